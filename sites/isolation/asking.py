"""Which requests are worth sending to an address: queries, exports, fragments, filters, other methods (A02)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from sites.isolation.addresses import CATCH_ALL, Address, plain_path
from sites.isolation.arguments import Filled
from sites.isolation.markers import COMMON_WORD
from sites.isolation.registry import Plot

Query = Mapping[str, str | int | list[str]]

NEUTRAL: tuple[Query, ...] = (
    {"q": COMMON_WORD},
    {"p": "1", "ordering": "title"},
    {"p": "999"},
    {"export": "csv"},
    {"export": "xlsx"},
    {"ordering": "-latest_revision_created_at", "_w_filter_fragment": "1"},
    {"q": COMMON_WORD, "ordering": "-title", "_w_filter_fragment": "1"},
)
API: tuple[Query, ...] = (
    {"search": COMMON_WORD},
    {"fields": "*", "limit": "20"},
    {"type": "wagtailcore.Page", "fields": "*", "order": "-title"},
)
TERMS: tuple[Query, ...] = ({"term": "tu"}, {"term": "zz"})
"""The beginnings of the planted keywords."""

FILTERS: dict[str, str] = {
    "owner": "core.User",
    "user": "core.User",
    "requested_by": "core.User",
    "locked_by": "core.User",
    "edited_by": "core.User",
    "uploaded_by_user": "core.User",
    "site": "portal_sites.PortalSite",
    "portal_site": "portal_sites.PortalSite",
    "parent_page_id": "wagtailcore.Page",
    "parent": "wagtailcore.Page",
    "target_pages[]": "wagtailcore.Page",
    "child_of": "wagtailcore.Page",
    "descendant_of": "wagtailcore.Page",
    "childOf": "wagtailcore.Page",
    "collection_id": "wagtailcore.Collection",
    "collection": "wagtailcore.Collection",
    "workflow": "wagtailcore.WorkflowState",
    "task": "wagtailcore.Task",
    "tag": "taggit.Tag",
}
"""Names by which listings and choosers are narrowed, and the models whose ids they take; upper apps name theirs on
the plot, without a colon."""


class Depth(IntEnum):
    """How much is asked of an address that answers."""

    LIGHT = 0
    """That it answers, and what it says of a foreign id: roles whose screens others open too."""
    PLAIN = 1
    """That it answers, what it says of foreign ids, one search, one export, narrowed by what is foreign."""
    FULL = 2
    """Every sort of request."""
    THOROUGH = 3
    """Every combination, each filter by itself."""


CHOSEN = {"wagtailimages": "core.PortalImage", "wagtaildocs": "core.PortalDocument"}


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    path: str
    address: Address
    is_foreign: bool = False
    """Whether an argument of the path names an object of site B."""
    xhr: bool = False
    data: Any = field(default=None, hash=False)
    label: str = ""
    """Name of the probe, where one sends it."""
    wrong: Callable[[], str] | None = field(default=None, hash=False)
    """Asked before everything is taken back: what has gone wrong, or "" ."""

    @property
    def echoed(self) -> str:
        """What an answer may repeat without giving anything away: what the person sent himself."""
        sent = self.data.values() if isinstance(self.data, dict) else ()
        return "&".join((self.path, *(value for value in sent if isinstance(value, str))))


def path_of(address: Address, filled: Filled) -> str:
    """The path for these arguments; "" where the address cannot be written with them."""
    if address.route == CATCH_ALL:
        return "/admin/khong-co-dia-chi-nay/"
    if not address.name:
        return plain_path(address.route) if not address.arguments else ""
    try:
        return reverse(address.name, kwargs=filled.values)
    except NoReverseMatch:
        return ""


def opening_query(address: Address, filled: Filled, own: Plot) -> Query:
    """What an address must be asked to answer at all."""
    if address.name == "wagtail_bulk_action":
        return {"id": own.ids(f"{filled.values['app_label']}.{filled.values['model_name']}", 1)}
    if address.name.endswith((":find", "chosen_multiple")):
        label = "wagtailcore.Page" if "page" in address.name else _model_of(address)
        return {"id": own.ids(label, 1)}
    return {}


def variants(address: Address, filled: Filled, own: Plot, foreign: Plot, depth: Depth) -> Iterator[Query]:
    """Queries for an address that answered: neutral ones, and narrowed by what is site B's."""
    if address.name == "wagtail_bulk_action":
        yield from _bulk(filled, own, foreign)
        return
    if depth > Depth.LIGHT:
        yield from _neutral(address, depth)
    if depth > Depth.PLAIN:
        back = f"/admin/pages/{foreign.ids('wagtailcore.Page', 1)[0]}/edit/"
        yield {"id": _chosen(address, foreign), "next": back}
    if depth > Depth.PLAIN or (depth is Depth.PLAIN and not address.arguments):
        yield from _filters(foreign, apart=depth is Depth.THOROUGH)


def _neutral(address: Address, depth: Depth) -> tuple[Query, ...]:
    if "_api:" in address.name:
        return API if depth > Depth.PLAIN else API[1:2]
    if "tag" in address.name:
        return TERMS
    if depth is Depth.THOROUGH:
        return NEUTRAL
    listed = any(word in address.route for word in LISTED)
    if depth is Depth.FULL:
        searched = NEUTRAL[2:3] + NEUTRAL[6:] if not address.arguments else NEUTRAL[6:]
        return searched + NEUTRAL[3:5] if listed else searched
    return NEUTRAL[3:4] if listed else NEUTRAL[:1] if not address.arguments else ()


LISTED = ("results", "history", "usage", "report", "visits", "moderation/")
"""What addresses of listings are called: they export what they list."""


def _filters(foreign: Plot, *, apart: bool) -> Iterator[Query]:
    """Each filter with an id of site B: one by one, or in two heaps, people's and places', that hide nothing from one
    another."""
    more = {name: label for name, label in foreign.models.items() if ":" not in name}
    asked = [{name: foreign.ids(label, 1)} for name, label in {**FILTERS, **more}.items()]
    size = 1 if apart else HEAP
    for start in range(0, len(asked), size):
        yield {name: value for one in asked[start : start + size] for name, value in one.items()}


HEAP = 10


def _chosen(address: Address, foreign: Plot) -> list[str]:
    return foreign.ids(_model_of(address))


def _model_of(address: Address) -> str:
    """The model that `?id=` means."""
    if address.name.startswith("wagtailadmin_api:"):
        return CHOSEN.get(
            f"wagtail{address.name.split(':')[1]}".replace("documents", "docs"), "wagtailcore.Page"
        )
    return CHOSEN.get(address.namespace.partition("_")[0], "wagtailcore.Page")


def _bulk(filled: Filled, own: Plot, foreign: Plot) -> Iterator[Query]:
    label = f"{filled.values['app_label']}.{filled.values['model_name']}"
    yield {"id": foreign.ids(label)}
    yield {"id": [*own.ids(label, 1), *foreign.ids(label, 1)]}
    yield {"id": "all"}
    if label == "wagtailcore.page":
        yield {"id": "all", "childOf": foreign.one("home").pk}


def with_query(path: str, query: Query) -> str:
    """The path with its query."""
    return f"{path}?{urlencode(query, doseq=True)}" if query else path
