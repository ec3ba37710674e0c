"""What readers find of a site's frame, and what every kind of page gives the index alike (A04)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.lookups import IsNull
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.models import Page

from core.cards import StoryCard
from core.channels import Channel
from core.permissions import SITE_PATH_LENGTH
from core.search_kinds import IndexEntry, SearchKind, is_id, register_search_kind
from sites.hosts import host_of
from sites.models import PortalSite, SectionPage, SitePage, StandardPage


def page_entries(pages: QuerySet, kind: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each page with the fields of its entry that all kinds fill alike; pages outside every site are left
    out.
    """
    sites = dict(PortalSite.objects.values_list("root_page__path", "pk"))
    for page in pages.select_related("exposure"):
        site_id = sites.get(page.path[:SITE_PATH_LENGTH])
        if site_id is not None:
            yield (
                page,
                {
                    "kind": kind,
                    "pk": page.pk,
                    "site_id": site_id,
                    "on_internet": page.exposure.on_internet,
                    "on_wan": page.exposure.on_wan,
                    "title": page.title,
                },
            )


def text_of(page: Page, field: str) -> str:
    """The words of a page's stream field, block after block, without markup."""
    stream = page._meta.get_field(field)
    if not isinstance(stream, StreamField):
        raise TypeError(f"{field} is not a stream field.")
    return "\n".join(str(part) for part in stream.get_searchable_content(getattr(page, field)))


def names_of(rows: QuerySet, values: Collection[str], pages: QuerySet, *fields: str) -> Mapping[str, str]:
    """What those of `rows` are called whose ids stand in `values` and that one of `pages` bears in one of `fields`,
    by id as facets write it; at most one query for each field.
    """
    left = {int(value) for value in values if is_id(value)}
    names: dict[str, str] = {}
    for field in fields if left else ():
        # Of EXISTS PostgreSQL makes a join with all the pages there are; here it stops at the first that bears the row.
        bearer = Subquery(pages.filter(**{field: OuterRef("pk")}).order_by().values("pk")[:1])
        borne = rows.filter(IsNull(bearer, False), pk__in=left).order_by()
        found = dict(borne.values_list("pk", "name"))
        names |= {str(pk): name for pk, name in found.items()}
        left -= found.keys()
        if not left:
            break
    return names


def frame_cards(pages: QuerySet, request: HttpRequest) -> Mapping[int, StoryCard]:
    """Cards of sections and standing pages: title and introduction."""
    current = host_of(request)
    if current is None:
        return {}
    rows = pages.order_by().values_list("pk", "path", "url_path", "title", "introduction", named=True)
    return {
        row.pk: StoryCard(title=row.title, url=current.url(row), date=None, summary=row.introduction)
        for row in rows
    }


def _sections(channel: Channel) -> QuerySet[SitePage]:
    sections: QuerySet[SitePage] = SectionPage.objects.visible_in(channel)
    return sections


def _standing_pages(channel: Channel) -> QuerySet[SitePage]:
    pages: QuerySet[SitePage] = StandardPage.objects.visible_in(channel)
    return pages


def _section_entries(pages: QuerySet) -> Iterable[IndexEntry]:
    for page, fields in page_entries(pages, "section"):
        yield IndexEntry(**fields, summary=page.introduction)


def _standing_entries(pages: QuerySet) -> Iterable[IndexEntry]:
    for page, fields in page_entries(pages, "page"):
        yield IndexEntry(**fields, summary=page.introduction, body=text_of(page, "body"))


def register() -> None:
    """Make sections and standing pages searchable; called once, when the app is ready."""
    register_search_kind(
        SearchKind("section", _("Sections"), SectionPage, _sections, _section_entries, frame_cards)
    )
    register_search_kind(
        SearchKind("page", _("Standing pages"), StandardPage, _standing_pages, _standing_entries, frame_cards)
    )
