"""What a reader may ask for: a frozen, validated form of the address of the search page.

The address is the state: every filter, the order and the page stand in it, so that a search can be kept, sent
and gone back to. What cannot be meant (a page "x", an unknown order) is refused rather than guessed at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict

from core.search_kinds import search_kinds
from search.engines.protocol import NEWEST, OLDEST, RELEVANCE

SORTS = (RELEVANCE, NEWEST, OLDEST)
EVERYWHERE = "all"
MAX_QUERY_LETTERS = 500
MAX_PAGE = 1000
MAX_VALUES = 50
MAX_VALUE_LETTERS = 100
FIRST_YEAR, LAST_YEAR = 1900, 2200
MAX_ID_DIGITS = 18


@dataclass(frozen=True, slots=True)
class SearchParams:
    """A search. Empty `kind`, `sites` and `types` mean any; `year` None means any.

    On a tier-2 site `home_site` is its id: without a choice of sites only that site is searched, with
    `everywhere` all of them.
    """

    q: str = ""
    kind: str = ""
    sites: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    year: int | None = None
    sort: str = RELEVANCE
    page: int = 1
    everywhere: bool = False
    home_site: int | None = None

    @property
    def searched_sites(self) -> tuple[int, ...]:
        """The sites to search in; empty means all."""
        if self.sites or self.everywhere or self.home_site is None:
            return self.sites
        return (self.home_site,)

    @property
    def engine_sort(self) -> str:
        """The order asked of the engine: without words there is no relevance, so the newest come first."""
        return NEWEST if self.sort == RELEVANCE and not self.q else self.sort

    @property
    def is_filtered(self) -> bool:
        """Whether the reader narrowed the search (the site he came from is not his choice)."""
        return bool(self.kind or self.sites or self.types or self.year)

    def pairs(self, *, without: Sequence[str] = ()) -> list[tuple[str, str]]:
        """The parts of the address in a fixed order, defaults left out, without the fields named."""
        sites = [EVERYWHERE] if self.everywhere and self.home_site is not None else map(str, self.sites)
        parts: list[tuple[str, str]] = [("q", self.q)]
        parts += [("kind", self.kind)] if self.kind else []
        parts += [("site", site) for site in sites]
        parts += [("type", kind_of_content) for kind_of_content in self.types]
        parts += [("year", str(self.year))] if self.year is not None else []
        parts += [("sort", self.sort)] if self.sort != RELEVANCE else []
        parts += [("page", str(self.page))] if self.page != 1 else []
        return [part for part in parts if part[0] not in without]

    def url(self, **changes: Any) -> str:
        """The relative address of this search with `changes`; any change but `page` goes back to page 1."""
        return "?" + urlencode(replace(self, **{"page": 1, **changes}).pairs())


def parse_params(data: QueryDict, *, home_site: int | None = None) -> SearchParams:
    """Read the address of the search page; raises BadRequest for a part that no link of ours can carry."""
    sites = _values(data, "site")
    everywhere = EVERYWHERE in sites
    return SearchParams(
        q=clean_query(data.get("q", "")),
        kind=_choice("kind", data.get("kind", ""), ["", *search_kinds.names()]),
        sites=() if everywhere else tuple(_site_id(site) for site in sites),
        types=_values(data, "type"),
        year=_number("year", data.get("year", ""), FIRST_YEAR, LAST_YEAR) if data.get("year") else None,
        sort=_choice("sort", data.get("sort") or RELEVANCE, SORTS),
        page=_number("page", data.get("page", "1"), 1, MAX_PAGE),
        everywhere=everywhere,
        home_site=home_site,
    )


def clean_query(q: str) -> str:
    """The words typed, composed, on one line, without control characters, cut at MAX_QUERY_LETTERS."""
    composed = unicodedata.normalize("NFC", q[: MAX_QUERY_LETTERS * 4])
    visible = "".join(" " if unicodedata.category(char) in {"Cc", "Cs"} else char for char in composed)
    return " ".join(visible.split())[:MAX_QUERY_LETTERS].rstrip()


def _values(data: QueryDict, name: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(value for value in data.getlist(name) if value))
    if len(values) > MAX_VALUES or any(len(value) > MAX_VALUE_LETTERS or "\0" in value for value in values):
        raise BadRequest(f"Bad {name}.")
    return values


def _choice(name: str, value: str, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise BadRequest(f"Bad {name}.")
    return value


def _number(name: str, value: str, lowest: int, highest: int) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(highest))):
        raise BadRequest(f"Bad {name}.")
    number = int(value)
    if not lowest <= number <= highest:
        raise BadRequest(f"Bad {name}.")
    return number


def _site_id(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= MAX_ID_DIGITS):
        raise BadRequest("Bad site.")
    return int(value)
