"""What stays of a withdrawn page: a notice at its address, for those who could read it, and nothing else (H06)."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from core.channels import Channel
from search.engines.select import engine_for
from search.services.drain import outbox_drain
from sites.models import Tombstone
from sites.roles import Role
from tests.factories import bring_to, make_article, make_document, make_file, make_site, make_user, publish
from workflows.services.withdrawal import WithdrawalRefused, withdraw

pytestmark = pytest.mark.django_db

INTERNET, WAN = "tuyengiao.test", "wan-tuyengiao.test"
REASON = "Có tình tiết chưa được kiểm tra."


@pytest.fixture
def site():
    return make_site("tuyengiao")


def call_back(page, user=None):
    withdraw(page=page, user=user or make_user(Role.CENTRAL_BOARD), reason=REASON)


def path_of(page):
    return page.get_url_parts()[2]


def test_the_address_of_a_document_says_what_was_withdrawn_and_no_more(client, site):
    page = publish(make_document(site, number="12-QĐ/TU", abstract="về việc thử nghiệm rút"), site)
    call_back(page)
    for host in (INTERNET, WAN):
        answer = client.get(path_of(page), HTTP_HOST=host)
        assert answer.status_code == 410
        text = answer.content.decode()
        assert "12-QĐ/TU" in text
        assert "thử nghiệm rút" not in text
        assert REASON not in text


def test_an_article_leaves_a_notice_without_its_title(client, site):
    page = publish(make_article(site, make_user(Role.EDITOR, site), title="Bài rút"), site)
    call_back(page)
    answer = client.get(path_of(page), HTTP_HOST=INTERNET)
    assert answer.status_code == 410
    assert "Bài rút" not in answer.content.decode()


def test_public_what_only_the_party_network_read_leaves_no_notice_on_the_internet(client, site):
    page = publish(make_document(site, channel=Channel.WAN), site)
    call_back(page)
    assert client.get(path_of(page), HTTP_HOST=INTERNET).status_code == 404
    assert client.get(path_of(page), HTTP_HOST=WAN).status_code == 410


def test_the_notice_stands_on_the_own_host_only(client, site):
    make_site("tochuc")
    page = publish(make_document(site), site)
    call_back(page)
    assert client.get(path_of(page), HTTP_HOST="tochuc.test").status_code == 404


def test_the_file_goes_with_the_page(client, site):
    file = make_file(collection=site.collection)
    page = publish(make_document(site, file=file), site)
    assert client.get(file.url, HTTP_HOST=INTERNET).status_code == 200
    call_back(page)
    assert client.get(file.url, HTTP_HOST=INTERNET).status_code == 404


def test_one_run_of_the_background_takes_it_from_the_index(site, settings, tmp_path):
    settings.PORTAL_SEARCH_DIR = tmp_path / "search"
    page = publish(make_document(site), site)
    outbox_drain()
    assert f"document:{page.pk}" in engine_for(Channel.INTERNET).ids()
    call_back(page)
    outbox_drain()
    assert f"document:{page.pk}" not in engine_for(Channel.INTERNET).ids()


def test_neither_the_list_nor_the_feed_of_the_library_has_it(client, site):
    page = publish(make_document(site, number="12-QĐ/TU"), site)
    listed = path_of(page.get_parent().specific)
    for called_back in (False, True):
        if called_back:
            call_back(page)
        for path in (listed, f"{listed}atom.xml"):
            answer = client.get(path, HTTP_HOST=INTERNET)
            assert answer.status_code == 200
            assert ("12-QĐ/TU" in answer.content.decode()) != called_back


def test_a_page_that_returns_takes_its_notice_away(client, site):
    page = publish(make_article(site, make_user(Role.EDITOR, site)), site)
    call_back(page)
    again = bring_to(Page.objects.get(pk=page.pk).specific, site, None)
    assert client.get(path_of(again), HTTP_HOST=INTERNET).status_code == 200
    assert not Tombstone.objects.exists()


def test_a_refused_withdrawal_leaves_no_notice(site):
    page = publish(make_document(site), site)
    with pytest.raises(WithdrawalRefused):
        call_back(page, make_user(Role.EDITOR, site))
    assert not Tombstone.objects.exists()


def test_what_never_was_there_is_still_not_found(client, site):
    assert client.get("/khong-co/", HTTP_HOST=INTERNET).status_code == 404
