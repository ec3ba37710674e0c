"""Rows 1–4 and 9 of the leak table: what is offered for choosing is one's own (A02)."""

from __future__ import annotations

import pytest
from django.conf import settings
from wagtail.models import Page

from news.models import NewsIndexPage
from sites.roles import Role
from tests.factories import log_in, make_site, make_user, news_index, put_up
from tests.sites.neighbours import MARK, Desk

pytestmark = pytest.mark.django_db

STRANGER = "QQNGUOILA"
WRITERS = (Role.CONTRIBUTOR, Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER)


def test_row_01_the_page_chooser_offers_only_own_pages(neighbours):
    own, theirs = neighbours.own, neighbours.theirs
    put_up(theirs.page)
    for role in WRITERS:
        desk = neighbours.browser(role)
        shown = desk.reads("choose-page/") + desk.reads(f"choose-page/{own.page.get_parent().pk}/")
        assert own.home.title in shown
        assert own.page.title in shown
        assert MARK not in shown
        assert desk.is_refused(f"choose-page/{theirs.home.pk}/")
        assert desk.is_refused(f"choose-page/{theirs.page.pk}/")


def test_row_01_the_page_chooser_begins_at_the_own_home(neighbours):
    shown = neighbours.browser().get("choose-page/").json()
    assert shown["parent_page_id"] == neighbours.own.home.pk


def test_row_01_the_page_chooser_does_not_begin_at_the_only_page_of_a_kind_when_that_is_anothers(neighbours):
    news_index(neighbours.own.site).delete()
    shown = neighbours.browser().reads("choose-page/", {"page_type": "news.NewsIndexPage"})
    assert NewsIndexPage.objects.count() == 1
    assert MARK not in shown


def test_row_01_the_page_chooser_begins_near_the_own_pages_of_a_kind(neighbours):
    shown = neighbours.browser().get("choose-page/", {"page_type": "news.ArticlePage"}).json()
    assert shown["parent_page_id"] == neighbours.own.page.get_parent().pk


def test_row_01_who_works_on_two_sites_chooses_from_both_and_begins_on_the_one_in_hand(neighbours):
    person = make_user(Role.EDITOR, neighbours.own.site)
    person.groups.add(*make_user(Role.EDITOR, neighbours.theirs.site).groups.all())
    make_site("nguoila", name=f"{STRANGER} trang")
    Page.objects.filter(slug="nguoila").update(title=STRANGER, draft_title=STRANGER)
    desk, top = Desk(log_in(person)), Page.get_first_root_node()
    homes = {side.home.pk for side in (neighbours.own, neighbours.theirs)}
    assert desk.get("choose-page/").json()["parent_page_id"] in homes
    shown = desk.reads(f"choose-page/{top.pk}/")
    assert neighbours.own.home.title in shown
    assert neighbours.theirs.home.title in shown
    assert STRANGER not in shown
    assert neighbours.browser().is_refused(f"choose-page/{top.pk}/")


def test_row_01_the_central_board_chooses_from_every_site(neighbours):
    shown = neighbours.browser(Role.CENTRAL_BOARD).reads(f"choose-page/{neighbours.theirs.home.pk}/")
    assert MARK in shown


def test_row_02_the_page_chooser_finds_only_own_pages(neighbours):
    desk = neighbours.browser()
    assert neighbours.own.page.title in desk.reads("choose-page/search/", {"q": "bài nháp"})
    assert MARK not in desk.reads("choose-page/search/", {"q": "bài nháp"})
    assert f"{MARK} bài" not in desk.reads("choose-page/search/", {"q": MARK})


def test_row_03_pages_chosen_together_are_own_pages(neighbours):
    desk, own, theirs = neighbours.browser(), neighbours.own.page, neighbours.theirs.page
    assert own.title in desk.reads("choose-page/chosen-multiple/", {"id": own.pk})
    assert desk.is_refused("choose-page/chosen-multiple/", {"id": theirs.pk})
    assert desk.is_refused("choose-page/chosen-multiple/", {"id": [own.pk, theirs.pk]})


def test_row_04_an_outside_address_is_not_turned_into_a_page(neighbours):
    put_up(neighbours.theirs.page)
    address = "http://tochuc.test/tin-tuc/" + neighbours.theirs.page.slug + "/"
    answer = neighbours.browser().post(
        "choose-external-link/",
        {"external-link-chooser-url": address, "external-link-chooser-link_text": "đây"},
    )
    assert settings.WAGTAILADMIN_EXTERNAL_LINK_CONVERSION == "off"
    assert answer.json()["result"]["url"] == address
    assert "id" not in answer.json()["result"]
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize("kind", ["pages", "documents", "images"])
def test_row_09_the_admin_interface_lists_only_own_rows(neighbours, kind):
    desk = neighbours.browser()
    own = {"pages": neighbours.own.page, "documents": neighbours.own.file, "images": neighbours.own.picture}[
        kind
    ]
    theirs = {
        "pages": neighbours.theirs.page,
        "documents": neighbours.theirs.file,
        "images": neighbours.theirs.picture,
    }[kind]
    listed = desk.get(f"api/main/{kind}/", {"limit": 20}).json()
    assert own.pk in {item["id"] for item in listed["items"]}
    assert theirs.pk not in {item["id"] for item in listed["items"]}
    assert MARK not in str(listed)
    assert desk.get(f"api/main/{kind}/{own.pk}/").json()["id"] == own.pk
    assert desk.is_refused(f"api/main/{kind}/{theirs.pk}/")


def test_row_09_the_central_board_lists_rows_of_every_site(neighbours):
    listed = neighbours.browser(Role.CENTRAL_BOARD).get("api/main/images/").json()
    assert neighbours.theirs.picture.pk in {item["id"] for item in listed["items"]}


def test_row_09_the_explorers_menu_stays_within_the_own_site(neighbours):
    desk = neighbours.browser()
    assert MARK not in desk.reads("api/main/pages/", {"child_of": "root", "for_explorer": 1})
    assert desk.is_refused("api/main/pages/", {"child_of": neighbours.theirs.home.pk})
    assert desk.is_refused("api/main/pages/", {"descendant_of": neighbours.theirs.home.pk})
