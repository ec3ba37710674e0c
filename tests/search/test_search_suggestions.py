"""Titles and numbers suggested while one types: quick help that shows nothing a search would not (G04, A04)."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.channels import Channel
from news.models import ArticlePage
from search.services.drain import outbox_drain
from sites.enums import Tier
from tests.factories import make_site
from tests.search.factories import live_article, live_document

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


def suggested(client: Client, q: str, host: str = "portal.test", **params: Any) -> list[dict[str, str]]:
    outbox_drain()
    response = client.get("/tim-kiem/goi-y/", {"q": q, **params}, headers={"host": host})
    assert response.status_code == 200
    return response.json()["suggestions"]


def test_beginnings_of_words_and_of_numbers_suggest_pages_and_lead_there(client, portal):
    document = live_document(portal, number="465-QĐ/TU", abstract="Ban hành Quy chế nhuận bút")
    (by_title,) = suggested(client, "quy ch nhu")
    (by_number,) = suggested(client, "465 q")
    assert by_title == by_number
    assert (by_title["title"], by_title["number"]) == ("Ban hành Quy chế nhuận bút", "465-QĐ/TU")
    assert by_title["url"].endswith(f"{document.slug}/")


def test_the_number_comes_first_then_titles_that_say_it_as_typed(client, portal):
    for title in ("Chế độ của quý", "Về quy chế mới", "Quy chế nhuận bút"):
        live_article(portal, title)
    assert [one["title"] for one in suggested(client, "quy ch")] == [
        "Quy chế nhuận bút",
        "Về quy chế mới",
        "Chế độ của quý",
    ]


def test_what_the_network_or_the_site_does_not_show_is_not_suggested(client, portal):
    department = make_site("tuyengiao")
    live_article(portal, "Nhuận bút kín", channel=Channel.WAN)
    live_article(department, "Nhuận bút ở ban")
    assert [one["title"] for one in suggested(client, "nhuận")] == ["Nhuận bút ở ban"]
    assert {one["title"] for one in suggested(client, "nhuận", "wan-portal.test")} == {
        "Nhuận bút kín",
        "Nhuận bút ở ban",
    }
    live_article(portal, "Nhuận bút ở cổng")
    assert [one["title"] for one in suggested(client, "nhuận", "tuyengiao.test")] == ["Nhuận bút ở ban"]
    assert len(suggested(client, "nhuận", "tuyengiao.test", site="all")) == 2


def test_a_stale_entry_is_not_suggested_and_a_title_reads_as_the_database_has_it(client, portal):
    gone, renamed = live_article(portal, "Nhuận bút cũ"), live_article(portal, "Nhuận bút mới")
    assert len(suggested(client, "nhuận")) == 2
    ArticlePage.objects.filter(pk=gone.pk).update(live=False)  # behind the back of every signal
    ArticlePage.objects.filter(pk=renamed.pk).update(title="Thù lao mới")
    assert [one["title"] for one in suggested(client, "nhuận")] == ["Thù lao mới"]


def test_one_suggestion_and_eight_cost_the_same_queries(client, portal):
    live_article(portal, "Nhuận bút")
    suggested(client, "nhuận")
    with CaptureQueriesContext(connection) as one:
        client.get("/tim-kiem/goi-y/?q=nhuận", headers={"host": "portal.test"})
    for number in range(10):
        live_article(portal, f"Nhuận bút {number}")
    assert len(suggested(client, "nhuận")) == 8
    with CaptureQueriesContext(connection) as many:
        client.get("/tim-kiem/goi-y/?q=nhuận", headers={"host": "portal.test"})
    assert len(many.captured_queries) == len(one.captured_queries)


def test_a_letter_a_sentence_and_no_index_suggest_nothing(client, portal):
    ask = {"headers": {"host": "portal.test"}}
    assert client.get("/tim-kiem/goi-y/?q=nhuận", **ask).json() == {"suggestions": []}
    live_article(portal, "Nhuận bút")
    assert suggested(client, "n") == suggested(client, "nhuận bút " * 20) == suggested(client, '"-*') == []
    assert client.post("/tim-kiem/goi-y/?q=nhuận", **ask).status_code == 405
    assert client.get("/tim-kiem/goi-y/?q=nhuận&kind=x", **ask).status_code == 400
    assert client.get("/tim-kiem/goi-y/?q=nhuận", headers={"host": "nobody.test"}).status_code == 404


def test_the_boxes_name_where_suggestions_come_from_and_work_without_script(client, portal):
    for path in ("/", "/tim-kiem/"):
        page = BeautifulSoup(client.get(path, headers={"host": "portal.test"}).content, "html.parser")
        (form,) = page.select("form[data-suggest]")
        assert (form["action"], form["data-suggest"]) == ("/tim-kiem/", "/tim-kiem/goi-y/")
        assert form.select_one("input[name=q]").get("role") is None
