"""What every engine must find; one suite, run on each (design 5)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.search.contract import ask, keys, put, texts
from tests.search.entries import make_entry, make_text
from tests.search.test_analysis import TEN_SPELLINGS


@pytest.mark.parametrize("q", ["nhuận bút", "nhuan but", "NHUẬN BÚT", "nhuận but"])
def test_accents_may_be_typed_or_not(engine, q):
    put(engine, make_entry(1), make_entry(2, title="Chương trình công tác"))
    assert keys(engine, q) == ["document:1"]


def test_what_was_typed_with_accents_prefers_those_accents(engine):
    put(engine, make_entry(1, title="Hội nghị bàn giao"), make_entry(2, title="Hội nghị bận giao"))
    assert keys(engine, "bận giao")[0] == "document:2"
    assert keys(engine, "bàn giao")[0] == "document:1"


@pytest.mark.parametrize("q", ["ủy ban kiểm tra", "uỷ ban kiểm tra", "uy ban kiem tra"])
def test_both_tone_placements_are_one_word(engine, q):
    put(engine, make_entry(1, title="Uỷ ban Kiểm tra Tỉnh ủy"))
    assert keys(engine, q) == ["document:1"]


@pytest.mark.parametrize("spelling", TEN_SPELLINGS)
def test_the_document_that_bears_the_number_comes_before_those_that_cite_it(engine, spelling):
    citing = make_entry(1, title="Căn cứ 465-QĐ/TU, 465-QĐ/TU, 465-QĐ/TU", body="Quyết định 465-QĐ/TU. " * 5)
    bearing = make_entry(2, title="Ban hành Quy chế", numbers=("465-QĐ/TU",), body="Điều 1. " * 500)
    other = make_entry(3, numbers=("46-QĐ/TU",))
    put(engine, citing, bearing, other)
    assert keys(engine, spelling) == ["document:2", "document:1"]


def test_words_spread_over_title_and_pages_still_meet(engine):
    put(engine, make_entry(1, title="Quy chế hoạt động", files=(make_text("cổng thông tin", "điện tử"),)))
    assert keys(engine, "quy chế cổng điện tử") == ["document:1"]


def test_a_hit_names_the_pages_of_the_file(engine):
    file = make_text("Điều 1. Phạm vi", "", "Điều 8. Nhuận bút, thù lao", "Điều 9. Hậu kiểm")
    put(engine, make_entry(1, title="Quy chế", files=(file,)))
    (page,) = texts(engine, "thu lao nhuan but")["document:1"].pages
    assert (page.document_id, page.file_title, page.number, page.is_ocr) == (7, "quy-che.pdf", 3, False)
    assert page.text == "Điều 8. Nhuận bút, thù lao"


def test_a_number_query_names_the_page_that_has_the_number(engine):
    file = make_text("Mở đầu", "Kèm theo Quyết định số 465-QĐ/TU")
    put(engine, make_entry(1, title="Quy chế", files=(file,)))
    assert [page.number for page in texts(engine, "465 qd tu")["document:1"].pages] == [2]


def test_a_scan_is_found_with_accents_and_without(engine):
    put(
        engine,
        make_entry(1, title="Công văn", files=(make_text("vê viêc xuât bản", scanned=frozenset({1})),)),
    )
    for q in ("xuất bản", "xuat ban"):
        assert texts(engine, q)["document:1"].pages[0].is_ocr


def test_filters_narrow_hits_and_total(engine):
    put(
        engine,
        make_entry(1, site_id=1, facets={"type": ("quy-che",), "year": ("2025",)}),
        make_entry(2, site_id=2, facets={"type": ("cong-van",), "year": ("2026",)}),
        make_entry(3, site_id=2, kind="article", facets={"type": ("tin",), "year": ("2026",)}),
    )
    assert set(keys(engine, ask("nhuận bút", filters={"site": ("2",)}))) == {"document:2", "article:3"}
    assert keys(engine, ask("nhuận bút", filters={"site": ("2",), "kind": ("article",)})) == ["article:3"]
    assert set(keys(engine, ask("nhuận bút", filters={"type": ("quy-che", "cong-van")}))) == {
        "document:1",
        "document:2",
    }
    assert keys(engine, ask("nhuận bút", filters={"year": ("1999",)})) == []


def test_each_facet_is_counted_without_its_own_filter(engine):
    put(
        engine,
        make_entry(1, site_id=1),
        make_entry(2, site_id=2),
        make_entry(3, site_id=2, kind="article"),
        make_entry(4, site_id=3, title="Việc khác"),
    )
    facets = engine.search(ask("nhuận bút", filters={"site": ("2",)})).facets
    assert facets["site"] == {"1": 1, "2": 2}
    assert facets["kind"] == {"document": 1, "article": 1}
    assert facets["type"] == {"quy-che": 2}


def test_file_pages_count_neither_as_hits_nor_in_facets(engine):
    put(engine, make_entry(1, files=(make_text("nhuận bút", "nhuận bút"),)))
    found = engine.search(ask("nhuận bút"))
    assert found.total == 1
    assert found.facets["kind"] == {"document": 1}


def test_the_order_may_be_by_date(engine):
    days = [date(2024, 1, 1), date(2026, 1, 1), None]
    put(engine, *(make_entry(pk, date=day) for pk, day in enumerate(days, start=1)))
    assert keys(engine, ask("nhuận bút", sort="newest")) == ["document:2", "document:1", "document:3"]
    assert keys(engine, ask("nhuận bút", sort="oldest")) == ["document:3", "document:1", "document:2"]


def test_pages_of_results_do_not_overlap_and_the_total_stays(engine):
    put(engine, *(make_entry(pk) for pk in range(1, 26)))
    seen: set[str] = set()
    for offset in (0, 10, 20):
        found = engine.search(ask("nhuận bút", offset=offset))
        assert found.total == 25
        seen |= {hit.key for hit in found.hits}
    assert len(seen) == 25


def test_a_query_of_nothing_finds_all_for_browsing(engine):
    put(engine, make_entry(1), make_entry(2, date=date(2020, 1, 1)))
    assert keys(engine, ask("", sort="newest")) == ["document:1", "document:2"]


HOSTILE = [
    '"',
    "'; DROP TABLE --",
    'title:"x" AND (y OR',
    "+nhuận -bút ~3 ^2 [a TO b] {x}",
    "*" * 50,
    "\\",
    "a" * 10_000,
    "nhuận bút " * 1_000,
    "\x00\x01\x1b nhuận",
    "\U0001f44d\U0001f3fd \u202e\u0628\u062a nhuận",
    "465-QĐ/TU" * 200,
    "a_b \u0300\u0301\u00ad",
]


@pytest.mark.parametrize("q", HOSTILE, ids=range(len(HOSTILE)))
def test_no_query_raises(engine, q):
    put(engine, make_entry(1))
    engine.search(ask(q))


def test_other_accents_than_those_typed_are_no_match(engine):
    put(engine, make_entry(1, title="Kỷ niệm lần thứ 81"), make_entry(2, title="Ký lân cận"))
    assert keys(engine, "kỳ lân") == []
    assert set(keys(engine, ask("kỳ lân", any_accents=True))) == {"document:1", "document:2"}


@pytest.mark.parametrize("q", ["lí luận", "lý luận", "Lý luan"])
def test_y_and_i_are_one_letter_after_a_consonant(engine, q):
    put(engine, make_entry(1, title="Bồi dưỡng lý luận chính trị"))
    assert keys(engine, q) == ["document:1"]


def test_a_text_written_without_accents_answers_words_typed_with_them(engine):
    put(engine, make_entry(1, title="che do nhuan but"))
    assert keys(engine, "chế độ nhuận bút") == ["document:1"]
