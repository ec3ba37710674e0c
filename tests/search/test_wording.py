"""Quotes, exclusions and ways of saying one thing, as the reader's words are taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.chain import terms_of
from search.analysis.ways import Ways
from search.analysis.wording import MAX_PHRASES, read_wording
from search.params import SearchParams
from search.query import build_query, instead, widened

WAYS = Ways(
    [
        ["BTV", "Ban Thường vụ"],
        ["TU", "Tỉnh ủy"],
        ["BTVTU", "Ban Thường vụ Tỉnh ủy"],
        ["HĐND", "Hội đồng nhân dân"],
    ]
)


def parts(typed):
    wording = read_wording(typed)
    return wording.words, wording.phrases, wording.excluded


def said(groups):
    """Groups as words, the other ways after a bar."""
    return [" | ".join(" ".join(word.accented for word in phrase) for phrase in group) for group in groups]


def query(q, ways=WAYS):
    return build_query(SearchParams(q=q), ways)


@pytest.mark.parametrize(
    "typed", ['tin "nhuận bút" mới', "tin “nhuận bút” mới", "tin «nhuận bút» mới", 'tin"nhuận bút"mới']
)
def test_every_kind_of_quotes_marks_a_phrase(typed):
    assert parts(typed) == ("tin mới", ("nhuận bút",), ())


def test_words_and_phrases_after_a_hyphen_are_excluded():
    assert parts('quy chế -thù -"tin bài" -đối_ngoại') == ("quy chế", (), ("thù", "tin bài", "đối_ngoại"))


@pytest.mark.parametrize(
    "typed",
    [
        *('"', 'tin "nhuận', "tin «nhuận", "a - b", "đối nội-đối ngoại", "a --b", "-", '5" x'),
        *("465 -QĐ/TU", "465 -qd tu", "2020 -2025", "30c -nq/cp"),
    ],
)
def test_lone_signs_and_hyphens_inside_are_ordinary(typed):
    assert parts(typed) == (" ".join(typed.split()), (), ())


def test_phrases_must_be_there_and_rank_with_the_words():
    asked = query('chế độ "nhuận bút" tin')
    assert said([(phrase,) for phrase in asked.must])[0] == "nhuận bút"
    assert said(asked.groups) == ["chế", "độ", "tin"]
    assert [term.folded for term in asked.terms] == ["che", "do", "nhuan", "but", "tin"]
    assert "nhuan_but" in [two.folded for two in asked.pairs]


def test_a_question_of_exclusions_only_asks_for_all_others_newest_first():
    asked = query("-tin")
    assert (asked.asks, asked.sort, len(asked.must_not)) == (False, "newest", 1)


@pytest.mark.parametrize("q", ['"465-QĐ/TU"', '465-QĐ/TU "nhuận bút" -tin', 'quyết định 465 "nhuận bút"'])
def test_a_number_stands_beside_what_is_marked_and_may_be_quoted(q):
    assert query(q).number.startswith("n465")
    assert len(query(q).must) == q.count("nhuận")


def test_an_abbreviation_and_what_it_stands_for_are_one_group_either_way():
    assert said(query("kết luận BTV").groups) == ["kết", "luận", "btv | ban thường vụ"]
    assert said(query("hoi dong nhan dan").groups) == [
        f"{word} | hđnd" for word in "hoi dong nhan dan".split()
    ]
    assert "thuong_vu" in [two.folded for two in query("btv").pairs]


def test_the_longest_way_is_taken():
    assert said(query("ban thường vụ tỉnh ủy").groups)[-1] == "ủy | btvtu"


@pytest.mark.parametrize("q", ["tu tưởng", "tư tưởng", "TU TUONG HO CHI MINH", "ban thương vụ", '"BTV"'])
def test_what_only_looks_like_an_abbreviation_or_is_quoted_stays_alone(q):
    assert all(len(group) == 1 for group in query(q).groups)


@pytest.mark.parametrize("q", ["TU", "thông báo của TU", "BTV TU"])
def test_an_abbreviation_that_is_a_syllable_counts_in_capitals(q):
    assert said(query(q).groups)[-1] == "tu | tỉnh ủy"


def test_another_way_is_enough_in_a_long_question():
    asked = query("một hai ba bốn năm sáu bảy tám BTV")
    assert asked.min_match == 1
    assert said(asked.groups)[-1] == "ban thường vụ"


def test_without_ways_nothing_is_added():
    assert query("kết luận BTV", Ways()) == build_query(SearchParams(q="kết luận BTV"))


@pytest.mark.parametrize(
    "q", ["ngày 12/3/2026", "tháng 3 năm 2026", "12/3/2026", "3/2026", "quyết định ngày 12/3/2026"]
)
def test_dates_among_the_words_are_no_document_numbers(q):
    assert query(q).number == ""


@given(st.text(alphabet='aă1 -"“”«»_/QĐ\t\n,', max_size=80) | st.text(max_size=300))
def test_any_wording_is_read_and_no_word_is_lost(typed):
    wording = read_wording(typed)
    assert len(wording.phrases) + len(wording.excluded) <= MAX_PHRASES
    together = " ".join([wording.words, *wording.phrases, *wording.excluded])
    assert sorted(t.folded for t in terms_of(together)) == sorted(t.folded for t in terms_of(typed))
    asked = query(typed)
    widened(asked)
    instead(SearchParams(q=typed), WAYS)
