"""A site's list of keywords, and what its people are offered while they write (A02)."""

from __future__ import annotations

import pytest
from django.test import Client
from taggit.models import Tag
from wagtail.images.tests.utils import get_test_image_file

from core.models import PortalImage
from sites.access.person import Person
from sites.keyword_selectors import offered_tags, popular_tags
from sites.models import PortalSite, SiteTag
from sites.roles import Role
from sites.services.roles import assign_role
from tests.factories import log_in, make_article, make_file, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
LIST = "/admin/site-keywords/"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def other() -> PortalSite:
    return make_site("kiemtra")


@pytest.fixture
def manager(site) -> Client:
    return log_in(make_user(Role.MANAGER, site))


def put(portal_site: PortalSite, name: str) -> SiteTag:
    tag, _created = Tag.objects.get_or_create(name=name)
    return SiteTag.objects.create(portal_site=portal_site, tag=tag)


def make_image(portal_site: PortalSite, *tags: str) -> PortalImage:
    image = PortalImage.objects.create(
        title="Ảnh", file=get_test_image_file(), collection=portal_site.collection
    )
    image.tags.add(*tags)
    return image


def names_for(user) -> set[str]:
    return set(offered_tags(Person.of(user)).values_list("name", flat=True))


def add(client: Client, portal_site: PortalSite, keyword: str):
    return client.post(LIST + "new/", {"keyword": keyword, "portal_site": portal_site.pk}, **HOST)


def typed(client: Client, term: str, address: str = "/admin/tag-autocomplete/") -> list[str]:
    found: list[str] = client.get(address, {"term": term}, **HOST).json()
    return found


def test_the_manager_puts_a_keyword_on_the_list_of_his_site(manager, site):
    assert add(manager, site, "  chuyển   đổi số ").url == LIST
    assert [str(row) for row in site.site_tags.all()] == ["chuyển đổi số"]
    assert typed(manager, "chuyển") == ["chuyển đổi số"]


def test_a_word_that_another_site_uses_is_not_written_twice(manager, site, other):
    put(other, "chuyển đổi số")
    assert add(manager, site, "chuyển đổi số").status_code == 302
    assert Tag.objects.filter(name="chuyển đổi số").count() == 1


@pytest.mark.parametrize("keyword", ["một, hai", "   ", "đã có"])
def test_a_keyword_that_is_refused_says_why(manager, site, keyword):
    put(site, "đã có")
    shown = add(manager, site, keyword)
    assert shown.context["form"].errors["keyword"]
    assert site.site_tags.count() == 1


def test_a_keyword_gives_way_to_another(manager, site):
    row = put(site, "công nghẹ")
    manager.post(f"{LIST}edit/{row.pk}/", {"keyword": "công nghệ", "portal_site": site.pk}, **HOST)
    assert [str(row) for row in site.site_tags.all()] == ["công nghệ"]
    assert Tag.objects.filter(name="công nghẹ").exists()


def test_a_keyword_off_the_list_stays_on_the_articles(manager, site):
    row = put(site, "cũ")
    article = make_article(site)
    article.tags.add("cũ")
    put_up(article)
    manager.post(f"{LIST}delete/{row.pk}/", **HOST)
    assert not site.site_tags.exists()
    assert list(type(article).objects.get(pk=article.pk).tags.names()) == ["cũ"]


def test_writers_are_offered_what_their_site_lists_and_uses(site):
    put(site, "tu-danh-sach")
    make_image(site, "tu-anh")
    make_file(collection=site.collection).tags.add("tu-tep")
    article = make_article(site)
    article.tags.add("tu-bai")
    put_up(article)
    offered = typed(log_in(make_user(Role.CONTRIBUTOR, site)), "tu-")
    assert set(offered) == {"tu-danh-sach", "tu-anh", "tu-tep", "tu-bai"}


def test_writers_of_two_sites_are_offered_both(site, other):
    put(site, "nha")
    put(other, "ban")
    user = make_user(Role.EDITOR, site)
    assert names_for(user) == {"nha"}
    assign_role(user=user, role=Role.EDITOR, portal_site=other)
    assert names_for(type(user).objects.get(pk=user.pk)) == {"nha", "ban"}


def test_the_central_board_is_offered_the_words_of_all_sites(site, other):
    put(site, "nha")
    put(other, "ban")
    assert names_for(make_user(Role.CENTRAL_BOARD)) == {"nha", "ban"}


def test_popular_keywords_are_counted_on_own_pictures_only(site, other):
    make_image(site, "it", "nhieu")
    make_image(site, "nhieu")
    for _number in range(3):
        make_image(other, "it", "zzbanla-la")
    found = popular_tags(PortalImage, Person.of(make_user(Role.EDITOR, site)))
    assert [(tag.name, tag.item_count) for tag in found] == [("nhieu", 2), ("it", 1)]


def test_only_keywords_are_asked_by_model(manager):
    assert manager.get("/admin/tag-autocomplete/core/user/", {"term": "a"}, **HOST).status_code == 404
    assert typed(manager, "a", "/admin/tag-autocomplete/taggit/tag/") == []


def test_nobody_outside_the_admin_is_offered_anything(site):
    put(site, "nha")
    assert Client().get("/admin/tag-autocomplete/", {"term": "n"}, **HOST).status_code == 302
