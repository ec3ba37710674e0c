"""Phrases, exclusions, other ways, days and counts of words: what every engine must make of them."""

from __future__ import annotations

from datetime import date

import pytest

from search.analysis.ways import Ways
from search.engines.protocol import day_number
from search.params import SearchParams
from search.query import build_query
from tests.search.contract import ask, keys, put, texts
from tests.search.entries import make_entry, make_text

WAYS = Ways([["BTV", "Ban Thường vụ"], ["HĐND", "Hội đồng nhân dân"]])

FOUR = (
    make_entry(1, title="Chế độ nhuận bút của tòa soạn", date=date(2024, 5, 1)),
    make_entry(2, title="Chế độ bút toán, nhuận sắc tin bài", date=date(2025, 5, 1)),
    make_entry(3, title="Chê đồ nhuân but", date=date(2026, 5, 1)),
    make_entry(4, title="Che do nhuan but khong dau", date=None),
)


@pytest.fixture
def engine(engine):
    """An index of four articles that say nearly the same."""
    put(engine, *FOUR)
    return engine


def numbers(engine, query) -> set[str]:
    return {key.removeprefix("document:") for key in keys(engine, query)}


def found(engine, q: str, **fields) -> set[str]:
    return numbers(engine, ask(q, **fields))


PHRASES = {
    '"nhuận bút"': "14",
    '"nhuan but"': "134",
    '"bút nhuận"': "",
    '"chế độ" nhuận': "124",
    '"chế độ nhuận bút của"': "1",
    '"che do nhuan but"': "134",
    '"nhuận" "bút"': "124",
}


def test_a_phrase_stands_as_it_was_typed(engine):
    assert {q: "".join(sorted(found(engine, q))) for q in PHRASES} == PHRASES


def test_what_is_quoted_stays_as_typed_where_other_accents_are_taken(engine):
    assert found(engine, 'chệ "nhuận bút"', any_accents=True) == set("14")


def test_a_phrase_does_not_cross_from_one_text_into_the_next(engine):
    put(
        engine,
        make_entry(5, title="Giải báo chí", summary="nhuận", body="bút danh", files=(make_text("x", "y z"),)),
    )
    assert "5" not in found(engine, '"nhuận bút"') | found(engine, '"nhuan but"') | found(engine, '"x y"')
    assert found(engine, '"y z"') == {"5"}


EXCLUSIONS = {
    "nhuận -tin": "14",
    'nhuan -"nhuận bút"': "23",
    "nhuan -nhuan": "",
    '-"tin bài"': "134",
    "-tin -tòa": "34",
    '"che do" -"bút toán" -tòa': "34",
}


def test_nothing_has_what_was_excluded(engine):
    assert {q: "".join(sorted(found(engine, q))) for q in EXCLUSIONS} == EXCLUSIONS


def test_counts_leave_out_what_was_excluded(engine):
    result = engine.search(ask("nhuan -tin"))
    assert result.total == sum(result.facets["kind"].values()) == 3


def test_another_way_of_saying_it_is_found_too(engine):
    put(engine, make_entry(5, title="Kết luận của BTV"), make_entry(6, title="Kết luận của Ban Thường vụ"))
    put(engine, make_entry(7, title="Kết luận: vụ thường, ban ngày"))
    for q in ("kết luận BTV", "ket luan btv"):
        assert set(keys(engine, build_query(SearchParams(q=q), WAYS))) == {"document:5", "document:6"}
    said = set(keys(engine, build_query(SearchParams(q="kết luận ban thường vụ"), WAYS)))
    assert said == {"document:5", "document:6", "document:7"}


def test_at_least_so_many_groups_must_be_there(engine):
    assert found(engine, "nhuận tòa bài", min_match=1) == set("124")
    assert found(engine, "nhuận tòa bài", min_match=2) == set("12")
    assert found(engine, "nhuận tòa bài", min_match=3) == set()


DAYS = {
    (date(2025, 5, 1), None): "23",
    (None, date(2025, 5, 1)): "12",
    (date(2025, 5, 1), date(2025, 5, 1)): "2",
    (date(2026, 5, 2), None): "",
    (date(2026, 1, 1), date(2025, 1, 1)): "",
}


@pytest.mark.parametrize("q", ["nhuan", ""])
def test_days_include_both_ends_and_leave_out_what_has_none(engine, q):
    queries = {days: build_query(SearchParams(q=q, since=days[0], until=days[1])) for days in DAYS}
    assert {days: "".join(sorted(numbers(engine, query))) for days, query in queries.items()} == DAYS


def test_facets_are_counted_within_the_days(engine):
    assert engine.search(ask("", since=day_number(date(2025, 1, 1)))).facets["kind"] == {"document": 2}


def test_words_are_counted_by_entry_and_field(engine):
    engine.rebuild(FOUR)  # entries that were taken out may count until their index is tidied up
    known = engine.frequencies(
        {"folded": {"nhuan", "toan", "khong-co"}, "accented": {"nhuận"}, "accented_pairs": {"nhuận_bút"}}
    )
    assert known.entries == 4
    assert known.counts["folded"] == {"nhuan": 4, "toan": 1, "khong-co": 0}
    assert known.counts["accented"] == {"nhuận": 2}
    assert known.counts["accented_pairs"] == {"nhuận_bút": 1}
    assert 5 < known.mean_length < 8


def test_pages_of_a_file_are_named_for_a_phrase(engine):
    put(engine, make_entry(5, title="Quy chế", files=(make_text("bút nhuận", "mức chi nhuận bút"),)))
    assert [page.number for page in texts(engine, '"mức chi nhuận bút"')["document:5"].pages] == [2]


PAGES = {
    '"mức chi" tòa soạn báo': {2, 3},  # two of four
    '"thù lao" "giấy mời"': {5, 6},
    '"mức chi"': {1, 3},
    "mức chi báo": {1, 3},
}


def test_a_page_is_named_that_has_half_of_what_is_asked_each_quoted_phrase_counted_as_one(engine):
    pages = make_text("mức chi", "tòa soạn", "mức chi của tòa", "báo", "thù lao", "giấy mời")
    put(engine, make_entry(5, title="Quy chế mức chi của tòa soạn báo", files=(pages,)))
    named = {q: {page.number for page in texts(engine, q)["document:5"].pages} for q in PAGES}
    assert named == PAGES


STARTS = {"che d": "1234", "nhuận b": "1234", "tòa so": "1", "xyz": ""}


def test_titles_are_suggested_by_the_beginnings_of_their_words(engine):
    suggested = {typed: engine.suggest(typed, filters={}, limit=10) for typed in STARTS}
    assert {
        typed: "".join(sorted(str(each.pk) for each in found)) for typed, found in suggested.items()
    } == STARTS


LONE_MARKS = ['"', '""', '-""', "-", '"-"', '-"-', "“«”»", '"' * 200, '-a"b-c"' * 60, '"' + "a " * 200]


def test_no_marks_make_an_engine_fail(engine):
    for q in LONE_MARKS:
        engine.search(ask(q))
