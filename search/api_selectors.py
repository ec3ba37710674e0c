"""Reading for the public API: the search of the page, one item, and the program behind a token (F07, A04)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from core.channels import channel_of
from core.item_details import ItemDetails, item_details
from core.search_kinds import Card, visible_by_kind
from search.models import ApiClient
from search.params import SearchParams
from search.results import SearchResults
from search.selectors import home_site_of, portal_search
from sites.hosts import CurrentHost, host_of


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item that a reader of the request's network may see."""

    kind: str
    kind_label: str
    site: str
    card: Card
    details: ItemDetails


@dataclass(frozen=True, slots=True)
class Program:
    """Who holds a token, and how often it may ask in a minute."""

    pk: int
    per_minute: int


def home_site(request: HttpRequest) -> int | None:
    """The site a search stays on unless it asks for all; None on the portal. Raises Http404 without a host."""
    return home_site_of(_host(request))


def results(params: SearchParams, request: HttpRequest) -> SearchResults:
    """What the search page shows for `params`; raises BadRequest for a page that does not exist."""
    return portal_search(params, request)


def item(key: str, request: HttpRequest) -> KnownItem:
    """The item of the key "kind:id"; raises Http404 when there is none or this network does not show it (A04).

    The gate is that of the search; a constant number of queries.
    """
    found = next(visible_by_kind([key], channel_of(request)), None)
    if found is None:
        raise Http404
    kind, pages = found
    current, page = _host(request), pages.first()
    card = kind.cards(pages, request).get(page.pk) if page is not None else None
    if page is None or card is None or not card.url or page.get_view_restrictions().exists():
        raise Http404
    site = current.map.site_of(page)
    details = item_details.get(kind.name)(page, request) if kind.name in item_details else ItemDetails()
    return KnownItem(
        kind.name, str(kind.label), (site.short_name or site.name) if site else "", card, details
    )


def kind_label() -> str:
    """What the facet of kinds is called."""
    return _("Kind")


def token_hash(token: str) -> str:
    """What is kept of a token. Tokens are long and drawn by lot: there is nothing to slow down a guesser for."""
    return hashlib.sha256(token.encode()).hexdigest()


def program_of(token: str) -> Program | None:
    """The program that holds the token and may connect; None when there is none."""
    found = ApiClient.objects.filter(token_hash=token_hash(token), is_active=True)
    # By id: the Internet's role may not read the names, by which programs are ordered.
    row = found.order_by("pk").values_list("pk", "per_minute").first()
    return Program(*row) if row else None


def _host(request: HttpRequest) -> CurrentHost:
    current = host_of(request)
    if current is None:
        raise Http404
    return current
