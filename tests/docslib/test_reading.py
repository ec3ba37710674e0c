"""Reading DOCX, PDF and scans: real kind, pages, missing programs, broken files."""

from __future__ import annotations

import zipfile

import docx
import pypdfium2
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from docslib.reading import docx as docx_reading
from docslib.reading import ocr
from docslib.reading.reader import read_file
from docslib.reading.result import FileKind, ProgramMissing, ReadProblem, clean_text
from docslib.reading.sniff import sniff_kind
from tests.docslib.files import decision_lines, write_pdf, write_scan
from tests.docslib.programs import without_programs
from tests.programs import require

# ---- kinds


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\n\n%PDF-1.4", FileKind.PDF),
        (b"{\\rtf1\\ansi}", FileKind.RTF),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body>x</body></html>", FileKind.HTML),
        (b"<html xmlns:w='urn:schemas-microsoft-com:office:word'>", FileKind.HTML),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', FileKind.WORD_XML),
        ("Số 27-QĐ/TU".encode(), FileKind.TEXT),
        ("Tỉnh ủy".encode("utf-16"), FileKind.TEXT),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, FileKind.UNKNOWN),
        (b"\x7fELF\x02\x01\x00\x00", FileKind.UNKNOWN),
        (b"PK\x03\x04 broken", FileKind.UNKNOWN),
    ],
)
def test_the_bytes_tell_the_kind_and_the_name_does_not(tmp_path, content, kind):
    path = tmp_path / "van-ban.doc"
    path.write_bytes(content)
    assert sniff_kind(path) == kind


def test_a_docx_named_doc_is_read_as_docx(decision_docx, tmp_path):
    renamed = decision_docx.rename(tmp_path / "van-ban.doc")
    assert read_file(renamed).kind == FileKind.DOCX


def test_a_spreadsheet_is_not_read(tmp_path):
    path = tmp_path / "bang.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert read_file(path).error == ReadProblem.UNSUPPORTED


# ---- DOCX


def test_a_docx_gives_its_letterhead_table_body_and_footer(decision_docx):
    text = read_file(decision_docx).text
    for line in (*decision_lines(), "Hội trường lớn\t320", "Văn phòng Tỉnh ủy Trường Khê in"):
        assert line in text


def test_a_docx_is_cut_at_its_page_breaks(decision_docx, monkeypatch):
    without_programs(monkeypatch, "soffice", "libreoffice")
    result = read_file(decision_docx)
    assert len(result.pages) == 2
    assert result.pages[1].text.startswith("Trang thứ hai")
    assert not result.has_real_pages


def test_word_s_own_page_notes_make_real_pages(tmp_path):
    document = docx.Document()
    document.add_paragraph("Trang một.")
    document.add_paragraph().add_run()._r.append(parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
    document.add_paragraph("Trang hai.")
    document.save(str(tmp_path / "a.docx"))
    result = read_file(tmp_path / "a.docx")
    assert [page.text for page in result.pages] == ["Trang một.", "Trang hai."]
    assert result.has_real_pages


def test_text_boxes_are_read_once_and_deleted_text_is_not(tmp_path):
    document = docx.Document()
    document.add_paragraph("Trước.")
    document.element.body.insert(
        1,
        parse_xml(
            f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:r>"
            "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>"
            "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
            "<w:ins><w:r><w:t>được thêm</w:t></w:r></w:ins>"
            "<w:moveFrom><w:r><w:t>đã chuyển đi</w:t></w:r></w:moveFrom></w:p>"
        ),
    )
    document.save(str(tmp_path / "a.docx"))
    text = read_file(tmp_path / "a.docx").text
    assert text.count("Trong khung") == 1
    assert "được thêm" in text
    assert "đã chuyển đi" not in text


def test_a_soft_hyphen_survives_reading(tmp_path):
    document = docx.Document()
    document.add_paragraph("tr\u00adêng")
    document.save(str(tmp_path / "a.docx"))
    assert read_file(tmp_path / "a.docx").text == "trường"  # TCVN3 writes its "ư" so


def test_a_docx_that_unpacks_to_too_much_is_refused(decision_docx, monkeypatch):
    monkeypatch.setattr(docx_reading, "MAX_UNPACKED_BYTES", 100)
    assert read_file(decision_docx).error == ReadProblem.TOO_BIG


def test_a_damaged_docx_is_called_damaged(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    assert read_file(path).error == ReadProblem.DAMAGED


# ---- PDF


def test_a_pdf_is_read_page_by_page(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", [decision_lines(), ["Trang hai về nhuận bút."]])
    result = read_file(path)
    assert [page.number for page in result.pages] == [1, 2]
    assert "Trường Khê, ngày 05 tháng 6 năm 2025" in result.pages[0].text
    assert result.pages[1].text == "Trang hai về nhuận bút."
    assert result.has_real_pages
    assert not result.is_scan


def test_an_almost_empty_page_without_a_picture_is_no_scan(tmp_path):
    result = read_file(write_pdf(tmp_path / "a.pdf", [["1"]]))
    assert not result.scanned_pages


def test_a_damaged_pdf_is_called_damaged(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing that follows")
    assert read_file(path).error == ReadProblem.DAMAGED


def test_a_pdf_with_a_password_asks_for_one_without(tmp_path):
    canvas = Canvas(str(tmp_path / "a.pdf"), encrypt=StandardEncryption("open", canPrint=0))
    canvas.drawString(60, 700, "closed")
    canvas.save()
    assert read_file(tmp_path / "a.pdf").error == ReadProblem.PASSWORD


# ---- scans


@pytest.mark.services
def test_a_scan_is_recognised_page_by_page_with_progress(tmp_path):
    require("tesseract")
    path = write_scan(tmp_path / "a.pdf", [["Quy chế nhuận bút", "của Tỉnh ủy"], ["Trang thứ hai"]])
    steps: list[tuple[int, int]] = []
    result = read_file(path, on_page=lambda done, total: steps.append((done, total)))
    assert [page.is_ocr for page in result.pages] == [True, True]
    assert "nhuận bút" in result.pages[0].text
    assert "thứ hai" in result.pages[1].text
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert result.is_scan
    assert result.kind == FileKind.PDF


def test_without_tesseract_the_text_pages_are_there_and_the_packages_are_named(tmp_path, monkeypatch):
    without_programs(monkeypatch, "tesseract")
    scan = pypdfium2.PdfDocument(write_scan(tmp_path / "scan.pdf", [["Trang quét"]]))
    mixed = pypdfium2.PdfDocument(write_pdf(tmp_path / "text.pdf", [["Trang chữ " * 12]]))
    mixed.import_pages(scan)
    mixed.save(str(tmp_path / "mixed.pdf"))
    result = read_file(tmp_path / "mixed.pdf")
    assert result.missing == "tesseract-ocr tesseract-ocr-vie"
    assert result.scanned_pages == (2,)
    assert "Trang chữ" in result.pages[0].text
    assert result.pages[1].text == ""


def test_tesseract_without_vietnamese_names_the_language_package(monkeypatch):
    require("tesseract")
    monkeypatch.setattr(ocr, "run_program", lambda *args, **kwargs: b"List of languages (1):\neng\n")
    with pytest.raises(ProgramMissing) as missing:
        ocr.check_ocr()
    assert missing.value.package == "tesseract-ocr-vie"


# ---- what is not a document


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    assert read_file(tmp_path / "khong-co.pdf").error == ReadProblem.MISSING_FILE


def test_an_empty_file_is_said_to_be_empty(tmp_path):
    (tmp_path / "a.pdf").touch()
    assert read_file(tmp_path / "a.pdf").error == ReadProblem.EMPTY


def test_stored_text_is_composed_and_free_of_controls():
    assert clean_text("To\u0302\u0309 x\x00\r\ny\u00a0z\ufffe") == "Tổ x\ny z-"
