"""What an engine is: one index of one channel, filled and asked through these few acts.

An engine keeps entries with their file pages and answers `EngineQuery`s with keys, order, counts and the
texts to highlight. It decides nothing about who may read: its index holds only what its channel may, and
hits are checked in the database again. The contract tests run on every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from core.channels import Channel
from core.search_kinds import IndexEntry

FACETS = ("kind", "site", "type", "issuer", "area", "year", "validity", "genre")
"""What an engine filters by and counts."""

FIELDS = ("accented", "folded", "accented_pairs", "folded_pairs")
"""The fields of an entry that rank."""

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


Phrase = tuple[QueryTerm, ...]
"""Words that stand next to each other in this order; most are of one word."""
Group = tuple[Phrase, ...]
"""Ways of saying one thing, each as good as the other: "BTV" or "Ban Thường vụ"."""


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """A search as an engine understands it. Built by `search.query`, pure and comparable.

    What is found: at least `min_match` of `groups` (minimum should match) are in the entry, each by any of its
    phrases; all phrases of `must`, none of `must_not`. A word typed with accents is in an entry that spells it so;
    with `any_accents` a word of `groups` is in any that spells it somehow. `number` is a number token: only entries of
    that number, first, and those that cite it, after them, are found. With nothing asked every entry is found.
    `filters` holds the accepted values by facet name; a facet without values accepts all. `since` and `until` are days
    of `day_number`, both included; 0 leaves that end open.

    What ranks: `terms` and `pairs`; accented fields only when the reader typed accents (`accented`).
    `with_words` asks for what the second stage reads of each hit.
    """

    groups: tuple[Group, ...] = ()
    min_match: int = 0
    must: tuple[Phrase, ...] = ()
    must_not: tuple[Phrase, ...] = ()
    any_accents: bool = False
    terms: tuple[QueryTerm, ...] = ()
    pairs: tuple[QueryTerm, ...] = ()
    accented: bool = False
    number: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: int = 0
    until: int = 0
    sort: str = RELEVANCE
    offset: int = 0
    limit: int = 10
    with_words: bool = False
    with_facets: bool = True

    @property
    def asks(self) -> bool:
        """Whether anything is looked for beside filters."""
        return bool(self.groups or self.must or self.number)


@dataclass(frozen=True, slots=True)
class EngineWords:
    """The first words of a hit, packed by `analysis.codes`, and those of its title; `length` counts all."""

    accented: bytes
    folded: bytes
    title: str
    length: int


@dataclass(frozen=True, slots=True)
class EngineHit:
    """An entry that matched. `is_own_number`: it bears the number asked for. `day` as in `day_number`."""

    key: str
    kind: str
    pk: int
    site_id: int
    day: int
    score: float
    is_own_number: bool = False
    words: EngineWords | None = None


@dataclass(frozen=True, slots=True)
class EngineResult:
    """Hits of one page of results. `facets` counts values by facet name, each facet without its own filter;
    empty when they were not asked for.
    """

    total: int
    hits: tuple[EngineHit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


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
class EngineText:
    """What is needed to show why an entry matched. `pages` are its best file pages, best first."""

    title: str
    summary: str
    body: str
    pages: tuple[EnginePage, ...] = ()


@dataclass(frozen=True, slots=True)
class Frequencies:
    """What an index knows of words: how many `entries`, their `mean_length` in words, and in how many of them a
    term stands, by field and term.
    """

    entries: int
    mean_length: float
    counts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry whose title or number begins as the reader types."""

    key: str
    kind: str
    pk: int
    site_id: int
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class EngineHealth:
    """How the index is: `ready` to answer, how many `entries`, and in words what is wrong if anything is."""

    ready: bool
    entries: int = 0
    detail: str = ""


class EngineDown(EngineError):
    """The engine's servers do not answer: another engine may."""


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
        """Answer `query`; raises EngineNotReady without an index, EngineDown when nothing answers."""

    def texts(self, keys: Sequence[str], query: EngineQuery) -> Mapping[str, EngineText]:
        """The texts of the entries of `keys` that are still there, with the file pages that answer `query`."""

    def frequencies(self, asked: Mapping[str, Collection[str]]) -> Frequencies:
        """In how many entries the `asked` terms (by field of FIELDS) stand, in one question whatever their number;
        those taken out may count until the engine tidies up: ranks hardly feel it."""

    def suggest(
        self, typed: str, *, filters: Mapping[str, tuple[str, ...]], limit: int
    ) -> tuple[Suggestion, ...]:
        """Entries whose number begins so, then the newest whose title has words that begin with those typed."""

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
