"""Text of old fonts comes out in Unicode, and Unicode text is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.legacy import (
    _TCVN3_RUNS,
    _VISCII_RUNS,
    _VPS_RUNS,
    LegacyEncoding,
    from_tcvn3,
    from_vni,
    repair,
)
from core.vietnamese.phonology import is_syllable

LINES = [
    "Căn cứ Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về công tác xây dựng chi bộ",
    "Điều lệ trường mẫu giáo, mở rộng đường liên xã và những khoản vốn đã được duyệt",
    "Đồng chí trưởng ban chịu trách nhiệm trước cấp ủy về kết quả thực hiện quyết định này",
]
VNI_MARKS = {
    "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å", "\u0302\u0303": "ã",
    "\u0323\u0302": "ä", "\u0306": "ê", "\u0306\u0301": "é", "\u0306\u0300": "è", "\u0306\u0309": "ú",
    "\u0306\u0303": "ü", "\u0323\u0306": "ë",
}  # fmt: skip
VNI_LONE = {"đ": "ñ", "ơ": "ô", "ư": "ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def to_codes(text: str, runs: dict[int, str]) -> str:
    """As a Western program shows a file of that font."""
    table = {letter: chr(first + place) for first, run in runs.items() for place, letter in enumerate(run)}
    return "".join(table.get(char, char) for char in text)


def to_vni(text: str) -> str:
    """As a Western program shows a VNI file."""
    written = []
    for char in text:
        if char.lower() in VNI_LONE:
            letter = VNI_LONE[char.lower()]
            written.append(letter.upper() if char.isupper() else letter)
            continue
        bare = unicodedata.normalize("NFD", char)
        base, marks = bare[0], bare[1:]
        if "\u031b" in marks:  # the horn of ơ and ư
            base, marks = VNI_LONE["ơ" if base == "o" else "ư"], marks.replace("\u031b", "")
        written.append(base + VNI_MARKS.get(marks, ""))
    return "".join(written)


@pytest.mark.parametrize("line", LINES)
def test_a_tcvn3_line_is_read(line):
    found = repair(to_codes(line.lower(), _TCVN3_RUNS))
    assert (found.encoding, found.text) == (LegacyEncoding.TCVN3, line.lower())


@pytest.mark.parametrize("line", LINES)
def test_a_vps_line_is_read(line):
    found = repair(to_codes(line.lower(), _VPS_RUNS))
    assert (found.encoding, found.text) == (LegacyEncoding.VPS, line.lower())


@pytest.mark.parametrize("line", LINES)
def test_a_vni_line_is_read(line):
    found = repair(to_vni(line))
    assert (found.encoding, found.text) == (LegacyEncoding.VNI, line)


@pytest.mark.parametrize("line", LINES)
def test_a_viscii_line_is_read(line):
    found = repair(to_codes(line, _VISCII_RUNS))
    assert (found.encoding, found.text) == (LegacyEncoding.VISCII, line)


def test_a_file_may_mix_two_fonts():
    mixed = "\n".join([to_vni(LINES[0]), to_codes(LINES[1].lower(), _TCVN3_RUNS), LINES[2]])
    assert repair(mixed).text == "\n".join([LINES[0], LINES[1].lower(), LINES[2]])


def test_a_word_in_capitals_becomes_one_although_the_font_has_no_such_letters():
    assert from_tcvn3("QUYÕT §ÞNH") == "QUYẾT ĐỊNH"


def test_a_soft_hyphen_is_a_letter_of_tcvn3():
    assert from_tcvn3("tr\u00adëng") == "trưởng"


def test_a_pdf_minus_is_the_same_letter():
    assert from_tcvn3("tr−ëng") == "trưởng"


def test_a_short_heading_follows_the_rest_of_the_file():
    text = "\n".join(to_codes(line.lower(), _TCVN3_RUNS) for line in ("mục đích", *LINES))
    assert repair(text).text.startswith("mục đích\n")


@pytest.mark.parametrize(
    "text",
    [
        "Le président de la République française a été élu à Paris, où il était né.",
        "Über Straße fährt größer schön",
        "· một – hai § ba × bốn",
        "40 sites × 6 rows · 2.6 s – 0.09 s",
        *LINES,
    ],
)
def test_what_needs_no_repair_stays_as_it_is(text):
    assert repair(text).text == text


@given(st.text())
def test_any_text_keeps_its_number_of_lines(text):
    assert repair(text).text.count("\n") == text.count("\n")


@given(st.text())
def test_vni_letters_are_read_without_a_fault(text):
    assert isinstance(from_vni(text), str)


@pytest.mark.parametrize(
    "word", "nghiêng khuỷu quyết giết giữa quốc uống ỷ lý kỹ thuở khoẻ khỏe xoong".split()
)
def test_a_vietnamese_syllable_is_one(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", "tàt straße français được2 blăng ngờâng".split())
def test_what_no_vietnamese_says_is_none(word):
    assert not is_syllable(unicodedata.normalize("NFC", word))
