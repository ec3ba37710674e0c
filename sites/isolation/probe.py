"""Hand-written requests for each surface that leaked in Wagtail as it comes, by its row in docs/isolation.md (A02)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import resolve, reverse
from wagtail.models import Page, ReferenceIndex

from sites.access.ownership import is_owned, site_id_of
from sites.isolation.addresses import Address
from sites.isolation.asking import Ask, Query, with_query
from sites.isolation.forms import Fields
from sites.isolation.registry import Plot


@dataclass(frozen=True)
class Hand:
    """What a probe writes its requests with."""

    own: Plot
    foreign: Plot
    form: Callable[[str], Fields]
    """The posted form that an address shows this person; empty when it shows none."""

    def mine(self, name: str) -> Any:
        """An object kept on site A."""
        return self.own.one(name)

    def theirs(self, name: str) -> Any:
        """An object kept on site B."""
        return self.foreign.one(name)

    def their_id(self, label: str) -> str:
        """An id of site B's of this model."""
        return self.foreign.ids(label, 1)[0]

    def my_id(self, label: str) -> str:
        """An id of site A's of this model."""
        return self.own.ids(label, 1)[0]

    def get(self, path: str, query: Query | None = None, *, is_foreign: bool = False) -> Ask:
        """A request that looks."""
        return Ask("GET", with_query(path, query or {}), address_at(path), is_foreign=is_foreign)

    def post(
        self,
        path: str,
        data: Any = None,
        *,
        query: Query | None = None,
        is_foreign: bool = False,
        **more: Any,
    ) -> Ask:
        """A request that changes something."""
        asked = with_query(path, query or {})
        return Ask("POST", asked, address_at(path), is_foreign=is_foreign, data=data or {}, **more)

    def filled(self, path: str, **changes: Any) -> Fields:
        """The form of a screen as this person sees it, with `changes`; dashes are written as double underscores."""
        fields = dict(self.form(path))
        for name, value in changes.items():
            fields[name.replace("__", "-")] = value if isinstance(value, list) else [str(value)]
        return fields


ProbeFunction = Callable[[Hand], Iterator[Ask]]


@dataclass(frozen=True)
class Probe:
    """Requests of one row."""

    row: str
    asks: ProbeFunction

    @property
    def name(self) -> str:
        """How findings call it."""
        return f"row {self.row}: {self.asks.__name__}"


probes: list[Probe] = []
"""In the order in which they are sent."""


def probe(row: str) -> Callable[[ProbeFunction], ProbeFunction]:
    """Register a function that writes the requests of a row."""

    def keep(function: ProbeFunction) -> ProbeFunction:
        probes.append(Probe(row, function))
        return function

    return keep


def address_at(path: str) -> Address:
    """The address a path leads to; raises Resolver404."""
    match = resolve(path)
    return Address(match.view_name, match.route, tuple(match.kwargs), None)


def at(name: str, *args: Any) -> str:
    """Short for `reverse`."""
    return reverse(name, args=args)


def points_there(hand: Hand, page: Page) -> Callable[[], str]:
    """A check that neither the page nor its newest version points to anything of site B (row 25)."""

    def check() -> str:
        fresh = Page.objects.get(pk=page.pk).specific
        versions = [fresh, fresh.get_latest_revision_as_object()]
        found = {name for version in versions for name in _foreign_targets(version, hand.foreign)}
        return f"points to {', '.join(sorted(found))} of another site" if found else ""

    return check


def _foreign_targets(version: Page, foreign: Plot) -> Iterator[str]:
    for reference in ReferenceIndex._extract_references_from_object(version):
        content_type, pk = reference[0], reference[1]
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is None or not is_owned(model):
            continue
        target = model._base_manager.filter(pk=pk).first()
        if target is not None and site_id_of(target) == foreign.portal_site.pk:
            yield model._meta.model_name or ""
