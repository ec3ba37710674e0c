"""What the search page says in each of its states, without a database (G04, N12)."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.template.loader import render_to_string

from search.results import DayField, Facet, FacetOption, Paging, SearchResults, Suggested


def results(**changes: Any) -> SearchResults:
    """Ten results of "quy chế" unless `changes` say otherwise."""
    fields: dict[str, Any] = {
        **dict.fromkeys(("hits", "tabs", "facets", "chips", "sorts", "scopes"), ()),
        "q": "quy chế",
        "total": 10,
        "exact_total": 10,
        "paging": Paging(1, 1, "", "", ()),
        "reset_url": "?q=quy+che",
        "all_sites_url": "",
        "seconds_label": "0,01",
    }
    return SearchResults(**{**fields, **changes})


def shown(template: str, **changes: Any) -> BeautifulSoup:
    context = {"results": results(**changes), "search_url": "/tim-kiem/"}
    return BeautifulSoup(render_to_string(template, context), "html.parser")


def listed(**changes: Any) -> BeautifulSoup:
    return shown("components/search_results/search_results.html", **changes)


def hints(page: BeautifulSoup) -> list[str]:
    return [hint.text for hint in page.select(".find__bar p.hint")]


def test_widened_results_say_how_many_have_all_the_words():
    assert hints(listed()) == []
    assert hints(listed(exact_total=0, relaxed=True)) == []
    (said,) = hints(listed(exact_total=3))
    assert said.startswith("3 ")


def test_of_a_long_question_it_is_said_that_results_may_have_part_of_it():
    words = tuple("một hai ba bốn năm sáu bảy tám".split())
    (said,) = hints(listed(terms=words))
    assert "một phần" in said
    assert hints(listed(terms=words[:7])) == hints(listed(terms=words, number_asked=True)) == []


def test_the_reserve_says_that_it_answered():
    assert len(hints(listed(is_fallback=True))) == 1


def test_a_facet_that_narrows_nothing_is_left_out():
    def facet(name: str, *counts: int, selected: bool = False) -> Facet:
        options = (FacetOption(str(place), "x", count, selected, "?") for place, count in enumerate(counts))
        return Facet(name, name, True, tuple(options))

    page = listed(
        facets=(facet("all", 10), facet("some", 4), facet("chosen", 10, selected=True), facet("two", 10, 10))
    )
    assert [legend.text for legend in page.select("legend")][:-1] == ["some", "chosen", "two"]


def test_values_beyond_the_first_are_folded_into_the_same_form():
    options = tuple(FacetOption(str(number), f"Cơ quan {number}", 1, False, "?") for number in range(12))
    page = listed(facets=(Facet("issuer", "Cơ quan", True, options),))
    assert len(page.select("form details.facet__more input[name=issuer]")) == 6
    assert len(page.select("form input[name=issuer]")) == 12


def test_a_day_that_is_none_is_kept_in_its_field_and_tied_to_its_error():
    page = listed(days=(DayField("since", "Từ ngày", "31/02/2026", "Sai ngày"),))
    field = page.select_one("input[name=since]")
    assert (field["value"], field["aria-invalid"]) == ("31/02/2026", "true")
    assert page.find(id=field["aria-describedby"]).text == "Sai ngày"


def test_nothing_found_offers_another_spelling_wider_filters_and_all_sites():
    page = shown(
        "components/search_empty/search_empty.html",
        total=0,
        did_you_mean=(Suggested("quy chế", "?q=quy+ch%E1%BA%BF"),),
        all_sites_url="?q=a&site=all",
    )
    assert "Tìm “quy chế”" in page.select_one(".attach a").text
    assert [link["href"] for link in page.select(".attach a")] == ["?q=quy+ch%E1%BA%BF", "?q=a&site=all"]


def test_of_a_number_nobody_bears_its_words_are_not_listed_one_by_one():
    words = {"q": "118 qd tu", "terms": ("118", "qd", "tu"), "total": 0}
    spelled = shown("components/search_empty/search_empty.html", **words)
    whole = shown("components/search_empty/search_empty.html", **words, number_asked=True)
    assert [part.text for part in spelled.select(".empty b")] == ["118", "qd", "tu"]
    assert [part.text for part in whole.select(".empty b")] == ["118 qd tu"]


def test_what_was_quoted_is_not_taken_apart_where_nothing_was_found():
    words = {"q": '"quy chế" -đảng', "terms": ('"quy', 'chế"', "-đảng"), "total": 0}
    page = shown("components/search_empty/search_empty.html", **words)
    assert [part.text for part in page.select(".empty b")] == ['"quy chế" -đảng']
