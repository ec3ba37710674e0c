"""Writing down who opened a file that is read on the Party's network alone (G12)."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from core.channels import Channel, channel_of
from core.client_address import client_address
from core.files import file_is_of_the_wan, pages_holding
from core.models import PortalDocument
from docslib.models import FileDownload
from sites.access.owners import collection_site_id

SAME_OPENING = timedelta(minutes=10)
"""A file opened again so soon by the same person on the same machine is the same opening."""
SAME_READING = timedelta(days=1)
"""The viewer fetches a long file by pieces as its reader turns the pages. A piece from the middle is an opening only
where none was written down this long: nobody gets round the log by leaving out the first byte."""


def download_record(*, document: PortalDocument, request: HttpRequest, name: str) -> FileDownload | None:
    """Keep who opened the file, called `name`, from which machine; None when there is nothing to keep: the file is
    open on the Internet, or this opening is written down already."""
    channel = channel_of(request)
    if channel == Channel.INTERNET or request.method != "GET":
        return None
    held = pages_holding(document)
    if not file_is_of_the_wan(document, held):
        return None
    user = getattr(request, "user", None)
    user_id = user.pk if user is not None and user.is_authenticated else None
    address = client_address(request)
    same = FileDownload.objects.filter(document=document, user=user_id, address=address)
    with transaction.atomic():
        if same.filter(at__gte=timezone.now() - _within(request)).exists():
            return None
        number, title = _called(document, held)
        row: FileDownload = FileDownload.objects.create(
            document=document,
            portal_site_id=collection_site_id(document.collection),
            name=name[:255],
            number=number,
            title=title,
            user_id=user_id,
            address=address,
            channel=channel,
        )
    return row


def _within(request: HttpRequest) -> timedelta:
    wanted = request.headers.get("Range", "").strip()
    return SAME_OPENING if not wanted or wanted.startswith("bytes=0-") else SAME_READING


def _called(document: PortalDocument, held: set[int]) -> tuple[str, str]:
    """Number and title of the page readers know the file from; of a file on no page, its own title."""
    pages = Page.objects.filter(pk__in=held).order_by("-live", "pk")
    found = pages.values_list("officialdocumentpage__number", "title").first()
    return (found[0] or "", found[1]) if found else ("", document.title)
