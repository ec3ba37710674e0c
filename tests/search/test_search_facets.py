"""What narrows results down: issuer, area, validity, genre and days, with counts of their own (G04)."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.channels import Channel
from docslib.enums import Validity
from docslib.models import OfficialDocumentPage
from docslib.services.validity import validity_refresh
from search.results import Facet, FacetOption, SearchResults
from sites.enums import Tier
from sites.models import SubjectArea
from tests.factories import make_organ, make_site
from tests.search.factories import get, live_article, live_document, search, titles

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


@pytest.fixture
def office():
    return make_organ("van-phong", name="Văn phòng Tỉnh ủy")


@pytest.fixture
def committee():
    return make_organ("ban-thuong-vu", name="Ban Thường vụ Tỉnh ủy")


def counts(results: SearchResults, name: str) -> dict[str, int]:
    """Label and count of each value of a facet."""
    return {
        option.label: option.count
        for facet in results.facets
        if facet.name == name
        for option in facet.options
    }


def test_documents_are_narrowed_by_issuer_and_the_others_keep_their_counts(client, portal, office, committee):
    live_document(portal, abstract="Nhuận bút một", issuer=office)
    live_document(portal, abstract="Nhuận bút hai", issuer=committee)
    live_document(portal, abstract="Nhuận bút ba", issuer=committee)
    results = search(client, "nhuận bút", issuer=office.pk)
    assert titles(results) == ["Nhuận bút một"]
    assert counts(results, "issuer") == {"Ban Thường vụ Tỉnh ủy": 2, "Văn phòng Tỉnh ủy": 1}
    assert search(client, "nhuận bút", issuer=[office.pk, committee.pk]).total == 3


def test_an_area_finds_its_documents_main_and_further_and_its_articles(client, portal):
    press = SubjectArea.objects.create(slug="bao-chi", name="Báo chí")
    live_document(portal, abstract="Nhuận bút một", further_areas=[press])
    live_document(portal, abstract="Nhuận bút hai", subject_area=press)
    live_article(portal, "Nhuận bút ba", subject_area=press)
    live_article(portal, "Nhuận bút bốn")
    assert search(client, "nhuận bút", area=press.pk).total == 3
    assert counts(search(client, "nhuận bút"), "area") == {"Báo chí": 3}


def test_validity_follows_the_day_when_the_night_has_refreshed_it(client, portal):
    document = live_document(
        portal, abstract="Nhuận bút", effective_from=date(2026, 1, 1), effective_to=date(2026, 6, 30)
    )
    validity_refresh(day=date(2026, 5, 1))
    assert search(client, "nhuận bút", validity=Validity.IN_FORCE).total == 1
    validity_refresh(day=date(2026, 7, 1))
    assert OfficialDocumentPage.objects.get(pk=document.pk).validity == Validity.EXPIRED
    assert search(client, "nhuận bút", validity=Validity.IN_FORCE).total == 0
    assert counts(search(client, "nhuận bút"), "validity") == {str(Validity.EXPIRED.label): 1}


def test_names_of_organs_whose_documents_nobody_here_may_read_stay_unsaid(client, portal, office):
    live_document(portal, abstract="Nhuận bút", issuer=office, channel=Channel.WAN)
    live_article(portal, "Nhuận bút")
    results = search(client, "nhuận bút", issuer=office.pk)
    assert [chip.label for chip in results.chips] == [str(office.pk)]
    assert [chip.of for chip in results.chips] == ["Cơ quan ban hành"]
    assert "Văn phòng Tỉnh ủy" not in get(client, "nhuận bút", issuer=office.pk).content.decode()
    assert counts(search(client, "nhuận bút", "wan-portal.test"), "issuer") == {"Văn phòng Tỉnh ủy": 1}


def test_a_chosen_issuer_without_results_still_reads_by_its_name(client, portal, office):
    live_document(portal, abstract="Nhuận bút", issuer=office)
    results = search(client, "hội nghị", issuer=office.pk)
    assert [(chip.label, chip.remove_url) for chip in results.chips] == [
        ("Văn phòng Tỉnh ủy", "?q=h%E1%BB%99i+ngh%E1%BB%8B")
    ]


def test_a_site_that_is_gone_can_be_taken_off(client, portal):
    live_article(portal, "Nhuận bút")
    results = search(client, "nhuận bút", site=[portal.pk, 404])
    assert results.total == 1
    assert [(chip.label, chip.remove_url.partition("&")[2]) for chip in results.chips] == [
        (portal.short_name, "site=404"),
        ("404", f"site={portal.pk}"),
    ]


def test_days_narrow_results_and_are_taken_off_alone(client, portal):
    live_document(portal, abstract="Nhuận bút cũ", signed_on=date(2018, 12, 31))
    live_document(portal, abstract="Nhuận bút mới", signed_on=date(2019, 1, 1))
    results = search(client, "nhuận bút", since="2019-01-01", year="2019")
    assert titles(results) == ["Nhuận bút mới"]
    assert [chip.remove_url.partition("&")[2] for chip in results.chips] == ["since=2019-01-01", "year=2019"]
    page = BeautifulSoup(get(client, "nhuận bút", since="2019-01-01").content, "html.parser")
    assert page.find("input", {"name": "since"})["value"] == "01/01/2019"


def test_a_long_facet_shows_its_first_values_and_what_is_chosen():
    options = tuple(FacetOption(str(n), str(n), 9, n == 9, "?") for n in range(10))
    facet = Facet("type", "Type", True, options)
    assert [option.value for option in facet.head] == ["0", "1", "2", "3", "4", "5", "9"]
    assert [option.value for option in facet.rest] == ["6", "7", "8"]
    assert Facet("type", "Type", True, options[:7]).rest == ()


def test_many_issuers_and_areas_cost_no_more_queries_than_one(client, portal):
    def one(number: int) -> None:
        area = SubjectArea.objects.create(slug=f"a{number}", name=f"Lĩnh vực {number}")
        organ = make_organ(f"o{number}", name=f"Cơ quan {number}")
        live_document(portal, abstract=f"Nhuận bút {number}", subject_area=area, issuer=organ)

    one(0)
    search(client, "nhuận bút")
    with CaptureQueriesContext(connection) as few:
        client.get("/tim-kiem/?q=nhuận bút", headers={"host": "portal.test"})
    for number in range(1, 8):
        one(number)
    search(client, "nhuận bút")
    with CaptureQueriesContext(connection) as many:
        response = client.get("/tim-kiem/?q=nhuận bút", headers={"host": "portal.test"})
    assert len(counts(response.context["results"], "issuer")) == 8
    assert len(many.captured_queries) == len(few.captured_queries)
