"""Who asks too often waits; people do not notice (F07, N13)."""

from __future__ import annotations

import uuid

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from search import rate_limits
from search.models import ApiUse
from search.rate_limits import Bucket, seconds_to_wait
from search.services.api_clients import create_client
from search.services.drain import outbox_drain
from sites.enums import Tier
from tests.factories import make_site

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def limit(settings):
    settings.PORTAL_RATE_LIMIT = 2
    rate_limits._limiter.storage.reset()


@pytest.fixture
def portal():
    site = make_site("portal", tier=Tier.PORTAL)
    outbox_drain()
    return site


def get(path: str, address: str = "", **headers: str) -> HttpResponse:
    return Client(REMOTE_ADDR=address or "192.0.2.1").get(path, headers={"host": "portal.test", **headers})


def machine() -> str:
    """An address of a connection that no other test has."""
    drawn = uuid.uuid4().hex
    return f"2001:db8:{drawn[:4]}:{drawn[4:8]}::1"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_the_search_page_answers_429_in_words_with_the_seconds_to_wait(portal):
    here = machine()
    answers = [get("/tim-kiem/", here) for _ in range(5)]
    assert [answer.status_code for answer in answers[:2]] == [200, 200]
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert "Xin chờ một chút" in refused.content.decode()
    assert get("/tim-kiem/", machine()).status_code == 200


def test_the_api_answers_429_as_a_problem(portal):
    here = machine()
    answers = [get("/api/v1/documents", here) for _ in range(3)]
    assert answers[0].status_code == 200
    assert next(answer for answer in answers if answer.status_code == 429)["Content-Type"] == PROBLEM


def test_a_claimed_address_is_believed_of_a_trusted_proxy_only(portal, settings):
    here = machine()
    claimed = [get("/tim-kiem/", here, **{"X-Forwarded-For": machine()}).status_code for _ in range(5)]
    assert 429 in claimed
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert get("/tim-kiem/", here, **{"X-Forwarded-For": machine()}).status_code == 200


def test_the_addresses_of_one_connection_are_counted_together(portal):
    here = machine().removesuffix("1")
    answers = [get("/tim-kiem/", f"{here}{number:x}").status_code for number in range(1, 6)]
    assert 429 in answers


def test_suggestions_and_feeds_are_counted_apart():
    assert rate_limits.BY_NAME["search:suggestions"] != rate_limits.BY_NAME["search:feed"]
    known = {f"{resolver.namespace}:{name}" for resolver in _resolvers() for name in resolver.reverse_dict}
    assert {name for name in rate_limits.BY_NAME if ":" in name} - known == set()
    assert rate_limits.FREE - known == set()


def _resolvers():
    return [found for found in get_resolver().url_patterns if getattr(found, "namespace", None) == "search"]


def test_nothing_is_kept_of_an_address():
    here = machine()
    seconds_to_wait(Bucket.SEARCH, here, 5)
    assert not [key for key in rate_limits._limiter.storage.storage if here in key]


def test_a_token_raises_the_rate_and_its_use_is_counted(portal):
    program, token = create_client(name="Báo", contact="bao@example.vn", per_minute=3)
    here = machine()
    statuses = [get("/api/v1/documents", here, **bearer(token)).status_code for _ in range(7)]
    assert statuses[:3] == [200] * 3
    use = ApiUse.objects.get(client=program)
    answered = statuses.count(200)
    assert (use.operation, use.requests, use.refused) == ("documents", answered, 7 - answered)
    assert use.refused


def test_a_token_shows_nothing_more(portal):
    _program, token = create_client(name="Báo", contact="bao@example.vn", per_minute=6)
    with_token = get("/api/v1/documents", machine(), **bearer(token))
    assert with_token.content == get("/api/v1/documents", machine()).content


def test_an_unknown_or_revoked_token_is_refused_and_guessing_is_counted(portal):
    program, token = create_client(name="Báo", contact="bao@example.vn", per_minute=6)
    type(program).objects.update(is_active=False)
    here = machine()
    answers = [get("/api/v1/documents", here, **bearer(given)) for given in (token, "x", "y", "z")]
    assert {answer.status_code for answer in answers} == {401, 429}
    assert answers[0]["WWW-Authenticate"] == "Bearer"


def test_the_token_itself_is_kept_nowhere(portal):
    program, token = create_client(name="Báo", contact="bao@example.vn", per_minute=6)
    assert token not in str(list(type(program).objects.values()))
