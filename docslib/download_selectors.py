"""What the files of a document are saved as: its number, type and abstract, never what somebody's computer called
them (G04)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from django.apps import apps
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Site

from core.channels import Channel, channel_of, readable_on
from core.models import PortalDocument
from core.vietnamese.text import strip_accents

if TYPE_CHECKING:
    from docslib.models import OfficialDocumentFile, OfficialDocumentPage

SUBJECT_LENGTH = 80
_NOT_IN_A_NUMBER = re.compile(r"[^A-Za-z0-9]+")


def download_name(document: OfficialDocumentPage, extension: str, position: int, count: int) -> str:
    """`465-QD-TU_quyet-dinh-ban-hanh-quy-che.pdf`; of several files each carries its `position`, from 1."""
    number = _NOT_IN_A_NUMBER.sub("-", _without_accents(document.number)).strip("-")
    subject = slugify(strip_accents(document.abstract or document.title))
    if not subject.startswith(document.document_type):
        subject = f"{document.document_type}-{subject}".strip("-")
    if len(subject) > SUBJECT_LENGTH:
        subject = subject[:SUBJECT_LENGTH].rsplit("-", 1)[0]
    parts = [number, subject, str(position) if count > 1 else ""]
    return "_".join(part for part in parts if part) + (f".{extension.lower()}" if extension else "")


def _without_accents(text: str) -> str:
    """Letters without accents, capitals as they are: symbols of numbers are written in capitals."""
    apart = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def download_names(
    document: OfficialDocumentPage, rows: list[OfficialDocumentFile], channel: Channel | None
) -> dict[int, str]:
    """Names of the files in `rows` by the id of the file, counted among those open on `channel` (None: all)."""
    offered = [row for row in rows if channel is None or readable_on(row.document.channel, channel)]
    return {
        row.document_id: download_name(document, row.document.file_extension, position, len(offered))
        for position, row in enumerate(offered, start=1)
    }


def download_url(document_id: int, name: str) -> str:
    """The address of a file under that name, on the host in hand."""
    return reverse("wagtaildocs_serve", args=[document_id, name])


def names_by_documents(file: PortalDocument, request: HttpRequest | None) -> list[str]:
    """What documents call the file: those this reader may see on this host, or all for who works with the file."""
    pages = apps.get_model("docslib", "OfficialDocumentPage").objects.filter(files__document=file)
    channel = None
    if request is not None:
        site, channel = Site.find_for_request(request), channel_of(request)
        if site is None:
            return []
        pages = pages.visible_in(channel).filter(path__startswith=site.root_page.path)
    found = pages.distinct().order_by("pk").prefetch_related("files__document")
    return [download_names(page, list(page.files.all()), channel)[file.pk] for page in found]
