"""Lays a document out as DOCX; the letterhead and the signature stand in tables, as in real offices."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from docslib.demo.plan import DemoDocument

CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
FIXED_TIME = (2026, 11, 20, 8, 0, 0)


def write_docx(document: DemoDocument, target: Path) -> None:
    """Write the document; the same text always gives the same bytes."""
    paper = Document()
    _page_setup(paper)
    _letterhead(paper, document)
    if not document.is_letter:
        _line(paper, document.type_name.upper(), size=16, bold=True, before=14)
        _line(paper, document.item["abstract"], size=14, bold=True)
        _line(paper, "-----", size=14)
    for kind, value in document.pieces():
        _PIECES[kind](paper, value)
    _closing(paper, document)
    facts = paper.core_properties
    facts.author, facts.title = document.head[-1], f"{document.type_name} {document.item['number']}"
    facts.created = facts.modified = datetime(*FIXED_TIME)
    facts.last_modified_by, facts.revision, facts.comments = document.head[-1], 1, ""
    paper.save(str(target))
    _fix_times(target)


def _page_setup(paper: Any) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")


def _line(
    holder: Any, text: str, *, size: float = 13, bold: bool = False, italic: bool = False, before: int = 0
) -> Any:
    """A centred line."""
    paragraph = holder.add_paragraph()
    paragraph.alignment = CENTRE
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(0)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _two_columns(paper: Any, left: float, right: float) -> tuple[Any, Any]:
    table = paper.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, (left, right), strict=True):
        cell.width = Mm(width)
        # A cell begins with an empty paragraph of its own: it would push the first line down.
        cell._element.remove(cell.paragraphs[0]._element)
    return table.rows[0].cells[0], table.rows[0].cells[1]


def _letterhead(paper: Any, document: DemoDocument) -> None:
    left, right = _two_columns(paper, 76, 89)
    *above, own = document.head
    for line in above:
        _line(left, line)
    _line(left, own, bold=True)
    _line(left, "*")
    _line(left, document.number_line)
    if document.is_letter:
        _line(left, document.item["abstract"], size=12, italic=True)
    heading = _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", size=14, bold=True)
    heading.runs[0].underline = True
    _line(right, "")
    _line(right, document.place_and_date, italic=True)


def _text(paper: Any, value: str) -> None:
    paragraph = paper.add_paragraph()
    paragraph.alignment = JUSTIFY
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_after = Pt(6)
    for at, part in enumerate(re.split(r"\*\*(.+?)\*\*", value)):
        paragraph.add_run(part).bold = at % 2 == 1


def _heading(paper: Any, value: str) -> None:
    _text(paper, f"**{value}**")
    paper.paragraphs[-1].paragraph_format.keep_with_next = True


def _table(paper: Any, rows: list[list[str]]) -> None:
    table = paper.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(12), at == 0
    paper.add_paragraph().paragraph_format.space_after = Pt(0)


_PIECES: dict[str, Any] = {
    "text": _text,
    "heading": _heading,
    "centre": lambda paper, value: _line(paper, value, size=14, bold=True, before=6),
    "table": _table,
    "break": lambda paper, value: paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE),
}


def _closing(paper: Any, document: DemoDocument) -> None:
    left, right = _two_columns(paper, 82, 83)
    row = left._element.getparent()
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    names = document.recipients
    for at, text in enumerate(["Nơi nhận:", *(f"- {name};" for name in names[:-1]), f"- {names[-1]}."]):
        paragraph = left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size, run.underline = Pt(12), at == 0
    for line in (document.item.get("authority"), document.item["title"]):
        if line:
            _line(right, line, bold=True)
    _line(right, "(Đã ký)", italic=True, before=24)
    _line(right, document.item["signer"], bold=True, before=24)


def _fix_times(target: Path) -> None:
    """A DOCX is a ZIP whose entries carry the time of writing: give them one fixed time."""
    with zipfile.ZipFile(target) as archive:
        entries = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), content, zipfile.ZIP_DEFLATED)
