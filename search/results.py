"""What the search page shows: frozen values, complete, with no query left to run (M04).

`SearchResults` is the whole context of `pages/search.html` beside the site's own frame. Labels are ready to
show; addresses are relative ("?q=…&page=2") and keep every other part of the search.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.cards import ActiveFilter
from core.search_kinds import Card
from search.query import SHORT_QUERY_TERMS

FACET_HEAD = 6
"""Values of a facet shown at once; folding a single one away would save nothing."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of text; `is_hit` pieces are marked (<mark>). Plain text: the template escapes it as ever."""

    text: str
    is_hit: bool = False


Parts = tuple[TextPart, ...]


@dataclass(frozen=True, slots=True)
class FilePageHit:
    """A page of a file that carries the words searched for (1-based `number`)."""

    number: int
    url: str


@dataclass(frozen=True, slots=True)
class FileHit:
    """A file of the hit: "Trong tệp <title>, trang 4, trang 5", with the snippet of its best page.

    `is_ocr` says the text was read from a scan ("bản quét"). `url` opens the best page.
    """

    document_id: int
    title: str
    is_ocr: bool
    url: str
    pages: tuple[FilePageHit, ...]
    snippet: Parts = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a hit stands where it stands: what goes before the score, its terms ("từ: nhuận", "3,21"), their total."""

    reasons: tuple[str, ...]
    lines: tuple[tuple[str, str], ...] = ()
    total: str = ""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result: the card of its kind, as far as hits show it, with the words searched for marked.

    `card` is a `DocumentCard` when `is_document`, else a `StoryCard`. `title` replaces the card's title or
    abstract. `snippet` comes from the text of the page; empty when only the title or a file matched.
    `explanation` is there for administrators only.
    """

    key: str
    kind: str
    kind_label: str
    url: str
    title: Parts
    snippet: Parts
    date: date | None
    site_name: str
    is_document: bool
    card: Card
    files: tuple[FileHit, ...] = ()
    is_own_number: bool = False
    is_pinned: bool = False
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """Another way of asking: what to show, and the relative address that asks it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class FacetOption:
    """A value one can filter by. `count` is what choosing it would give; 0 may be shown disabled.

    `url` chooses it, or takes it off when `selected`. As a form control: name = the facet's, value = `value`.
    """

    value: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of filters; `multiple`: several values may be chosen. `head` is shown at once, `rest` on demand."""

    name: str
    label: str
    multiple: bool
    options: tuple[FacetOption, ...]

    @property
    def head(self) -> tuple[FacetOption, ...]:
        """The first values, and what is chosen."""
        first = self.options if len(self.options) <= FACET_HEAD + 1 else self.options[:FACET_HEAD]
        return tuple(option for option in self.options if option in first or option.selected)

    @property
    def rest(self) -> tuple[FacetOption, ...]:
        """The values that `head` leaves out."""
        return tuple(option for option in self.options if option not in self.head)


@dataclass(frozen=True, slots=True)
class DayField:
    """An end of the range of days: `value` as the field shows it, `error` when what was typed is no day."""

    name: str
    label: str
    value: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few ways: a tab of kinds, an order, own site or all sites; `count` None: not counted."""

    value: str
    label: str
    selected: bool
    url: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of results; `url` is empty for a gap ("…"), whose `number` is 0."""

    number: int
    url: str
    is_current: bool = False

    @property
    def is_gap(self) -> bool:
        """Whether this stands for the pages left out."""
        return self.number == 0


@dataclass(frozen=True, slots=True)
class Paging:
    """Where the reader is: page `number` of `count`; empty addresses mean there is no such page."""

    number: int
    count: int
    previous_url: str
    next_url: str
    links: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class HiddenField:
    """A part of the search that a form on the page must carry along."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Everything the search page says.

    Four states: `is_blank` (nothing asked yet: show how to search), `unavailable` (the index cannot answer
    now: say so, offer to try again), `total == 0` (say what was looked for, offer `reset_url`,
    `all_sites_url`, `did_you_mean`), and hits. `relaxed` with hits: nothing carried all the words, these
    carry part of them. `accents_ignored` with hits: nothing spells the words as typed, these do with other
    accents.

    `tabs` are the kinds with "all" first; `facets` what narrows it down, `days` from when until when; `chips`
    the filters in use and `reset_url` takes all of them off. `scopes` is empty on the portal; on a tier-2 site
    it offers this site or all sites. `kept` are hidden fields for the search box, `kept_by_filters` for the form
    of facets, `kept_by_sort` for the form of the order. `seconds_label` reads "0,03".

    `exact_total` of `total` have all the words as typed, the rest part of them. `pinned` are the pages the site's
    board put first, shown before the hits and not among them. `number_asked`: a document number was typed.
    `did_you_mean` offers another spelling. `is_fallback`: the engine meant to answer did not.
    """

    q: str
    total: int
    hits: tuple[SearchHit, ...]
    tabs: tuple[Choice, ...]
    facets: tuple[Facet, ...]
    chips: tuple[ActiveFilter, ...]
    sorts: tuple[Choice, ...]
    scopes: tuple[Choice, ...]
    paging: Paging
    reset_url: str
    all_sites_url: str
    seconds_label: str
    relaxed: bool = False
    accents_ignored: bool = False
    is_blank: bool = False
    unavailable: bool = False
    terms: tuple[str, ...] = ()
    number_asked: bool = False
    kept: tuple[HiddenField, ...] = ()
    kept_by_filters: tuple[HiddenField, ...] = ()
    kept_by_sort: tuple[HiddenField, ...] = ()
    days: tuple[DayField, ...] = ()
    exact_total: int = 0
    pinned: tuple[SearchHit, ...] = ()
    did_you_mean: tuple[Suggested, ...] = ()
    is_fallback: bool = False

    @property
    def narrowing(self) -> tuple[Facet, ...]:
        """The facets that would leave something out, or are in use."""
        return tuple(
            facet
            for facet in self.facets
            if len(facet.options) > 1 or any(one.selected or one.count < self.total for one in facet.options)
        )

    @property
    def is_long(self) -> bool:
        """Whether so many words were typed that a result need not have all of them."""
        is_plain = not self.number_asked and '"' not in self.q
        return is_plain and len({term.casefold() for term in self.terms}) > SHORT_QUERY_TERMS

    @property
    def is_widened(self) -> bool:
        """Whether what has all the words was too little, and what has part of them was added."""
        return 0 < self.exact_total < self.total and not self.relaxed
