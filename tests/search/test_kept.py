"""What readers keep: with the account on the Party network, in the browser everywhere else (A10)."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from core.channels import Channel
from search.models import Follow, SavedPage, SavedSearch
from search.services.drain import outbox_drain
from sites.roles import Role
from tests.factories import log_in, make_area, make_site, make_user, section
from tests.readers import internet_process
from tests.search.factories import live_article, live_document, take_down

HERE, WAN = {"host": "tuyengiao.test"}, {"host": "wan-tuyengiao.test"}
LIST, KEEP, CHANGE = "/tim-kiem/da-luu/", "/tim-kiem/da-luu/luu/", "/tim-kiem/da-luu/sua/"
SHOWN = "/tim-kiem/da-luu/con-hien/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def reader():
    return make_user()


@pytest.fixture
def browser(reader) -> Client:
    return log_in(reader)


def keep(browser: Client, **fields):
    return browser.post(KEEP, fields, headers=WAN)


def change(browser: Client, **fields):
    return browser.post(CHANGE, fields, headers=WAN)


def text_of(browser: Client, path: str = LIST, headers=WAN) -> str:
    return browser.get(path, headers=headers).content.decode()


def test_a_document_is_kept_from_its_page_and_let_go_again(site, reader, browser):
    document = live_document(site, abstract="Về chế độ nhuận bút")
    path = document.url_path.removeprefix(site.root_page.url_path)
    assert f'value="document:{document.pk}"' in text_of(browser, f"/{path}")
    response = keep(browser, what="page", key=f"document:{document.pk}", back=f"/{path}")
    assert (response.status_code, response["Location"]) == (302, f"/{path}")
    row = SavedPage.objects.get(user=reader, page=document)
    assert 'aria-pressed="true"' in text_of(browser, f"/{path}")
    assert "chế độ nhuận bút" in text_of(browser)
    change(browser, what="page", row=row.pk, act="remove")
    assert not SavedPage.objects.exists()


def test_a_search_is_kept_by_its_own_parts_renamed_and_links_back(site, reader, browser):
    keep(browser, what="search", address="page=3&q=nhu%E1%BA%ADn+b%C3%BAt&x=1", back="https://evil.example/")
    row = SavedSearch.objects.get(user=reader)
    assert (row.name, row.address, row.home_site) == ("nhuận bút", "q=nhu%E1%BA%ADn+b%C3%BAt", site)
    change(browser, what="search", row=row.pk, act="rename", name="  Chế độ   nhuận bút ")
    text = text_of(browser)
    assert "Chế độ nhuận bút" in text
    assert "/tim-kiem/?q=nhu%E1%BA%ADn+b%C3%BAt" in text
    assert "/tim-kiem/nguon-tin/?q=nhu%E1%BA%ADn+b%C3%BAt" in text


def test_nobody_is_sent_to_another_host_after_keeping(site, browser):
    for back in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        SavedSearch.objects.all().delete()
        assert keep(browser, what="search", address="q=a", back=back)["Location"] == LIST


def test_what_is_kept_already_and_what_is_too_much_is_refused_in_words(site, reader, browser):
    keep(browser, what="search", address="q=a")
    assert keep(browser, what="search", address="q=a").status_code == 409
    SavedSearch.objects.bulk_create(
        SavedSearch(user=reader, name="x", address=f"q={number}") for number in range(99)
    )
    response = keep(browser, what="search", address="q=b")
    assert response.status_code == 409
    assert "100" in response.context["refusal"]
    assert SavedSearch.objects.count() == 100


def test_what_no_search_page_would_take_is_not_kept(site, browser):
    assert keep(browser, what="search", address="q=a&sort=odd").status_code == 409
    assert keep(browser, what="search", address="").status_code == 409
    assert keep(browser, what="weapon", address="q=a").status_code == 400
    assert keep(browser, what="page", key="document:99999999").status_code == 409
    assert not SavedSearch.objects.exists()


def test_a_withdrawn_page_is_never_named_and_what_the_wan_does_not_show_cannot_be_kept(site, reader, browser):
    document = live_document(site, abstract="Văn bản sẽ thu hồi")
    inner = live_article(site, "Chỉ ở Internet", channel=Channel.INTERNET)
    keep(browser, what="page", key=f"document:{document.pk}")
    assert keep(browser, what="page", key=f"article:{inner.pk}").status_code == 409
    take_down(document)
    text = text_of(browser)
    assert "sẽ thu hồi" not in text
    assert "Không còn trên cổng" in text


def test_only_the_reader_sees_and_changes_what_is_kept(site, reader, browser):
    keep(browser, what="search", address="q=rieng")
    row = SavedSearch.objects.get()
    for other in (make_user(), make_user(Role.MANAGER, site), make_user(Role.TECHNICAL_ADMIN)):
        stranger = log_in(other)
        assert "rieng" not in text_of(stranger)
        for act in ("rename", "mail", "quiet", "remove"):
            assert change(stranger, what="search", row=row.pk, act=act, name="x").status_code == 404
    row.refresh_from_db()
    assert (row.name, row.tells_by_mail, row.user) == ("rieng", False, reader)
    models = ["savedsearch", "follow", "savedpage"]
    assert not Permission.objects.filter(content_type__model__in=models, group__isnull=False).exists()


def test_followed_sections_and_subjects_bring_their_newest_to_list_and_home(site, browser):
    area = make_area("Dân vận")
    below = live_article(site, "Tin trong mục theo dõi", parent=section(site))
    live_article(site, "Tin của lĩnh vực", subject_area=area)
    outbox_drain()
    assert keep(browser, what="follow", key=f"section:{section(site).pk}").status_code == 302
    assert keep(browser, what="follow", key=f"area:{area.pk}").status_code == 302
    assert Follow.objects.count() == 2
    for path in (LIST, "/"):
        followed = browser.get(path, headers=WAN).context["followed"]
        assert {item.title for item in followed.newest} == {below.title, "Tin của lĩnh vực"}
        assert {item.title for item in followed.names} == {section(site).title, "Dân vận"}


def test_the_list_asks_the_database_the_same_for_one_row_and_for_twenty(
    site, reader, browser, django_assert_max_num_queries
):
    pages = [live_article(site, f"Bài số {number}") for number in range(20)]
    counts = []
    for some in (pages[:1], pages):
        SavedPage.objects.all().delete()
        SavedSearch.objects.all().delete()
        for page in some:
            SavedPage.objects.create(user=reader, page=page)
            SavedSearch.objects.create(user=reader, name="x", address=f"q={page.pk}", home_site=site)
        text_of(browser)
        with django_assert_max_num_queries(60) as queries:
            text_of(browser)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_who_is_not_signed_in_gets_the_browsers_version_without_a_cookie(site):
    live_document(site, abstract="Về chế độ nhuận bút")
    for headers in (HERE, WAN):
        for path in (LIST, "/tim-kiem/?q=nhuận"):
            response = Client().get(path, headers=headers)
            assert "portal/kept.js" in response.content.decode()
            assert "csrf" not in response.content.decode()
            assert not response.cookies
    assert Client().post(KEEP, {"what": "search", "address": "q=a"}, headers=WAN).status_code == 302
    assert not SavedSearch.objects.exists()


def test_on_the_internet_an_account_means_nothing(site, browser):
    SavedSearch.objects.create(user=make_user(), name="x", address="q=a")
    assert browser.get(LIST, headers=HERE).context["reader"] is None
    for path in (KEEP, CHANGE):
        assert browser.post(path, {"what": "search", "address": "q=a"}, headers=HERE).status_code == 404
    with internet_process():
        response = Client().get(LIST, headers=HERE)
        assert (response.status_code, bool(response.cookies)) == (200, False)
        assert Client().post(KEEP, headers=HERE).status_code in {403, 404}


def test_the_browser_asks_what_is_still_shown_and_learns_nothing_else(site):
    open_one = live_document(site, abstract="Văn bản mở")
    inner = live_document(site, abstract="Văn bản mạng diện rộng", channel=Channel.WAN)
    gone = live_document(site, abstract="Văn bản đã thu hồi")
    take_down(gone)
    keys = ",".join(
        [*(f"document:{page.pk}" for page in (open_one, inner, gone)), "user:1", "document:x", ":"]
    )
    answer = Client().get(SHOWN, {"keys": keys}, headers=HERE)
    assert list(json.loads(answer.content)["shown"]) == [f"document:{open_one.pk}"]
    assert "max-age" in answer["Cache-Control"]
    on_wan = Client().get(SHOWN, {"keys": keys}, headers=WAN)
    assert len(json.loads(on_wan.content)["shown"]) == 2


def test_the_browser_may_ask_for_so_many_and_no_more(site):
    keys = ",".join(f"document:{number}" for number in range(101))
    assert Client().get(SHOWN, {"keys": keys}, headers=HERE).status_code == 400
    assert Client().get(SHOWN, {"keys": "document:" + "9" * 9_000}, headers=HERE).status_code == 400
    assert Client().get(SHOWN, headers=HERE).json() == {"shown": {}}
