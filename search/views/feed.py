"""The Atom feed of a search: what is newest in it, by the rules of the page (A10, A04)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from docslib.views.feed import LONG_AGO, LibraryFeed, feed_response, plain_text
from search.engines.protocol import NEWEST, EngineError
from search.kept_cards import KeptItem
from search.kept_selectors import shown
from search.params import SearchParams, parse_params
from search.selectors import found, home_site_of
from sites.hosts import CurrentHost, host_of

ENTRIES = 20
RETRY_AFTER_SECONDS = 300


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """GET /tim-kiem/nguon-tin/ with the address of a search: its newest entries that this network shows.

    Raises BadRequest for an address no link of ours carries, and for a search of nothing; 503 while no index
    answers.
    """
    current = host_of(request)
    if current is None:
        raise Http404
    params = replace(parse_params(request.GET, home_site=home_site_of(current)), sort=NEWEST, page=1)
    if not params.q and not params.is_filtered:
        raise BadRequest("Nothing asked.")
    try:
        hits = found(current.channel, params, limit=ENTRIES).hits
    except EngineError:
        return HttpResponse(status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
    items = shown([hit.key for hit in hits], request)
    listed = [(hit.pk, items[hit.key]) for hit in hits if hit.key in items]
    pages = Page.objects.only("translation_key", "first_published_at", "last_published_at").in_bulk(
        [pk for pk, _item in listed]
    )
    entries = [_entry(pages[pk], item, request) for pk, item in listed if pk in pages]
    changed_at = max((entry["updateddate"] for entry in entries), default=LONG_AGO)
    response = feed_response(request, _written(request, current, params, entries), changed_at=changed_at)
    response["X-Robots-Tag"] = "noindex"
    return response


def _written(
    request: HttpRequest, current: CurrentHost, params: SearchParams, entries: list[dict[str, Any]]
) -> str:
    site = current.host.portal_site
    itself = request.build_absolute_uri(reverse("search:feed") + params.url(sort=NEWEST))
    written = LibraryFeed(
        title=plain_text(_("Search: %(words)s – %(site)s") % {"words": params.q or "…", "site": site.name}),
        link=request.build_absolute_uri(reverse("search:results") + params.url(sort=NEWEST)),
        description="",
        language="vi",
        author_name=plain_text(site.organ.name),
        feed_url=itself,
        feed_guid=f"urn:uuid:{uuid5(NAMESPACE_URL, itself)}",
        changed_at=LONG_AGO,
    )
    for entry in entries:
        written.add_item(**entry)
    return str(written.writeString("utf-8"))


def _entry(page: Page, item: KeptItem, request: HttpRequest) -> dict[str, Any]:
    published: datetime = page.first_published_at or LONG_AGO.astimezone(UTC)
    return {
        "title": plain_text(f"{item.note}: {item.title}" if item.note else item.title),
        "link": request.build_absolute_uri(item.url),
        # Django declares it as HTML.
        "description": escape(plain_text(item.note)),
        "unique_id": f"urn:uuid:{page.translation_key}",
        "pubdate": published,
        "updateddate": page.last_published_at or published,
    }
