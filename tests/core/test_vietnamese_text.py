"""Vietnamese spelling: composing, tone placement, folding, syllables."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese.text import fold, has_accents, normalise, strip_accents, syllables, tone_old_style

VIETNAMESE = "aăâeêioôơuưyAĐđbcghknprtv áàảãạấầẩẫậéèẻẽẹíìỉĩịóòỏõọớờởỡợúùủũụứừửữựýỳỷỹỵ"
vietnamese_text = st.text(alphabet=VIETNAMESE, max_size=40)


def test_decomposed_letters_are_composed():
    assert normalise(unicodedata.normalize("NFD", "Tỉnh ủy Trường Khê")) == "Tỉnh ủy Trường Khê"


def test_no_break_spaces_become_plain_spaces():
    assert normalise("465\u00a0-\u202fQĐ/TU") == "465 - QĐ/TU"


def test_the_soft_hyphen_is_kept_because_it_is_a_letter_in_old_fonts():
    assert normalise("tr\u00adêng") == "tr\u00adêng"


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("Thuý", "Thúy"),
        ("HOÀ", "HÒA"),
        ("Uỷ ban, luỹ tre; loá mắt", "Ủy ban, lũy tre; lóa mắt"),
    ],
)
def test_the_tone_moves_to_the_official_place(new, old):
    assert tone_old_style(new) == old


@pytest.mark.parametrize(
    "word", ["quý", "Quỳ", "toàn", "ngoài", "khuỷu", "hòa", "thuở", "quá", "hoàn", "loạt"]
)
def test_words_that_have_one_spelling_stay(word):
    assert tone_old_style(word) == word


@pytest.mark.parametrize("slip", ["hóà", "uủỷ"])
def test_a_word_with_two_tone_marks_stays_as_typed(slip):
    assert tone_old_style(slip) == slip


@given(vietnamese_text)
def test_tone_placement_is_idempotent_and_keeps_the_length(text):
    composed = normalise(text)
    once = tone_old_style(composed)
    assert tone_old_style(once) == once
    assert len(once) == len(composed)


@given(vietnamese_text)
def test_tone_placement_never_changes_the_accent_free_form(text):
    assert fold(tone_old_style(normalise(text))) == fold(text)


def test_folding_strips_every_mark_and_the_bar_of_d():
    assert fold("ĐẢNG BỘ tỉnh, đường ưỡn ngược") == "dang bo tinh, duong uon nguoc"


@pytest.mark.parametrize(
    ("first", "second"), [("kỹ", "kĩ"), ("lý", "lí"), ("quy", "qui"), ("công ty", "công ti")]
)
def test_final_y_and_i_fold_together(first, second):
    assert fold(first) == fold(second)


@pytest.mark.parametrize("word", ["uy", "huy", "hay", "cây", "yêu", "y"])
def test_y_that_is_a_sound_of_its_own_stays(word):
    assert "y" in fold(word)


def test_accents_can_be_stripped_without_respelling():
    assert strip_accents("Kỹ sư Đặng Quý") == "ky su dang quy"


@given(vietnamese_text)
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(vietnamese_text)
def test_folded_text_has_no_accents(text):
    assert not has_accents(fold(text))


@pytest.mark.parametrize(
    ("text", "answer"), [("quy che", False), ("quy chế", True), ("đ", True), ("e\u0301", True)]
)
def test_typed_accents_are_noticed(text, answer):
    assert has_accents(text) is answer


def test_syllables_carry_both_forms_and_their_place():
    found = list(syllables("Uỷ ban, kỹ thuật 4.0"))
    assert [(s.accented, s.folded) for s in found] == [
        ("ủy", "uy"),
        ("ban", "ban"),
        ("kỹ", "ki"),
        ("thuật", "thuat"),
        ("4", "4"),
        ("0", "0"),
    ]
    assert (found[2].start, found[2].end) == (8, 10)


def test_offsets_belong_to_the_text_as_given_even_when_it_is_decomposed():
    text = unicodedata.normalize("NFD", "Tỉnh ủy họp")
    assert [normalise(text[s.start : s.end]) for s in syllables(text)] == ["Tỉnh", "ủy", "họp"]


def test_a_soft_hyphen_inside_a_word_does_not_cut_it():
    assert [s.folded for s in syllables("tuyên\u00adtruyền viên")] == ["tuyentruyen", "vien"]


@given(st.text(max_size=60))
def test_syllables_never_overlap_and_skip_only_what_is_not_a_letter_or_digit(text):
    end = 0
    for syllable in syllables(text):
        assert end <= syllable.start < syllable.end <= len(text)
        assert not any(char.isalnum() for char in text[end : syllable.start])
        end = syllable.end
    assert not any(char.isalnum() for char in text[end:])
