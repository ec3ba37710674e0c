"""Who may open the screens of organs, boards and sites, and what opening a site refuses (A01, A14, B10)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from sites.enums import Position
from sites.models import EditorialBoard, Organ, PortalSite
from sites.roles import Role
from sites.services.boards import site_board_problems
from tests.core.test_admin_in_vietnamese import english_on
from tests.factories import log_in, make_area, make_organ, make_site, make_user, seat

pytestmark = pytest.mark.django_db

HOST = {"host": "wan-tuyengiao.test"}
LISTS = ("portalsite", "editorialboard", "organ", "subjectarea")
SCREENS = [f"/admin/{name}/{screen}" for name in LISTS for screen in ("", "new/")]


@pytest.fixture
def site() -> PortalSite:
    return make_site()


@pytest.fixture
def technician(site) -> Client:
    return log_in(make_user(Role.TECHNICAL_ADMIN))


def opening(**fields) -> dict[str, str]:
    return {
        "organ": "",
        "organ_name": "Ủy ban Kiểm tra Tỉnh ủy",
        "organ_short_name": "",
        "organ_code": "UBKTTU",
        "organ_kind": "inspection",
        "name": "Trang Ủy ban Kiểm tra",
        "short_name": "Ủy ban Kiểm tra",
        "code": "kiemtra",
        "tier": "department",
        "theme": "nau",
        "hosts": "kiemtra.test=internet\nwan-kiemtra.test:8000=wan",
        "sections": "tin=Tin kiểm tra",
        **fields,
    }


def open_by_form(client: Client, **fields):
    return client.post("/admin/portalsite/new/", opening(**fields), headers=HOST)


@pytest.mark.parametrize("url", SCREENS)
def test_the_technical_administrator_opens_every_screen(technician, url):
    assert technician.get(url, headers=HOST).status_code == 200


@pytest.mark.parametrize("role", [role for role in Role if role != Role.TECHNICAL_ADMIN])
def test_no_other_role_opens_any_screen(site, role):
    client = log_in(make_user(role, site))
    opened = [url for url in SCREENS if client.get(url, headers=HOST).status_code == 200]
    opened += [f"opened {site.pk}"] * (
        client.get(f"/admin/opened-sites/{site.pk}/", headers=HOST).status_code == 200
    )
    assert opened == []


@pytest.mark.parametrize("role", [role for role in Role if role != Role.TECHNICAL_ADMIN])
def test_no_other_role_opens_a_site_by_post(site, role):
    open_by_form(log_in(make_user(role, site)))
    assert not PortalSite.objects.filter(code="kiemtra").exists()


def test_nobody_deletes_an_organ_a_board_or_a_site(site):
    superuser = log_in(make_user(is_superuser=True, is_staff=True))
    seat(make_user(Role.APPROVER, site), site, Position.CHIEF)
    rows = (site, site.organ, EditorialBoard.objects.get(), make_area())
    for row in rows:
        url = f"/admin/{row._meta.model_name}/delete/{row.pk}/"
        assert superuser.post(url, headers=HOST).status_code == 302
    assert all(type(row).objects.filter(pk=row.pk).exists() for row in rows)


def test_the_form_opens_a_site_with_a_new_organ(technician):
    response = open_by_form(technician)
    site = PortalSite.objects.get(code="kiemtra")
    assert response["Location"] == f"/admin/opened-sites/{site.pk}/"
    assert site.organ == Organ.objects.get(slug="ubkttu")
    assert Client().get("/tin/", headers={"host": "kiemtra.test"}).status_code == 200


def test_the_form_opens_a_site_of_a_known_organ(technician):
    organ = make_organ("BTCTU")
    open_by_form(technician, organ=organ.pk, organ_name="", organ_code="")
    assert PortalSite.objects.get(code="kiemtra").organ == organ


def test_the_page_after_opening_says_what_is_missing(technician):
    shown = technician.get(open_by_form(technician)["Location"], headers=HOST).content.decode()
    site = PortalSite.objects.get(code="kiemtra")
    assert all(field in shown for field in [*site.missing_before_opening, *site_board_problems(site)])


def test_a_refused_form_tells_every_reason_and_loses_nothing(technician):
    shown = open_by_form(
        technician, hosts="tuyengiao.test=internet\nsai.test=both", code="Sai"
    ).content.decode()
    assert "sai.test=both" in shown
    assert 'value="Sai"' in shown
    assert 'value="Trang Ủy ban Kiểm tra"' in shown
    assert not Organ.objects.filter(slug="ubkttu").exists()


def test_a_host_of_another_site_is_named_above_the_form(technician):
    shown = open_by_form(technician, hosts="tuyengiao.test=internet").content.decode()
    assert 'role="alert"' in shown
    assert "tuyengiao.test" in shown
    assert PortalSite.objects.count() == 1


@pytest.mark.parametrize(
    "fields", [{"organ_name": ""}, {"organ_code": ""}, {"hosts": ""}, {"sections": "khong-co-ten"}]
)
def test_a_form_with_a_gap_makes_nothing(technician, fields):
    pages = Page.objects.count()
    assert open_by_form(technician, **fields).status_code == 200
    assert Page.objects.count() == pages


def test_an_organ_that_has_ended_gets_no_site(technician):
    yesterday = timezone.localdate() - timedelta(days=1)
    ended = make_organ("BDVTU", ends_on=yesterday)
    assert open_by_form(technician, organ=ended.pk, organ_name="", organ_code="").status_code == 200
    assert PortalSite.objects.count() == 1


@pytest.mark.parametrize("url", SCREENS)
def test_the_screens_hold_no_english(technician, url):
    assert english_on(technician, url) == []


def test_an_organ_is_chosen_or_written_but_not_both(technician):
    assert open_by_form(technician, organ=make_organ("BTCTU").pk).status_code == 200
    assert not PortalSite.objects.filter(code="kiemtra").exists()


def test_the_root_page_of_a_site_cannot_be_changed(technician, site):
    root = site.root_page_id
    fields = {
        "name": "Tên mới",
        "short_name": "Mới",
        "theme": "nau",
        "root_page": 1,
        "code": "khac",
        "tier": "portal",
    }
    technician.post(f"/admin/portalsite/edit/{site.pk}/", fields, headers=HOST)
    site.refresh_from_db()
    assert (site.name, site.code, site.root_page_id, site.tier) == (
        "Tên mới",
        "tuyengiao",
        root,
        "department",
    )
