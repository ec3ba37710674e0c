"""Redirects of a site: made by its manager for all its hosts, leading nowhere a reader may not go (A02, A04)."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Page

from core.channels import Channel
from core.settings.internet import for_readers
from news.models import ArticlePage
from sites.models import PortalSite
from sites.roles import Role
from sites.services.redirects import REDIRECT_CHANGED
from tests.factories import bring_to, log_in, make_article, make_site, make_user, put_up

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
LIST = "/admin/site-redirects/"


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def other() -> PortalSite:
    return make_site("kiemtra")


@pytest.fixture
def manager(site) -> Client:
    return log_in(make_user(Role.MANAGER, site))


def host_of(site: PortalSite, channel: Channel = Channel.INTERNET):
    return site.hosts.get(channel=channel).site


def live_article(site: PortalSite, **fields: Any) -> ArticlePage:
    return put_up(make_article(site, **fields))


def filled(of: PortalSite, **fields: Any) -> dict[str, Any]:
    return {
        "old_path": "/tin-cu/bai/",
        "site": host_of(of).pk,
        "redirect_page": "",
        "target_path": "",
        "every_host": "on",
        "is_permanent": "on",
        **fields,
    }


def add(client: Client, of: PortalSite, **fields: Any):
    return client.post(LIST + "new/", filled(of, **fields), **HOST)


def make_redirect(site: PortalSite, old_path: str = "/cu", **fields: Any) -> Redirect:
    return Redirect.objects.create(site=host_of(site), old_path=old_path, **fields)


def test_one_form_makes_it_on_both_networks(manager, site):
    page = live_article(site)
    assert add(manager, site, redirect_page=page.pk).url == LIST
    for host in ("tuyengiao.test", "wan-tuyengiao.test"):
        answer = Client().get("/tin-cu/bai/", HTTP_HOST=host)
        assert (answer.status_code, answer["Location"]) == (301, f"/tin-tuc/{page.slug}/")


def test_on_one_host_only_when_asked(manager, site):
    add(manager, site, redirect_page=live_article(site).pk, every_host="")
    assert [row.site_id for row in Redirect.objects.all()] == [host_of(site).pk]


def test_a_path_of_the_same_site_is_a_target(manager, site):
    add(manager, site, target_path="/muc/")
    assert Client().get("/tin-cu/bai/", HTTP_HOST="tuyengiao.test")["Location"] == "/muc/"


@pytest.mark.parametrize(
    "target",
    ["https://ngoai.example/", "//ngoai.example/", "/\\ngoai.example/", "muc", "/admin/", "javascript:1"],
)
def test_no_redirect_leads_outside(manager, site, target):
    assert add(manager, site, target_path=target).status_code == 200
    assert not Redirect.objects.exists()


def test_what_leads_outside_leads_nowhere_however_it_came_into_the_table(site):
    make_redirect(site, "/ra-ngoai", redirect_link="https://ngoai.example/")
    assert Client().get("/ra-ngoai/", HTTP_HOST="tuyengiao.test").status_code == 404


@pytest.mark.parametrize(
    "old_path", ["/", "/admin/pages/", "https://tuyengiao.test/cu/", "cu", "/tep/1/a.pdf"]
)
def test_only_a_page_path_leads_on(manager, site, old_path):
    assert add(manager, site, old_path=old_path, target_path="/muc/").status_code == 200
    assert not Redirect.objects.exists()


def test_no_redirect_leads_to_itself_or_into_a_ring(manager, site):
    add(manager, site, old_path="/a/", target_path="/muc/")
    assert add(manager, site, old_path="/b/", target_path="/b").status_code == 200
    assert add(manager, site, old_path="/b/", target_path="/a/").status_code == 200
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/a"}


def test_a_path_leads_on_once(manager, site):
    add(manager, site, target_path="/muc/")
    shown = add(manager, site, target_path="/tin-tuc/")
    assert "tuyengiao.test" in shown.context["form"].errors["old_path"][0]
    assert Redirect.objects.count() == 2


def test_a_host_is_asked_for(manager, site):
    assert add(manager, site, target_path="/muc/", site="").status_code == 200
    assert not Redirect.objects.exists()


def test_a_draft_of_ones_own_is_no_target(manager, site):
    assert add(manager, site, redirect_page=make_article(site).pk).status_code == 200
    assert not Redirect.objects.exists()


def test_the_page_and_the_host_are_of_the_same_site(site, other):
    user = make_user(Role.MANAGER, site)
    user.groups.add(other.role_groups.get(role=Role.MANAGER).group)
    client = log_in(user)
    page = live_article(other, title="Bài của trang kia")
    assert add(client, site, redirect_page=page.pk).status_code == 200
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("change", [{"site": "host"}, {"redirect_page": "page"}])
def test_a_foreign_id_in_the_form_does_not_exist(manager, site, other, change):
    page = live_article(other, title="ZZBANLA bài lạ")
    ids = {"host": host_of(other).pk, "page": page.pk}
    response = add(manager, site, **{"target_path": "", **{k: ids[v] for k, v in change.items()}})
    assert response.status_code == 404
    assert "ZZBANLA" not in response.content.decode()
    assert not Redirect.objects.exists()


def test_a_page_of_the_party_network_is_not_named_on_the_internet(site):
    page = live_article(site, channel=Channel.WAN)
    for channel in (Channel.INTERNET, Channel.WAN):
        Redirect.objects.create(site=host_of(site, channel), old_path="/cu", redirect_page=page)
    answer = Client().get("/cu/", HTTP_HOST="tuyengiao.test")
    assert (answer.status_code, page.slug in answer.content.decode()) == (404, False)
    assert Client().get("/cu/", HTTP_HOST="wan-tuyengiao.test")["Location"].endswith(f"/{page.slug}/")


def test_a_page_that_was_taken_down_is_not_named(site):
    page = live_article(site)
    make_redirect(site, redirect_page=page)
    Page.objects.filter(pk=page.pk).update(live=False)
    assert Client().get("/cu/", HTTP_HOST="tuyengiao.test").status_code == 404


def test_a_redirect_for_all_sites_is_nobodys(site, other):
    page = live_article(other)
    Redirect.objects.create(site=None, old_path="/cu", redirect_page=page)
    for host in ("tuyengiao.test", "kiemtra.test"):
        assert Client().get("/cu/", HTTP_HOST=host).status_code == 404


def test_a_redirect_of_another_site_is_not_followed_here(site, other):
    make_redirect(other, redirect_page=live_article(other))
    assert Client().get("/cu/", HTTP_HOST="tuyengiao.test").status_code == 404
    assert Client().get("/cu/", HTTP_HOST="kiemtra.test").status_code == 301


def test_the_admin_leads_nowhere(manager, site):
    make_redirect(site, "/admin/redirects", redirect_link="/muc/")
    Redirect.objects.create(
        site=host_of(site, Channel.WAN), old_path="/admin/redirects", redirect_link="/muc/"
    )
    assert manager.get("/admin/redirects/", **HOST).status_code == 404


def test_a_change_is_kept_with_old_and_new(manager, site):
    row = make_redirect(site, redirect_link="/muc/")
    manager.post(f"{LIST}edit/{row.pk}/", filled(site, old_path="/cu/", target_path="/tin-tuc/"), **HOST)
    entry = ModelLogEntry.objects.get(action=REDIRECT_CHANGED)
    assert entry.data["changes"]["redirect_link"] == ["/muc/", "/tin-tuc/"]
    assert "/muc/" in entry.message


def test_a_new_address_leaves_redirects_on_own_hosts(
    manager, site, other, django_capture_on_commit_callbacks
):
    page = bring_to(make_article(site, slug="ten-cu", channel=Channel.WAN), site, None)
    page.slug = "ten-moi"
    page.save_revision()
    with django_capture_on_commit_callbacks(execute=True):
        bring_to(page, site, None)
    rows = Redirect.objects.all()
    assert {row.site_id for row in rows} == {host.site_id for host in site.hosts.all()}
    assert all(row.automatically_created for row in rows)
    assert Client().get("/tin-tuc/ten-cu/", HTTP_HOST="wan-tuyengiao.test")["Location"] == "/tin-tuc/ten-moi/"
    assert Client().get("/tin-tuc/ten-cu/", HTTP_HOST="tuyengiao.test").status_code == 404
    assert "/tin-tuc/ten-cu" in manager.get(LIST, **HOST).content.decode()
    assert "ten-cu" not in log_in(make_user(Role.MANAGER, other)).get(LIST, **HOST).content.decode()


def test_the_list_is_not_searched_row_by_row(manager, site, django_assert_max_num_queries):
    make_redirect(site, redirect_page=live_article(site))
    manager.get(LIST, **HOST)
    with django_assert_max_num_queries(100) as one:
        manager.get(LIST, **HOST)
    for number in range(8):
        make_redirect(site, f"/cu-{number}", redirect_page=live_article(site))
    with django_assert_max_num_queries(len(one)):
        manager.get(LIST, **HOST)


def test_every_process_that_serves_readers_follows_our_rules():
    ours = "sites.redirect_middleware.ReaderRedirectMiddleware"
    assert ours in settings.MIDDLEWARE
    assert ours in for_readers(settings.MIDDLEWARE)
    assert not [name for name in settings.MIDDLEWARE if name.startswith("wagtail.contrib.redirects")]
