"""What a reader may ask for: a frozen, validated form of the address of the search page.

The address is the state: every filter, the order and the page stand in it, so that a search can be kept, sent
and gone back to. What cannot be meant (a page "x", an unknown order) is refused rather than guessed at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext as _

from core.search_kinds import is_id, search_kinds
from search.analysis.days import FIRST_YEAR, LAST_YEAR, MAX_DAY_LETTERS, read_day
from search.engines.protocol import NEWEST, OLDEST, RELEVANCE

SORTS = (RELEVANCE, NEWEST, OLDEST)
EVERYWHERE = "all"
MAX_QUERY_LETTERS = 500
MAX_PAGE = 1000
MAX_VALUES, MAX_VALUES_IN_ALL = 50, 100
"""Of one facet, and of all together: each value is offered with an address that holds all the others."""
MAX_VALUE_LETTERS = 100
FREE_FACETS = ("type", "issuer", "area", "year", "validity", "genre")
"""Facets whose values are words of the address as they are; kind and site are looked at."""

_SOFT_HYPHEN = "\u00ad"
_PLAIN = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
"""The wide letters, figures and signs of Asian keyboards, as ASCII has them."""


@dataclass(frozen=True, slots=True)
class SearchParams:
    """A search. An empty `kind`, no `sites` and a facet without values mean any.

    `chosen` holds the values of the facets of FREE_FACETS, in that order, those with values only. On a tier-2
    site `home_site` is its id: without a choice of sites only that site is searched, with `everywhere` all of
    them. `since` and `until` are days, both included. What a person typed for one of them that is no day, or an
    `until` before `since`, is kept as typed in `unread_since` and `unread_until`, and narrows nothing.
    """

    q: str = ""
    kind: str = ""
    sites: tuple[int, ...] = ()
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()
    since: date | None = None
    until: date | None = None
    unread_since: str = ""
    unread_until: str = ""
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
        return bool(self.kind or self.sites or self.chosen or self.since or self.until)

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        """The accepted values by facet, as engines take them."""
        fixed = {"kind": (self.kind,) if self.kind else (), "site": tuple(map(str, self.searched_sites))}
        return {name: values for name, values in {**fixed, **dict(self.chosen)}.items() if values}

    @property
    def scope(self) -> dict[str, tuple[str, ...]]:
        """The filters left when all that the reader chose is taken off: the site he came from, unless he left it."""
        has_left = bool(self.sites) and self.home_site not in self.sites
        return replace(self, kind="", sites=(), chosen=(), everywhere=self.everywhere or has_left).filters

    @property
    def date_errors(self) -> dict[str, str]:
        """What to say at the fields `since` and `until` about what could not be read there."""
        unreadable = _("Write the day as 12/3/2026, or just the month as 3/2026 or the year as 2026.")
        errors = {"since": unreadable} if self.unread_since else {}
        if self.unread_until:
            is_day = read_day(self.unread_until, last=True) is not None
            errors["until"] = _("This day comes before the first one.") if is_day else unreadable
        return errors

    def shown_day(self, name: str) -> str:
        """What the field `since` or `until` shows: dd/mm/yyyy, or what could not be read, as typed."""
        day: date | None = getattr(self, name)
        unread: str = getattr(self, f"unread_{name}")
        return f"{day:%d/%m/%Y}" if day else unread

    def values(self, facet: str) -> tuple[str, ...]:
        """The values chosen of a facet of FREE_FACETS."""
        return dict(self.chosen).get(facet, ())

    def with_values(self, facet: str, values: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """`chosen` with `values` in place of those of `facet`."""
        wanted = {**dict(self.chosen), facet: values}
        return tuple((name, wanted[name]) for name in FREE_FACETS if wanted.get(name))

    def pairs(self, *, without: Sequence[str] = ()) -> list[tuple[str, str]]:
        """The parts of the address in a fixed order, defaults left out, without the fields named."""
        sites = [EVERYWHERE] if self.everywhere and self.home_site is not None else map(str, self.sites)
        parts: list[tuple[str, str]] = [("q", self.q)]
        parts += [("kind", self.kind)] if self.kind else []
        parts += [("site", site) for site in sites]
        parts += [(name, value) for name, values in self.chosen for value in values]
        days = (("since", self.since, self.unread_since), ("until", self.until, self.unread_until))
        parts += [(name, day.isoformat() if day else typed) for name, day, typed in days if day or typed]
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
    since, unread_since = _day(data, "since")
    until, unread_until = _day(data, "until")
    if since and until and until < since:
        until, unread_until = None, f"{until:%d/%m/%Y}"
    return SearchParams(
        q=clean_query(data.get("q", "")),
        kind=_choice("kind", data.get("kind", ""), ["", *search_kinds.names()]),
        sites=() if everywhere else tuple(_site_id(site) for site in sites),
        chosen=_chosen(data),
        since=since,
        until=until,
        unread_since=unread_since,
        unread_until=unread_until,
        sort=_choice("sort", data.get("sort") or RELEVANCE, SORTS),
        page=_number("page", data.get("page", "1"), 1, MAX_PAGE),
        everywhere=everywhere,
        home_site=home_site,
    )


def clean_query(q: str) -> str:
    """The words typed, composed, on one line, without signs that nobody sees, cut at MAX_QUERY_LETTERS.

    What is copied from Word, a web page or a folder brings such signs along: in front of a hyphen, a number or a day
    they would hide what is meant.
    """
    visible = "".join(map(_visible, q[: MAX_QUERY_LETTERS * 4].translate(_PLAIN)))
    return " ".join(unicodedata.normalize("NFC", visible).split())[:MAX_QUERY_LETTERS].rstrip()


def _visible(char: str) -> str:
    """`char`, or a blank for a sign that nobody sees: texts are cut into words there too, but at no soft hyphen."""
    if char == _SOFT_HYPHEN:
        return ""
    return " " if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char


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


def _chosen(data: QueryDict) -> tuple[tuple[str, tuple[str, ...]], ...]:
    for year in _values(data, "year"):
        _number("year", year, FIRST_YEAR, LAST_YEAR)
    chosen = tuple((name, values) for name in FREE_FACETS if (values := _values(data, name)))
    if sum(len(values) for _name, values in chosen) > MAX_VALUES_IN_ALL:
        raise BadRequest("Too many values.")
    return chosen


def _day(data: QueryDict, name: str) -> tuple[date | None, str]:
    """The day in the field `name`, or what was typed there if it is none: people type here, so nothing is refused."""
    typed = clean_query(data.get(name, ""))[:MAX_DAY_LETTERS].rstrip()
    day = read_day(typed, last=name == "until")
    return day, "" if day else typed


def _site_id(value: str) -> int:
    if not is_id(value):
        raise BadRequest("Bad site.")
    return int(value)
