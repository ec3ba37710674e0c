"""Live pages without the workflow's three people, and the search page that finds them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.channels import Channel
from core.publishing import publishing_authority
from docslib.enums import ReadingState
from docslib.models import FilePage, FileReading, OfficialDocumentPage
from news.models import ArticlePage
from search.results import SearchResults
from search.services.drain import outbox_drain
from sites.models import PortalSite
from tests.factories import make_article, make_document


def go_live(page: Page) -> Page:
    """Put the page up as the workflow's last act would."""
    page.live = True
    page.first_published_at = page.first_published_at or timezone.now()
    with publishing_authority("test"):
        page.save()
    return page


def take_down(page: Page) -> None:
    """Withdraw the page."""
    page.live = False
    page.save()


def live_article(site: PortalSite, title: str, *, channel: str = Channel.BOTH, **fields: Any) -> ArticlePage:
    """A live article."""
    return go_live(make_article(site, title=title, channel=channel, **fields))


def live_document(
    site: PortalSite, *pages: str, scanned: bool = False, **fields: Any
) -> OfficialDocumentPage:
    """A live document whose one file has been read as `pages`."""
    document = go_live(make_document(site, **fields))
    read_as(document.files.get().document_id, *pages, scanned=scanned)
    return document


def read_as(document_id: int, *pages: str, scanned: bool = False) -> None:
    """Let the file have been read as `pages`."""
    reading, _created = FileReading.objects.get_or_create(document_id=document_id)
    for number, text in enumerate(pages, start=1):
        FilePage.objects.create(reading=reading, number=number, text=text, is_ocr=scanned)
    reading.state, reading.is_ocr = ReadingState.DONE, scanned
    reading.save()


def get(client: Client, q: str, host: str = "portal.test", **params: Any) -> HttpResponse:
    """The search page of `host`, after everything that waits was indexed."""
    outbox_drain()
    return client.get("/tim-kiem/", {"q": q, **params}, headers={"host": host})


def search(client: Client, q: str, host: str = "portal.test", **params: Any) -> SearchResults:
    """What the search page of `host` shows."""
    response = get(client, q, host, **params)
    assert response.status_code == 200
    return response.context["results"]


def titles(results: SearchResults) -> list[str]:
    """The titles of the hits, in order."""
    return ["".join(part.text for part in hit.title) for hit in results.hits]
