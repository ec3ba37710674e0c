"""Tags and filters of the readers' pages."""

from __future__ import annotations

import datetime
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.utils.safestring import mark_safe

from core.plates import PLATES, plate_for
from core.templatetags import portal_tags


def render(source: str, **context: object) -> str:
    return Template("{% load portal_tags %}" + source).render(Context(context))


def test_a_document_number_is_kept_on_one_line() -> None:
    assert render("{{ text|nowrap_numbers }}", text="Theo Kết luận 52-KL/TU ngày 14/01/2026") == (
        'Theo Kết luận <span class="nowrap">52-KL/TU</span> ngày 14/01/2026'
    )


def test_plain_text_is_escaped_before_numbers_are_kept_together() -> None:
    assert render("{{ text|nowrap_numbers }}", text="<b>118-QĐ/TU</b> & phụ lục") == (
        '&lt;b&gt;<span class="nowrap">118-QĐ/TU</span>&lt;/b&gt; &amp; phụ lục'
    )


def test_numbers_inside_the_tags_of_safe_html_are_left_alone() -> None:
    html = mark_safe('<a href="/van-ban/?q=118-QĐ/TU">118-QĐ/TU</a>')
    assert render("{{ html|nowrap_numbers }}", html=html) == (
        '<a href="/van-ban/?q=118-QĐ/TU"><span class="nowrap">118-QĐ/TU</span></a>'
    )


def test_a_day_is_written_as_in_official_papers() -> None:
    assert render("{% vi_date day %}", day=datetime.date(2026, 3, 2)) == (
        '<time datetime="2026-03-02">02/03/2026</time>'
    )


def test_a_moment_is_written_in_the_time_of_viet_nam() -> None:
    moment = datetime.datetime(2026, 3, 1, 23, 30, tzinfo=datetime.UTC)
    assert render("{% vi_datetime moment %}, {% vi_time moment %}", moment=moment) == (
        '<time datetime="2026-03-02T06:30">06:30, 02/03/2026</time>, '
        '<time datetime="2026-03-02T06:30">06:30</time>'
    )


@pytest.mark.parametrize("tag", ["vi_date", "vi_datetime", "vi_time"])
def test_no_date_is_no_text(tag: str) -> None:
    assert render("{% " + tag + " nothing %}", nothing=None) == ""


def test_words_searched_for_are_marked_and_the_rest_is_escaped() -> None:
    parts = [SimpleNamespace(text="<i> ", is_hit=False), SimpleNamespace(text="nhuận bút", is_hit=True)]
    assert render("{% highlighted parts %}", parts=parts) == "&lt;i&gt; <mark>nhuận bút</mark>"


def test_a_snippet_shows_no_rules_of_a_table_and_begins_no_line_with_a_dash() -> None:
    parts = [
        SimpleNamespace(text="KHÊ |", is_hit=False),
        SimpleNamespace(text="ĐẢNG", is_hit=True),
        SimpleNamespace(text=" | |* | nhiệm kỳ 2025 – 2030 ----- - Căn cứ … 118-QĐ/TU", is_hit=False),
    ]
    shown = render("{% highlighted parts %}", parts=parts)
    assert shown == "KHÊ <mark>ĐẢNG</mark> nhiệm kỳ 2025\N{NO-BREAK SPACE}– 2030 - Căn cứ … 118-QĐ/TU"


def test_an_unknown_icon_is_an_error_of_the_template() -> None:
    with pytest.raises(KeyError):
        portal_tags.icon("khong-co")


def test_left_out_pages_are_marked_in_the_pagination() -> None:
    page = Paginator(range(200), 20).page(5)
    assert portal_tags.page_numbers(page) == [1, None, 4, 5, 6, None, 10]


@pytest.mark.parametrize(("blocks", "span"), [(1, 3), (2, 2), (3, 1), (4, 1), (5, 2), (6, 1), (7, 3)])
def test_the_first_section_of_a_home_page_fills_the_last_row(blocks: int, span: int) -> None:
    assert portal_tags.first_span(range(blocks)) == span


def test_the_same_story_always_has_the_same_composition() -> None:
    assert plate_for("tuyen-giao", "/bai-1/") == plate_for("tuyen-giao", "/bai-1/")


def test_stories_of_one_subject_have_different_compositions() -> None:
    assert len({plate_for("tuyen-giao", f"/bai-{number}/") for number in range(60)}) == len(PLATES)


def test_a_composition_may_be_asked_for_by_name() -> None:
    assert plate_for("song", "/bai-1/") == "song"
