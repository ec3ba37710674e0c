"""Files as readers see them in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.defaultfilters import filesizeformat

from core.reading_cards import FileCard

if TYPE_CHECKING:
    from core.models import PortalDocument


def file_card(document: PortalDocument, *, title: str = "", url: str = "", **extra: Any) -> FileCard:
    """Card of a file: name, kind, size; `extra` adds what a reading of it found. `url` carries the name that the
    page gives the file."""
    return FileCard(
        title=title or document.title,
        url=url or document.url,
        kind_label=document.file_extension.upper(),
        size_label=filesizeformat(document.file_size) if document.file_size else "",
        **extra,
    )
