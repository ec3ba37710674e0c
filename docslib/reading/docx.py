"""DOCX: body in reading order with tables and text boxes, then footnotes; headers first, footers last.

The letterhead of nearly every official DOCX stands in a table, so paragraphs alone would lose the number.
The XML is walked directly because python-docx leaves out text boxes, content controls and tracked insertions.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from docslib.reading.result import FileKind, PageText, ReadError, ReadProblem, ReadResult, clean_text

MAX_UNPACKED_BYTES = 400 * 1024 * 1024
PAGE_BREAK = "\f"
# No printed page holds more; a file whose breaks say so lost some of them when another program saved it.
_PAGE_CHARACTERS = 8000

_W_P, _W_TBL, _W_TR, _W_TC, _W_SDT = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc"), qn("w:sdt")
_TEXT_BOX = qn("w:txbxContent")
# Deleted and moved-away text is not part of the document; Fallback repeats the text box for old programs.
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:pPr"),
    qn("w:rPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_CHARACTERS = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:lastRenderedPageBreak"): PAGE_BREAK,
}


def read_docx(path: Path) -> ReadResult:
    """Read a DOCX. Page numbers are real only where Word has noted all its page breaks.

    Raises ReadError when the file is damaged or unpacks to an unreasonable size.
    """
    _refuse_bombs(path)
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise ReadError(ReadProblem.DAMAGED) from error
    body = document.element.body
    lines = [
        *_edge_lines(document, "header"),
        *_block_lines(body),
        *_note_lines(document),
        *_edge_lines(document, "footer"),
    ]
    chunks = [clean_text(chunk) for chunk in "\n".join(lines).split(PAGE_BREAK)]
    filled = [chunk for chunk in chunks if chunk.strip()] or [""]
    pages = tuple(PageText(number, chunk) for number, chunk in enumerate(filled, start=1))
    has_real_pages = body.find(f".//{qn('w:lastRenderedPageBreak')}") is not None and all(
        len(page.text) <= _PAGE_CHARACTERS for page in pages
    )
    return ReadResult(FileKind.DOCX, pages, has_real_pages=has_real_pages)


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise ReadError(ReadProblem.DAMAGED) from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise ReadError(ReadProblem.TOO_BIG)


def _block_lines(container: Any) -> Iterator[str]:
    for child in container:
        if child.tag == _W_P:
            yield from _paragraph_lines(child)
        elif child.tag == _W_TBL:
            yield from _table_lines(child)
        elif child.tag == _W_SDT:
            content = child.find(qn("w:sdtContent"))
            if content is not None:
                yield from _block_lines(content)


def _paragraph_lines(paragraph: Any) -> Iterator[str]:
    boxes: list[Any] = []
    starts_page = paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
    yield (PAGE_BREAK if starts_page else "") + "".join(_inline(paragraph, boxes))
    for box in boxes:
        yield from _block_lines(box)


def _inline(element: Any, boxes: list[Any]) -> Iterator[str]:
    """Text of runs in order; text boxes met on the way are put aside, they become lines of their own."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == qn("w:t"):
            yield child.text or ""
        elif tag == _TEXT_BOX:
            boxes.append(child)
        elif tag == qn("w:br"):
            yield PAGE_BREAK if child.get(qn("w:type")) == "page" else "\n"
        elif tag == qn("w:softHyphen"):
            yield "\u00ad"
        elif tag in _CHARACTERS:
            yield _CHARACTERS[tag]
        else:
            yield from _inline(child, boxes)


def _table_lines(table: Any) -> Iterator[str]:
    for row in table.iter(_W_TR):
        # Rows of a table inside a cell belong to that cell.
        if next(row.iterancestors(_W_TBL)) is not table:
            continue
        cells = [
            [line for line in _block_lines(cell) if line.strip()]
            for cell in row.iter(_W_TC)
            if next(cell.iterancestors(_W_TR)) is row
        ]
        if all(len(cell) <= 1 for cell in cells):
            yield "\t".join(cell[0].strip() for cell in cells if cell)
        else:
            for cell in cells:
                yield from cell


def _edge_lines(document: Any, edge: str) -> Iterator[str]:
    """Headers or footers of all sections, each text once; page numbers alone are left out."""
    seen: set[str] = set()
    for section in document.sections:
        for part in (getattr(section, f"first_page_{edge}"), getattr(section, edge)):
            if part.is_linked_to_previous:
                continue
            for line in _block_lines(part._element):
                text = line.replace(PAGE_BREAK, "").strip()
                if any(char.isalpha() for char in text) and text not in seen:
                    seen.add(text)
                    yield text


def _note_lines(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for note in parse_xml(relation.target_part.blob):
            yield from (line.replace(PAGE_BREAK, "") for line in _block_lines(note) if line.strip())
