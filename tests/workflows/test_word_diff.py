"""Which words changed: syllable by syllable, as Vietnamese is read."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.services.word_diff import plain_text, word_diff


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Ba cuộc họp.", "Bốn cuộc họp.", "<del>Ba</del><ins>Bốn</ins> cuộc họp."),
        (
            "tăng từ 61 lên 83 phần trăm",
            "tăng từ 61 lên 88 phần trăm",
            "tăng từ 61 lên <del>83</del><ins>88</ins> phần trăm",
        ),
        ("họp ở xã", "họp chi bộ ở xã", "họp<ins> chi bộ</ins> ở xã"),
        ("họp chi bộ ở xã", "họp ở xã", "họp<del> chi bộ</del> ở xã"),
        ("giữ nguyên", "giữ nguyên", "giữ nguyên"),
        ("một hai", "ba bốn", "<del>một hai</del><ins>ba bốn</ins>"),
        ("", "mới", "<ins>mới</ins>"),
    ],
)
def test_only_the_words_that_changed_are_marked(before, after, marked):
    assert word_diff(before, after) == marked


def test_letters_written_in_two_ways_are_the_same_word():
    assert word_diff("Tỉnh ủy", unicodedata.normalize("NFD", "Tỉnh ủy")) == "Tỉnh ủy"


def test_marks_of_the_page_are_text_and_not_marks():
    assert word_diff("a", "<b>") == "<del>a</del><ins>&lt;b&gt;</ins>"


def test_paragraphs_of_rich_text_stay_apart():
    assert plain_text("<p>Một</p><p>Hai <b>ba</b></p>") == "Một\nHai ba"
    assert word_diff("Một\nHai", "Một\nHai") == "Một<br>Hai"


words = st.text(alphabet="ab cđ.ê", max_size=30)


@given(before=words, after=words)
def test_without_the_additions_stands_the_old_text_and_without_the_removals_the_new_one(before, after):
    marked = word_diff(before, after)
    assert re.sub(r"<ins>.*?</ins>|</?del>", "", marked) == before
    assert re.sub(r"<del>.*?</del>|</?ins>", "", marked) == after
