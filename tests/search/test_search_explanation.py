"""Why a hit stands where it stands: told to administrators on the Party network and to nobody else."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from search.results import SearchResults
from search.second_stage import CANDIDATES
from sites.enums import Tier
from sites.roles import Role
from tests.factories import make_site, make_user
from tests.search.factories import get, live_article, live_document

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

WAN = "wan-portal.test"


@pytest.fixture
def portal():
    return make_site("portal", tier=Tier.PORTAL)


@pytest.fixture
def board(client, portal):
    client.force_login(make_user(Role.CENTRAL_BOARD))
    return client


def explained(results: SearchResults) -> list[bool]:
    return [hit.explanation is not None for hit in results.hits]


def test_the_terms_of_the_score_add_up_to_it(board, portal):
    live_article(portal, "Chế độ nhuận bút")
    response = get(board, "nhuan but", WAN)
    (hit,) = response.context["results"].hits
    *terms, recency = [float(figure.replace(",", ".")) for _, figure in hit.explanation.lines]
    assert sum(terms) * recency == pytest.approx(float(hit.explanation.total.replace(",", ".")), abs=0.1)
    labels = [label.partition(": ")[2] for label, _ in hit.explanation.lines]
    assert {"nhuan", "but", "nhuan but"} <= set(labels)
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one(".hit details.why tfoot td").text == hit.explanation.total


def test_the_own_number_and_the_order_of_days_are_said(board, portal):
    live_document(portal, number="465-QĐ/TU", abstract="Quy chế")
    (by_number,) = get(board, "465-QĐ/TU", WAN).context["results"].hits
    assert len(by_number.explanation.reasons) == 1
    (by_day,) = get(board, "quy chế", WAN, sort="newest").context["results"].hits
    assert (by_day.explanation.lines, by_day.explanation.total) == ((), "")
    assert len(by_day.explanation.reasons) == 1


def test_the_technical_administrator_is_told_too(client, portal):
    live_article(portal, "Nhuận bút")
    client.force_login(make_user(Role.TECHNICAL_ADMIN))
    assert explained(get(client, "nhuận bút", WAN).context["results"]) == [True]


def test_readers_people_of_a_site_and_the_internet_are_told_nothing(client, portal):
    live_article(portal, "Nhuận bút")
    assert explained(get(client, "nhuận bút", WAN).context["results"]) == [False]
    client.force_login(make_user(Role.APPROVER, portal))
    assert explained(get(client, "nhuận bút", WAN).context["results"]) == [False]
    client.force_login(make_user(Role.CENTRAL_BOARD))
    response = get(client, "nhuận bút")
    assert explained(response.context["results"]) == [False]
    assert 'class="why' not in response.content.decode()


def test_beyond_the_candidates_the_engines_own_score_is_shown(board, portal, monkeypatch):
    monkeypatch.setattr("search.pipeline.CANDIDATES", 1)
    for number in range(11):
        live_article(portal, f"Nhuận bút {number}")
    (last,) = get(board, "nhuận bút", WAN, page=2).context["results"].hits
    assert str(CANDIDATES) in last.explanation.reasons[0]
    assert last.explanation.total
