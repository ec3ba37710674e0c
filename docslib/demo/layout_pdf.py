"""Lays a document out as a PDF by the rules of form: letterhead, title, text, signature, recipients."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)
from reportlab.platypus.flowables import HRFlowable

from docslib.demo.plan import DemoDocument

FONTS = Path("/usr/share/fonts/truetype/dejavu")
FACES = {
    "Serif": "DejaVuSerifCondensed",
    "Serif-B": "DejaVuSerifCondensed-Bold",
    "Serif-I": "DejaVuSerifCondensed-Italic",
    "Serif-BI": "DejaVuSerifCondensed-BoldItalic",
}
WIDTH = A4[0] - 45 * mm
TEXT = ParagraphStyle(
    "text",
    fontName="Serif",
    fontSize=14,
    leading=19.5,
    alignment=TA_JUSTIFY,
    firstLineIndent=28,
    spaceAfter=5,
)
CENTRE = ParagraphStyle("centre", parent=TEXT, alignment=TA_CENTER, firstLineIndent=0, fontName="Serif-B")
HEADING = ParagraphStyle("heading", parent=TEXT, fontName="Serif-B", spaceBefore=6, keepWithNext=1)
HEAD = ParagraphStyle("head", parent=CENTRE, fontName="Serif", fontSize=11.5, leading=15, spaceAfter=0)
HEAD_BOLD = ParagraphStyle("head-bold", parent=HEAD, fontName="Serif-B")
HEAD_ITALIC = ParagraphStyle("head-italic", parent=HEAD, fontName="Serif-I", fontSize=11.5)
SUBJECT = ParagraphStyle("subject", parent=HEAD, fontName="Serif-I", fontSize=10.5, leading=13)
TITLE = ParagraphStyle("title", parent=CENTRE, fontSize=14, leading=18, spaceBefore=16, spaceAfter=0)
ABSTRACT = ParagraphStyle("abstract", parent=CENTRE, fontSize=12.5, leading=17, spaceAfter=0)
SMALL = ParagraphStyle(
    "small", parent=TEXT, fontSize=10, leading=13, firstLineIndent=0, spaceAfter=0, alignment=0
)
CELL = ParagraphStyle("cell", parent=SMALL, fontSize=10.5, leading=14)


def register_fonts() -> None:
    """Make the serif with Vietnamese letters known; raises TTFError when the font package is missing."""
    for name, file in FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}.ttf")))
    pdfmetrics.registerFontFamily("Serif", "Serif", "Serif-B", "Serif-I", "Serif-BI")


def write_pdf(document: DemoDocument, target: Path) -> None:
    """Write the document; the same text always gives the same bytes."""
    paper = SimpleDocTemplate(
        str(target),
        pagesize=A4,
        leftMargin=30 * mm,
        rightMargin=15 * mm,
        topMargin=20 * mm,
        bottomMargin=20 * mm,
        title=f"{document.type_name} {document.item['number']}",
        author=document.head[-1],
        lang="vi",
        invariant=1,
    )
    paper.build(
        [*_letterhead(document), *_title(document), *_body(document), *_closing(document)],
        onLaterPages=_folio,
    )


def _folio(canvas: Any, paper: Any) -> None:
    canvas.setFont("Serif", 11)
    canvas.drawCentredString(A4[0] / 2 + 7.5 * mm, A4[1] - 13 * mm, str(canvas.getPageNumber()))


def _rule(width: str) -> HRFlowable:
    return HRFlowable(width=width, thickness=0.8, color="black", spaceBefore=2, spaceAfter=2)


def _letterhead(document: DemoDocument) -> list[Any]:
    *above, own = document.head
    left: list[Any] = [Paragraph(line, HEAD) for line in above]
    left += [Paragraph(own, HEAD_BOLD)]
    left += [_rule("30%")] if document.is_state else [Paragraph("*", HEAD)]
    left.append(Paragraph(document.number_line, HEAD))
    if document.is_letter:
        left.append(Paragraph(document.item["abstract"], SUBJECT))
    if document.is_state:
        right = [
            Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", HEAD_BOLD),
            Paragraph("Độc lập - Tự do - Hạnh phúc", HEAD_BOLD),
            _rule("62%"),
        ]
    else:
        right = [Paragraph("ĐẢNG CỘNG SẢN VIỆT NAM", HEAD_BOLD), _rule("82%"), Spacer(1, 16)]
    right.append(Paragraph(document.place_and_date, HEAD_ITALIC))
    return [Table([[left, right]], colWidths=[WIDTH * 0.46, WIDTH * 0.54], style=_HEAD_TABLE)]


_HEAD_TABLE = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
)


def _title(document: DemoDocument) -> list[Any]:
    if document.is_letter:
        return [Spacer(1, 14)]
    line = [_rule("24%")] if document.is_state else [Paragraph("-----", CENTRE)]
    return [
        Paragraph(document.type_name.upper(), TITLE),
        Paragraph(document.item["abstract"], ABSTRACT),
        *line,
        Spacer(1, 8),
    ]


def _bold(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)


def _body(document: DemoDocument) -> list[Any]:
    makers: dict[str, Callable[[Any], Any]] = {
        "text": lambda value: Paragraph(_bold(value), TEXT),
        "heading": lambda value: Paragraph(value, HEADING),
        "centre": lambda value: Paragraph(value, CENTRE),
        "table": _table,
        "break": lambda value: PageBreak(),
    }
    return [makers[kind](value) for kind, value in document.pieces()]


def _table(rows: list[list[str]]) -> Table:
    cells = [
        [Paragraph(f"<b>{cell}</b>" if not at else cell, CELL) for cell in row] for at, row in enumerate(rows)
    ]
    longest = [max(len(row[column]) for row in rows) + 6 for column in range(len(rows[0]))]
    widths = [WIDTH * size / sum(longest) for size in longest]
    table = Table(cells, colWidths=widths, repeatRows=1, spaceBefore=4, spaceAfter=8)
    table.setStyle(
        TableStyle([("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    )
    return table


def _closing(document: DemoDocument) -> list[Any]:
    ends = [";"] * (len(document.recipients) - 1) + ["."]
    left = [Paragraph("<b><i>Nơi nhận:</i></b>" if document.is_state else "<u>Nơi nhận:</u>", SMALL)]
    left += [Paragraph(f"- {name}{end}", SMALL) for name, end in zip(document.recipients, ends, strict=True)]
    lines = [document.item.get("authority"), document.item["title"]]
    right: list[Any] = [Paragraph(line, HEAD_BOLD) for line in lines if line]
    right += [Spacer(1, 22), Paragraph("(Đã ký)", HEAD_ITALIC), Spacer(1, 22)]
    right.append(Paragraph(document.item["signer"], HEAD_BOLD))
    closing = Table([[left, right]], colWidths=[WIDTH * 0.5, WIDTH * 0.5], style=_HEAD_TABLE)
    return [KeepTogether([Spacer(1, 10), closing])]
