"""What is asked of the engine for what a reader typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.params import SearchParams
from search.query import MAX_QUERY_TERMS, build_query, instead, split_number, widened


def query(q: str, **params):
    return build_query(SearchParams(q=q, **params))


def test_accented_fields_are_asked_only_when_accents_were_typed():
    assert query("nhuận bút").accented
    assert query("nhuận but").accented
    assert not query("nhuan but").accented


def test_short_queries_need_all_their_words():
    assert query("quy che hoat dong cong thong tin").min_match == 7


def test_of_a_sentence_any_pair_of_neighbours_is_enough():
    asked = query("một hai ba bốn năm sáu bảy tám chín mười")
    assert asked.min_match == 1
    assert [term.folded for term in asked.groups[0][0]] == ["mot", "hai"]


def test_a_word_typed_twice_is_needed_once_and_weighs_twice():
    (term,) = query("tin tin").terms
    assert term.count == 2
    assert query("tin tin").min_match == 1


def test_a_number_is_asked_for_itself_and_the_rest_only_ranks():
    asked = query("nhuận bút 465-QĐ/TU")
    assert asked.number == "n465 otu tqd"
    assert [term.folded for term in asked.terms] == ["nhuan", "but"]
    assert asked.min_match == 0


@pytest.mark.parametrize(
    "q", ["2025", "nghị quyết đại hội", "07/01/2019", "24 giờ", "quy che hoat dong cong thong tin"]
)
def test_ordinary_words_are_not_read_as_a_number(q):
    assert split_number(q) == ("", q)


def test_letters_whose_capital_is_longer_do_not_shift_the_words_beside_a_number():
    assert split_number("ß straße 465-qđ/tu nháp") == ("n465 otu tqd", "ß straße   nháp")


def test_nothing_found_asks_for_other_accents():
    assert [step.any_accents for step in instead(SearchParams(q="cổng thông tin"))] == [True]
    assert instead(SearchParams(q="cong thong tin")) == ()


def test_little_found_is_widened_to_any_pair_in_any_spelling():
    wider = widened(query("cổng thông tin điện tử"))
    assert wider is not None
    assert (wider.min_match, wider.any_accents, len(wider.groups)) == (1, True, 4)


@pytest.mark.parametrize("q", ["nhuan", "nhuan but", "465-QĐ/TU", "một hai ba bốn năm sáu bảy tám chín mười"])
def test_what_has_no_wider_reading_is_not_widened(q):
    assert widened(query(q)) is None


def test_what_is_sorted_by_day_is_not_widened():
    assert widened(query("cổng thông tin điện tử", sort="newest")) is None


def test_a_number_nobody_has_is_looked_for_as_words_and_never_by_half():
    (step,) = instead(SearchParams(q="465 qd tu"))
    assert (step.number, step.min_match) == ("", 3)


def test_the_words_beside_an_unknown_number_are_looked_for():
    first, *_ = instead(SearchParams(q="nhuận bút 465-QĐ/TU"))
    assert (first.number, first.min_match) == ("", 2)
    assert [term.folded for term in first.terms] == ["nhuan", "but"]


def test_filters_of_the_address_reach_the_engine():
    asked = query("a", kind="document", sites=(3, 4), chosen=(("type", ("qd",)), ("year", ("2026",))), page=3)
    assert asked.filters == {"kind": ("document",), "site": ("3", "4"), "type": ("qd",), "year": ("2026",)}
    assert asked.offset == 20


def test_without_words_the_newest_come_first():
    assert query("").sort == "newest"
    assert query("tin").sort == "relevance"


@given(st.text(max_size=500))
def test_any_text_makes_a_query_of_bounded_size(q):
    asked = query(q)
    assert sum(term.count for term in asked.terms) <= MAX_QUERY_TERMS
    assert len(instead(SearchParams(q=q))) <= 2
