"""The gate looks beside the text: headers, boxes, watermarks, properties, notes, pictures, red stamps (G01)."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.shared import Cm
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from docslib.reading.reader import read_file
from docslib.secrecy.gate import judge
from docslib.secrecy.stamp_words import is_like_a_mark
from docslib.secrecy.verdict import Rule, Severity, Verdict, Where
from tests.docslib.files import decision_lines, draw_page, vietnamese_font, write_docx, write_pdf
from tests.programs import require

pytestmark = pytest.mark.services

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'


def verdict(path: Path) -> Verdict:
    return judge(path, read_file(path))


def blocks(path: Path, where: Where) -> bool:
    return any(mark.severity == Severity.BLOCK and mark.where == where for mark in verdict(path).marks)


def changed(path: Path, change) -> Path:
    """The invented decision as DOCX, with one thing changed."""
    document = docx.Document(str(write_docx(path)))
    change(document)
    document.save(str(path))
    return path


def append(document, xml: str) -> None:
    document.paragraphs[-1]._p.append(parse_xml(xml))


def lettered_picture(words: str) -> io.BytesIO:
    image = Image.new("RGB", (700, 220), "white")
    font = ImageFont.truetype(vietnamese_font(), 90)
    ImageDraw.Draw(image).text((60, 50), words, font=font, fill="black")
    content = io.BytesIO()
    image.save(content, "PNG")
    content.seek(0)
    return content


def stamped_scan(path: Path, degrees: float, words: str = "TỐI MẬT") -> Path:
    """A scanned page with a red stamp, turned as a hand turns it."""
    page = draw_page(decision_lines()).convert("RGB")
    stamp = Image.new("RGBA", (420, 130), (0, 0, 0, 0))
    draw = ImageDraw.Draw(stamp)
    draw.rectangle((4, 4, 415, 125), outline=(200, 30, 40, 255), width=6)
    draw.text((50, 25), words, font=ImageFont.truetype(vietnamese_font(), 64), fill=(200, 30, 40, 255))
    turned = stamp.rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC)
    page.paste(turned, (900, 420), turned)
    page.save(path, "PDF", resolution=200)
    return path


def test_a_clean_decision_passes(tmp_path):
    assert verdict(write_docx(tmp_path / "quyet-dinh.docx")).marks == ()
    assert verdict(write_pdf(tmp_path / "quyet-dinh.pdf", [decision_lines()])).marks == ()


def test_a_mark_in_a_page_header_blocks(tmp_path):
    path = changed(
        tmp_path / "a.docx", lambda word: setattr(word.sections[0].header.paragraphs[0], "text", "TUYỆT MẬT")
    )
    assert blocks(path, Where.HEADER)


def test_a_mark_in_a_text_box_blocks(tmp_path):
    words = "<w:txbxContent><w:p><w:r><w:t>MẬT</w:t></w:r></w:p></w:txbxContent>"
    box = f"<w:r {WORD}><w:pict><v:shape><v:textbox>{words}</v:textbox></v:shape></w:pict></w:r>"
    assert blocks(changed(tmp_path / "a.docx", lambda word: append(word, box)), Where.TEXT_BOX)


def test_a_watermark_blocks(tmp_path):
    mark = f'<w:r {WORD}><w:pict><v:shape><v:textpath string="TỐI MẬT"/></v:shape></w:pict></w:r>'
    assert blocks(changed(tmp_path / "a.docx", lambda word: append(word, mark)), Where.TEXT_BOX)


def test_a_mark_that_was_deleted_with_changes_tracked_blocks(tmp_path):
    gone = f'<w:del {WORD} w:id="1" w:author="a"><w:r><w:delText>MẬT</w:delText></w:r></w:del>'
    assert blocks(changed(tmp_path / "a.docx", lambda word: append(word, gone)), Where.DELETED)


def test_a_mark_in_the_properties_blocks(tmp_path):
    path = changed(
        tmp_path / "a.docx", lambda word: setattr(word.core_properties, "keywords", "tổ chức; TỐI MẬT")
    )
    assert blocks(path, Where.PROPERTY)


def test_a_picture_of_a_mark_in_a_word_file_blocks(tmp_path):
    require("tesseract")
    picture = lettered_picture("TUYỆT MẬT")
    path = changed(tmp_path / "a.docx", lambda word: word.add_picture(picture, width=Cm(6)))
    assert blocks(path, Where.PICTURE)


def test_another_picture_in_a_word_file_says_nothing(tmp_path):
    require("tesseract")
    picture = lettered_picture("HỘI TRƯỜNG")
    assert (
        verdict(changed(tmp_path / "a.docx", lambda word: word.add_picture(picture, width=Cm(6)))).marks == ()
    )


def test_a_mark_in_the_properties_of_a_pdf_blocks(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.setSubject("MẬT")
    canvas.drawString(60, 700, "Hoi truong lon co 320 cho ngoi. " * 3)
    canvas.save()
    assert blocks(tmp_path / "a.pdf", Where.PROPERTY)


def test_a_mark_in_a_note_of_a_pdf_blocks(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(60, 700, "Hoi truong lon co 320 cho ngoi. " * 3)
    canvas.textAnnotation("TỐI MẬT", Rect=[20, 20, 60, 60])
    canvas.save()
    assert blocks(tmp_path / "a.pdf", Where.COMMENT)


@pytest.mark.parametrize(
    ("words", "degrees"), [("TỐI MẬT", 0), ("MẬT", 3.5), ("TUYỆT MẬT", -5), ("TỐI MẬT", 7)]
)
def test_a_red_stamp_on_a_scan_blocks_straight_or_turned(tmp_path, words, degrees):
    require("tesseract")
    found = verdict(stamped_scan(tmp_path / "scan.pdf", degrees, words))
    assert found.severity == Severity.BLOCK
    assert any(mark.rule == Rule.RED_STAMP and mark.page == 1 for mark in found.marks)


@pytest.mark.parametrize("words", ["HỎA TỐC", "MẶT TRẬN"])
def test_another_red_stamp_waits_for_a_person(tmp_path, words):
    require("tesseract")
    assert verdict(stamped_scan(tmp_path / "scan.pdf", 3, words)).severity == Severity.REVIEW


@pytest.mark.parametrize(
    ("words", "is_mark"),
    [("MẬT", True), ("|TỐI MẠT.", True), ("TUYIT MẬT", True), ("BẢO MẬT", False), ("GIẢI MẬT", False)],
)
def test_a_misread_mark_is_one_and_other_words_are_not(words, is_mark):
    assert is_like_a_mark(words) is is_mark


def test_a_scan_without_red_passes(tmp_path):
    require("tesseract")
    draw_page(decision_lines()).save(tmp_path / "scan.pdf", "PDF", resolution=200)
    assert verdict(tmp_path / "scan.pdf").marks == ()
