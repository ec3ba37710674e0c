"""What the reports show: frozen rows, so that tables and spreadsheets ask the database nothing (H06)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from core.registry import Registry

item_addresses: Registry[Callable[[int], str]] = Registry("address of an item")
"""Where the whole life of a page is told, by its id; the app that knows it registers."""


@dataclass(frozen=True, slots=True)
class ItemMark:
    """Which page a row is about, and whose it is."""

    title: str
    kind: str = ""
    site: str = ""
    theme: str = ""
    page_id: int | None = None
    """None once the page is gone."""

    @property
    def address(self) -> str:
        """Where the item's life is told; nowhere for a page that is gone."""
        if self.page_id is None:
            return ""
        return next((address(self.page_id) for address in item_addresses), "")


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One act: who did what to which page, and when."""

    at: datetime
    person: str
    act: str
    item: ItemMark
    comment: str = ""


@dataclass(frozen=True, slots=True)
class LockRow:
    """A page that one person keeps to himself."""

    item: ItemMark
    person: str
    since: datetime | None
    held: str = ""


@dataclass(frozen=True, slots=True)
class AgeRow:
    """A page readers see, and when it was last put up."""

    item: ItemMark
    published_at: datetime | None
    age: str
    author: str
    publisher: str
