"""What the library's editing screens show: frozen values, so that templates ask the database nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms import BoundField


@dataclass(frozen=True, slots=True)
class ReadingCard:
    """How far the reading of one file is; `done` and `total` count pages, `note` is for the editor."""

    title: str
    state: str
    note: str
    done: int
    total: int
    is_finished: bool
    may_retry: bool
    status_url: str
    retry_url: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value read from a file for one field of the form: `value` as the widget takes it, `shown` as people read it."""

    field_id: str
    label: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class ReadFact:
    """What was read for one field: `value` as the form takes it, `percent` and `level` for how sure the machine is.

    `is_single`: a person confirms it by itself, never together with the others.
    """

    name: str
    value: Any
    percent: int
    level: str
    level_label: str
    is_single: bool
    page: int | None = None
    quote: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the picture of a page, in hundredths of its width and height, from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the value of one field stands on a page."""

    name: str
    level: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the text read; `name` is the field that was found in it."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page beside the form: its picture where there is one, the text read of it, the places of the fields."""

    number: int
    is_ocr: bool
    lines: tuple[SheetLine, ...]
    picture_url: str = ""
    width: int = 0
    height: int = 0
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class FactRow:
    """One field on the screen. `has_tick`: a person says that it is right; `is_open`: nobody said or typed it."""

    field: BoundField
    fact: ReadFact | None
    has_tick: bool
    is_clear: bool
    is_sure: bool
    is_open: bool
    is_typed: bool


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Fields that stand together; those without a heading are always on the screen."""

    key: str
    heading: Any
    rows: tuple[FactRow, ...]

    @property
    def wants_a_look(self) -> bool:
        """Whether a field of it is open or wrong, so that it may not be folded away."""
        return any(row.is_open or row.field.errors for row in self.rows)


@dataclass(frozen=True, slots=True)
class RelationSuggestion:
    """A relation that a file states and the form does not: `values` by field as the widgets take them, as JSON."""

    values: str
    shown: str
