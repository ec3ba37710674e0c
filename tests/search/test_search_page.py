"""The search page: what readers find, see and may filter by (G04, M04)."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.channels import Channel
from docslib.enums import DocumentType
from news.enums import Genre
from search.engines.select import engine_for
from sites.enums import Tier
from tests.factories import make_site
from tests.search.factories import get, live_article, live_document, search, titles
from tests.search.test_analysis import TEN_SPELLINGS

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


@pytest.fixture
def department():
    return make_site("tuyengiao")


def test_an_article_is_found_with_accents_and_without(client, portal):
    live_article(portal, "Chế độ nhuận bút mới")
    for q in ("nhuận bút", "nhuan but", "NHUẬN BÚT"):
        results = search(client, q)
        assert titles(results) == ["Chế độ nhuận bút mới"]
        assert [part.text for part in results.hits[0].title if part.is_hit] == ["nhuận bút"]


def test_a_document_is_found_by_its_number_however_typed(client, portal):
    live_document(portal, number="465-QĐ/TU", abstract="Ban hành Quy chế")
    live_document(portal, number="46-QĐ/TU", abstract="Việc khác")
    for spelling in TEN_SPELLINGS:
        assert titles(search(client, spelling)) == ["Ban hành Quy chế"], spelling


def test_a_hit_names_the_page_of_the_file_and_leads_there(client, portal):
    document = live_document(portal, "Điều 1. Phạm vi", "Điều 8. Nhuận bút, thù lao", abstract="Quy chế")
    (hit,) = search(client, "thu lao nhuan but").hits
    (file,) = hit.files
    stored = document.files.get().document_id
    assert [(page.number, page.url) for page in file.pages] == [(2, f"{hit.url}#tep-{stored}-trang-2")]
    assert [part.text for part in file.snippet if part.is_hit] == ["Nhuận bút", "thù lao"]
    assert not file.is_ocr


def test_a_hit_in_a_scan_says_so(client, portal):
    live_document(portal, "vê viêc xuât bản", scanned=True, abstract="Công văn")
    (hit,) = search(client, "xuất bản").hits
    assert hit.files[0].is_ocr


def test_words_of_the_metadata_find_a_document(client, portal):
    live_document(portal, number="12-CT/TU", document_type=DocumentType.DIRECTIVE, signer="Lê Thị Hiền")
    assert search(client, "chi thi le thi hien").total == 1


def test_the_page_shows_marks_and_escapes_what_editors_wrote(client, portal):
    live_article(portal, "Tin <script>alert(1)</script> nhuận bút")
    body = get(client, "nhuận bút").content.decode()
    assert "<mark>nhuận bút</mark>" in body
    assert "<script>alert(1)" not in body


def test_results_can_be_narrowed_by_kind_type_and_year(client, portal):
    live_article(portal, "Nhuận bút của tin")
    live_document(portal, number="1-QĐ/TU", abstract="Nhuận bút một", signed_on=date(2024, 5, 1))
    live_document(
        portal,
        number="2-CT/TU",
        abstract="Nhuận bút hai",
        signed_on=date(2025, 5, 1),
        document_type=DocumentType.DIRECTIVE,
    )
    assert search(client, "nhuận bút").total == 3
    assert titles(search(client, "nhuận bút", kind="article")) == ["Nhuận bút của tin"]
    assert titles(search(client, "nhuận bút", type="chi-thi")) == ["Nhuận bút hai"]
    assert titles(search(client, "nhuận bút", year="2024")) == ["Nhuận bút một"]
    assert titles(search(client, "nhuận bút", kind="document", sort="oldest")) == [
        "Nhuận bút một",
        "Nhuận bút hai",
    ]


def test_facets_count_what_choosing_them_gives(client, portal, department):
    live_article(portal, "Nhuận bút một")
    live_article(department, "Nhuận bút hai")
    live_document(department, abstract="Nhuận bút ba")
    results = search(client, "nhuận bút", site=department.pk)
    assert results.total == 2
    sites = {option.label: (option.count, option.selected) for option in results.facets[0].options}
    assert sites == {"portal": (1, False), "tuyengiao": (2, True)}
    assert {tab.value: tab.count for tab in results.tabs} == {"": 2, "article": 1, "document": 1}


def test_every_offered_address_is_accepted(client, portal, department):
    for number in range(12):
        live_article(department, f"Nhuận bút {number}")
    results = search(client, "nhuận bút", site=department.pk, type="news", sort="newest")
    offered = [results.reset_url, results.all_sites_url, results.paging.next_url]
    offered += [chip.remove_url for chip in results.chips] + [tab.url for tab in results.tabs]
    offered += [option.url for facet in results.facets for option in facet.options]
    for url in offered:
        assert client.get(f"/tim-kiem/{url}", headers={"host": "portal.test"}).status_code == 200


def test_a_filter_in_use_can_be_taken_off_alone(client, portal):
    live_article(portal, "Nhuận bút")
    results = search(client, "nhuận bút", genre="news", site=portal.pk)
    assert [chip.label for chip in results.chips] == ["portal", str(Genre.NEWS.label)]
    assert all("q=nhu" in chip.remove_url for chip in results.chips)


def test_the_portal_searches_all_sites_and_a_tier_2_site_itself(client, portal, department):
    live_article(portal, "Nhuận bút ở cổng")
    live_article(department, "Nhuận bút ở ban")
    assert search(client, "nhuận bút").total == 2
    here = search(client, "nhuận bút", "tuyengiao.test")
    assert titles(here) == ["Nhuận bút ở ban"]
    assert [scope.selected for scope in here.scopes] == [True, False]
    assert search(client, "nhuận bút", "tuyengiao.test", site="all").total == 2


def test_nothing_found_with_all_words_gives_what_carries_part_and_says_so(client, portal):
    live_article(portal, "Chế độ nhuận bút")
    results = search(client, "nhuận bút xuất khẩu")
    assert results.relaxed
    assert titles(results) == ["Chế độ nhuận bút"]


def test_words_spelled_otherwise_are_found_when_nothing_else_is_and_the_page_says_so(client, portal):
    live_article(portal, "Bàn giao hồ sơ")
    results = search(client, "bận giao")
    assert (results.relaxed, results.accents_ignored) == (False, True)
    assert titles(results) == ["Bàn giao hồ sơ"]


def test_nothing_found_at_all_is_an_answer(client, portal):
    results = search(client, "kỳ lân")
    assert (results.total, results.hits, results.relaxed) == (0, (), False)
    assert results.reset_url == "?q=k%E1%BB%B3+l%C3%A2n"


def test_an_unknown_number_does_not_find_its_neighbours(client, portal):
    live_document(portal, number="465-QĐ/TU", abstract="Quyết định")
    assert search(client, "466-QĐ/TU").total == 0


def test_without_words_the_page_explains_and_with_filters_it_lists_the_newest(client, portal):
    live_document(portal, abstract="Cũ", signed_on=date(2020, 1, 1))
    live_document(portal, abstract="Mới", signed_on=date(2026, 1, 1))
    assert search(client, "").is_blank
    assert titles(search(client, "", kind="document")) == ["Mới", "Cũ"]


def test_an_address_no_link_of_ours_carries_is_a_bad_request(client, portal):
    search(client, "a")
    for query in ("page=0", "page=x", "page=7", "sort=best", "kind=unknown", "site=x", "year=1"):
        response = client.get(f"/tim-kiem/?q=a&{query}", headers={"host": "portal.test"})
        assert response.status_code == 400, query


def test_only_reading_is_allowed(client, portal):
    assert client.post("/tim-kiem/", headers={"host": "portal.test"}).status_code == 405


def test_an_unregistered_host_has_no_search(client, portal):
    assert client.get("/tim-kiem/?q=a", headers={"host": "nobody.test"}).status_code == 404


def test_without_an_index_the_page_says_so(client, portal):
    for page in (1, 3):
        response = client.get("/tim-kiem/", {"q": "nhuận", "page": page}, headers={"host": "portal.test"})
        assert response.status_code == 200
        assert response.context["results"].unavailable


def test_no_query_breaks_the_page(client, portal):
    live_article(portal, "Nhuận bút")
    for q in ('"', "' OR 1=1 --", "a" * 10_000, "\x00\x01", "-" * 99, "😀 nhuận", "*:*", "%00"):
        assert get(client, q).status_code == 200, q


def test_results_are_paged_without_loss(client, portal):
    for number in range(12):
        live_article(portal, f"Nhuận bút {number}")
    first, second = search(client, "nhuận bút"), search(client, "nhuận bút", page=2)
    assert (first.paging.count, len(first.hits), len(second.hits)) == (2, 10, 2)
    assert len({hit.key for hit in (*first.hits, *second.hits)}) == 12


def test_one_hit_and_twenty_cost_the_same_queries(client, portal):
    live_document(portal, "nhuận bút", abstract="Nhuận bút")
    live_article(portal, "Nhuận bút")
    search(client, "nhuận bút")
    with CaptureQueriesContext(connection) as one:
        client.get("/tim-kiem/?q=nhuận bút", headers={"host": "portal.test"})
    for number in range(9):
        live_document(portal, "nhuận bút", abstract=f"Nhuận bút {number}")
        live_article(portal, f"Nhuận bút {number}")
    search(client, "nhuận bút")
    with CaptureQueriesContext(connection) as many:
        response = client.get("/tim-kiem/?q=nhuận bút", headers={"host": "portal.test"})
    assert len(response.context["results"].hits) == 10
    assert len(many.captured_queries) == len(one.captured_queries) <= 11
    hits = [
        query for query in many.captured_queries if '"wagtailcore_page"."title" AS "title"' in query["sql"]
    ]
    assert len(hits) == 2, "one query for each kind"


def test_the_form_keeps_what_was_asked(client, portal):
    live_article(portal, "Nhuận bút")
    page = BeautifulSoup(get(client, "nhuận bút", sort="newest").content, "html.parser")
    assert {field["value"] for field in page.find_all("input", {"name": "q"})} == {"nhuận bút"}
    assert page.find("option", selected=True)["value"] == "newest"


def test_a_stale_hit_is_neither_shown_nor_counted(client, portal):
    page = live_article(portal, "Nhuận bút")
    search(client, "nhuận bút")
    type(page).objects.filter(pk=page.pk).update(live=False)  # behind the back of every signal
    response = client.get("/tim-kiem/?q=nhuận bút", headers={"host": "portal.test"})
    assert engine_for(Channel.INTERNET).ids() >= {f"article:{page.pk}"}
    assert (response.context["results"].total, response.context["results"].hits) == (0, ())
