"""What readers find of the news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from core.cards import StoryCard
from core.channels import Channel, readable_on
from core.models import PortalDocument
from core.search_kinds import (
    FileText,
    IndexEntry,
    Labels,
    SearchKind,
    register_search_kind,
)
from news.models import ArticleAttachment, ArticlePage
from news.selectors import GENRES, articles_visible_in, for_cards, story_cards
from sites.hosts import host_of
from sites.models import Organ, SubjectArea
from sites.search_kind import names_of, page_entries, text_of


def article_entries(pages: QuerySet[ArticlePage]) -> Iterable[IndexEntry]:
    """Articles with their authors, tags and captions among the text; of attached files the names, for the networks
    where each may be opened (A04).
    """
    fetched = pages.select_related("supplying_organ").prefetch_related(
        "authors", "tagged_items__tag", "attachments__document"
    )
    for article, fields in page_entries(fetched, "article"):
        published = article.first_published_at
        day = timezone.localtime(published).date() if published else None
        yield IndexEntry(
            **fields,
            summary=article.summary,
            body="\n".join([text_of(article, "body"), *_beside(article)]),
            date=day,
            facets={
                "genre": (article.genre,),
                "area": (str(article.subject_area_id),) if article.subject_area_id else (),
                "year": (str(day.year),) if day else (),
            },
            files=tuple(_file_name(row) for row in article.attachments.all()),
        )


def article_cards(pages: QuerySet[ArticlePage], request: HttpRequest) -> Mapping[int, StoryCard]:
    """The cards lists show, by page id."""
    return _cards(pages, request, in_brief=False)


def article_hits(pages: QuerySet[ArticlePage], request: HttpRequest) -> Mapping[int, StoryCard]:
    """Cards without section and byline, which hits do not show, by page id."""
    return _cards(pages, request, in_brief=True)


def _cards(pages: QuerySet[ArticlePage], request: HttpRequest, *, in_brief: bool) -> Mapping[int, StoryCard]:
    current = host_of(request)
    if current is None:
        return {}
    rows = list(for_cards(pages.order_by()))
    return {
        row.pk: card for row, card in zip(rows, story_cards(rows, current, in_brief=in_brief), strict=True)
    }


def labels(wanted: Mapping[str, Collection[str]], channel: Channel) -> Labels:
    """Words for the genres, and the names of subject areas of articles read on `channel`."""
    areas = names_of(
        SubjectArea.objects.all(), wanted.get("area", ()), articles_visible_in(channel), "subject_area"
    )
    return {"genre": GENRES, "area": areas}


def register() -> None:
    """Make articles searchable; called once, when the app is ready."""
    register_search_kind(
        SearchKind(
            "article",
            _("News"),
            ArticlePage,
            articles_visible_in,
            article_entries,
            article_cards,
            facet_labels=labels,
            hit_cards=article_hits,
            worded_by={
                Organ: "supplying_organ",
                PortalDocument: "attachments__document",  # its name, and the networks it is open on
                Tag: "tagged_items__tag",
            },
        )
    )


def _file_name(row: ArticleAttachment) -> FileText:
    return FileText(
        document_id=row.document_id,
        title=row.title or row.document.title,
        pages=(),
        on_internet=readable_on(row.document.channel, Channel.INTERNET),
        on_wan=readable_on(row.document.channel, Channel.WAN),
    )


def _beside(article: ArticlePage) -> list[str]:
    """What stands beside the text and is searched for: caption, people, organ, source, tags."""
    organ = article.supplying_organ
    return [
        text
        for text in (
            article.lead_caption,
            ", ".join(author.name for author in article.authors.all()),
            organ.name if organ else "",
            article.source_name,
            ", ".join(item.tag.name for item in article.tagged_items.all()),
        )
        if text
    ]
