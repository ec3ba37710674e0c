"""PDF: the text of each page, and recognition of the pages that are pictures."""

from __future__ import annotations

import ctypes
import io
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from docslib.reading.ocr import check_ocr, recognise_all
from docslib.reading.result import (
    FileKind,
    PageText,
    ProgramMissing,
    ProgressCallback,
    ReadError,
    ReadProblem,
    ReadResult,
    clean_text,
)
from docslib.reading.signatures import pdf_signatures
from docslib.reading.torn import mended

# Signed scans carry a few characters of the signature, so "no text at all" would miss them.
SCAN_MAX_CHARACTERS = 50
_SCAN_MIN_COVER = 0.7
OCR_DPI = 250
STAMP_DPI = 200
_POINTS_PER_INCH = 72
_MAX_SIDE_PIXELS = 6000
_IMAGE_DEPTH = 3

# PDFium is not safe for threads; readings run in background threads of the web process.
_PDFIUM = threading.Lock()


def read_pdf(path: Path, *, on_page: ProgressCallback | None = None) -> ReadResult:
    """Read every page of a PDF; scanned pages go through OCR where it is installed.

    Raises ReadError when the file is damaged or asks for a password.
    """
    with _PDFIUM:
        document = _open(path)
    try:
        texts, scans = _page_texts(document)
        texts = mended(path, texts)
        total = len(texts)
        recognised, missing = _recognise_pages(document, scans, total, on_page)
    finally:
        with _PDFIUM:
            document.close()
    pages = tuple(
        PageText(number, recognised.get(number, text), is_ocr=number in recognised)
        for number, text in enumerate(texts, start=1)
    )
    if on_page:
        on_page(total, total)
    signatures = tuple(signature.as_json() for signature in pdf_signatures(path))
    return ReadResult(FileKind.PDF, pages, missing=missing, scanned_pages=tuple(scans), signatures=signatures)


def page_texts(path: Path) -> list[str]:
    """The text layer of every page, nothing recognised. Raises ReadError as `read_pdf` does."""
    with _PDFIUM:
        document = _open(path)
    try:
        return _page_texts(document)[0]
    finally:
        with _PDFIUM:
            document.close()


@dataclass(frozen=True, slots=True)
class PdfExtras:
    """What a PDF carries beside its pages: values of its properties, notes by page, names of attached files."""

    properties: tuple[str, ...]
    annotations: tuple[tuple[int, str], ...]
    attachments: tuple[str, ...]


def pdf_extras(path: Path) -> PdfExtras:
    """Properties, notes and attachments of a PDF. Raises ReadError as `read_pdf` does."""
    with _PDFIUM:
        document = _open(path)
        try:
            notes = [(index + 1, text) for index in range(len(document)) for text in _notes(document, index)]
            names = [
                document.get_attachment(index).get_name() for index in range(document.count_attachments())
            ]
            return PdfExtras(tuple(document.get_metadata_dict().values()), tuple(notes), tuple(names))
        finally:
            document.close()


def _notes(document: pypdfium2.PdfDocument, index: int) -> Iterator[str]:
    """Words of the notes on one page; a page that cannot be opened has none."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, number)
        length = pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAnnot_GetStringValue(
            note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
        )
        pdfium.FPDFPage_CloseAnnot(note)
        yield buffer.raw.decode("utf-16-le", "replace").rstrip("\x00")
    page.close()


def coloured_pages(path: Path, numbers: Iterable[int]) -> Iterator[tuple[int, Image.Image, int]]:
    """Pages as coloured pictures, each with its number and resolution. Raises ReadError as `read_pdf` does."""
    with _PDFIUM:
        document = _open(path)
    try:
        for number in numbers:
            yield (number, *_picture(document, number, dpi=STAMP_DPI))
    finally:
        with _PDFIUM:
            document.close()


def _open(path: Path) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        raise ReadError(ReadProblem.PASSWORD if is_locked else ReadProblem.DAMAGED) from error
    if not len(document):
        document.close()
        raise ReadError(ReadProblem.DAMAGED)
    return document


def _page_texts(document: pypdfium2.PdfDocument) -> tuple[list[str], list[int]]:
    """Text layer of every page, and the numbers of the pages that are pictures of paper."""
    texts: list[str] = []
    scans: list[int] = []
    for index in range(len(document)):
        with _PDFIUM:
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                texts.append("")  # one broken page does not spoil the others
                continue
            text_page = page.get_textpage()
            text = clean_text(text_page.get_text_range(errors="replace"))
            if len(text.strip()) < SCAN_MAX_CHARACTERS and _image_cover(page) >= _SCAN_MIN_COVER:
                scans.append(index + 1)
            text_page.close()
            page.close()
        texts.append(text)
    return texts, scans


def _image_cover(page: pypdfium2.PdfPage) -> float:
    """Share of the page under pictures; scanners often cut one page into strips, so areas are added up."""
    left, bottom, right, top = page.get_bbox()
    area = 0.0
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=_IMAGE_DEPTH):
        x0, y0, x1, y1 = picture.get_bounds()
        width = min(x1, right) - max(x0, left)
        height = min(y1, top) - max(y0, bottom)
        area += max(width, 0.0) * max(height, 0.0)
    return area / max((right - left) * (top - bottom), 1.0)


def _recognise_pages(
    document: pypdfium2.PdfDocument, scans: list[int], total: int, on_page: ProgressCallback | None
) -> tuple[dict[int, str], str | None]:
    """Recognised text by page number, and the packages that are missing for it."""
    if not scans:
        return {}, None
    try:
        program = check_ocr()
    except ProgramMissing as error:
        return {}, error.package
    tell = on_page or (lambda done, total: None)
    drawn = ((number, *_draw(document, number)) for number in scans)
    recognised: dict[int, str] = {}
    tell(total - len(scans), total)
    for number, text in recognise_all(drawn, program=program):
        recognised[number] = text
        if len(recognised) < len(scans):
            tell(total - len(scans) + len(recognised), total)
    return recognised, None


def _draw(document: pypdfium2.PdfDocument, number: int) -> tuple[bytes, int]:
    """One page without its red, and its real resolution: a poster-sized page is drawn smaller.

    In the red channel stamps and seals are white, so that the letters beneath them can be read.
    """
    image, dpi = _picture(document, number, dpi=OCR_DPI)
    buffer = io.BytesIO()
    image.convert("RGB").getchannel("R").save(buffer, format="PPM")
    return buffer.getvalue(), dpi


def _picture(document: pypdfium2.PdfDocument, number: int, *, dpi: int) -> tuple[Image.Image, int]:
    with _PDFIUM:
        page = document[number - 1]
        scale = min(dpi / _POINTS_PER_INCH, _MAX_SIDE_PIXELS / max(*page.get_size(), 1.0))
        image = page.render(scale=scale).to_pil()
        page.close()
    return image, round(scale * _POINTS_PER_INCH)
