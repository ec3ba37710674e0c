"""What the component `lineage` prints: frozen values, so that templates ask the database nothing (G06)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from core.cards import Validity, ValidityKey

if TYPE_CHECKING:
    from docslib.lineage.picture import Picture


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """A document that stands in a relation to the one being read.

    `url` is empty for a number that the reader cannot open here, `search_url` leads to a search where several
    documents bear the number. `label` says the relation from the side of the document being read ("Được thay thế
    bởi"), `note` the provision and the day it counts from.
    """

    number: str
    title: str = ""
    label: str = ""
    url: str = ""
    search_url: str = ""
    type_label: str = ""
    signed_on: date | None = None
    note: str = ""
    validity_key: ValidityKey = ""
    validity_label: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer in force."""
        return self.validity_key == "gone"


@dataclass(frozen=True, slots=True)
class LineageGroup:
    """Relations of one kind under one heading; `more` says how many are left out."""

    title: str
    documents: tuple[RelatedDocument, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class DayAnswer:
    """The answer to "in force on …?": what was typed, and either the force on that day or what is wrong."""

    typed: str
    shown: str = ""
    validity: Validity | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Lineage:
    """All relations of a document that its reader may know of, as a picture and as a list."""

    groups: tuple[LineageGroup, ...] = ()
    cited: tuple[LineageGroup, ...] = ()
    pictures: tuple[Picture, ...] = field(default_factory=tuple)

    def __bool__(self) -> bool:
        return bool(self.groups or self.cited)
