"""Where facts stand and how sure they are; day in force, legal basis, relations, citations, articles."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docslib.enums import Extent, RelationKind
from docslib.metadata.articles import find_articles
from docslib.metadata.basis import find_legal_basis
from docslib.metadata.citations import find_citations
from docslib.metadata.lines import Layout
from docslib.metadata.relations import StatedRelation, find_relations
from docslib.metadata.report import facts_of
from docslib.metadata.result import Hint
from docslib.metadata.suggestions import FIELDS, suggest
from docslib.metadata.title import find_title
from docslib.reading.result import PageText
from tests.docslib.files import decision_lines
from tests.docslib.party_texts import DRAFT, RESOLUTION
from tests.docslib.state_texts import AMENDING_DECISION, ANNEX_ALONE, JOINT_CIRCULAR, LAW, PRECEDENT


def test_each_fact_names_its_page_and_the_words_it_was_read_from():
    first, second = "\n".join(decision_lines()[:8]), "\n".join(decision_lines()[8:])
    found = suggest([PageText(1, first), PageText(2, second)])
    assert (found["number"].page, found["number"].quote) == (1, "Số 27-QĐ/TU")
    assert found["signed_on"].quote == "Trường Khê, ngày 05 tháng 6 năm 2025"
    assert (found["signer"].page, found["signer"].quote) == (2, "Lê Thị Hải Yến")
    assert found["number"].confidence > 0.9
    assert set(found) == set(FIELDS)


def test_the_parent_s_number_and_date_are_offered_as_the_parent_s():
    found = suggest([PageText(1, ANNEX_ALONE)])
    assert (found["number"].value, found["number"].note) == ("44/2024/QĐ-UBND", Hint.PARENTS.label)
    assert found["signed_on"].note == Hint.PARENTS_DATE.label
    assert max(found["number"].confidence, found["signed_on"].confidence) < 0.5


def test_the_blanks_of_a_draft_are_shown_and_not_filled():
    found = suggest([PageText(1, DRAFT)])
    for name in ("number", "signed_on"):
        assert (found[name].value, found[name].confidence) == (None, 0.0)
        assert found[name].note == Hint.BLANK.label
    assert found["number"].quote == "Số: -QĐ/TU"
    assert found["effective_from"].note == Hint.DAY_UNKNOWN.label


def test_what_was_recognised_from_a_picture_is_less_sure():
    text = "\n".join(decision_lines())
    typed, seen = suggest([PageText(1, text)]), suggest([PageText(1, text, is_ocr=True)])
    assert seen["signer"].confidence < typed["signer"].confidence
    assert seen["signer"].note == Hint.MISREAD.label
    assert (seen["number"].value, seen["number"].note) == (None, Hint.RECOGNISED.label)
    assert seen["signed_on"].value is None


def test_a_silent_file_gives_no_fact():
    found = suggest([PageText(1, "Bản nháp ghi tay về bến sông.")])
    assert all(offered.value is None and offered.confidence == 0 for offered in found.values())


@pytest.mark.parametrize(
    ("sentence", "day", "hint"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2024-12-05", Hint.FROM_SIGNING),
        ("Quyết định có hiệu lực thi hành kể từ ngày ký.", "2024-12-05", Hint.FROM_SIGNING),
        ("Quyết định này có hiệu lực thi hành từ ngày 1/1/2025.", "2025-01-01", None),
        (
            "Quyết định này có hiệu lực sau bốn mươi lăm ngày kể từ ngày ký.",
            "2025-01-19",
            Hint.DAYS_AFTER_SIGNING,
        ),
        (
            "Quyết định này có hiệu lực sau 15 ngày, kể từ ngày đăng Công báo.",
            None,
            Hint.OFFICIAL_GAZETTE,
        ),
        ("Quy chế này có hiệu lực từ ngày 02 tháng 01 năm 2025.", "2025-01-02", None),
        ("Hợp đồng này có hiệu lực từ ngày 02/01/2020.", None, None),
        ("Kể từ ngày Quyết định này có hiệu lực, thẻ này có giá trị từ ngày 01/02/2020.", None, None),
    ],
)
def test_the_day_in_force_is_what_the_document_says_of_itself(sentence, day, hint):
    old = "Quyết định này có hiệu lực từ ngày 15/12/2024 và thay thế Quyết định số 77/QĐ-UBND."
    found = suggest([PageText(1, AMENDING_DECISION.replace(old, sentence))])["effective_from"]
    assert found.value == (datetime.date.fromisoformat(day) if day else None)
    assert found.note == (hint.label if hint else "")


def test_exceptions_to_the_day_in_force_are_told():
    assert suggest([PageText(1, LAW)])["effective_from"].note == Hint.WITH_EXCEPTIONS.label


def test_the_day_of_adoption_is_offered_as_such():
    found = suggest([PageText(1, PRECEDENT)])["signed_on"]
    assert (found.value, found.note) == (datetime.date(2030, 4, 3), Hint.ADOPTED.label)


def test_the_legal_basis_holds_what_the_lines_name_and_not_what_those_are_about():
    found = {}
    for text in (RESOLUTION, JOINT_CIRCULAR, AMENDING_DECISION):
        layout = Layout.of([PageText(1, text)])
        basis = find_legal_basis(layout, find_title(layout.lines), len(layout.lines))
        found[text] = [(item.number, item.type_slug, item.date) for item in basis]
    assert found[RESOLUTION] == [
        (None, "dieu-le", None),
        ("19-NQ/TW", "nghi-quyet", datetime.date(2022, 6, 16)),
        ("4-NQ/TU", "nghi-quyet", None),
    ]
    assert found[JOINT_CIRCULAR] == [("204/2004/NĐ-CP", "nghi-dinh", datetime.date(2004, 12, 14))]
    assert found[AMENDING_DECISION] == [("12/2020/NĐ-CP", "nghi-dinh", None)]


def test_only_deeds_of_the_document_itself_are_relations():
    assert find_relations(AMENDING_DECISION) == [
        StatedRelation(RelationKind.AMENDS, Extent.PART, "10/2021/QĐ-UBND", datetime.date(2021, 3, 3)),
        StatedRelation(
            RelationKind.REPEALS, Extent.PART, "8/2019/QĐ-UBND", datetime.date(2019, 2, 2), "khoản 3 Điều 7"
        ),
        StatedRelation(RelationKind.REPEALS, Extent.WHOLE, "06/CT-UBND", None),
        StatedRelation(RelationKind.REPLACES, Extent.WHOLE, "77/QĐ-UBND", None),
    ]


def test_a_document_that_is_said_to_be_out_of_force_is_repealed():
    assert find_relations(LAW) == [StatedRelation(RelationKind.REPEALS, Extent.WHOLE, "12/2009/QH12", None)]


def test_a_citation_names_kind_and_date_and_its_place_in_the_text():
    text = "theo Quy định tạm thời số 05-QĐ/TU, ngày 03/01/2008; quy định tại văn bản số 7-CV/TU và 42/2022/NĐ-CP1"
    found = find_citations(text)
    assert [(cited.number, cited.type_slug, cited.date) for cited in found] == [
        ("05-QĐ/TU", "quy-dinh", datetime.date(2008, 1, 3)),
        ("7-CV/TU", None, None),
        ("42/2022/NĐ-CP", None, None),
    ]
    assert [text[slice(*cited.span)] for cited in found] == ["05-QĐ/TU", "7-CV/TU", "42/2022/NĐ-CP"]


def test_forms_of_annexes_and_wrapped_citations_are_no_articles():
    labels = [
        heading.label for heading in find_articles([PageText(1, AMENDING_DECISION)]) if heading.level == 4
    ]
    assert labels == ["Điều 1", "Điều 2", "Điều 3"]
    law = find_articles([PageText(1, LAW)])
    assert [(heading.label, heading.title) for heading in law if heading.level < 5] == [
        ("Chương I", "QUY ĐỊNH CHUNG"),
        ("Điều 1", "Phạm vi điều chỉnh"),
        ("Điều 2", "Hiệu lực thi hành"),
    ]
    assert LAW.splitlines()[law[-3].line] == "Điều 2. Hiệu lực thi hành"


def test_an_attached_regulation_has_articles_under_its_own_name():
    text = (
        "QUYẾT ĐỊNH\nban hành Quy chế trông đò\n---\nĐiều 1. Ban hành.\nĐiều 2. Hiệu lực.\nT/M BAN THƯỜNG VỤ\n"
        "QUY CHẾ\ntrông đò\n(Ban hành kèm theo Quyết định số 1-QĐ/TU)\n---\nĐiều 1. Phạm vi\n1. Bến đò.\n2. Cầu.\n"
        "Điều 2. Đối tượng\nMẪU SỐ 1\nĐiều 3. Cam kết\n"
    )
    found = [(heading.part, heading.label) for heading in find_articles([PageText(1, text)])]
    assert found == [
        *[("", "Điều 1"), ("", "Điều 2")],
        *[("Quy chế", "Điều 1"), ("Quy chế", "Khoản 1"), ("Quy chế", "Khoản 2"), ("Quy chế", "Điều 2")],
    ]


@given(st.text(max_size=300), st.booleans())
def test_no_text_breaks_the_report_of_facts(text, is_ocr):
    facts_of([PageText(1, text, is_ocr)])


@given(st.lists(st.sampled_from((AMENDING_DECISION + LAW + ANNEX_ALONE).splitlines()), max_size=40))
def test_no_mixture_of_lines_breaks_the_report_of_facts(lines):
    report = facts_of([PageText(1, "\n".join(lines))])
    assert all(0 <= offered["confidence"] <= 1 for offered in report["suggested"].values())
