"""The site a person works on: which it is, who may change it, what follows from it (A02)."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from sites.access.working_site import SESSION_KEY
from sites.enums import Tier
from sites.models import PortalSite
from sites.roles import Role
from sites.services.roles import assign_role
from tests.factories import library, log_in, make_site, make_user, news_index

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def other() -> PortalSite:
    return make_site("kiemtra", short_name="Trang lạ")


@pytest.fixture
def both(site, other) -> Client:
    """An editor of two sites."""
    user = make_user(Role.EDITOR, site)
    assign_role(user=user, role=Role.EDITOR, portal_site=other)
    return log_in(user)


def home(client: Client) -> str:
    return client.get("/admin/", **HOST).content.decode()


def sidebar(client: Client) -> str:
    """The sidebar's own description, as the browser gets it."""
    found = re.search(r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', home(client), re.S)
    assert found
    return json.dumps(json.loads(found[1]), ensure_ascii=False)


def here(site: PortalSite) -> str:
    """ "Đang làm ở …", as it stands in that description."""
    return json.dumps(f"{gettext('Working on')}\n{site.short_name}", ensure_ascii=False)


def switch(client: Client, site: PortalSite, **data):
    return client.post(f"/admin/site/switch/{site.pk}/", data, **HOST)


def test_the_first_site_is_worked_on_until_another_is_chosen(both, site, other):
    first, second = sorted((site, other), key=lambda one: one.name)
    assert here(first) in sidebar(both)
    assert switch(both, second).url == "/admin/"
    assert here(second) in sidebar(both)


def test_a_site_of_others_cannot_be_worked_on(site, other):
    client = log_in(make_user(Role.EDITOR, site))
    response = switch(client, other)
    assert response.status_code == 404
    assert other.name not in response.content.decode()
    assert SESSION_KEY not in client.session


def test_a_site_that_was_taken_away_is_worked_on_no_longer(site, other):
    user = make_user(Role.EDITOR, site)
    client = log_in(user)
    session = client.session
    session[SESSION_KEY] = other.pk
    session.save()
    assert here(site) in sidebar(client)
    assert other.short_name not in home(client)


def test_switching_needs_a_post(both, site):
    assert both.get(f"/admin/site/switch/{site.pk}/", **HOST).status_code == 405


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/admin/images/", "/admin/images/"),
        ("https://elsewhere.example/", "/admin/"),
        ("//elsewhere.example/", "/admin/"),
    ],
)
def test_after_a_switch_nobody_is_led_outside(both, site, asked, led_to):
    assert switch(both, site, next=asked).url == led_to


def test_a_person_of_one_site_reads_its_name_and_has_nothing_to_choose(site, other):
    shown = sidebar(log_in(make_user(Role.EDITOR, site)))
    assert here(site) in shown
    assert "site/switch" not in shown
    assert other.short_name not in shown


@pytest.mark.parametrize("role", [Role.CENTRAL_BOARD, Role.LEADERSHIP, Role.AUDITOR])
def test_who_reads_every_site_may_work_on_each(site, other, role):
    client = log_in(make_user(role))
    shown = sidebar(client)
    assert f"/admin/site/switch/{site.pk}/" in shown
    assert f"/admin/site/switch/{other.pk}/" in shown
    assert switch(client, other).url == "/admin/"
    assert here(other) in sidebar(client)


def test_the_portal_is_the_first_site_of_the_central_board(site):
    portal = make_site("cong", tier=Tier.PORTAL)
    assert here(portal) in sidebar(log_in(make_user(Role.CENTRAL_BOARD)))


def test_the_technical_administrator_works_on_no_site(site):
    client = log_in(make_user(Role.TECHNICAL_ADMIN))
    assert "working-site" not in sidebar(client)
    assert switch(client, site).status_code == 404


def test_sites_are_found_with_and_without_accents(site, other):
    client = log_in(make_user(Role.LEADERSHIP))
    PortalSite.objects.filter(pk=other.pk).update(name="Ủy ban Kiểm tra Tỉnh ủy")
    for asked in ("ủy ban kiểm", "uy ban KIEM"):
        shown = client.get("/admin/site/", {"q": asked}, **HOST).content.decode()
        listed = shown.split('<ul class="b-sites">')[1].split("</ul>")[0]
        assert "Ủy ban Kiểm tra Tỉnh ủy" in listed
        assert site.name not in listed


def test_the_list_to_choose_from_holds_own_sites_only(site, other):
    shown = log_in(make_user(Role.EDITOR, site)).get("/admin/site/", **HOST).content.decode()
    assert site.name in shown
    assert other.name not in shown


def test_writing_begins_on_the_site_in_hand(both, site, other):
    for chosen in (other, site):
        switch(both, chosen)
        address = reverse("wagtailadmin_pages:add", args=["news", "articlepage", news_index(chosen).pk])
        assert address in sidebar(both)


def test_an_upload_begins_in_the_library_of_the_site_in_hand(both, site, other):
    for chosen in (other, site):
        switch(both, chosen)
        form = both.get(reverse("docslib_admin:choose"), **HOST).context["form"]
        assert form["library"].initial == library(chosen).pk


def test_the_page_tree_opens_at_the_site_in_hand(both, site, other):
    for chosen in (other, site):
        switch(both, chosen)
        assert f"/admin/pages/{chosen.root_page_id}/" in sidebar(both)


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_pictures_and_files_are_added_to_the_site_in_hand(both, site, other, kind):
    for chosen in (other, site):
        switch(both, chosen)
        listed = both.get(f"/admin/{kind}/", **HOST)
        assert listed.context["add_url"].endswith(f"?collection_id={chosen.collection_id}")
        assert both.get(listed.context["add_url"], **HOST).status_code == 200


def test_who_writes_on_one_of_two_sites_begins_there(site, other):
    user = make_user(Role.MANAGER, site)
    client = log_in(user)
    assert reverse("wagtailadmin_pages:add", args=["news", "articlepage", news_index(site).pk]) in sidebar(
        client
    )


def test_leadership_is_offered_no_form(site):
    shown = sidebar(log_in(make_user(Role.LEADERSHIP)))
    assert "write-article" not in shown
    assert "upload-document" not in shown


def test_more_sites_cost_the_sidebar_no_more_queries(site, django_assert_max_num_queries):
    client = log_in(make_user(Role.CENTRAL_BOARD))
    home(client)
    with django_assert_max_num_queries(200) as with_one:
        home(client)
        asked = len(with_one)
    for number in range(8):
        make_site(f"them{number}")
    home(client)
    with django_assert_max_num_queries(asked):
        home(client)
