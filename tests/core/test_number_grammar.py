"""The grammar of document numbers under any input: it never fails, says again what it read, and finds no others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.numbers import PARTY_TYPE_CODES, STATE_TYPE_CODES, find_numbers, search_key

# The forms in which regulations of Party portals cite others, each with what stands around it.
CITED = {
    "Quyết định số 1207-QĐ/TU, ngày 03/11/2017": "1207-QĐ/TU",
    "Hướng dẫn số 19 – HD/VPTW ngày 28-11-2016": "19-HD/VPTW",
    "Nghị quyết 35-NQ/TW ngày 01/7/2014": "35-NQ/TW",
    "(số 05/GP-STTTT ngày 23/12/2016)": "05/GP-STTTT",
    "Thông tư số 26/2010/TT-BTTTT": "26/2010/TT-BTTTT",
    "Quy chế số 03-QC/TU": "03-QC/TU",
    "Quy chế 02-QC/VPTU": "02-QC/VPTU",
    "Công văn số 4711-CV/BTGTW": "4711-CV/BTGTW",
    "Quyết định số 03/2022/QĐ-UBND": "03/2022/QĐ-UBND",
    "Nghị định số 43/2022/NĐ-CP": "43/2022/NĐ-CP",
    "Quyết định 21/2008/QĐ-BTTTT": "21/2008/QĐ-BTTTT",
    "Luật số 68/2006/QH11": "68/2006/QH11",
    "Nghị quyết số 46/1998/NQ-UBTVQH10": "46/1998/NQ-UBTVQH10",
    "Án lệ số 27/2018/AL1": "27/2018/AL",
    "Nghị định số 177/CP": "177/CP",
    "Công văn 276/STTTT-CNTT": "276/STTTT-CNTT",
}
DECOYS = (
    *("07/01/2019", "ngày 7/1/2019", "05-3-2020", "2015 - 2020", "2015-2020", "24/24", "24/7", "1/2", "3/4"),
    *("TCVN 6909:2001", "TCVN 7980-2:2024", "ISO 9001:2015", "ISO/IEC 27001", "RFC 3986", "A4", "QH14"),
    *("Điều 8 và Điều 9", "khoản 2, Điều 5", "10.000.000 đồng", "18%/năm", "0203.123.456", "20/2T", "IPv6"),
    *("612m2", "26Đ", "12/2018/DS-ST", "6360-LCP-2009-00949", "http://x.vn/12-QD", "1.5–2.0", "Quý III/2026"),
)
letters = st.sampled_from(["UBND-KT", "VPCP-KSTT", "STTTT-CNTT", "SNNMT-TL"])
numbers = st.one_of(
    st.builds(
        "{}-{}/{}".format,
        st.integers(1, 99_999),
        st.sampled_from(PARTY_TYPE_CODES),
        st.sampled_from(["TU", "TW", "VPTU", "BTGDVTU", "ĐU", "CB", "TWĐTN-VP"]),
    ),
    st.builds("{}/{}/QH{}".format, st.integers(1, 200), st.integers(1980, 2040), st.integers(8, 20)),
    st.builds(
        "{}/{}-{}".format,
        st.from_regex(r"[1-9]\d{0,3}[a-c]?", fullmatch=True),
        st.sampled_from(STATE_TYPE_CODES),
        st.sampled_from(["CP", "TTg", "UBND", "BTTTT", "HĐND", "UBTVQH15"]),
    ),
    st.builds("{}/{}".format, st.integers(1, 9_999), letters),
    st.builds("{}/{}/AL".format, st.integers(1, 99), st.integers(2016, 2040)),
)


def test_every_citation_is_found_once_in_a_text_full_of_other_figures():
    fillers = [DECOYS[place % len(DECOYS)] for place in range(len(CITED))]
    text = " ".join(f"{words}; {filler}." for words, filler in zip(CITED, fillers, strict=True))
    assert [str(number) for number in find_numbers(text)] == list(CITED.values())


@given(st.lists(st.sampled_from(DECOYS), min_size=1, max_size=8))
def test_dates_ranges_and_standards_hold_no_number_in_any_order(decoys):
    assert find_numbers(", ".join(decoys)) == []


@given(st.dates(), st.integers(1900, 2099), st.integers(1, 60))
def test_no_date_and_no_span_of_years_is_a_number(day, year, span):
    for text in (f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", f"{day.day}/{day.month}", f"{year} - {year + span}"):
        assert find_numbers(f"từ {text} đến nay") == []


@given(st.lists(numbers, min_size=1, max_size=6))
def test_what_is_printed_is_read_again_as_the_same(written):
    found = find_numbers("; ".join(f"số {number}" for number in written))
    assert [str(number) for number in found] == written
    for number in found:
        (again,) = find_numbers(str(number))
        assert (again.number, again.year, again.symbol) == (number.number, number.year, number.symbol)
        assert search_key(str(again)) == search_key(number.raw)


@given(st.text(alphabet="0123456789/-–_ .QĐTUNCPHXÐđquốnghị\n\u00a0", max_size=120))
def test_what_is_found_in_any_jumble_prints_as_a_number(text):
    for number in find_numbers(text):
        assert text[slice(*number.span)] == number.raw
        assert [str(again) for again in find_numbers(str(number))] == [str(number)]
