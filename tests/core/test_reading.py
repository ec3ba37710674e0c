"""Text of files made readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cards import FileCard, FilePageText
from core.reading import paragraphs, read_file

PAGE = (
    "Điều 4. Tổ giúp việc\n"
    "\n"
    "1. Tổ giúp việc gồm tổ trưởng, tổ phó và các thành viên do cơ quan cử; làm việc theo\n"
    "chương trình được duyệt và báo cáo kết quả hằng tháng.\n"
    "2. Tổ giúp việc có nhiệm vụ:\n"
    "a) lập danh mục văn bản hết hiệu lực;\n"
)


def make_file(*pages: str) -> FileCard:
    texts = tuple(FilePageText(number, text) for number, text in enumerate(pages, start=1))
    return FileCard(title="Quy chế", url="#", kind_label="PDF", anchor="tep-7", page_texts=texts)


def test_lines_of_one_paragraph_are_joined() -> None:
    assert [paragraph.text for paragraph in paragraphs(PAGE)] == [
        "Điều 4. Tổ giúp việc",
        "1. Tổ giúp việc gồm tổ trưởng, tổ phó và các thành viên do cơ quan cử; làm việc theo chương trình "
        "được duyệt và báo cáo kết quả hằng tháng.",
        "2. Tổ giúp việc có nhiệm vụ:",
        "a) lập danh mục văn bản hết hiệu lực;",
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Điều 12. Hiệu lực", "article"),
        ("Điều 7a: Thời hạn", "article"),
        ("CHƯƠNG II QUY ĐỊNH CỤ THỂ", "chapter"),
        ("Mục 1. Biên tập", "chapter"),
        ("đ) các đảng bộ trực thuộc;", "point"),
        ("- Văn phòng Tỉnh ủy;", "point"),
        ("Điều 3 của Quy chế được sửa đổi.", "text"),
        ("Thông tin phải đúng, kịp thời.", "text"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", "caps"),
        ("-----", "ornament"),
    ],
)
def test_a_paragraph_says_what_it_is(text: str, kind: str) -> None:
    assert [paragraph.kind for paragraph in paragraphs(text)] == [kind]


def test_rows_of_a_table_stand_alone_without_the_strokes_round_them() -> None:
    text = "|TỈNH ỦY TRƯỜNG KHÊ |ĐẢNG CỘNG SẢN VIỆT NAM |\n|* | |\n|Số 04-QC/TU |Trường Khê |"
    assert [paragraph.text for paragraph in paragraphs(text)] == [
        "TỈNH ỦY TRƯỜNG KHÊ | ĐẢNG CỘNG SẢN VIỆT NAM",
        "*",
        "Số 04-QC/TU | Trường Khê",
    ]


def test_a_sentence_broken_before_the_margin_goes_on() -> None:
    text = "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ\ntỉnh;\n" + "Một dòng dài đến tận lề phải. " * 4
    assert paragraphs(text)[0].text == "- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ tỉnh;"


def test_only_the_number_stands_out_where_the_text_of_an_article_follows_at_once() -> None:
    text = "Điều 1. Thành lập Ban Biên tập gồm các đồng chí sau đây: " + "Nguyễn Văn A, ủy viên; " * 5
    (paragraph,) = paragraphs(text)
    assert paragraph.lead == "Điều 1. "
    assert paragraph.lead + paragraph.rest == paragraph.text
    assert paragraphs("Điều 2. Hiệu lực")[0].lead == "Điều 2. Hiệu lực"


def test_one_page_without_articles_needs_no_contents() -> None:
    assert read_file(make_file("Kính gửi các cơ quan")).contents == ()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\f ")))
def test_no_word_is_added_lost_or_moved(text: str) -> None:
    joined = " ".join(paragraph.text for paragraph in paragraphs(text))
    assert joined.replace("|", " ").split() == text.replace("|", " ").split()


def test_the_contents_list_the_articles_of_a_file() -> None:
    read = read_file(make_file("Điều 1. Phạm vi\nĐiều 2. Đối tượng", "Điều 3. Nguyên tắc"))
    assert [(entry.label, entry.title) for entry in read.contents] == [
        ("Điều 1", "Phạm vi"),
        ("Điều 2", "Đối tượng"),
        ("Điều 3", "Nguyên tắc"),
    ]


def test_every_entry_of_the_contents_leads_to_one_place() -> None:
    read = read_file(make_file("Điều 1. Quyết định\nĐiều 1. Quy chế", "Điều 2. Thi hành"))
    ids = [paragraph.id for leaf in read.leaves for paragraph in leaf.paragraphs]
    assert [entry.id for entry in read.contents] == ids
    assert len(set(ids)) == 3


def test_a_file_without_articles_lists_its_pages() -> None:
    read = read_file(make_file("Kính gửi các cơ quan", "Nơi nhận"))
    assert [(entry.id, entry.label, entry.is_page) for entry in read.contents] == [
        ("tep-7-trang-1", "1", True),
        ("tep-7-trang-2", "2", True),
    ]


def test_a_page_without_text_keeps_its_place() -> None:
    read = read_file(make_file("", "Nơi nhận"))
    assert [(leaf.number, leaf.id, len(leaf.paragraphs)) for leaf in read.leaves] == [
        (1, "tep-7-trang-1", 0),
        (2, "tep-7-trang-2", 1),
    ]
