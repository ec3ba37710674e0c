"""What the article page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest

from core.cards import FileCard
from core.channels import channel_of, readable_on
from core.file_cards import file_card
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
    rows = article.attachments.all()
    return [
        file_card(row.document, title=row.title or row.document.title)
        for row in rows
        if readable_on(row.document.channel, channel)
    ]
