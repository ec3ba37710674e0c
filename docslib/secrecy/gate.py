"""One question to every part of a file: may it be shown to everybody? (G01, O02)"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docslib.reading.ocr import check_ocr, recognise
from docslib.reading.pdf import coloured_pages, pdf_extras
from docslib.reading.result import FileKind, ProgramMissing, ReadResult
from docslib.secrecy.office import marks_of_docx, pictures_of_docx
from docslib.secrecy.stamps import as_ppm, marks_of_picture, open_picture
from docslib.secrecy.text import marks_of_closed_text, marks_of_name, marks_of_pages
from docslib.secrecy.verdict import Mark, Rule, Severity, Verdict, Where

PICTURE_DPI = 200
SMALLEST_PICTURE = 24
PAGE_HEIGHT = 900
"""Pixels from which an upright picture is taken for a page."""


def judge(path: Path, result: ReadResult, *, name: str = "") -> Verdict:
    """The verdict on a file that was read: its text, what hides beside the text, its pictures, its name.

    Of a file that could not be read only the name is judged: such a file goes nowhere.
    """
    name = name or path.name
    return Verdict.of(marks_of_name(name) if result.error else _marks(path, result, name))


def _marks(path: Path, result: ReadResult, name: str) -> Iterator[Mark]:
    yield from marks_of_pages(result.pages)
    yield from marks_of_name(name)
    if result.kind == FileKind.DOCX:
        yield from marks_of_docx(path)
        yield from _marks_of_docx_pictures(path)
    elif result.kind == FileKind.PDF:
        yield from _marks_of_pdf_extras(path)
        yield from _marks_of_scans(path, result)


def _ocr_program() -> str | None:
    try:
        return check_ocr()
    except ProgramMissing:
        return None


def _marks_of_docx_pictures(path: Path) -> Iterator[Mark]:
    """A picture of a whole page is judged as a scan; of a smaller one only its words, for emblems are red too."""
    program = _ocr_program()
    for inside in pictures_of_docx(path):
        picture = open_picture(inside.content)
        if picture is None or min(picture.size) < SMALLEST_PICTURE:
            continue
        found = marks_of_picture(picture, program=program, dpi=PICTURE_DPI, where=Where.PICTURE, page=None)
        is_page = picture.height >= PAGE_HEIGHT and picture.height > picture.width
        yield from (mark for mark in found if is_page or mark.severity == Severity.BLOCK)
        if program is not None:
            words = recognise(as_ppm(picture), program=program, dpi=PICTURE_DPI)
            yield from marks_of_closed_text(words, where=Where.PICTURE)


def _marks_of_pdf_extras(path: Path) -> Iterator[Mark]:
    extras = pdf_extras(path)
    yield from marks_of_closed_text("\n".join(extras.properties), where=Where.PROPERTY)
    for page, text in extras.annotations:
        yield from marks_of_closed_text(text, where=Where.COMMENT, page=page)
    for name in extras.attachments:
        yield Mark(Severity.REVIEW, Rule.HIDDEN_FILES, name, Where.ATTACHMENT)


def _marks_of_scans(path: Path, result: ReadResult) -> Iterator[Mark]:
    if not result.scanned_pages:
        return
    program = _ocr_program()
    for page, picture, dpi in coloured_pages(path, result.scanned_pages):
        yield from marks_of_picture(picture, program=program, dpi=dpi, where=Where.TEXT, page=page)
