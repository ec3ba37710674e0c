"""What boards put first: looked up in the database for the network that asks, never taken from an index (A04)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from core.cards import DocumentCard
from core.channels import Channel, channel_of
from core.search_kinds import Card, SearchKind, entry_key, search_kinds
from search.engines.protocol import RELEVANCE
from search.models import PinnedResult
from search.params import SearchParams
from search.results import SearchHit, TextPart
from search.services.pins import folded_words
from sites.access.ownership import of_sites
from sites.hosts import host_of
from sites.models import PortalSite

MAX_PINS = 3
"""More than that would be a list of the board's, not an answer."""


def pinned_first(params: SearchParams, request: HttpRequest) -> tuple[SearchHit, ...]:
    """The pins of the host's site for what was typed, when it is unfiltered and by relevance; else none."""
    current = host_of(request)
    is_plain = not params.is_filtered and params.sort == RELEVANCE
    if current is None or not params.q or not is_plain:
        return ()
    return pinned_for(current.host.portal_site, params.q, channel_of(request), request)


def pinned_for(site: PortalSite, words: str, channel: Channel, request: HttpRequest) -> tuple[SearchHit, ...]:
    """Pages of `site` pinned for `words`, those that readers of `channel` may see now, first pinned first.

    One query where nothing is pinned; else one more for each kind of page, and what its cards need.
    """
    folded = folded_words(words)
    rows = PinnedResult.objects.filter(site=site, folded=folded) if folded else PinnedResult.objects.none()
    is_on = Q(until=None) | Q(until__gte=timezone.localdate())
    page_ids = list(rows.filter(is_on).order_by("pk").values_list("page_id", flat=True))
    if not page_ids:
        return ()
    hits: dict[int, SearchHit] = {}
    for kind in search_kinds:
        hits |= _hits(kind, site, page_ids, channel, request)
    return tuple(hits[pk] for pk in page_ids if pk in hits)[:MAX_PINS]


def _hits(
    kind: SearchKind, site: PortalSite, page_ids: Sequence[int], channel: Channel, request: HttpRequest
) -> dict[int, SearchHit]:
    pages = of_sites(kind.visible(channel), [site]).filter(pk__in=page_ids)
    cards = kind.cards_of_hits(pages, request)
    return {pk: _hit(kind, pk, card, site) for pk, card in cards.items()}


def _hit(kind: SearchKind, pk: int, card: Card, site: PortalSite) -> SearchHit:
    is_document = isinstance(card, DocumentCard)
    summary = "" if isinstance(card, DocumentCard) else card.summary
    return SearchHit(
        key=entry_key(kind.name, pk),
        kind=kind.name,
        kind_label=str(kind.label),
        url=card.url,
        title=(TextPart(card.abstract if isinstance(card, DocumentCard) else card.title),),
        snippet=(TextPart(summary),) if summary else (),
        date=card.signed_on if isinstance(card, DocumentCard) else card.date,
        site_name=site.short_name or site.name,
        is_document=is_document,
        card=card,
        is_pinned=True,
    )
