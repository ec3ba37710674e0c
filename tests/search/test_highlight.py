"""Marks stand on the words searched for, in the text as written."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from search.highlight import SNIPPET_LETTERS, Marker, plain
from search.params import SearchParams
from search.query import build_query

CLAUSE = "Điều 8. Nhuận bút, thù lao. Tác giả có tin, bài được đăng hưởng nhuận bút theo thể loại."


def marker(q: str) -> Marker:
    return Marker.for_query(build_query(SearchParams(q=q)))


def marked(q: str, text: str) -> list[str]:
    return [part.text for part in marker(q).mark(text) if part.is_hit]


def snippet_marks(q: str, text: str) -> list[str]:
    return [part.text for part in marker(q).snippet(text) if part.is_hit]


def test_words_are_marked_as_written_whatever_was_typed():
    assert marked("nhuan but", CLAUSE) == ["Nhuận bút", "nhuận bút"]
    assert marked("NHUẬN BÚT", CLAUSE) == ["Nhuận bút", "nhuận bút"]


def test_both_tone_placements_are_marked():
    assert marked("uỷ ban", "Ủy ban và uỷ ban") == ["Ủy ban", "uỷ ban"]


def test_other_accents_are_not_marked_when_accents_were_typed():
    assert marked("bàn giao", "bàn giao, bạn") == ["bàn giao"]


def test_text_without_accents_is_marked_for_a_query_with_accents():
    assert marked("nhuận bút", "che do nhuan but") == ["nhuan but"]


def test_decomposed_text_is_marked_at_its_own_offsets():
    text = unicodedata.normalize("NFD", CLAUSE)
    assert [unicodedata.normalize("NFC", hit) for hit in marked("nhuận bút", text)] == [
        "Nhuận bút",
        "nhuận bút",
    ]


def test_a_number_is_marked_as_a_whole_however_it_is_written():
    text = "Căn cứ Quyết định 465 - QĐ/TU và 46-QĐ/TU của Tỉnh ủy"
    assert marked("465 qd tu", text) == ["465 - QĐ/TU"]


def test_lone_words_are_left_out_where_words_stand_together():
    text = "Quyết định của Ban Thường vụ. Văn bản của cơ quan."
    assert marked("quyết định của ban thường vụ", text) == ["Quyết định của Ban Thường vụ"]


def test_the_snippet_shows_the_place_with_most_of_the_words():
    text = f"Tin vắn. {'Lời mở đầu của báo cáo. ' * 40}{CLAUSE}{' Lời kết.' * 60}"
    parts = marker("tin bài nhuận bút").snippet(text)
    assert "hưởng nhuận bút" in plain(parts)
    assert plain(parts).startswith("… ")
    assert plain(parts).endswith(" …")
    assert len(plain(parts)) <= SNIPPET_LETTERS + 4


def test_there_is_no_snippet_where_there_is_no_hit():
    assert marker("nhuận bút").snippet("Chương trình công tác") == ()


def test_line_ends_in_a_snippet_are_blanks():
    assert snippet_marks("nhuận bút", "chế độ nhuận\n   bút") == ["nhuận bút"]


@given(st.text(max_size=300), st.text(max_size=60))
def test_marking_loses_nothing_but_the_width_of_blanks(text, q):
    shown = plain(marker(q).mark(text))
    assert "".join(shown.split()) == "".join(text.split())


@given(st.text(alphabet="nhuận bút điều 1-/QĐTU\n.", max_size=2_000))
def test_a_snippet_is_a_stretch_of_the_text(text):
    parts = marker("nhuận bút 12-QĐ/TU").snippet(text)
    inner = "".join(plain(parts).strip("… ").split())
    assert inner in "".join(text.split())


def test_other_accents_are_marked_when_they_were_searched_for():
    step = replace(build_query(SearchParams(q="kỳ lân")), any_accents=True)
    assert [part.text for part in Marker.for_query(step).mark("lần ký") if part.is_hit] == ["lần ký"]


def test_recognised_text_is_marked_without_regard_to_its_accents():
    parts = marker("về việc").snippet("vê viêc xuât bản", accents_trusted=False)
    assert [part.text for part in parts if part.is_hit] == ["vê viêc"]


def test_a_word_typed_without_its_accents_is_marked_all_the_same():
    assert marked("nhuận but", CLAUSE) == ["Nhuận bút", "nhuận bút"]
