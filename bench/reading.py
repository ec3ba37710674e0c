"""Reading files through the portal's reader, against the bare library, and scans on one core and on all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from bench.timing import Comparison
from docslib.reading.ocr import check_ocr, recognise, recognise_all
from docslib.reading.pdf import OCR_DPI, coloured_pages
from docslib.reading.reader import read_file
from docslib.secrecy.stamps import as_ppm
from tests.docslib.files import write_pdf, write_scan

PAGES = 60
LINES = 40
SCANNED_PAGES = 6
LEAST_SPEED = 0.8
"""Of the pages a second that the bare library gives; cleaning, checks and old encodings take the rest."""
BOTH_CORES = 0.8


def comparisons() -> Iterator[Comparison]:
    with TemporaryDirectory() as folder:
        yield _extraction(Path(folder))
        yield _recognition(Path(folder))


def _extraction(folder: Path) -> Comparison:
    path = write_pdf(folder / "typed.pdf", [_lines(page, LINES) for page in range(PAGES)])
    return Comparison(
        name=f"text of a PDF of {PAGES} pages",
        base_label="bare pypdfium2",
        base=lambda: _bare(path),
        measured_label="read_file",
        measured=lambda: read_file(path),
        at_most=1 / LEAST_SPEED,
    )


def _recognition(folder: Path) -> Comparison:
    path = write_scan(folder / "scanned.pdf", [_lines(page, 12) for page in range(SCANNED_PAGES)])
    numbers = range(1, SCANNED_PAGES + 1)
    scan = [
        (number, as_ppm(picture.convert("L")), dpi) for number, picture, dpi in coloured_pages(path, numbers)
    ]
    program = check_ocr()
    return Comparison(
        name=f"recognition of {SCANNED_PAGES} scanned pages",
        base_label="page by page",
        base=lambda: [recognise(picture, program=program, dpi=OCR_DPI) for _number, picture, _dpi in scan],
        measured_label="on all cores",
        measured=lambda: list(recognise_all(scan, program=program)),
        at_most=BOTH_CORES,
        rounds=3,
    )


def _lines(page: int, count: int) -> list[str]:
    return [
        f"{line}. Quy chế về chế độ nhuận bút của Cổng thông tin, số {page * count + line + 1}-QĐ/TU, trang {page}"
        for line in range(count)
    ]


def _bare(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
