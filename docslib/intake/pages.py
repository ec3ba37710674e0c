"""Pages of a file that lies in the intake, for the one person who may look at it; nothing of it is kept (G01)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from django.http import Http404

from docslib.page_pictures import SCALE
from docslib.reading.reader import read_file
from docslib.reading.result import FileKind, PageText
from docslib.reading.sniff import sniff_kind
from docslib.secrecy.office import pictures_of_docx
from docslib.secrecy.stamps import open_picture


@dataclass(frozen=True, slots=True)
class HeldPages:
    """What can be shown of a held file: pages of a PDF and pictures of a DOCX as numbers, text of what has no pages."""

    pictures: range
    texts: tuple[PageText, ...] = ()


def held_pages(path: Path) -> HeldPages:
    """What there is to look at. A PDF is drawn; of a Word file the text is read anew, and its pictures are shown."""
    kind = sniff_kind(path)
    if kind == FileKind.PDF:
        return HeldPages(range(1, _page_count(path) + 1))
    pictures = sum(1 for _picture in pictures_of_docx(path)) if kind == FileKind.DOCX else 0
    return HeldPages(range(1, pictures + 1), read_file(path).pages)


def held_page_picture(path: Path, number: int) -> bytes:
    """Page or picture `number` (from 1) as PNG; raises Http404 when there is none."""
    drawn = io.BytesIO()
    if sniff_kind(path) == FileKind.PDF:
        if not 1 <= number <= _page_count(path):
            raise Http404
        with pypdfium2.PdfDocument(path) as pdf:
            pdf[number - 1].render(scale=SCALE).to_pil().save(drawn, format="PNG")
        return drawn.getvalue()
    inside = next((one for place, one in enumerate(pictures_of_docx(path), start=1) if place == number), None)
    picture = open_picture(inside.content) if inside else None
    if picture is None:
        raise Http404
    picture.convert("RGB").save(drawn, format="PNG")
    return drawn.getvalue()


def _page_count(path: Path) -> int:
    try:
        with pypdfium2.PdfDocument(path) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError:
        return 0
