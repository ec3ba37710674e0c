"""The address of the search page: what may stand in it and what is refused."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.core.exceptions import BadRequest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.chain import terms_of
from search.params import MAX_QUERY_LETTERS, SearchParams, clean_query, parse_params


def parse(address: str, **options) -> SearchParams:
    return parse_params(QueryDict(address), **options)


@pytest.mark.parametrize(
    "address",
    [
        *("page=0", "page=-1", "page=x", "page=", "page=1.5", "page=²", "page=1001", "page=" + "9" * 30),
        *("sort=best", "kind=unknown", "site=x", "site=-1", "site=٣", "site=" + "9" * 30),
        *("year=20x6", "year=1", "year=99999", "type=" + "x" * 200, "type=%00"),
        "&".join(f"site={number}" for number in range(60)),
    ],
)
def test_what_no_link_of_ours_carries_is_refused(address):
    with pytest.raises(BadRequest):
        parse(f"q=a&{address}")


@pytest.mark.parametrize("address", ["", "q=", "q=a", "q=a&kind=&year=&sort=", "q=a&site=3&site=3&type=qd"])
def test_a_plain_form_with_empty_fields_is_accepted(address):
    assert parse(address).page == 1


def test_the_query_is_composed_trimmed_and_cut():
    assert clean_query("  nhuâ\u0323n \x00\x1b\n bút ") == "nhuận bút"
    assert len(clean_query("a" * 10_000)) == MAX_QUERY_LETTERS


@pytest.mark.parametrize("sign", ["\ufeff", "\u200b", "\u200e", "\u2060"])
def test_a_sign_nobody_sees_parts_words_as_it_does_in_texts(sign):
    assert clean_query(f"{sign}nhuận{sign}bút{sign}") == "nhuận bút"
    assert [term.folded for term in terms_of(f"nhuận{sign}bút")] == ["nhuan", "but"]
    assert clean_query(sign) == ""
    assert str(parse(urlencode({"since": f"{sign}12/3/2026"})).since) == "2026-03-12"


def test_a_soft_hyphen_parts_no_word():
    assert clean_query("nhu\u00adận bút") == "nhuận bút"
    assert clean_query("nhâ\u00ad\u0323n") == "nhận"


def test_wide_letters_figures_and_signs_of_an_asian_keyboard_are_read_as_the_plain_ones():
    assert clean_query("４６５－QĐ／ＴＵ　＂quy chế＂") == '465-QĐ/TU "quy chế"'


def test_the_address_of_a_search_leads_back_to_it():
    params = SearchParams(
        q="nhuận bút",
        sites=(3, 4),
        chosen=(("type", ("qd", "hd")), ("year", ("2026",))),
        sort="newest",
        page=2,
    )
    assert parse(params.url(page=2).removeprefix("?")) == params


def test_a_changed_filter_goes_back_to_the_first_page():
    assert "page" not in SearchParams(q="a", page=4).url(chosen=(("year", ("2026",)),))


def test_a_tier_2_site_searches_itself_unless_told_otherwise():
    assert parse("q=a", home_site=5).searched_sites == (5,)
    assert parse("q=a&site=all", home_site=5).searched_sites == ()
    assert parse("q=a&site=7", home_site=5).searched_sites == (7,)
    assert parse("q=a").searched_sites == ()


def test_the_choice_of_all_sites_is_kept_in_the_address():
    assert "site=all" in parse("q=a&site=all", home_site=5).url(chosen=(("year", ("2026",)),))


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2/2028", "2028-02-01", "2028-02-29"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("tháng 3 năm 2026", "2026-03-01", "2026-03-31"),
        ("12/03/2026", "2026-03-12", "2026-03-12"),
        ("ngày 12-3-2026", "2026-03-12", "2026-03-12"),
        ("2026-03-12", "2026-03-12", "2026-03-12"),
    ],
)
def test_a_month_or_a_year_means_its_first_or_its_last_day(typed, first, last):
    assert str(parse(urlencode({"since": typed})).since) == first
    assert str(parse(urlencode({"until": typed})).until) == last


@pytest.mark.parametrize(
    "typed", ["hôm qua", "31/2/2026", "13/2026", "12/3", "20266", "1/1/1/2026", "0/2026", "٢٠٢٦"]
)
def test_a_day_nobody_can_read_is_kept_as_typed_with_a_word_at_its_field(typed):
    params = parse(urlencode({"q": "tin", "since": typed, "year": "2026"}))
    assert (params.since, params.shown_day("since")) == (None, typed)
    assert set(params.date_errors) == {"since"}
    assert parse(params.url().removeprefix("?")) == params


def test_a_last_day_before_the_first_is_said_and_narrows_nothing():
    params = parse("since=3/2026&until=2025")
    assert (str(params.since), params.until, params.shown_day("until")) == ("2026-03-01", None, "31/12/2025")
    assert params.date_errors["until"] != parse("until=x").date_errors["until"]


@given(
    st.text(max_size=60),
    st.text(max_size=90),
    st.text(max_size=90),
    st.sampled_from(["", "newest", "oldest"]),
)
def test_every_address_that_is_read_leads_back_to_itself(q, since, until, sort):
    params = parse(urlencode({"q": q, "since": since, "until": until, "sort": sort}, errors="replace"))
    assert parse(params.url().removeprefix("?")) == params


def test_more_values_than_anybody_chooses_are_refused_of_one_facet_and_of_all_together():
    fifty = [f"{name}={number}" for name in ("type", "issuer", "area") for number in range(50)]
    assert len(parse("&".join(fifty[:100])).chosen) == 2
    for asked in ([*fifty[:50], "type=x"], fifty[:101]):
        with pytest.raises(BadRequest):
            parse("&".join(asked))


@given(st.text(max_size=2_000))
def test_cleaning_twice_is_cleaning_once(q):
    assert clean_query(clean_query(q)) == clean_query(q)
