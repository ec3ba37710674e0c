"""Who may have a file: one gate, asked by every address that serves one (A04, G01)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from core.channels import Channel, channel_of, readable_on
from core.managers import visible_pages
from core.registry import Registry

if TYPE_CHECKING:
    from core.models import PortalDocument

FileHolder = Callable[["PortalDocument"], QuerySet[Page]]
"""Given a file, the pages whose published content holds it (a queryset with ids of pages)."""

file_holders: Registry[FileHolder] = Registry("file holder")

FileNamer = Callable[["PortalDocument", HttpRequest | None], list[str]]
"""Given a file and the request of a reader, what the pages he may read call it; without a request, what any page
calls it."""

file_namers: Registry[FileNamer] = Registry("file namer")


def names_of(document: PortalDocument, request: HttpRequest | None) -> list[str]:
    """Names a file is saved under, by the pages that hold it: whoever uploaded it may have called it anything. For
    insiders `request` is None: drafts name it too."""
    return [name for namer in file_namers for name in namer(document, request)]


def pages_holding(document: PortalDocument) -> set[int]:
    """Ids of all pages whose stored content holds the file, live or not."""
    return {pk for holder in file_holders for pk in holder(document).values_list("pk", flat=True)}


def file_is_public(document: PortalDocument, request: HttpRequest) -> bool:
    """Whether a reader of this host and network may have the file (A02, A04)."""
    site = Site.find_for_request(request)
    return site is not None and file_is_readable(document, channel_of(request), site.root_page.path)


def file_is_readable(document: PortalDocument, channel: Channel, below: str) -> bool:
    """Whether a reader of `channel` may have the file on the site whose tree path is `below`: its own channel allows
    it, and a page of that site that he may read holds it."""
    if not readable_on(document.channel, channel):
        return False
    held = pages_holding(document)
    here = visible_pages(channel).filter(path__startswith=below)
    return bool(held) and here.filter(pk__in=held).exists()


def file_is_of_the_wan(document: PortalDocument, held: set[int]) -> bool:
    """Whether no reader of the Internet will have the file: by its own channel, or by those of all the pages that
    hold it (ids in `held`, drafts included) (G12)."""
    if document.channel == Channel.WAN:
        return True
    return bool(held) and not Page.objects.filter(pk__in=held, exposure__on_internet=True).exists()


def file_is_published(document: PortalDocument) -> bool:
    """Whether a live page, on any site and network, holds the file."""
    return Page.objects.filter(live=True, pk__in=pages_holding(document)).exists()
