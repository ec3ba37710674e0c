"""Marks in text: where they stand decides, for documents about secrets speak of them on every page (G01).

Measured on official documents and news: a mark alone on its line near the head or the end of a document is a mark;
the same words inside a sentence are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from core.vietnamese.text import strip_accents
from docslib.metadata.lines import layout_lines
from docslib.metadata.title import find_title
from docslib.reading.result import PageText
from docslib.secrecy.verdict import Mark, Rule, Severity, Where

LINES_BELOW_TITLE = 6
LINES_AT_END = 40
LINES_WITHOUT_TITLE = 40
"""Where no title is found, this much of the document's head is looked at."""
LINES_OF_PAGE_EDGE = 3

_MARKS = {"tuyetmat", "toimat", "mat"}
"""Without spaces: letters are often spread over the line."""
_CODE_LETTERS = {"a", "b", "c"}
_URGENT = {"hoa toc", "thuong khan", "khan", "hoa toc hen gio"}
_INTERNAL = "luu hanh noi bo"
_DRAFT = re.compile(r"^du thao(?: lan (?:thu )?\w+)?$")
_FIELD = re.compile(r"\b(?:do|muc do) mat\s*:?\s*(tuyet mat|toi mat|mat)\b")
_GIVEN_BACK = re.compile(
    r"tai lieu thu hoi|xem xong tra lai|tra lai sau khi hop|tra lai sau (?:khi )?hoi nghi"
    r"|chi nguoi co ten moi duoc boc bi"
)
_CAPITAL_MARK = re.compile(r"(?<!\w)(TUYỆT MẬT|TỐI MẬT|MẬT)(?!\w)")
# Capitals of titles and of organs that speak of secrets without being marked.
_SPOKEN_OF = re.compile(
    r"(?:BÍ|BẢO|CƠ|ĐỘ|MỨC|DANH MỤC|BẢO VỆ|VĂN BẢN|TÀI LIỆU|TIN|GIẢI|NGHIỆP VỤ)\s+(?:TUYỆT |TỐI )?MẬT"
)
_FRAME = " \t.,;:*-–—_=|/\\[](){}<>\"'“”«»•·"


def marks_of_pages(pages: Sequence[PageText]) -> Iterator[Mark]:
    """Marks in the pages of a document."""
    lines = [(page.number, line) for page in pages for line in layout_lines(page.text)]
    title = find_title([line for _page, line in lines])
    head = title.index + LINES_BELOW_TITLE if title else LINES_WITHOUT_TITLE
    for index, (page, line) in enumerate(lines):
        is_edge = index < head or index >= len(lines) - LINES_AT_END
        yield from _marks_of_line(line, page=page, is_edge=is_edge, is_head=index < head)
    yield from _marks_of_page_edges(pages)


def _marks_of_page_edges(pages: Sequence[PageText]) -> Iterator[Mark]:
    """A mark printed at the top or the foot of every page."""
    for page in pages:
        lines = layout_lines(page.text)
        for line in (*lines[:LINES_OF_PAGE_EDGE], *lines[-LINES_OF_PAGE_EDGE:]):
            yield from marks_of_closed_text(line, where=Where.TEXT, page=page.number)


def marks_of_closed_text(text: str, *, where: Where, page: int | None = None) -> Iterator[Mark]:
    """Marks in text that belongs to no sentence: headers, text boxes, properties, comments."""
    for line in text.splitlines():
        for mark in _marks_of_line(line, page=page, is_edge=True, is_head=False):
            if mark.severity == Severity.BLOCK:
                yield Mark(mark.severity, mark.rule, mark.words, where, page)


def _marks_of_line(line: str, *, page: int | None, is_edge: bool, is_head: bool) -> Iterator[Mark]:
    alone = _plain(line)
    if is_edge:
        yield from _blocking(alone, page)
    if is_head:
        yield from _to_be_looked_at(line, alone, page)
    if _INTERNAL in alone and (is_edge or alone == _INTERNAL):
        yield Mark(Severity.REVIEW, Rule.INTERNAL_USE, "LƯU HÀNH NỘI BỘ", page=page)
    if is_head and alone in _URGENT:
        yield Mark(Severity.INFO, Rule.URGENCY, alone, page=page)


def _blocking(alone: str, page: int | None) -> Iterator[Mark]:
    if _is_mark(alone):
        yield Mark(Severity.BLOCK, Rule.SECRECY_MARK, alone, page=page)
    field = _FIELD.search(alone)
    if field:
        yield Mark(Severity.BLOCK, Rule.SECRECY_FIELD, field.group(1), page=page)
    phrase = _GIVEN_BACK.search(alone)
    if phrase and len(alone) <= 2 * len(phrase.group()):
        yield Mark(Severity.BLOCK, Rule.CLOSED_CIRCULATION, phrase.group(), page=page)


def _to_be_looked_at(line: str, alone: str, page: int | None) -> Iterator[Mark]:
    spoken = _SPOKEN_OF.sub("", line)
    capital = _CAPITAL_MARK.search(spoken)
    if capital and not _is_mark(alone):
        yield Mark(Severity.REVIEW, Rule.MARK_IN_HEADER, capital.group(), page=page)
    if alone in _CODE_LETTERS and line.strip(_FRAME).isupper():
        yield Mark(Severity.REVIEW, Rule.CODE_LETTER, alone.upper(), page=page)
    if _DRAFT.match(alone):
        yield Mark(Severity.REVIEW, Rule.DRAFT, alone, page=page)


def _is_mark(alone: str) -> bool:
    return alone.replace(" ", "") in _MARKS


def _plain(line: str) -> str:
    """The line without its frame and accents."""
    return re.sub(r"\s+", " ", strip_accents(line.strip(_FRAME)).strip(_FRAME))


def marks_of_name(name: str) -> Iterable[Mark]:
    """Marks in the name of a file."""
    words = f" {re.sub(r'[^a-z]+', ' ', strip_accents(name))} "
    if any(f" {mark} " in words for mark in ("tuyet mat", "toi mat")) or re.search(
        r"(?<![^\W_])(?:MẬT|MAT|Mật)(?![^\W_])", name
    ):
        yield Mark(Severity.REVIEW, Rule.FILE_NAME, "mật", Where.NAME)
