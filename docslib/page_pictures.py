"""Pages of a PDF as pictures, and where a text stands on them: a person compares what was read with the paper."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium
from django.http import Http404

from core.vietnamese.text import normalise
from docslib.cards import Box

if TYPE_CHECKING:
    from core.models import PortalDocument

SCALE = 1.4
"""About 100 dots per inch: legible beside a form, light on the line."""
_GRID = 10_000
"""Units a page is cut into when places are computed; a box is told in hundredths of the page."""
_MARGIN = 0.4
"""Hundredths of the page by which a box is wider than its letters."""


def page_picture(document: PortalDocument, number: int) -> bytes:
    """Page `number` (from 1) as PNG; raises Http404 when the file is no PDF or has no such page."""
    try:
        with _opened(document) as pdf:
            if not 1 <= number <= len(pdf):
                raise Http404
            drawn = io.BytesIO()
            pdf[number - 1].render(scale=SCALE).to_pil().save(drawn, format="PNG", optimize=True)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Http404 from error
    return drawn.getvalue()


def picture_sizes(document: PortalDocument) -> list[tuple[int, int]]:
    """Width and height of the picture of each page, in pixels; empty when the file is no PDF that opens."""
    try:
        with _opened(document) as pdf:
            sizes = [pdf.get_page_size(index) for index in range(len(pdf))]
    except (pypdfium2.PdfiumError, OSError):
        return []
    return [(round(width * SCALE), round(height * SCALE)) for width, height in sizes]


def places_of(
    document: PortalDocument, wanted: Iterable[tuple[str, int, str, Sequence[str]]]
) -> dict[str, tuple[Box, ...]]:
    """Where texts stand on their pages, by name: of each wanted (name, page from 1, lines it stands in, its forms).

    A box for each line the text runs over. The text itself is looked for within its lines; where it is written
    otherwise on the paper, the lines are taken. What is not found, as in scans, has no place.
    """
    found: dict[str, tuple[Box, ...]] = {}
    try:
        with _opened(document) as pdf:
            letters: dict[int, _Letters] = {}
            for name, number, lines, texts in wanted:
                if not 1 <= number <= len(pdf):
                    continue
                if number not in letters:
                    letters[number] = _Letters(pdf[number - 1])
                if boxes := letters[number].boxes_of(lines, texts):
                    found[name] = boxes
    except (pypdfium2.PdfiumError, OSError):
        return {}
    return found


@contextmanager
def _opened(document: PortalDocument) -> Iterator[pypdfium2.PdfDocument]:
    """The file as a PDF; raises PdfiumError when it is none, OSError when it is gone."""
    with document.open_file() as source:
        pdf = pypdfium2.PdfDocument(source.read())
    with pdf:
        yield pdf


class _Letters:
    """The letters of one page without its spaces, each with its number on the page."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self._textpage = page.get_textpage()
        self._text, self._index = self._read()
        self._folded = self._text.casefold()

    def _read(self) -> tuple[str, list[int]]:
        text: list[str] = []
        index: list[int] = []
        pairs = [
            (number, chr(code))
            for number in range(self._textpage.count_chars())
            if (code := pdfium.FPDFText_GetUnicode(self._textpage.raw, number)) > ord(" ")
        ]
        # Marks that stand apart from their letter are composed with it, as in the text that was read.
        for number, char in pairs:
            if text and len(composed := normalise(text[-1] + char)) == 1:
                text[-1] = composed
            else:
                text.append(char)
                index.append(number)
        return "".join(text), index

    def boxes_of(self, lines: str, texts: Sequence[str]) -> tuple[Box, ...]:
        """The places of one of `texts` within `lines`, else of the lines; empty when the page has neither."""
        spans = [self._span(lines, 0, len(self._text))]
        if spans[0][0] < 0:  # lines that do not follow each other on the paper
            spans = [self._span(line, 0, len(self._text)) for line in lines.splitlines()]
        found = [span for span in spans if span[0] >= 0]
        for start, end in found or [(0, len(self._text))]:
            exact = next((at for text in texts if (at := self._span(text, start, end))[0] >= 0), None)
            if exact is not None:
                return tuple(self._boxes(self._index[slice(*exact)]))
        return tuple(box for span in found for box in self._boxes(self._index[slice(*span)]))

    def _span(self, words: str, start: int, end: int) -> tuple[int, int]:
        """Where the words begin and end, as written or in any case; (-1, -1) when they are not there."""
        wanted = "".join(normalise(words).split())
        if not wanted:
            return -1, -1
        at = self._text.find(wanted, start, end)
        if at < 0 and len(self._folded) == len(self._text):
            at = self._folded.find(wanted.casefold(), start, end)
        return (at, at + len(wanted)) if at >= 0 else (-1, -1)

    def _boxes(self, numbers: list[int]) -> Iterator[Box]:
        """One box for each line of letters."""
        row: list[tuple[float, float, float, float]] = []
        for number in numbers:
            corners = self._corners(number)
            if row and not row[-1][1] < (corners[1] + corners[3]) / 2 < row[-1][3]:
                yield _around(row)
                row = []
            row.append(corners)
        if row:
            yield _around(row)

    def _corners(self, number: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a letter on the picture, as it is turned and cut there."""
        left, bottom, right, top = self._textpage.get_charbox(number, loose=True)
        first, second = self._on_picture(left, top), self._on_picture(right, bottom)
        xs, ys = sorted((first[0], second[0])), sorted((first[1], second[1]))
        return xs[0], ys[0], xs[1], ys[1]

    def _on_picture(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, _GRID, _GRID, 0, x, y, across, down)
        return across.value * 100 / _GRID, down.value * 100 / _GRID


def _around(corners: list[tuple[float, float, float, float]]) -> Box:
    left, top = min(one[0] for one in corners), min(one[1] for one in corners)
    right, bottom = max(one[2] for one in corners), max(one[3] for one in corners)
    return Box(
        x=round(left - _MARGIN, 2),
        y=round(top, 2),
        width=round(right - left + 2 * _MARGIN, 2),
        height=round(bottom - top, 2),
    )
