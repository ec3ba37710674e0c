"""What an engine is: one index of one channel, filled and asked through these few acts.

An engine keeps entries with their file pages and answers `EngineQuery`s with keys, order, counts and the
texts to highlight. It decides nothing about who may read: its index holds only what its channel may, and
hits are checked in the database again. The contract tests run on every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from core.channels import Channel
from core.search_kinds import IndexEntry

FACETS = ("kind", "site", "type", "year")
"""What an engine filters by and counts."""

RELEVANCE, NEWEST, OLDEST = "relevance", "newest", "oldest"


class EngineError(Exception):
    """The engine could not do what was asked; nothing was half written."""


class EngineNotReady(EngineError):
    """The index is missing, or was written by another version of the schema: it must be rebuilt."""


class EngineBusy(EngineError):
    """Another process writes (a rebuild, most likely); try again later."""


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """A distinct term of the query, in both forms; `count` says how often it was typed."""

    accented: str
    folded: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """A search as an engine understands it. Built by `search.query.build_query`, pure and comparable.

    At least `min_match` of `terms` must be in an entry; the others raise its place. A term typed with
    accents is in an entry that spells it so; with `any_accents` in any that spells it somehow. Accented
    fields rank only when the reader typed accents. `number` is a number token: only entries of that number,
    first, and those that cite it, after them, are found. With neither terms nor number every entry is found.
    `filters` holds the accepted values by facet name; a facet without values accepts all.
    """

    terms: tuple[QueryTerm, ...] = ()
    pairs: tuple[QueryTerm, ...] = ()
    accented: bool = False
    any_accents: bool = False
    number: str = ""
    min_match: int = 0
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = RELEVANCE
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class EnginePage:
    """A page of a file that matched (1-based `number`), with its text as written."""

    document_id: int
    file_title: str
    is_ocr: bool
    number: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class EngineHit:
    """An entry that matched, with what is needed to show why. `pages` are its best file pages, best first."""

    key: str
    kind: str
    pk: int
    site_id: int
    score: float
    title: str
    summary: str
    body: str
    pages: tuple[EnginePage, ...] = ()


@dataclass(frozen=True, slots=True)
class EngineResult:
    """Hits of one page of results. `facets` counts values by facet name, each facet without its own
    filter.
    """

    total: int
    hits: tuple[EngineHit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EngineHealth:
    """How the index is: `ready` to answer, how many `entries`, and in words what is wrong if anything is."""

    ready: bool
    entries: int = 0
    detail: str = ""


class Batch(Protocol):
    """Writes that appear to readers together, when the batch ends without an error."""

    def upsert(self, entry: IndexEntry) -> None:
        """Write `entry`, replacing what stood under its key. Raises WrongChannel if the channel may not hold
        it.
        """

    def delete(self, key: str) -> None:
        """Take out the entry of `key` and its file pages; no error when there is none."""


class WrongChannel(EngineError):
    """An entry was about to enter the index of a channel that may not hold it (A04)."""


Progress = Callable[[int], None]
"""Called with the number of entries written so far."""


class Engine(Protocol):
    """One engine, one channel."""

    name: str
    channel: Channel

    def batch(self) -> AbstractContextManager[Batch]:
        """The only writer: raises EngineBusy when another holds it too long, EngineNotReady without an index.

        What is read from the database inside the batch cannot be overtaken by an older batch.
        """

    def search(self, query: EngineQuery) -> EngineResult:
        """Answer `query`; raises EngineNotReady without an index."""

    def ids(self) -> set[str]:
        """The keys of all entries; raises EngineNotReady without an index."""

    def rebuild(self, entries: Iterable[IndexEntry], progress: Progress | None = None) -> int:
        """Write a new index of `entries` and swap it in at once; readers see the old one until then.

        Entries are read while the writer's place is held. Returns how many were written.
        """

    def health(self) -> EngineHealth:
        """Whether the engine can answer; never raises."""


def day_number(day: date | None) -> int:
    """A date as engines sort by it: days since the year 1; 0 when there is none."""
    return day.toordinal() if day else 0
