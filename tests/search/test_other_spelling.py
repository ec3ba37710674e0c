"""What the search page makes of another spelling, of wrong letters and of days (M04, X10)."""

from __future__ import annotations

import pytest

from core.channels import Channel
from tests.factories import make_site
from tests.search.factories import live_article, search, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    site = make_site("portal")
    live_article(site, "Chế độ nhuận bút, thù lao")
    live_article(site, "Kế hoạch mật của mạng diện rộng", channel=Channel.WAN)
    return site


def offered(results):
    return [(other.text, other.url) for other in results.did_you_mean]


def test_another_spelling_is_offered_with_the_address_that_asks_it(client, site):
    ((text, url),) = offered(search(client, "che do nhuan but", sort="newest"))
    assert text == "chế độ nhuận bút"
    assert url == "?q=ch%E1%BA%BF+%C4%91%E1%BB%99+nhu%E1%BA%ADn+b%C3%BAt&sort=newest"


def test_nothing_is_offered_for_what_is_right_for_numbers_and_for_nothing(client, site):
    for q in ("chế độ nhuận bút", "465-QĐ/TU", "", "xyz"):
        assert offered(search(client, q)) == []


def test_the_other_network_gives_no_words(client, site):
    assert offered(search(client, "mang dien rong")) == offered(search(client, "ke hoach mat")) == []
    assert offered(search(client, "mang dien rong", host="wan-portal.test"))[0][0] == "mạng diện rộng"


def test_nothing_is_offered_that_the_filters_would_not_find(client, site):
    assert offered(search(client, "nhuan but", until="2001")) == []


def test_a_wrong_letter_finds_the_title_and_says_that_it_is_not_as_typed(client, site):
    results = search(client, "thù laox")
    assert titles(results) == ["Chế độ nhuận bút, thù lao"]
    assert (results.exact_total, offered(results)[0][0]) == (0, "thù lao")
