"""A Word file as HTML: readable, harmless, in Unicode."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Inches
from PIL import Image

from docslib.reading import layout
from docslib.reading.layout import html_of
from docslib.reading.reader import read_file
from docslib.reading.result import FileKind

TCVN3_LINE = "Ban ChÊp hµnh §¶ng bé tØnh quyÕt ®Þnh thµnh lËp c¸c tæ c«ng t¸c t¹i c¬ së"


def save(tmp_path: Path, document: docx.document.Document) -> Path:
    path = tmp_path / "a.docx"
    document.save(str(path))
    return path


def made_of(tmp_path: Path, *lines: str) -> str:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return html_of(save(tmp_path, document), FileKind.DOCX)


def test_headings_lists_and_tables_of_a_docx_are_kept(tmp_path):
    document = docx.Document()
    document.add_heading("Phần thứ nhất", level=1)
    document.add_paragraph("Việc một", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text = "Phòng"
    html = html_of(save(tmp_path, document), FileKind.DOCX)
    assert "<h4>Phần thứ nhất</h4>" in html
    assert "<li>Việc một</li>" in html
    assert "<table><tbody><tr><td><p>Phòng</p></td>" in html


def test_the_letterhead_is_told_from_tables_of_figures(decision_docx):
    assert html_of(decision_docx, FileKind.DOCX).startswith('<table class="letterhead">')


def test_markup_in_the_text_stays_text(tmp_path):
    html = made_of(tmp_path, "<script>alert(1)</script><img src=x onerror=alert(1)>")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_a_dangerous_link_leaves_its_words_and_no_address(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("Xem ")
    relation = document.part.relate_to(
        "javascript:alert(1)", docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, True
    )
    link = docx.oxml.OxmlElement("w:hyperlink")
    link.set(docx.oxml.ns.qn("r:id"), relation)
    link.append(paragraph.add_run("ở đây")._r)
    paragraph._p.append(link)
    assert html_of(save(tmp_path, document), FileKind.DOCX) == "<p>Xem ở đây</p>"


def test_pictures_are_left_to_the_file(tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    document = docx.Document()
    document.add_paragraph("Có ảnh").add_run().add_picture(str(tmp_path / "a.png"), width=Inches(1))
    assert html_of(save(tmp_path, document), FileKind.DOCX) == "<p>Có ảnh</p>"


def test_articles_have_names_and_quoted_ones_have_none(tmp_path):
    html = made_of(tmp_path, "Điều 1. Phạm vi", "“Điều 2. Chữ cũ", "Điều 1. Quy chế kèm theo")
    assert '<p id="dieu-1">Điều 1. Phạm vi</p>' in html
    assert '<p id="dieu-1-lan-2">Điều 1. Quy chế kèm theo</p>' in html
    assert 'id="dieu-2' not in html


def test_letters_of_an_old_font_become_unicode(tmp_path):
    document = docx.Document()
    document.add_paragraph().add_run(TCVN3_LINE).bold = True
    document.add_paragraph("Chữ Unicode giữ nguyên.")
    html = html_of(save(tmp_path, document), FileKind.DOCX)
    assert "<p><strong>Ban Chấp hành Đảng bộ tỉnh quyết định" in html
    assert "<p>Chữ Unicode giữ nguyên.</p>" in html


def test_a_file_too_long_to_be_laid_out_is_read_by_its_pages(decision_docx, monkeypatch):
    monkeypatch.setattr(layout, "MAX_BODY_BYTES", 100)
    assert html_of(decision_docx, FileKind.DOCX) == ""


@pytest.mark.parametrize("kind", [FileKind.PDF, FileKind.DOC])
def test_other_kinds_have_no_layout(decision_docx, kind):
    assert html_of(decision_docx, kind) == ""


def test_a_damaged_file_has_no_layout(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"PK\x03\x04 hong")
    assert html_of(tmp_path / "a.docx", FileKind.DOCX) == ""


def test_reading_a_docx_brings_its_layout(decision_docx):
    assert 'id="dieu-2"' in read_file(decision_docx).html
