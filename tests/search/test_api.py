"""The public API finds what the page finds, and no more (F07, A04)."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import validate

from core.channels import Channel
from docslib.models import DocumentRelation
from search.services.drain import outbox_drain
from sites.enums import Tier
from tests.factories import make_article, make_file, make_site
from tests.search.factories import live_article, live_document

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


def get(path: str, host: str = "portal.test", method: str = "get", **asked: Any) -> HttpResponse:
    outbox_drain()
    headers = asked.pop("headers", {})
    return getattr(Client(), method)(f"/api/v1/{path}", asked, headers={"host": host, **headers})


def description() -> dict[str, Any]:
    return get("openapi.json").json()


def is_as_described(answer: dict[str, Any], schema: str) -> bool:
    described = description()
    whole = {**described["components"]["schemas"][schema], "components": described["components"]}
    OAS31Validator(whole).validate(answer)
    return True


def test_documents_are_found_by_number_as_on_the_page(portal):
    document = live_document(portal, "Một trang.", number="465-QĐ/TU", abstract="Quy chế nhuận bút")
    live_article(portal, "Tin về 465-QĐ/TU")
    answer = get("documents", q="465 qd tu").json()
    assert [item["key"] for item in answer["items"]] == [f"document:{document.pk}"]
    assert answer["items"][0]["document"]["number"] == "465-QĐ/TU"
    assert answer["items"][0]["url"] == document.full_url
    assert is_as_described(answer, "Found")


def test_items_say_on_which_page_of_which_file_and_mark_it(portal):
    live_document(portal, "Trang đầu.", "Chế độ nhuận bút.", abstract="Quy chế")
    found = get("items", q="nhuận bút").json()["items"][0]["files"][0]
    assert [page["number"] for page in found["pages"]] == [2]
    assert {part["text"].lower() for part in found["snippet"] if part["is_hit"]} >= {"nhuận bút"}


def test_facets_are_counted_without_results(portal):
    live_document(portal, abstract="Quy chế nhuận bút")
    answer = get("facets", q="nhuận bút").json()
    kinds = next(facet for facet in answer["facets"] if facet["name"] == "kind")
    assert [(value["value"], value["count"]) for value in kinds["values"]] == [("document", 1)]
    assert is_as_described(answer, "Facets")


def test_results_come_page_by_page(portal):
    for number in range(11):
        live_article(portal, f"Nhuận bút {number}")
    first = get("items", q="nhuận bút").json()
    assert (first["pages"], len(first["items"]), first["previous"]) == (2, 10, None)
    second = Client().get(first["next"], headers={"host": "portal.test"}).json()
    assert (second["page"], len(second["items"]), second["next"]) == (2, 1, None)


def test_one_item_is_told_with_facts_files_and_relations(portal):
    old = live_document(portal, number="12-QĐ/TU", abstract="Quy chế cũ")
    file = make_file(title="Toàn văn", collection=portal.collection)
    new = live_document(portal, number="13-QĐ/TU", abstract="Quy chế mới", file=file, signer="Nguyễn Văn A")
    DocumentRelation.objects.create(page=new, kind="replaces", target=old)
    answer = get(f"items/document:{new.pk}").json()
    facts = {fact["name"]: fact["value"] or fact["date"] for fact in answer["facts"]}
    assert facts["signer"] == "Nguyễn Văn A"
    assert [told["title"] for told in answer["files"]] == ["Toàn văn"]
    assert Client().get(answer["files"][0]["url"], headers={"host": "portal.test"}).status_code == 200
    assert [other["number"] for other in answer["relations"]] == ["12-QĐ/TU"]
    assert is_as_described(answer, "ItemTold")


def test_absent_and_hidden_are_answered_alike(portal):
    closed = live_document(portal, number="12-QĐ/TU", channel=Channel.WAN)
    draft = make_article(portal)
    keys = (
        f"document:{closed.pk}",
        f"article:{draft.pk}",
        "document:999999",
        f"article:{closed.pk}",
        "x:1",
        "x",
    )
    answers = {(get(f"items/{key}").status_code, get(f"items/{key}").content) for key in keys}
    assert len(answers) == 1
    assert get("items/x:1")["Content-Type"] == PROBLEM
    assert get(f"items/document:{closed.pk}", "wan-portal.test").status_code == 200


def test_closed_files_and_relations_are_not_told(portal):
    closed = live_document(portal, number="77-QĐ/TU", abstract="Kín", channel=Channel.WAN)
    file = make_file(title="Tệp kín", collection=portal.collection, channel=Channel.WAN)
    opened = live_document(portal, number="78-QĐ/TU", abstract="Mở", file=file)
    DocumentRelation.objects.create(page=opened, kind="replaces", target=closed)
    answer = get(f"items/document:{opened.pk}").content.decode()
    assert "kín" not in answer.lower()
    assert "77-QĐ" not in answer


@pytest.mark.parametrize(
    "asked",
    [
        {"page": "x"},
        {"page": "0"},
        {"page": "9", "q": "a"},
        {"sort": "x"},
        {"kind": "x"},
        {"year": "1"},
        {"q": "a", "since": "hôm qua"},
        {"q": ""},
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_a_problem_in_json(portal, asked):
    answer = get("items", **asked)
    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)
    assert answer.json()["status"] == 400


def test_an_address_that_leads_nowhere_is_a_problem_in_json(portal):
    assert (get("nothing").status_code, get("nothing")["Content-Type"]) == (404, PROBLEM)


def test_nothing_can_be_written(portal):
    for method in ("post", "put", "patch", "delete"):
        answer = get("items", method=method)
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert get("items", method="options").status_code == 204


def test_an_answer_is_kept_a_minute_and_not_sent_twice(portal):
    live_article(portal, "Nhuận bút")
    first = get("items", q="nhuận bút")
    assert first["Cache-Control"] == "public, max-age=60"
    again = get("items", q="nhuận bút", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert get("items", method="head", q="nhuận bút").status_code == 200


def test_scripts_of_other_sites_read_on_the_internet_only(portal):
    assert get("documents")["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in get("documents", "wan-portal.test")


def test_a_department_is_searched_alone_unless_all_are_asked_for(portal):
    make_site("tuyengiao")
    live_article(portal, "Nhuận bút")
    assert get("items", "tuyengiao.test", q="nhuận bút").json()["total"] == 0
    assert get("items", "tuyengiao.test", q="nhuận bút", site="all").json()["total"] == 1


def test_one_item_costs_the_same_number_of_queries_whatever_surrounds_it(
    portal, django_assert_max_num_queries
):
    page = live_article(portal, "Nhuận bút")
    get("documents")
    with django_assert_max_num_queries(12):
        assert (
            Client().get(f"/api/v1/items/article:{page.pk}", headers={"host": "portal.test"}).status_code
            == 200
        )


def test_the_description_is_openapi_in_vietnamese(portal):
    described = description()
    validate(described)
    assert described["openapi"].startswith("3.1")
    assert described["paths"]["/api/v1/documents"]["get"]["summary"].startswith("Tìm văn bản")


def test_the_guide_is_a_page_without_scripts_of_its_own(portal):
    body = get("").content.decode()
    assert "/api/v1/openapi.json" in body
    assert "<script>" not in body
