"""The gate finds marks of secrecy in text, and hears nothing where a document only speaks of secrets (G01)."""

from __future__ import annotations

import pytest

from docslib.reading.result import PageText
from docslib.secrecy.text import marks_of_name, marks_of_pages
from docslib.secrecy.verdict import Severity, Verdict
from tests.docslib.files import decision_lines


def verdict(lines: list[str], *, is_ocr: bool = False) -> Verdict:
    return Verdict.of(marks_of_pages([PageText(1, "\n".join(lines), is_ocr)]))


def with_line(line: str, *, at: int = 3) -> list[str]:
    lines = decision_lines()
    return [*lines[:at], line, *lines[at:]]


@pytest.mark.parametrize(
    "line",
    [
        "MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "* TỐI MẬT *", "[ MẬT ]", "M Ậ T", "T U Y Ệ T  M Ậ T",
        "Độ mật: Tối mật", "Mức độ mật: MẬT", "TÀI LIỆU THU HỒI", "XEM XONG TRẢ LẠI",
        "Trả lại sau khi họp", "CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ", "MAT", "TOI MAT",
    ],
)  # fmt: skip
def test_a_mark_alone_on_its_line_blocks(line):
    assert verdict(with_line(line)).severity == Severity.BLOCK


def test_a_mark_beside_the_letterhead_in_a_table_blocks():
    assert verdict(with_line("TỈNH ỦY TRƯỜNG KHÊ\tMẬT", at=0)).severity == Severity.BLOCK


def test_a_mark_at_the_top_of_a_later_page_blocks():
    pages = [
        PageText(1, "\n".join(decision_lines())),
        PageText(2, "MẬT\nTrang hai nói về hội trường." + "\nDòng." * 90),
    ]
    found = Verdict.of(marks_of_pages(pages)).marks[0]
    assert (found.severity, found.page) == (Severity.BLOCK, 2)


@pytest.mark.parametrize(
    "line",
    ["TỈNH ỦY TRƯỜNG KHÊ MẬT", "C", "DỰ THẢO", "Dự thảo lần 2", "LƯU HÀNH NỘI BỘ"],
)
def test_what_may_be_a_mark_waits_for_a_person(line):
    assert verdict(with_line(line)).severity == Severity.REVIEW


@pytest.mark.parametrize("line", ["HỎA TỐC", "Khẩn"])
def test_urgency_is_told_and_stops_nothing(line):
    assert verdict(with_line(line)).severity == Severity.INFO


@pytest.mark.parametrize(
    "line",
    [
        "Điều 3. Cán bộ có trách nhiệm giữ bí mật nhà nước, bảo mật thông tin.",
        "Không đăng văn bản mật, tối mật và tuyệt mật lên cổng thông tin.",
        "QUY ĐỊNH VỀ BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Độ mật: Không",
        "Tài liệu được trả lại sau khi họp thì văn thư ghi vào sổ theo dõi của cơ quan.",
        "Căn cứ Luật Bảo vệ bí mật nhà nước;",
    ],
)
def test_a_sentence_about_secrets_is_no_mark(line):
    assert verdict(with_line(line, at=8)).marks == ()


def test_the_verdict_keeps_no_word_beside_the_mark():
    marks = verdict(with_line("TỈNH ỦY TRƯỜNG KHÊ MẬT")).marks
    assert all("TRƯỜNG KHÊ" not in mark.words for mark in marks)


@pytest.mark.parametrize("name", ["QD 15 (MẬT).pdf", "bao-cao-toi-mat.docx", "QD15_MAT.pdf"])
def test_a_file_name_that_speaks_of_secrecy_waits_for_a_person(name):
    assert [mark.severity for mark in marks_of_name(name)] == [Severity.REVIEW]


@pytest.mark.parametrize("name", ["mat-tran-to-quoc.pdf", "Quy che bao mat thong tin.docx", "27-QD-TU.pdf"])
def test_another_file_name_says_nothing(name):
    assert list(marks_of_name(name)) == []
