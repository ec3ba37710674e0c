"""What the library's editing screens show: frozen values, so that templates ask the database nothing."""

from __future__ import annotations

from dataclasses import dataclass


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
