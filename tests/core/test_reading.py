"""Text of files made readable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.paragraphs import paragraphs
from core.reading import read_file, read_files
from core.reading_cards import ArticleMark, FileCard, FilePageText

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


def test_articles_and_their_clauses_have_the_names_people_cite_them_by() -> None:
    read = read_file(
        make_file("Điều 5. Ban Biên tập\n1. Họp mỗi quý.\n3. Không nối tiếp.\n2. Có Trưởng ban.")
    )
    assert [paragraph.id for paragraph in read.leaves[0].paragraphs] == [
        "dieu-5",
        "dieu-5-khoan-1",
        "",
        "dieu-5-khoan-2",
    ]


def test_of_several_files_one_has_the_plain_names() -> None:
    first, second = make_file("Điều 1. Một\nĐiều 2. Hai"), make_file("Điều 1. Một\nĐiều 2. Hai")
    reads = read_files([make_file("Không có điều nào"), first, replace(second, anchor="tep-8")])
    assert [[entry.id for entry in read.contents] for read in reads] == [
        [],
        ["dieu-1", "dieu-2"],
        ["tep-8-dieu-1", "tep-8-dieu-2"],
    ]


def test_only_articles_that_were_found_in_a_typed_text_are_listed() -> None:
    file = make_file("Chương I. Chung\nĐiều 1. Một\nĐiều 9. Trích của văn bản khác\nĐiều 2. Hai")
    marks = (
        ArticleMark("Chương I", "Chung", 1, is_chapter=True),
        ArticleMark("Điều 1", "Một", 1),
        ArticleMark("Điều 2", "Hai", 1),
    )
    read = read_file(replace(file, articles=marks))
    assert [(entry.id, entry.label) for entry in read.contents] == [
        ("", "Chương I"),
        ("dieu-1", "Điều 1"),
        ("dieu-2", "Điều 2"),
    ]


def test_articles_of_a_laid_out_file_are_listed_from_it_and_its_pages_keep_their_places() -> None:
    html = '<p id="dieu-1"><strong>Điều 1. Thu &amp; chi</strong></p><p id="dieu-2">Điều 2. Hai</p>'
    read = read_file(replace(make_file("Điều 1. Thu & chi\nĐiều 2. Hai"), html=html), "tep-7-")
    assert [(entry.id, entry.title) for entry in read.contents] == [
        ("tep-7-dieu-1", "Thu & chi"),
        ("tep-7-dieu-2", "Hai"),
    ]
    assert 'id="tep-7-dieu-1"' in read.html
    assert [(leaf.id, {paragraph.id for paragraph in leaf.paragraphs}) for leaf in read.leaves] == [
        ("tep-7-trang-1", {""})
    ]
