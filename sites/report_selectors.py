"""Reading what the reports tell: acts, locks, age of pages; constant queries for any number of rows (H06)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.text import capfirst
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry

from core.permissions import SITE_PATH_LENGTH
from core.vietnamese.text import fold
from sites.models.portal_site import PortalSite
from sites.report_cards import AgeRow, HistoryRow, ItemMark, LockRow


def matches(title: str, query: str) -> bool:
    """Whether every word of `query` stands in `title`, with or without accents."""
    folded = fold(title.casefold())
    return all(word in folded for word in fold(query.casefold()).split())


def kind_label(content_type: ContentType | None) -> str:
    """What kind of page it is, in the words of its model."""
    model = content_type.model_class() if content_type is not None else None
    return str(capfirst(model._meta.verbose_name)) if model is not None else ""


class Marks:
    """Names pages and their sites without asking the database."""

    def __init__(self, sites: Iterable[PortalSite]) -> None:
        self._sites = {site.root_page.path: site for site in sites}

    def of(self, page: Page | None, title: str = "") -> ItemMark:
        """The mark of a page; of a page that is gone, only its last title."""
        if page is None:
            return ItemMark(title)
        site = self._sites.get(page.path[:SITE_PATH_LENGTH])
        return ItemMark(
            title=title or page.draft_title or page.title,
            kind=kind_label(page.cached_content_type),
            site=site.short_name if site else "",
            theme=site.theme if site else "",
            page_id=page.pk,
        )


def entries_titled(entries: QuerySet[PageLogEntry], query: str) -> QuerySet[PageLogEntry]:
    """Acts on the pages that ever had such a title; folded here, as no database folds Vietnamese alike."""
    titles = entries.order_by().values_list("page_id", "label").distinct()
    return entries.filter(page_id__in={page_id for page_id, title in titles if matches(title, query)})


def pages_titled(pages: QuerySet[Page], query: str) -> QuerySet[Page]:
    """The pages with such a title, as written last or as readers see it."""
    titles = pages.order_by().values_list("pk", "draft_title", "title")
    return pages.filter(pk__in=[pk for pk, draft, title in titles if matches(f"{draft} {title}", query)])


def history_rows(entries: Iterable[PageLogEntry], marks: Marks) -> list[HistoryRow]:
    """Rows of the given acts, in their order; one query."""
    listed = list(entries)
    # The relation may lead to a page that is gone, so it cannot be joined.
    pages = Page.objects.select_related("content_type").in_bulk({entry.page_id for entry in listed})
    return [_history_row(entry, pages.get(entry.page_id), marks) for entry in listed]


def _history_row(entry: Any, page: Page | None, marks: Marks) -> HistoryRow:
    if page is not None:
        entry.page = page  # Wagtail words some acts by looking at the page
    return HistoryRow(
        at=entry.timestamp,
        person=str(entry.user_display_name),
        act=act_in_words(entry),
        item=marks.of(page, entry.label),
        comment=str(entry.comment or ""),
    )


def act_in_words(entry: Any) -> str:
    """What was done, in a word or two."""
    try:
        return str(entry.message)
    except Page.DoesNotExist:
        return str(entry.formatter.label)


def lock_rows(pages: Iterable[Page], marks: Marks) -> list[LockRow]:
    """Rows of the given locked pages, in their order; no query when people and types came along."""
    return [
        LockRow(
            item=marks.of(page),
            person=str(page.locked_by) if page.locked_by else _("the system"),
            since=page.locked_at,
            held=timesince(page.locked_at, depth=1) if page.locked_at else "",
        )
        for page in pages
    ]


def with_publisher(pages: QuerySet[Page]) -> QuerySet[Page]:
    """The pages with the id of whoever put each one up last."""
    published = PageLogEntry.objects.filter(page=OuterRef("pk"), action="wagtail.publish")
    return pages.annotate(publisher_id=Subquery(published.order_by("-timestamp").values("user_id")[:1]))


def age_rows(pages: Sequence[Any], marks: Marks) -> list[AgeRow]:
    """Rows of the given live pages, in their order; one query."""
    listed = list(pages)
    people = get_user_model().objects.in_bulk({page.publisher_id for page in listed if page.publisher_id})
    return [
        AgeRow(
            item=marks.of(page, page.title),
            published_at=page.last_published_at,
            age=timesince(page.last_published_at, depth=1) if page.last_published_at else "",
            author=str(page.owner) if page.owner else _("the system"),
            publisher=str(people.get(page.publisher_id, "")),
        )
        for page in listed
    ]
