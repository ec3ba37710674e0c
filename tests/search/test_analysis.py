"""The analysis chain: one truth for index, query and highlighter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.number_queries import parse_query_number
from search.analysis.chain import MAX_TERM_LETTERS, analyse, join, terms_of
from search.analysis.numbers import index_tokens, numbers_in, query_token

VIETNAMESE = st.text(alphabet="aàảãáạăâđeêioôơuưyỳủuýỷ ÀĐƯUỶ 0123456789-/.,nghtrcb", max_size=80)


def folded(text: str) -> list[str]:
    return analyse(text).folded.split()


@given(st.text(max_size=200))
def test_terms_stand_where_their_offsets_say_and_in_order(text):
    position = 0
    for term in terms_of(text):
        assert position <= term.start < term.end <= len(text)
        position = term.end


@given(st.text(max_size=200))
def test_terms_hold_no_blank_and_are_never_too_long(text):
    for term in terms_of(text):
        for form in (term.accented, term.folded):
            assert form
            assert len(form) <= MAX_TERM_LETTERS
            assert form.split() == [form]


@given(VIETNAMESE)
def test_composed_and_decomposed_text_give_the_same_terms(text):
    decomposed = unicodedata.normalize("NFD", text)
    assert analyse(decomposed) == analyse(unicodedata.normalize("NFC", text))


@given(VIETNAMESE)
def test_case_does_not_matter(text):
    assert analyse(text.upper()) == analyse(text.lower())


@given(VIETNAMESE)
def test_folding_folded_text_changes_nothing(text):
    once = folded(text)
    assert folded(" ".join(once)) == once


@given(VIETNAMESE)
def test_every_field_holds_as_many_words_as_there_are_terms(text):
    count = len(list(terms_of(text)))
    fields = analyse(text)
    assert len(fields.accented.split()) == len(fields.folded.split()) == count
    assert len(fields.folded_pairs.split()) == max(count - 1, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [("uỷ ban", "ủy ban"), ("hoà bình", "hòa bình"), ("thuý", "thúy"), ("UỶ", "ủy"), ("07/01", "7/1")],
)
def test_spellings_of_one_word_share_their_folded_terms(one, other):
    assert folded(one) == folded(other)


def test_both_tone_placements_share_their_accented_terms_too():
    assert analyse("Uỷ ban, hoà giải").accented == analyse("Ủy ban, hòa giải").accented


def test_the_foreign_letter_that_old_keyboards_wrote_for_a_barred_d_is_one():
    assert analyse("Ðảng ủy \u00f0i họp") == analyse("Đảng ủy đi họp")


def test_final_y_and_i_meet_without_accents_only():
    assert folded("kỹ lý quy") == folded("kĩ lí qui")
    assert analyse("kỹ").accented != analyse("kĩ").accented


def test_recognised_text_has_no_accented_terms():
    fields = analyse("vê nhuân bút", accents_trusted=False)
    assert fields.accented == fields.accented_pairs == ""
    assert fields.folded == "ve nhuan but"


def test_no_pair_crosses_from_one_text_into_the_next():
    joined = join([analyse("nhuận bút"), analyse("tin bài")])
    assert joined.folded_pairs.split() == ["nhuan_but", "tin_bai"]


TEN_SPELLINGS = [
    "465-QĐ/TU",
    "465 QĐ/TU",
    "465-qd/tu",
    "465 qd tu",
    "465/QĐ-TU",
    "465qdtu",
    "465 - QĐ / TU",
    "Quyết định 465-QĐ/TU",
    "quyet dinh 465",
    "số 465",
]


@pytest.mark.parametrize("spelling", TEN_SPELLINGS)
def test_a_number_is_found_however_it_is_typed(spelling):
    asked = parse_query_number(spelling)
    assert asked is not None
    assert query_token(asked) in numbers_in(["Ban hành kèm theo Quyết định số 465-QĐ/TU ngày 07/3/2017"])


@pytest.mark.parametrize(
    "other", ["46-QĐ/TU", "465-QC/TU", "465-QĐ/VPTU", "4650-QĐ/TU", "nghị định 465 năm 2022"]
)
def test_another_number_is_not_found(other):
    asked = parse_query_number(other)
    assert asked is not None
    assert query_token(asked) not in numbers_in(["465-QĐ/TU"])


def test_two_numbers_of_one_text_do_not_answer_together_for_a_third():
    asked = parse_query_number("465-NQ/TU")
    assert asked is not None
    assert query_token(asked) not in numbers_in(["465-QĐ/TU và 12-NQ/TU"])


def test_what_is_asked_is_always_one_of_what_is_indexed():
    for number in ("42/2022/NĐ-CP", "110/2025/UBTVQH15", "275/STTTT-CNTT", "01/2011/TTLT-BNV-BTC-BLĐTBXH"):
        asked = parse_query_number(number)
        assert asked is not None
        assert query_token(asked) in index_tokens(asked)
