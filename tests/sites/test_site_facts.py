"""The footer of a site: its manager fills it in, and every change says from what to what (A09, B12)."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from sites.models import PortalSite
from sites.roles import Role
from sites.services.roles import assign_role
from sites.services.site_facts import FACTS_CHANGED, NotAFact, site_facts_change
from tests.factories import log_in, make_site, make_user

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
SCREEN = "/admin/site/facts/"
FACTS = {
    "responsible_person": "Trưởng ban",
    "licence": "12/GP-STTTT",
    "address": "Số 1 đường Bến Đá",
    "phone": "0123 456 789",
    "email": "banbientap@truongkhe.example",
}


@pytest.fixture
def site() -> PortalSite:
    return make_site("tuyengiao")


@pytest.fixture
def manager(site) -> Client:
    return log_in(make_user(Role.MANAGER, site))


def test_readers_see_what_the_manager_wrote(manager, site):
    assert manager.post(SCREEN, FACTS, **HOST).url == SCREEN
    shown = Client().get("/", HTTP_HOST="tuyengiao.test").content.decode()
    assert FACTS["licence"] in shown
    assert FACTS["phone"] in shown


def test_a_change_is_kept_with_old_and_new_and_by_whom(manager, site):
    manager.post(SCREEN, FACTS, **HOST)
    manager.post(SCREEN, {**FACTS, "phone": "0999"}, **HOST)
    entry = ModelLogEntry.objects.filter(action=FACTS_CHANGED).first()
    assert str(entry.user) == manager.get("/admin/", **HOST).context["user"].full_name
    assert entry.data == {"changes": {"phone": ["0123 456 789", "0999"]}}
    assert "“0123 456 789” → “0999”" in entry.message
    assert "0123 456 789</del>" in manager.get(SCREEN, **HOST).content.decode()


def test_what_was_not_changed_is_not_logged(manager, site):
    manager.post(SCREEN, FACTS, **HOST)
    manager.post(SCREEN, FACTS, **HOST)
    assert ModelLogEntry.objects.filter(action=FACTS_CHANGED).count() == 1


def test_what_is_wrong_is_not_saved(manager, site):
    shown = manager.post(SCREEN, {**FACTS, "email": "không phải thư"}, **HOST)
    assert shown.context["form"].errors["email"]
    site.refresh_from_db()
    assert site.licence == ""


def test_name_code_and_colours_stay_with_the_technical_administrator(manager, site):
    manager.post(SCREEN, {**FACTS, "name": "Tên khác", "code": "khac", "theme": "tim"}, **HOST)
    before = (site.name, site.code, site.theme)
    site.refresh_from_db()
    assert (site.name, site.code, site.theme) == before
    with pytest.raises(NotAFact):
        site_facts_change(portal_site=site, facts={"name": "Tên khác"}, user=None)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MANAGER])
def test_no_other_role_opens_the_screen(site, role):
    client = log_in(make_user(role, site))
    assert client.get(SCREEN, **HOST).status_code == 404
    assert client.post(SCREEN, FACTS, **HOST).status_code == 404


def test_the_manager_of_two_sites_changes_the_one_in_hand(site):
    other = make_site("kiemtra")
    user = make_user(Role.MANAGER, site)
    assign_role(user=user, role=Role.MANAGER, portal_site=other)
    client = log_in(user)
    client.post(f"/admin/site/switch/{other.pk}/", **HOST)
    client.post(SCREEN, FACTS, **HOST)
    assert set(PortalSite.objects.exclude(licence="")) == {other}


def test_who_manages_one_site_and_writes_on_another_changes_only_the_first(site):
    other = make_site("kiemtra")
    user = make_user(Role.MANAGER, site)
    assign_role(user=user, role=Role.EDITOR, portal_site=other)
    client = log_in(user)
    client.post(f"/admin/site/switch/{other.pk}/", **HOST)
    client.post(SCREEN, FACTS, **HOST)
    assert set(PortalSite.objects.exclude(licence="")) == {site}
