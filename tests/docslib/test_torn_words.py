"""Words whose marked letters were drawn from another font afterwards are read whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from docslib.reading.pdf import page_texts, read_pdf
from docslib.secrecy.gate import judge
from docslib.secrecy.verdict import Severity
from tests.docslib.files import vietnamese_font, write_pdf
from tests.docslib.programs import without_programs

LINES = ("TUYỆT MẬT", "ỦY BAN NHÂN DÂN TỈNH TRƯỜNG KHÊ", "QUYẾT ĐỊNH", "về việc giữ gìn các bến sông")
_WIDTH = 600
"""Thousandths of its size that every letter of Courier takes."""


def write_torn_pdf(path: Path) -> Path:
    """Each line is one run of plain letters with gaps; the marked letters are put into the gaps from another font."""
    pdfmetrics.registerFont(TTFont("Marked", vietnamese_font()))
    canvas = Canvas(str(path))
    for row, line in enumerate(LINES):
        run = "".join(letter if letter.isascii() else f") -{_WIDTH} (" for letter in line)
        text = canvas.beginText(60, 780 - 20 * row)
        text.setFont("Courier", 12)
        text._code.append(f"[({run})] TJ")
        canvas.drawText(text)
        for place, letter in enumerate(line):
            if not letter.isascii():
                canvas.saveState()
                marked = canvas.beginText(60 + place * 12 * _WIDTH / 1000, 780 - 20 * row)
                marked.setFont("Marked", 12)
                marked.setHorizScale(_WIDTH / 10 / pdfmetrics.stringWidth(letter, "Marked", 1))
                marked.textOut(letter)
                canvas.drawText(marked)
                canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.services
def test_torn_words_are_read_whole_and_judged(tmp_path):
    path = write_torn_pdf(tmp_path / "a.pdf")
    assert LINES[0] not in page_texts(path)[0]
    result = read_pdf(path)
    assert [line for line in LINES if line in result.text] == list(LINES)
    assert judge(path, result).severity == Severity.BLOCK


def test_without_the_program_the_page_keeps_what_was_read(tmp_path, monkeypatch):
    path = write_torn_pdf(tmp_path / "a.pdf")
    without_programs(monkeypatch, "pdftotext")
    assert [page.text for page in read_pdf(path).pages] == page_texts(path)


def test_a_whole_page_is_not_read_twice(tmp_path, monkeypatch):
    path = write_pdf(tmp_path / "a.pdf", [LINES])
    monkeypatch.setattr("docslib.reading.torn.run_program", lambda *_, **__: pytest.fail("read twice"))
    assert LINES[0] in read_pdf(path).text
