"""The Atom feed of a library: the newest documents that a reader of this host and network may see (G04, A04)."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import Any
from uuid import uuid5

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

from core.views.images import FOR_READERS
from docslib.contexts import feed_url, filtered
from docslib.forms import LibraryFilterForm
from docslib.library_selectors import choices_of, values_of
from docslib.models import DocumentLibraryPage, OfficialDocumentPage
from docslib.selectors import documents_visible_in
from sites.hosts import CurrentHost, host_of

ENTRIES = 50
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the day of a page that has none: the time of day would make the feed another one each time."""
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class LibraryFeed(Atom1Feed):
    """Atom whose `updated` is that of its documents, or of the library while it is empty; never the time of day."""

    def latest_post_date(self) -> datetime:
        """When anything in the feed last changed."""
        dates = [item["updateddate"] for item in self.items if item["updateddate"]]
        return max(dates, default=self.feed["changed_at"])


@require_safe
def atom(request: HttpRequest, path: str) -> HttpResponse:
    """Answer `/<library>/atom.xml` with the filters of the library's own address.

    Raises Http404 where this host shows no such library, BadRequest for filters that cannot be.
    """
    current = host_of(request)
    library = _library(current, path) if current else None
    if current is None or library is None:
        raise Http404
    visible = documents_visible_in(current.channel, library)
    form = LibraryFilterForm(request.GET, choices=choices_of(values_of(visible)))
    if not form.is_valid():
        raise BadRequest("Bad filter.")
    documents = filtered(visible, form).select_related("issuer")[:ENTRIES]
    return feed_response(request, _written(request, current, library, list(documents)))


def feed_response(request: HttpRequest, feed: str, *, changed_at: datetime | None = None) -> HttpResponse:
    """The Atom feed, or 304 to a reader who has it; with `changed_at`, known by its day as well."""
    body = feed.encode()
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    modified = int(changed_at.timestamp()) if changed_at else None
    response = get_conditional_response(request, etag=etag, last_modified=modified) or HttpResponse(
        body, content_type="application/atom+xml; charset=utf-8"
    )
    response["ETag"] = etag
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    response["Cache-Control"] = FOR_READERS
    return response


def _library(current: CurrentHost, path: str) -> DocumentLibraryPage | None:
    """The library of the host's own site at that path, for readers of its network."""
    root = current.host.portal_site.root_page
    libraries = DocumentLibraryPage.objects.visible_in(current.channel).filter(path__startswith=root.path)
    library: DocumentLibraryPage | None = libraries.filter(url_path=root.url_path + path).first()
    return None if library is None or library.get_view_restrictions().exists() else library


def _written(
    request: HttpRequest,
    current: CurrentHost,
    library: DocumentLibraryPage,
    documents: list[OfficialDocumentPage],
) -> str:
    site = current.host.portal_site
    address = current.url(library)
    itself = feed_url(address, request.GET)
    asked = itself.partition("?")[2]
    key = uuid5(library.translation_key, asked) if asked else library.translation_key
    feed = LibraryFeed(
        title=plain_text(f"{library.title} – {site.name}"),
        link=request.build_absolute_uri(address),
        description=plain_text(library.introduction),
        language="vi",
        author_name=plain_text(site.organ.name),
        feed_url=request.build_absolute_uri(itself),
        feed_guid=f"urn:uuid:{key}",
        changed_at=library.last_published_at or LONG_AGO,
    )
    for document in documents:
        feed.add_item(**_entry(document, request.build_absolute_uri(current.url(document)), site.organ.name))
    return str(feed.writeString("utf-8"))


def _entry(document: OfficialDocumentPage, url: str, publisher: str) -> dict[str, Any]:
    kind = str(document.get_document_type_display())
    issuer = document.issuer.name if document.issuer else ""
    facts = (issuer, f"{document.signed_on:%d/%m/%Y}" if document.signed_on else "")
    summary = [document.abstract or document.title, ", ".join(fact for fact in facts if fact)]
    return {
        "title": plain_text(f"{kind} {document.number}".strip() if document.number else document.title),
        "link": url,
        # Django declares it as HTML.
        "description": escape(plain_text(". ".join(part for part in summary if part))),
        "unique_id": f"urn:uuid:{document.translation_key}",
        "author_name": plain_text(issuer or publisher),
        "pubdate": document.first_published_at,
        "updateddate": document.last_published_at or document.first_published_at or LONG_AGO,
        "categories": [kind],
    }


def plain_text(text: str) -> str:
    """Text without the characters that XML cannot carry."""
    return _NOT_IN_XML.sub("", text)
