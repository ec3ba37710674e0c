"""What the component `lineage` prints: frozen values, so that templates ask the database nothing (G06)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.cards import ValidityKey


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """A document that stands in a relation to the one being read.

    `url` is empty for a number that the reader cannot open here; `label` says the relation from the side of
    the document being read ("Được thay thế bởi"), `note` the provision and the day it counts from.
    """

    number: str
    title: str
    label: str
    url: str = ""
    signed_on: date | None = None
    note: str = ""
    validity_key: ValidityKey = ""
    validity_label: str = ""
    is_later: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer in force."""
        return self.validity_key == "gone"


@dataclass(frozen=True, slots=True)
class LineageGroup:
    """Relations of one kind, under one heading."""

    title: str
    documents: tuple[RelatedDocument, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """All relations of a document that its reader may know of, as a picture and as a list."""

    groups: tuple[LineageGroup, ...]
    pictures: tuple[object, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups)
