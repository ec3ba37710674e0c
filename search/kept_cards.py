"""What readers keep, ready to be shown (A10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Keeping(StrEnum):
    """Where a reader's own things lie."""

    BROWSER = "browser"
    """Nobody is signed in, or the network is the Internet: in the reader's browser, and nowhere else."""
    ACCOUNT = "account"
    """On the Party network, with the account of who is signed in."""


@dataclass(frozen=True, slots=True)
class KeptItem:
    """Something that may be shown now: by index key, or "area:5" of a subject area. `note`: number, day, organ."""

    key: str
    title: str
    url: str
    note: str = ""
    on: date | datetime | None = None


@dataclass(frozen=True, slots=True)
class KeepButton:
    """What stands on a page for keeping it. `what` is "page", "follow" or "search"; `key` or `address` says which.

    `row` is the id of what the account keeps already; 0 when it keeps nothing, or the browser knows.
    """

    where: Keeping
    what: str
    key: str = ""
    address: str = ""
    feed_url: str = ""
    row: int = 0

    @property
    def in_browser(self) -> bool:
        """Whether the reader's browser keeps it."""
        return self.where is Keeping.BROWSER


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of the reader's list. Without `item` it may not be shown any more: it is listed, not named."""

    pk: int
    what: str
    item: KeptItem | None
    name: str = ""
    feed_url: str = ""
    tells_by_mail: bool = False


@dataclass(frozen=True, slots=True)
class KeptLists:
    """Everything one reader keeps with the account."""

    searches: tuple[KeptRow, ...] = ()
    follows: tuple[KeptRow, ...] = ()
    pages: tuple[KeptRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """What a reader follows and what is newest in it, across sections and subjects."""

    names: tuple[KeptItem, ...] = ()
    newest: tuple[KeptItem, ...] = ()
