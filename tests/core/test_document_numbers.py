"""Document numbers: found in text, compared, understood in a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.number_queries import NumberKey, key_of, parse_query_number
from core.vietnamese.numbers import PARTY_TYPE_CODES, STATE_TYPE_CODES, find_numbers, search_key


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("512-QĐ/TU", "512-QĐ/TU"),
        ("09 - QC/TU", "09-QC/TU"),
        ("09\u00a0–\u00a0QC/TU", "09-QC/TU"),
        ("367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
        ("67/2006/QH11", "67/2006/QH11"),
        ("110/2025/UBTVQH15", "110/2025/UBTVQH15"),
        ("91/2015/QH 13", "91/2015/QH13"),
        ("42/2022/NĐ-CP", "42/2022/NĐ-CP"),
        ("30c/NQ-CP", "30c/NQ-CP"),
        ("1425/QĐ-TTg", "1425/QĐ-TTg"),
        ("275/STTTT-CNTT", "275/STTTT-CNTT"),
        ("06/2008/TTLT-BTTTT-BCA", "06/2008/TTLT-BTTTT-BCA"),
        ("120 /2002/NĐ-CP", "120/2002/NĐ-CP"),
        ("119A/QĐ-BYT", "119A/QĐ-BYT"),
        ("15/2003/QĐ_UB", "15/2003/QĐ-UB"),
        ("512-QD/TU", "512-QD/TU"),
        ("24-BS/UBKTTU", "24-BS/UBKTTU"),
    ],
)
def test_every_form_of_number_is_found_and_tidied(written, tidy):
    text = f"Thực hiện văn bản số {written}, ngày 02/3/2024 của cơ quan có thẩm quyền."
    (number,) = find_numbers(text)
    assert str(number) == tidy
    assert text[slice(*number.span)] == number.raw == written


@pytest.mark.parametrize(
    "text",
    [
        "ngày 07/01/2019",
        "nhiệm kỳ 2015 - 2020",
        "trực 24/24 giờ",
        "TCVN 6909:2001",
        "quy định 13-QĐ/Tỉnh ủy",
        "bản án 12/2018/DS-ST",
        "01/2020",
    ],
)
def test_dates_ranges_and_standards_are_not_numbers(text):
    assert find_numbers(text) == []


def test_a_number_may_break_over_a_line_end():
    assert [str(n) for n in find_numbers("Nghị định số 42/2022/NĐ-\nCP và 512-\nQĐ/TU")] == [
        "42/2022/NĐ-CP",
        "512-QĐ/TU",
    ]


def test_a_footnote_mark_glued_to_a_number_is_not_part_of_it():
    assert str(find_numbers("Nghị định số 42/2022/NĐ-CP1 quy định")[0]) == "42/2022/NĐ-CP"


def test_numbers_come_in_reading_order():
    text = "theo 42/2022/NĐ-CP, 512-QĐ/TU, 67/2006/QH11 và 275/STTTT-CNTT"
    assert [n.span for n in find_numbers(text)] == sorted(n.span for n in find_numbers(text))
    assert len(find_numbers(text)) == 4


def test_the_parts_of_a_number_are_told_apart():
    (state,) = find_numbers("02/2022/QĐ-UBND")
    assert (state.number, state.year, state.type_code, state.organ_code) == ("02", 2022, "QĐ", "UBND")
    (party,) = find_numbers("08-QC/BTGTW")
    assert (party.number, party.year, party.type_code, party.symbol) == ("08", None, "QC", "QC/BTGTW")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("465-QĐ/TU", "465 qd tu"),
        ("465/QĐ-TU", "465 qd tu"),
        ("08-QC/BTGTW", "8 qc btgtw"),
        ("1398 - QĐ/TU", "1398 qd tu"),
        ("02/2022/QĐ-UBND", "2 2022 qd ubnd"),
    ],
)
def test_the_search_key_forgets_signs_zeros_and_accents(written, key):
    assert search_key(written) == key


@pytest.mark.parametrize(
    "query",
    [
        "1398-QĐ/TU",
        "1398 qd tu",
        "1398qdtu",
        "1398 QĐ TU",
        "1398-qd/tu",
        "1398/qđ-tu",
        "qđ 1398 tu",
        "số 1398 qđ tu",
    ],
)
def test_a_party_number_is_understood_however_it_is_typed(query):
    assert parse_query_number(query) == NumberKey("1398", None, "qd", ("tu",))


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("nđ42/2022/nđ-cp", NumberKey("42", 2022, "nd", ("cp",))),
        ("42/2022/ndcp", NumberKey("42", 2022, "nd", ("cp",))),
        ("09/2014/ttbtttt", NumberKey("9", 2014, "tt", ("btttt",))),
        ("nghị định 42 năm 2022", NumberKey("42", 2022, "nd")),
        ("nghi dinh so 42/2022", NumberKey("42", 2022, "nd")),
        ("nd 42/2022", NumberKey("42", 2022, "nd")),
        ("quy che 08 btgtw", NumberKey("8", None, "qc", ("btgtw",))),
        ("qd465", NumberKey("465", None, "qd")),
        ("quyết định số 2025", NumberKey("2025", None, "qd")),
        ("luật 67/2006/qh11", NumberKey("67", 2006, None, ("qh11",))),
        ("luật 67 năm 2006", NumberKey("67", 2006)),
        ("nghị quyết 36 của trung ương", NumberKey("36", None, "nq", ("tw",))),
        ("công văn 275", NumberKey("275", None, "cv")),
        ("275/stttt", NumberKey("275", None, None, ("stttt",))),
        ("30/2020", NumberKey("30", 2020)),
        ("36 tw", NumberKey("36", None, None, ("tw",))),
        ("cổng thông tin 465-QĐ/TU", NumberKey("465", None, "qd", ("tu",))),
    ],
)
def test_part_of_a_number_says_what_it_says(query, key):
    assert parse_query_number(query) == key


@pytest.mark.parametrize(
    "query",
    [
        "",
        "2025",
        "nghị quyết đại hội",
        "nghị quyết 2025",
        "nhuận bút",
        "hau kiem truoc 24 gio",
        "6/2025",
        "07/01/2019",
        "5 kg",
        "5 l",
        "12 người",
        "điều 5",
        "kế hoạch 5 năm 2021 - 2025",
        "báo cáo 6 tháng đầu năm 2025",
        "covid 19",
        "quyết định",
    ],
)
def test_ordinary_words_and_figures_are_not_a_number(query):
    assert parse_query_number(query) is None


def test_a_query_that_says_less_is_answered_by_the_full_number():
    (number,) = find_numbers("42/2022/NĐ-CP")
    for query in ("nd 42/2022", "nghị định 42", "42/2022/nđ-cp", "30/2020"):
        key = parse_query_number(query)
        assert key is not None
        assert key.is_answered_by(key_of(number)) is (query != "30/2020")


party_numbers = st.builds(
    "{}-{}/{}".format,
    st.integers(1, 99_999),
    st.sampled_from(PARTY_TYPE_CODES),
    st.sampled_from(["TU", "TW", "VPTU", "BTGDVTU", "UBKTTU", "ĐU"]),
)
state_numbers = st.builds(
    "{}/{}/{}-{}".format,
    st.integers(1, 999),
    st.integers(1946, 2040),
    st.sampled_from(STATE_TYPE_CODES),
    st.sampled_from(["CP", "TTg", "UBND", "BTTTT", "HĐND"]),
)


@given(party_numbers | state_numbers)
def test_a_number_in_a_sentence_comes_back_as_written(written):
    (number,) = find_numbers(f"theo số {written} ngày 01/02/2023.")
    assert str(number) == written


@given(party_numbers | state_numbers)
def test_a_number_typed_in_any_case_means_the_same_document(written):
    (number,) = find_numbers(written)
    for query in (written, written.lower(), written.upper()):
        assert parse_query_number(query) == key_of(number)


@given(st.text(max_size=80))
def test_no_text_breaks_the_finder_or_the_query_reader(text):
    for number in find_numbers(text):
        assert text[slice(*number.span)] == number.raw
    parse_query_number(text)
