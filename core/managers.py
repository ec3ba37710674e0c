"""Querysets of pages: the vocabulary in which every public list is written."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import QuerySet
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet as WagtailPageQuerySet

from core.channels import Channel

_EXPOSURE_FIELD = {Channel.INTERNET: "exposure__on_internet", Channel.WAN: "exposure__on_wan"}

PageSet = TypeVar("PageSet", bound="QuerySet[Page]")


def restrict_to_channel(pages: PageSet, channel: Channel) -> PageSet:
    """Keep the pages that a reader of `channel` (INTERNET or WAN) may see: live, and exposed there (A04)."""
    return pages.filter(live=True, **{_EXPOSURE_FIELD[channel]: True})


class PageQuerySet(WagtailPageQuerySet):
    """Pages of one type."""

    def visible_in(self, channel: Channel) -> PageQuerySet:
        """Pages a reader of `channel` may see (A04)."""
        return restrict_to_channel(self, channel)


PortalPageManager = PageManager.from_queryset(PageQuerySet)


def visible_pages(channel: Channel) -> QuerySet[Page]:
    """Pages of every type that a reader of `channel` may see (A04)."""
    return restrict_to_channel(Page.objects.all(), channel)
