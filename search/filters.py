"""The choices beside the results: tabs, facets, orders, filters in use, own site or all sites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from core.cards import ActiveFilter
from core.channels import Channel
from core.search_kinds import search_kinds
from search.engines.protocol import NEWEST, OLDEST, RELEVANCE
from search.params import EVERYWHERE, FREE_FACETS, SearchParams
from search.results import Choice, DayField, Facet, FacetOption, HiddenField

Counts = Mapping[str, Mapping[str, int]]
OF_ORGANS = ("site", "issuer")
"""Facets whose values are names of organs: a name alone does not say which of them it is of."""


@dataclass
class Filters:
    """Makes the choices of one search from its counts; `site_names` are the sites read on `channel`.

    The names of what is counted come from the database once, in a constant number of queries.
    """

    params: SearchParams
    counts: Counts
    site_names: Mapping[int, str]
    channel: Channel

    def tabs(self) -> tuple[Choice, ...]:
        """All kinds, then each kind that has hits or is chosen."""
        counts = self.counts.get("kind", {})
        every = Choice("", _("All"), not self.params.kind, self.params.url(kind=""), sum(counts.values()))
        return (
            every,
            *(
                Choice(
                    kind.name,
                    str(kind.label),
                    self.params.kind == kind.name,
                    self.params.url(kind=kind.name),
                    counts.get(kind.name, 0),
                )
                for kind in search_kinds
                if counts.get(kind.name) or self.params.kind == kind.name
            ),
        )

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """Where it was published and what else narrows it down; a facet without any value is left out."""
        values = {"site": self._sites()} | {name: self._values(name) for name in FREE_FACETS}
        return tuple(
            Facet(name, label, True, values[name]) for name, label in facet_names().items() if values[name]
        )

    def chips(self) -> tuple[ActiveFilter, ...]:
        """The filters the reader chose, each with the address without it."""
        # The site a reader came from is no choice of his.
        facets = [facet for facet in self.facets if facet.name != "site" or self.params.sites]
        chosen = (
            ActiveFilter(option.label, option.url, of=facet.label if facet.name in OF_ORGANS else "")
            for facet in facets
            for option in facet.options
            if option.selected
        )
        return (*chosen, *self._day_chips())

    def days(self) -> tuple[DayField, ...]:
        """From which day and until which, with what could not be read of them."""
        return (
            self._day("since", _("From day")),
            self._day("until", _("Until day")),
        )

    def sorts(self) -> tuple[Choice, ...]:
        """The orders one can choose."""
        labels = {RELEVANCE: _("Best match"), NEWEST: _("Newest first"), OLDEST: _("Oldest first")}
        return tuple(
            Choice(value, label, self.params.sort == value, self.params.url(sort=value))
            for value, label in labels.items()
        )

    def scopes(self) -> tuple[Choice, ...]:
        """On a tier-2 site: this site or all of them; nothing on the portal."""
        if self.params.home_site is None:
            return ()
        here = self.params.searched_sites == (self.params.home_site,)
        return (
            Choice("", _("On this site"), here, self.params.url(sites=(), everywhere=False)),
            Choice(
                EVERYWHERE,
                _("On all sites of the portal"),
                not self.params.searched_sites,
                self.params.url(sites=(), everywhere=True),
            ),
        )

    def reset_url(self) -> str:
        """The same words without filters."""
        return self.params.url(
            kind="", sites=(), chosen=(), since=None, until=None, unread_since="", unread_until=""
        )

    def all_sites_url(self) -> str:
        """The same search on all sites; "" when it is one already."""
        return self.params.url(sites=(), everywhere=True) if self.params.searched_sites else ""

    def kept(self, *without: str) -> tuple[HiddenField, ...]:
        """What a form carries along, but for the fields it has itself."""
        pairs = self.params.pairs(without=("q", "page", *without))
        return tuple(HiddenField(name, value) for name, value in pairs)

    def _day(self, name: str, label: str) -> DayField:
        return DayField(name, label, self.params.shown_day(name), self.params.date_errors.get(name, ""))

    def _day_chips(self) -> Iterator[ActiveFilter]:
        if self.params.since:
            day = {"day": self.params.shown_day("since")}
            yield ActiveFilter(_("From %(day)s") % day, self.params.url(since=None))
        if self.params.until:
            day = {"day": self.params.shown_day("until")}
            yield ActiveFilter(_("Until %(day)s") % day, self.params.url(until=None))

    @cached_property
    def _labels(self) -> dict[str, dict[str, Any]]:
        """How values read, by facet, of all kinds together."""
        wanted = {name: {*self.counts.get(name, ()), *self.params.values(name)} for name in FREE_FACETS}
        labels: dict[str, dict[str, Any]] = {"year": {year: year for year in wanted["year"]}}
        for kind in search_kinds:
            # What one kind names another need not look up again: subject areas are the same for all.
            left = {name: values - labels.get(name, {}).keys() for name, values in wanted.items()}
            for name, words in kind.facet_labels(left, self.channel).items():
                labels.setdefault(name, {}).update(words)
        return labels

    def _sites(self) -> tuple[FacetOption, ...]:
        """The sites that have hits or are chosen; one that is not read here (any more) is shown as typed."""
        counts = {int(value): count for value, count in self.counts.get("site", {}).items()}
        chosen = self.params.searched_sites
        names = dict.fromkeys(chosen) | dict(self.site_names)
        options = [
            FacetOption(str(pk), name or str(pk), counts.get(pk, 0), pk in chosen, self._site_url(pk))
            for pk, name in names.items()
            if counts.get(pk) or pk in chosen
        ]
        return tuple(sorted(options, key=lambda option: (-option.count, option.label)))

    def _site_url(self, pk: int) -> str:
        sites = _toggled(self.params.searched_sites, pk)
        return self.params.url(sites=sites, everywhere=not sites)

    def _values(self, facet: str) -> tuple[FacetOption, ...]:
        """The values of a facet that have hits or are chosen; years from the newest, others by hits.

        A value nobody on this network may know of has no name: chosen all the same, it is shown as typed.
        """
        counts = self.counts.get(facet, {})
        chosen = self.params.values(facet)
        labels = self._labels.get(facet, {})
        options = [
            FacetOption(
                value,
                str(labels.get(value, value)),
                counts.get(value, 0),
                value in chosen,
                self.params.url(chosen=self.params.with_values(facet, _toggled(chosen, value))),
            )
            for value in dict.fromkeys([*counts, *chosen])
            if value in labels or value in chosen
        ]
        if facet == "year":
            return tuple(sorted(options, key=lambda option: option.value, reverse=True))
        return tuple(sorted(options, key=lambda option: (-option.count, option.label)))


def facet_names() -> dict[str, str]:
    """What readers call the facets, in the order they stand on the page."""
    return {
        "site": _("Where it was published"),
        "validity": _("Validity of documents"),
        "type": _("Type of document"),
        "issuer": _("Issued by"),
        "genre": _("Kind of news"),
        "area": _("Subject area"),
        "year": _("Year"),
    }


def _toggled(values: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    return tuple(kept for kept in values if kept != value) if value in values else (*values, value)
