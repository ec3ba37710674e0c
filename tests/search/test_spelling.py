"""What a reader may have meant: accents put back, one wrong letter mended, nothing that the index does not have."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.channels import Channel
from search.engines.embedded import EmbeddedEngine
from search.params import SearchParams
from search.pipeline import ask
from search.spelling.shelf import vocabulary_of
from search.spelling.speller import MAX_WORDS, Speller
from search.spelling.vocabulary import Vocabulary
from tests.search.entries import make_entry

TODAY = date(2026, 11, 21)
TITLES = (
    "Quy chế chi trả nhuận bút của Cổng thông tin điện tử",
    "Quy định chế độ nhuận bút, thù lao",
    "Mạng điện rộng của Đảng",
    "Bàn giao công tác, ban hành quy chế",
    "Bận rộn tiếp nhận, chuẩn bị đại hội",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = EmbeddedEngine(Channel.WAN, tmp_path_factory.mktemp("words"))
    engine.rebuild(make_entry(pk, title=title) for pk, title in enumerate(TITLES, start=1))
    return engine


def meant(engine, q, **options):
    return Speller(engine).respelled(q, **options)


def found(engine, q):
    answer = ask(engine, SearchParams(q=q), today=TODAY, speller=Speller(engine))
    return [hit.pk for hit in answer.hits]


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ("nhuan but", "nhuận bút"),
        ("Quy che chi tra NHUAN but", "Quy chế chi trả NHUẬN bút"),
        ("nhuận but", "nhuận bút"),
        ("nhuaj bút", "nhuận bút"),
        ("nhuạn bút", "nhuận bút"),
        ("cổng thông tim điện tử", "cổng thông tin điện tử"),
    ],
)
def test_the_likelier_spelling_is_offered(engine, q, expected):
    assert meant(engine, q) == expected


@pytest.mark.parametrize(
    "q",
    [
        *("nhuận bút", "ban", "xyz qwerty", "", "2026", '"nhuan but"', "nhuan -but", "\x00 \u202e"),
        "nhuan but " * MAX_WORDS,
    ],
)
def test_nothing_is_offered_where_nothing_is_clear(engine, q):
    assert meant(engine, q) == ""


def test_a_right_word_is_doubted_only_where_it_was_not_found(engine):
    assert meant(engine, "chế độ nhận bút") == ""
    assert meant(engine, "chế độ nhận bút", was_found=False) == "chế độ nhuận bút"


@pytest.mark.parametrize(
    "q", ["mạng diện rộng", "mang dien rong", "mạng điệm rộng", "mạgn điện rộng", "mạng iện rộng"]
)
def test_a_title_is_found_in_spite_of_one_wrong_letter(engine, q):
    assert found(engine, q)[0] == 3


def test_what_was_mended_is_not_said_to_be_found_as_typed(engine):
    answer = ask(engine, SearchParams(q="thù lxo"), today=TODAY, speller=Speller(engine))
    assert (answer.total, answer.exact_total) == (1, 0)


def test_known_words_are_asked_as_they_are(engine):
    params = SearchParams(q="chế độ nhuận bút")
    assert (
        ask(engine, params, today=TODAY, speller=Speller(engine)).query
        == ask(engine, params, today=TODAY).query
    )


def test_a_word_that_left_the_index_is_no_longer_known(tmp_path):
    engine = EmbeddedEngine(Channel.WAN, tmp_path)
    engine.rebuild([make_entry(1, title="Nhuận bút"), make_entry(2, title="Thù lao")])
    assert "nhuận" in vocabulary_of(engine).accented
    engine.rebuild([make_entry(2, title="Thù lao")])
    with engine.batch() as batch:
        batch.delete("document:2")
    fresh = EmbeddedEngine(Channel.WAN, tmp_path)
    assert dict(vocabulary_of(fresh).accented) == {}
    assert meant(fresh, "nhuan but") == meant(fresh, "thu lao") == ""


def test_without_an_index_nothing_is_offered_and_nothing_fails(tmp_path):
    assert meant(EmbeddedEngine(Channel.WAN, tmp_path), "nhuan but") == ""


def test_words_one_letter_away_come_by_how_frequent_they_are():
    counts = {"ban": 3, "bang": 5, "an": 1, "bna": 2, "nan": 9, "xa": 7}
    words = Vocabulary(counts, counts, {}, 10)
    assert words.near("ban") == ["nan", "bang", "bna", "an"]
    assert words.near("b1") == words.near("a" * 50) == []


@given(st.text(alphabet="nhuậnbúteđ -1\"'", max_size=60) | st.text(max_size=200))
def test_whatever_is_typed_what_is_offered_has_only_words_of_the_index(engine, typed):
    offered = meant(engine, typed, was_found=False)
    known = vocabulary_of(engine).accented
    assert all(word in known or not word.isalpha() for word in offered.lower().split() if word.isalnum())
