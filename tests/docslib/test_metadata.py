"""What a document says of itself, from layouts met in real files (all texts here are invented)."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.numbers import PARTY_TYPE_CODES, STATE_TYPE_CODES
from docslib.document_types import DOCUMENT_KINDS, kind_at_start, kind_named
from docslib.enums import DocumentType
from docslib.metadata.reader import metadata_of_text, read_metadata
from docslib.metadata.result import NumberSource
from docslib.reading.reader import read_file
from docslib.reading.result import PageText
from tests.docslib.files import decision_lines, write_pdf

STATE_DECISION = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH TRƯỜNG KHÊ\tĐộc lập - Tự do - Hạnh phúc
Số: 09/2024/QĐ-UBND\tBến Ngự, ngày 15 tháng 4 năm 2024

QUYẾT ĐỊNH
Về việc quản lý chợ nổi

Căn cứ Luật số 67/2006/QH11;
Điều 1. Quản lý chợ nổi.
Nơi nhận:\tTM. ỦY BAN NHÂN DÂN
- Như Điều 3;\tKT. CHỦ TỊCH
- Các sở, ban, ngành;\tPHÓ CHỦ TỊCH
- Lưu: VT.\t(Đã ký)
\tTrần Văn Sơn
"""
ATTACHED = """QUY CHẾ
quản lý nhà văn hóa
(Ban hành kèm theo Quyết định số 27 - QĐ/TU ngày 05/6/2025
của Ban Thường vụ Tỉnh ủy)
-----
Điều 1. Theo Nghị định số 42/2022/NĐ-CP.
"""
LETTER = """TỈNH ỦY TRƯỜNG KHÊ
VĂN PHÒNG
Số 318-CV/VPTU
V/v chuẩn bị nội dung
hội nghị quý III
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Khê, ngày 7 tháng 8 năm 2025
Kính gửi: Các ban đảng Tỉnh ủy,
Thực hiện Quyết định số 27-QĐ/TU, đề nghị các ban gửi báo cáo.
Nơi nhận:
- Như trên,
- Lưu VPTU.
K/T CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Vũ Minh Đức
"""


def decision(**replaced: str) -> str:
    """The invented decision, some of its lines written otherwise."""
    return "\n".join(replaced.get(line, line) for line in decision_lines())


def test_a_party_decision_gives_all_its_parts():
    found = metadata_of_text("\n".join(decision_lines()))
    assert found.as_json() == {
        "type": "QUYẾT ĐỊNH",
        "number": "27-QĐ/TU",
        "number_source": "header",
        "place": "Trường Khê",
        "date": "2025-06-05",
        "abstract": "ban hành Quy chế sử dụng nhà văn hóa của các đảng bộ cơ sở",
        "capacity": "T/M BAN THƯỜNG VỤ",
        "signer_title": "PHÓ BÍ THƯ",
        "signer": "Lê Thị Hải Yến",
        "recipients": ["Như Điều 2", "Các huyện ủy, thành ủy", "Lưu Văn phòng Tỉnh ủy"],
        "party": True,
        "issuer": "Ban Thường vụ Tỉnh ủy Trường Khê",
        "replaces": ["14-QĐ/TU"],
        "refs": ["11-HD/BTGTW", "14-QĐ/TU"],
        "effective_from": None,
        "term": None,
    }


def test_word_tables_give_the_same_as_plain_lines(decision_docx):
    found = read_metadata(read_file(decision_docx).pages)
    assert found == metadata_of_text("\n".join(decision_lines()))


def test_a_pdf_gives_the_same_as_plain_lines(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", [decision_lines()])
    assert read_metadata(read_file(path).pages) == metadata_of_text("\n".join(decision_lines()))


@pytest.mark.services
@pytest.mark.parametrize("name", ["doc", "rtf", "odt"])
def test_files_of_office_programs_give_number_date_and_signer(office_files, name):
    found = read_metadata(read_file(office_files[name]).pages)
    assert (found.number, found.date, found.signer) == (
        "27-QĐ/TU",
        datetime.date(2025, 6, 5),
        "Lê Thị Hải Yến",
    )


def test_two_columns_on_one_line_are_told_apart():
    found = metadata_of_text(STATE_DECISION)
    assert found.number == "09/2024/QĐ-UBND"
    assert found.place == "Bến Ngự"
    assert found.date == datetime.date(2024, 4, 15)
    assert found.capacity == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert found.signer_title == "PHÓ CHỦ TỊCH"
    assert found.signer == "Trần Văn Sơn"
    assert found.recipients == ("Như Điều 3", "Các sở, ban, ngành", "Lưu: VT")
    assert found.issuer == "Ủy ban nhân dân tỉnh Trường Khê"
    assert not found.party


def test_a_regulation_printed_alone_offers_its_parent_s_number_as_the_parent_s():
    found = metadata_of_text(ATTACHED)
    assert found.type is not None
    assert found.type.slug == "quy-che"
    assert (found.number, found.number_source) == ("27-QĐ/TU", NumberSource.ANNEX)
    assert found.date == datetime.date(2025, 6, 5)
    assert found.abstract == "quản lý nhà văn hóa"
    assert found.place is None


def test_an_annex_without_a_title_offers_its_parent_s_number():
    found = metadata_of_text(
        "Phụ lục II\nMẪU SỔ THEO DÕI\n(Kèm theo Nghị định số 30/2020/NĐ-CP\nngày 05 tháng 3 năm 2020 của Chính phủ)\n"
        "QUYẾT ĐỊNH\n"
    )
    assert found.type is None
    assert (found.number, found.number_source) == ("30/2020/NĐ-CP", NumberSource.ANNEX)
    assert found.date == datetime.date(2020, 3, 5)


def test_a_form_s_own_origin_is_not_the_number_of_the_document():
    text = decision(**{"Số 27-QĐ/TU": "*"}) + "\nMẪU SỐ 1\n(Ban hành kèm theo Thông tư số 01/2010/TT-TTCP)\n"
    assert metadata_of_text(text).number is None


def test_numbers_cited_in_the_body_never_become_the_document_s():
    found = metadata_of_text(
        "QUY CHẾ\nquản lý nhà văn hóa\n\n- Căn cứ Quyết định số 14-QĐ/TU ngày 03/3/2021;\n\nĐiều 1. Như sau."
    )
    assert (found.number, found.date, found.references) == (None, None, ("14-QĐ/TU",))


@pytest.mark.parametrize(
    "written", ["Số: … /QĐ-TU", "Số      -QĐ/TU", "Số: /2026/QĐ-UBND", "Số: .../2026/QĐ-UBND"]
)
def test_the_blank_number_of_a_draft_stays_blank(written):
    assert metadata_of_text(decision(**{"Số 27-QĐ/TU": written})).number is None


def test_the_blank_day_of_a_draft_stays_blank():
    written = "Trường Khê, ngày      tháng 6 năm 2025"
    found = metadata_of_text(decision(**{"Trường Khê, ngày 05 tháng 6 năm 2025": written}))
    assert (found.date, found.place) == (None, "Trường Khê")


def test_a_day_that_does_not_exist_is_no_date():
    written = "Trường Khê, ngày 31 tháng 6 năm 2025"
    assert metadata_of_text(decision(**{"Trường Khê, ngày 05 tháng 6 năm 2025": written})).date is None


def test_a_recognised_page_gives_type_and_abstract_but_neither_number_nor_date():
    found = read_metadata([PageText(1, "\n".join(decision_lines()), is_ocr=True)])
    assert found.type is not None
    assert found.abstract is not None
    assert (found.number, found.number_source, found.date) == (None, None, None)


def test_a_letter_has_its_subject_under_the_number():
    found = metadata_of_text(LETTER)
    assert found.type is not None
    assert found.type.slug == "cong-van"
    assert found.number == "318-CV/VPTU"
    assert found.abstract == "chuẩn bị nội dung hội nghị quý III"
    assert (found.capacity, found.signer_title) == ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    assert found.signer == "Vũ Minh Đức"
    assert found.issuer == "Văn phòng Tỉnh ủy Trường Khê"


def test_a_number_whose_symbol_stands_on_the_next_line_is_whole():
    assert metadata_of_text(decision(**{"Số 27-QĐ/TU": "Số 27-\nQĐ/TU"})).number == "27-QĐ/TU"


def test_type_and_abstract_may_share_a_line():
    text = "\n".join(decision_lines()).replace("QUYẾT ĐỊNH\nban hành", "QUYẾT ĐỊNH ban hành", 1)
    found = metadata_of_text(text)
    assert found.abstract == "ban hành Quy chế sử dụng nhà văn hóa của các đảng bộ cơ sở"
    assert found.number == "27-QĐ/TU"


def test_an_abstract_without_a_line_below_ends_where_the_body_begins():
    text = (
        "CHỈ THỊ\nVề việc giữ sạch bến sông\n"
        "Trong thời gian qua, các bến sông được quan tâm. Tuy nhiên vẫn còn rác.\n"
    )
    assert metadata_of_text(text).abstract == "Về việc giữ sạch bến sông"


def test_markdown_marks_are_not_part_of_the_text():
    found = metadata_of_text("**QUY CHẾ**  \n**quản lý nhà văn hóa**  \n\n- Căn cứ Điều lệ Đảng;\n")
    assert found.abstract == "quản lý nhà văn hóa"


def test_the_head_of_an_office_signs_without_acting_for_anybody():
    text = "QUY CHẾ\nlàm việc\n-----\nĐiều 1. Nội dung.\nNơi nhận:\n- Lưu.\nTRƯỞNG BAN\nNguyễn Văn Thắng\n"
    found = metadata_of_text(text)
    assert (found.capacity, found.signer_title, found.signer) == (None, "TRƯỞNG BAN", "Nguyễn Văn Thắng")


def test_wrapped_recipients_are_joined():
    text = "Nơi nhận:\n- Các huyện ủy, thành ủy và\nđảng ủy trực thuộc,\n- Lưu.\n\nT/M BAN THƯỜNG VỤ\n"
    assert metadata_of_text(text).recipients == ("Các huyện ủy, thành ủy và đảng ủy trực thuộc", "Lưu")


@pytest.mark.parametrize(
    ("sentence", "replaced"),
    [
        ("Quy định này thay thế Quy định số 05-QĐ/TU ngày 03 tháng 1 năm 2008.", ("05-QĐ/TU",)),
        (
            "thay thế Quyết định số 1-QĐ/TU, ngày 02/3/2019 về việc sửa Quyết định số 9-QĐ/TU và Quy chế số 2-QC/TU.",
            ("1-QĐ/TU", "2-QC/TU"),
        ),
        ("thay thế các quy định trước đây về nhà văn hóa. Quyết định số 3-QĐ/TU còn hiệu lực.", ()),
        ("Bản kê khai này thay thế các bản trước khi Nghị định số 37/2007/NĐ-CP có hiệu lực.", ()),
    ],
)
def test_only_documents_named_as_replaced_are_replaced(sentence, replaced):
    assert metadata_of_text(sentence).replaces == replaced


def test_every_kind_is_known_by_its_name_in_any_case_and_tone_placement():
    for kind in DOCUMENT_KINDS:
        assert kind_named(kind.name.upper()) == kind_named(f" {kind.name.lower()}:") == kind
    assert kind_named("GIẤY UỶ QUYỀN") == kind_named("Giấy ủy quyền")


def test_the_longer_name_of_two_kinds_is_preferred():
    started = kind_at_start("Thông tư liên tịch số 06/2008/TTLT-BTTTT-BCA")
    assert started is not None
    assert (started[0].slug, started[1]) == ("thong-tu-lien-tich", "số 06/2008/TTLT-BTTTT-BCA")


def test_every_code_of_a_kind_is_understood_in_numbers():
    for kind in DOCUMENT_KINDS:
        assert kind.party_code is None or kind.party_code in PARTY_TYPE_CODES
        assert kind.state_code is None or kind.state_code in STATE_TYPE_CODES


def test_every_type_of_the_library_is_a_kind_that_titles_name():
    slugs = {kind.slug for kind in DOCUMENT_KINDS}
    assert {value for value in DocumentType.values if value != DocumentType.OTHER} <= slugs


@given(st.text(max_size=400))
def test_no_text_breaks_the_reader(text):
    metadata_of_text(text)


@given(
    st.lists(
        st.sampled_from([*decision_lines(), *STATE_DECISION.splitlines(), *LETTER.splitlines()]), max_size=40
    )
)
def test_no_mixture_of_document_lines_breaks_the_reader(lines):
    found = metadata_of_text("\n".join(lines))
    assert found.number is None or found.number_source is not None
