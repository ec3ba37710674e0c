"""Rows 10–13 and 22–24 of what Wagtail leaves open between sites: each is closed for every role of a site (A02)."""

from __future__ import annotations

import json

import pytest
from django.test import Client
from taggit.models import Tag
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection

from core.models import PortalImage
from sites.models import PortalSite, SiteTag
from sites.roles import SITE_ROLES, Role
from tests.answers import words_of
from tests.factories import log_in, make_article, make_file, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
MARK = "zzbanla"
SECRETS = (
    "ZZBANLA ảnh|ZZBANLA tệp|ZZBANLA thư mục|zzbanla-anh|zzbanla-tep|zzbanla-bai|zzbanla-danh-sach".split("|")
)
EVERYBODY = [*SITE_ROLES, Role.CENTRAL_BOARD, Role.LEADERSHIP, Role.AUDITOR, Role.TECHNICAL_ADMIN]


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def other() -> PortalSite:
    """A foreign site on which everything carries the mark."""
    other = make_site("kiemtra")
    image = PortalImage.objects.create(
        title="ZZBANLA ảnh", file=get_test_image_file(), collection=other.collection
    )
    image.tags.add("zzbanla-anh")
    make_file("ZZBANLA tệp", collection=other.collection).tags.add("zzbanla-tep")
    article = make_article(other)
    article.tags.add("zzbanla-bai")
    put_up(article)
    SiteTag.objects.create(portal_site=other, tag=Tag.objects.create(name="zzbanla-danh-sach"))
    Collection.objects.filter(pk=other.collection_id).update(name="ZZBANLA thư mục")
    other.collection.refresh_from_db()
    other.collection.add_child(name="ZZBANLA thư mục con")
    return other


@pytest.fixture
def own(site) -> PortalSite:
    """The own site, with a word of its own everywhere and a second collection, so that every filter is shown."""
    image = PortalImage.objects.create(
        title="Ảnh nhà", file=get_test_image_file(), collection=site.collection
    )
    image.tags.add("nha-anh")
    make_file("Tệp nhà", collection=site.collection).tags.add("nha-tep")
    SiteTag.objects.create(portal_site=site, tag=Tag.objects.create(name="nha-danh-sach"))
    site.collection.refresh_from_db()
    site.collection.add_child(name="Thư mục nhà")
    return site


def person(role: Role, site: PortalSite) -> Client:
    return log_in(make_user(role, site))


def answer(client: Client, url: str, **asked: str) -> str:
    response = client.get(url, asked, **HOST)
    assert response.status_code == 200, url
    return words_of(response)


def open_addresses(client: Client, *urls: str) -> list[str]:
    gets = [url for url in urls if client.get(url, **HOST).status_code != 404]
    return gets + [url for url in urls if client.post(url, {}, **HOST).status_code not in {403, 404}]


def foreign_redirect(other: PortalSite, **fields) -> Redirect:
    return Redirect.objects.create(
        site=other.hosts.first().site, old_path="/zzbanla-cu", redirect_link="/zzbanla-moi/", **fields
    )


@pytest.mark.parametrize("role", SITE_ROLES)
def test_row_10_tag_autocomplete_offers_own_words_only(own, other, role):
    client = person(role, own)
    for address in ("/admin/tag-autocomplete/", "/admin/tag-autocomplete/taggit/tag/"):
        assert MARK not in answer(client, address, term="z")
        assert "nha-danh-sach" in answer(client, address, term="n")


@pytest.mark.parametrize("kind", ["images", "documents"])
@pytest.mark.parametrize("end", ["", "results/"])
@pytest.mark.parametrize("asked", [{}, {"tag": "zzbanla-anh"}, {"q": "zzbanla"}])
def test_row_10_lists_of_pictures_and_files_filter_by_own_words_and_collections(own, other, kind, end, asked):
    shown = answer(person(Role.EDITOR, own), f"/admin/{kind}/{end}", **asked, _w_filter_fragment="1")
    assert [word for word in SECRETS if word in shown and word not in asked.values()] == []
    assert "nha-" in shown
    assert "Thư mục nhà" in shown


def test_row_10_the_picture_chooser_offers_own_words_and_collections(own, other):
    shown = json.loads(answer(person(Role.EDITOR, own), "/admin/images/chooser/"))["html"]
    assert [word for word in SECRETS if word in shown] == []
    assert "nha-anh" in shown
    assert "Thư mục nhà" in shown


def test_row_10_a_foreign_word_finds_no_foreign_picture(own, other):
    shown = answer(person(Role.EDITOR, own), "/admin/images/chooser/results/", tag="zzbanla-anh")
    assert "ZZBANLA ảnh" not in shown


def test_row_10_a_foreign_collection_does_not_exist_in_the_filter(own, other):
    client = person(Role.EDITOR, own)
    for url in ("/admin/images/", "/admin/documents/", "/admin/images/chooser/", "/admin/documents/chooser/"):
        response = client.get(url, {"collection_id": other.collection_id}, **HOST)
        assert response.status_code == 404
        assert MARK not in response.content.decode().lower()


@pytest.mark.parametrize("role", EVERYBODY)
def test_row_11_there_are_no_snippets(site, role):
    """No model is a snippet; what is registered later stays shut until somebody opens a door for it."""
    client = person(role, site)
    assert open_addresses(client, "/admin/snippets/", "/admin/snippets/portal_sites/sitetag/") == []


@pytest.mark.parametrize("role", [role for role in EVERYBODY if role is not Role.MANAGER])
def test_row_12_model_screens_of_sites_open_for_their_managers_only(own, role):
    tag = own.site_tags.get()
    urls = ["", "new/", "results/", *(f"{word}/{tag.pk}/" for word in ("edit", "delete", "history", "usage"))]
    for prefix in ("site-keywords", "site-redirects"):
        assert open_addresses(person(role, own), *(f"/admin/{prefix}/{url}" for url in urls)) == []


@pytest.mark.parametrize("word", ["edit", "delete", "history", "history-results", "usage"])
def test_row_12_a_foreign_keyword_does_not_exist_for_a_manager(own, other, word):
    client = person(Role.MANAGER, own)
    foreign, mine = other.site_tags.get(), own.site_tags.get()
    assert client.get(f"/admin/site-keywords/{word}/{mine.pk}/", **HOST).status_code == 200
    for ask in (client.get, client.post):
        response = ask(f"/admin/site-keywords/{word}/{foreign.pk}/", **HOST)
        assert response.status_code == 404
        assert MARK not in response.content.decode().lower()
    assert other.site_tags.count() == 1


@pytest.mark.parametrize("role", EVERYBODY)
def test_row_13_no_generic_chooser_is_open(site, role):
    client = person(role, site)
    chooser = "/admin/snippets/choose/portal_sites/sitetag/"
    assert open_addresses(client, chooser, f"{chooser}chosen/1/", f"{chooser}chosen-multiple/") == []


@pytest.mark.parametrize("role", EVERYBODY)
def test_row_22_wagtails_own_redirect_screens_are_shut(site, role):
    row = Redirect.objects.create(site=site.hosts.first().site, old_path="/cu", redirect_link="/moi/")
    base = "/admin/redirects/"
    urls = [base, f"{base}results/", f"{base}add/", f"{base}{row.pk}/", f"{base}{row.pk}/delete/"]
    assert open_addresses(person(role, site), *urls, f"{base}import/", f"{base}import/process/") == []


@pytest.mark.parametrize("asked", [{}, {"q": "cu"}, {"export": "csv"}])
def test_row_22_redirects_of_other_sites_are_not_listed(own, other, asked):
    foreign_redirect(other)
    Redirect.objects.create(site=None, old_path="/zzbanla-moi-trang", redirect_link="/zzbanla/")
    Redirect.objects.create(site=own.hosts.first().site, old_path="/nha-cu", redirect_link="/muc/")
    shown = answer(person(Role.MANAGER, own), "/admin/site-redirects/", **asked)
    assert "/zzbanla" not in shown
    assert "kiemtra.test" not in shown
    assert ("/nha-cu" in shown) == ("export" not in asked)  # nothing is exported


@pytest.mark.parametrize("word", ["edit", "delete", "history", "history-results", "usage"])
def test_row_22_a_redirect_of_another_site_cannot_be_seen_or_touched(own, other, word):
    row, client = foreign_redirect(other), person(Role.MANAGER, own)
    for ask in (client.get, client.post):
        response = ask(f"/admin/site-redirects/{word}/{row.pk}/", **HOST)
        assert response.status_code == 404
        assert MARK not in response.content.decode()
    assert Redirect.objects.filter(pk=row.pk, redirect_link="/zzbanla-moi/").exists()


def test_row_22_the_form_offers_own_hosts_only(own, other):
    shown = answer(person(Role.MANAGER, own), "/admin/site-redirects/new/")
    assert "tuyengiao.test" in shown
    assert "kiemtra.test" not in shown


@pytest.mark.parametrize("role", EVERYBODY)
def test_row_23_site_settings_are_shut(site, role):
    """No model is a setting; the footer of a site is changed on the site's own screen."""
    urls = ["/admin/settings/portal_sites/portalsite/", f"/admin/settings/portal_sites/portalsite/{site.pk}/"]
    assert open_addresses(person(role, site), *urls) == []


@pytest.mark.parametrize("role", EVERYBODY)
def test_row_24_promoted_results_and_queries_are_not_there(site, role):
    assert open_addresses(person(role, site), "/admin/searchpicks/", "/admin/queries/chooser/") == []
