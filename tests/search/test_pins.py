"""What a board puts first for a question stands first, and never shows what the network may not show."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.channels import Channel
from search.models import PinnedResult
from search.services import pins
from search.services.pins import PinRefused, PinSpec, pin_put
from tests.factories import make_article, make_site
from tests.search.factories import get, live_article, live_document, search, take_down

pytestmark = pytest.mark.django_db

HOST, WAN = "tuyengiao.test", "wan-tuyengiao.test"


@pytest.fixture
def site():
    return make_site("tuyengiao")


def pin(page, words="Chuyển sinh hoạt Đảng", until=None, user=None):
    return pin_put(row=PinnedResult(), spec=PinSpec(words, page, until), user=user)


def pinned(client, q="chuyển sinh hoạt đảng", host=HOST, **params):
    return [hit.key for hit in search(client, q, host, **params).pinned]


def test_a_pin_stands_first_however_the_words_are_typed_and_is_listed_once(site, client):
    page = live_article(site, "Thủ tục chuyển sinh hoạt Đảng")
    other = live_article(site, "Chuyển sinh hoạt đảng tạm thời")
    pin(page)
    key = f"article:{page.pk}"
    for q in ("chuyen sinh hoat dang", "CHUYỂN sinh hoạt, Đảng?"):
        results = search(client, q, HOST)
        assert [hit.key for hit in results.pinned] == [key]
        assert [hit.key for hit in results.hits] == [f"article:{other.pk}"]
        assert results.total == 2
    assert pinned(client, "chuyển sinh hoạt") == []


def test_a_pin_answers_a_question_that_finds_nothing_and_one_that_no_index_can_answer(site, client):
    document = live_document(site, "Trang một")
    pin(document, "xyzzy")
    assert client.get("/tim-kiem/", {"q": "Xyzzy"}, headers={"host": HOST}).context["results"].pinned
    response = get(client, "Xyzzy", HOST)
    assert response.context["results"].total == 0
    assert [hit.key for hit in response.context["results"].pinned] == [f"document:{document.pk}"]
    assert document.abstract in response.content.decode()


def test_filters_and_orders_show_no_pins(site, client):
    pin(live_article(site, "Chuyển sinh hoạt Đảng"))
    assert pinned(client, kind="article") == pinned(client, sort="newest") == []


def test_a_pin_is_listed_on_no_further_page_again_unless_nothing_else_stands_there(site, client):
    pages = {f"article:{page.pk}": page for page in (live_article(site, f"Đảng phí {n}") for n in range(12))}
    first, last = found = search(client, "đảng phí", HOST, page=2).hits
    pin(pages[last.key], "đảng phí")
    again = search(client, "đảng phí", HOST, page=2)
    assert (again.pinned, again.hits) == ((), (first,))
    assert pinned(client, "đảng phí") == [last.key]
    pin(pages[first.key], "đảng phí")
    assert search(client, "đảng phí", HOST, page=2).hits == found


def test_a_pin_shows_nothing_that_the_network_may_not_show(site, client):
    page = live_article(site, "Chuyển sinh hoạt Đảng", channel=Channel.WAN)
    pin(page)
    assert pinned(client, host=HOST) == []
    assert pinned(client, host=WAN) == [f"article:{page.pk}"]
    take_down(page)
    assert pinned(client, host=WAN) == []


def test_a_pin_ends_after_its_day_and_is_the_own_site_s_alone(site, client):
    make_site("tochuc")
    row = pin(live_article(site, "Chuyển sinh hoạt Đảng"), until=timezone.localdate())
    assert len(pinned(client)) == 1
    assert pinned(client, host="tochuc.test") == []
    PinnedResult.objects.filter(pk=row.pk).update(until=timezone.localdate() - timedelta(days=1))
    assert pinned(client) == []


def test_a_page_that_went_to_another_site_is_not_shown(site, client):
    row = pin(live_article(site, "Chuyển sinh hoạt Đảng"))
    stranger = live_article(make_site("tochuc"), "Của ban khác")
    PinnedResult.objects.filter(pk=row.pk).update(page=stranger)
    assert pinned(client) == []


def test_what_cannot_be_pinned_is_refused_with_its_reason(site):
    page, today = live_article(site, "Bài"), timezone.localdate()
    pin(page)
    for spec, field in [
        (PinSpec("…", page), "words"),
        (PinSpec("chuyen sinh hoat dang", page), "page"),
        (PinSpec("nháp", make_article(site)), "page"),
        (PinSpec("trang chủ của gốc", site.root_page.get_parent()), "page"),
        (PinSpec("đã qua", page, today - timedelta(days=1)), "until"),
    ]:
        with pytest.raises(PinRefused) as refused:
            pin_put(row=PinnedResult(), spec=spec, user=None)
        assert list(refused.value.reasons) == [field]


def test_of_two_who_pin_the_same_at_once_the_second_is_told(site, monkeypatch):
    page = live_article(site, "Bài")
    pin(page)
    monkeypatch.setattr(pins, "_reasons", lambda *args: {})  # looked before the first had written
    with pytest.raises(PinRefused) as refused:
        pin(page)
    assert list(refused.value.reasons) == ["page"]
    assert PinnedResult.objects.count() == 1


def test_three_pins_ask_the_database_no_more_than_one(site, client):
    counts = []
    for number in range(3):
        pin(live_article(site, f"Chuyển sinh hoạt Đảng, phần {number}"))
        search(client, "chuyển sinh hoạt đảng", HOST)
        with CaptureQueriesContext(connection) as asked:
            assert len(pinned(client)) == number + 1
        counts.append(len(asked))
    assert counts[0] == counts[2]
