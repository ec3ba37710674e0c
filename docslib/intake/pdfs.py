"""What hides in PDF files: scripts, programs to launch, attached files, bombs, and pages that are not there.

qpdf shows every object as it is, whatever name is written how; pdfium, which the portal reads with, opens every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw as pdfium

from docslib.intake.hazard import MAX_PAGES, Hazard, Hazards

MAX_SIDE = 14_400.0
"""Points; Acrobat's own limit, five metres."""
MAX_PICTURE_BYTES = 500_000_000
MAX_FILTERS = 4
_DOCUMENTS = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".rtf", ".txt", ".htm", ".html")
_PROGRAM_KEYS = {"/Win", "/Mac", "/Unix", "/P"}
_SENDING = ("/ImportData", "/SubmitForm")
_DEPTH = 20
SCAN_MAX_CHARACTERS = 50
SCAN_MIN_COVER = 0.7
_TAIL = 2048
_STRINGS = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_NAME_ENDS = rb"(?![A-Za-z0-9_.-])"
_HAZARDS = (
    (re.compile(rb"/(?:JS|JavaScript|XFA|RichMedia)" + _NAME_ENDS), Hazard.SCRIPT),
    (re.compile(rb"/(?:Launch|ImportData|SubmitForm)" + _NAME_ENDS), Hazard.LAUNCH),
    (re.compile(rb"/(?:EF|EmbeddedFile)" + _NAME_ENDS), Hazard.ATTACHED),
)
_FILTERS = re.compile(rb"/Filter\s*\[([^\]]*)\]")


def look(path: Path, most_scans: int) -> Hazards:
    """What is wrong with a PDF; more than `most_scans` pages that are pictures of paper are too many."""
    try:
        with pikepdf.open(path, suppress_warnings=True) as file:
            yield from _objects(file)
            if file.get_warnings() and b"%%EOF" not in _tail(path):
                yield Hazard.BROKEN, 0
    except pikepdf.PasswordError:
        yield Hazard.PASSWORD, 0
        return
    except pikepdf.PdfError:
        yield Hazard.BROKEN, 0
        return
    yield from _pages(path, most_scans)


def _tail(path: Path) -> bytes:
    with path.open("rb") as stream:
        stream.seek(max(path.stat().st_size - _TAIL, 0))
        return stream.read()


def _objects(file: pikepdf.Pdf) -> Hazards:
    """Look for names in every object as qpdf writes it: no trick of spelling is left in them."""
    for item in file.objects:
        if isinstance(item, pikepdf.Stream):
            written = item.stream_dict.unparse(resolved=True)
            filters = _FILTERS.search(written)
            if filters and filters[1].count(b"/") > MAX_FILTERS:
                yield Hazard.BOMB, 0
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Array):
            written = item.unparse(resolved=True)
        else:
            continue
        plain = _STRINGS.sub(b"()", written)
        for pattern, hazard in _HAZARDS:
            if pattern.search(plain) and (hazard != Hazard.LAUNCH or _launches_programs(item)):
                yield hazard, 0


def _launches_programs(item: pikepdf.Object, depth: int = 0) -> bool:
    """Whether an action below `item` starts anything but a document: old Word made its links to files so."""
    if depth > _DEPTH:
        return True
    if isinstance(item, pikepdf.Array):
        return any(_launches_programs(one, depth + 1) for one in item.as_list() if not one.is_indirect)
    if not isinstance(item, pikepdf.Dictionary):
        return False
    if item.get("/S") == "/Launch":
        target = item.get("/F", "")
        name = str(
            target.get("/UF", target.get("/F", "")) if isinstance(target, pikepdf.Dictionary) else target
        )
        return bool(_PROGRAM_KEYS & set(item.keys())) or not name.lower().endswith(_DOCUMENTS)
    inner = (value for _key, value in item.items() if not value.is_indirect)
    return item.get("/S") in _SENDING or any(_launches_programs(value, depth + 1) for value in inner)


def _pages(path: Path, most_scans: int) -> Hazards:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        yield Hazard.BROKEN, 0
        return
    total = len(document)
    if not total:
        yield Hazard.BROKEN, 0
    if total > MAX_PAGES:
        yield Hazard.TOO_MANY_PAGES, total
        return
    scans = 0
    for index in range(total):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield Hazard.BROKEN, index + 1
            return
        if max(page.get_size()) > MAX_SIDE:
            yield Hazard.HUGE_PAGE, index + 1
            return
        pictures = [_picture_bytes(picture) for picture in _pictures(page)]
        if max(pictures, default=0) > MAX_PICTURE_BYTES:
            yield Hazard.HUGE_PAGE, index + 1
            return
        scans += total > most_scans and _is_scan(page)
        page.close()
    if scans > most_scans:
        yield Hazard.TOO_MANY_SCANS, scans


def _pictures(page: pypdfium2.PdfPage) -> Iterator[pypdfium2.PdfObject]:
    return page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Whether the page is a picture of paper, as the reader of PDF files tells it."""
    if page.get_textpage().count_chars() >= SCAN_MAX_CHARACTERS:
        return False
    left, bottom, right, top = page.get_bbox()
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in (p.get_bounds() for p in _pictures(page)))
    return bool(covered >= SCAN_MIN_COVER * (right - left) * (top - bottom))


def _picture_bytes(picture: pypdfium2.PdfObject) -> int:
    """What a picture takes once it is unpacked; asked of its head, nothing is unpacked for it."""
    head = pdfium.FPDF_IMAGEOBJ_METADATA()
    if not pdfium.FPDFImageObj_GetImageMetadata(picture, None, head):
        return 0
    return head.width * head.height * max(head.bits_per_pixel, 1) // 8
