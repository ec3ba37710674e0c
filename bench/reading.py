"""Reading a PDF through the portal's reader, against the bare library: what cleaning and checks cost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from bench.timing import Comparison
from docslib.reading.reader import read_file

PAGES = 60
LINES = 45


def comparisons() -> Iterator[Comparison]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sixty-pages.pdf"
        _draw(path)
        yield Comparison(
            name=f"text of a PDF of {PAGES} pages",
            base_label="bare pypdfium2",
            base=lambda: _bare(path),
            measured_label="read_file",
            measured=lambda: read_file(path),
            at_most=4.0,
        )


def _draw(path: Path) -> None:
    canvas = Canvas(str(path))
    for page in range(PAGES):
        for line in range(LINES):
            canvas.drawString(
                60, 780 - 16 * line, f"{page}.{line} Quy che ve che do nhuan but, so {page * line}-QD/TU"
            )
        canvas.showPage()
    canvas.save()


def _bare(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
