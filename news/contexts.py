"""What the article page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest

from core.channels import channel_of, readable_on
from core.file_cards import file_card
from core.models import PortalDocument
from core.reading_cards import FileCard
from news.selectors import byline_of, related_articles, story_cards
from sites.hosts import host_of

if TYPE_CHECKING:
    from news.models import ArticlePage


def article_context(article: ArticlePage, request: HttpRequest) -> dict[str, Any]:
    """Byline, times, files and neighbours of an article; raises Http404 on a host nobody registered."""
    current = host_of(request)
    if current is None:
        raise Http404
    request.portal_page = article  # type: ignore[attr-defined]
    return {
        "byline": byline_of(article),
        "published": article.first_published_at,
        "updated": article.last_published_at,
        "lead_image": article.lead_image,
        "body": article.body,
        "attachments": attachment_cards(article, request),
        "related": story_cards(related_articles(article, channel_of(request)), current),
        "source": {
            "name": article.source_name,
            "url": article.source_url,
            "author": article.source_author,
            "published": article.source_published_at,
        }
        if article.source_name
        else None,
    }


def attachment_cards(article: ArticlePage, request: HttpRequest) -> list[FileCard]:
    """The attached files that this reader may open (A04)."""
    channel = channel_of(request)
    rows = list(article.attachments.all())
    # In one query, in previews too, where the rows come from the version and not from the database.
    files = PortalDocument.objects.in_bulk([row.document_id for row in rows])
    return [
        file_card(files[row.document_id], title=row.title or files[row.document_id].title)
        for row in rows
        if row.document_id in files and readable_on(files[row.document_id].channel, channel)
    ]
