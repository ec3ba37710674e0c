"""Who may have a file: one gate, asked by every address that serves one (A04, G01)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from core.channels import channel_of, readable_on
from core.managers import visible_pages
from core.registry import Registry

if TYPE_CHECKING:
    from core.models import PortalDocument

FileHolder = Callable[["PortalDocument"], QuerySet[Page]]
"""Given a file, the pages whose published content holds it (a queryset with ids of pages)."""

file_holders: Registry[FileHolder] = Registry("file holder")


def pages_holding(document: PortalDocument) -> set[int]:
    """Ids of all pages whose stored content holds the file, live or not."""
    return {pk for holder in file_holders for pk in holder(document).values_list("pk", flat=True)}


def file_is_public(document: PortalDocument, request: HttpRequest) -> bool:
    """Whether a reader of this host and channel may have the file: its own channel allows it, and a page that
    he may read, on the site of this host, holds it (A04)."""
    channel = channel_of(request)
    if not readable_on(document.channel, channel):
        return False
    site = Site.find_for_request(request)
    held = pages_holding(document)
    if site is None or not held:
        return False
    here = visible_pages(channel).filter(path__startswith=site.root_page.path)
    return here.filter(pk__in=held).exists()
