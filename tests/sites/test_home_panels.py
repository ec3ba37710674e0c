"""The home of the technical administrator says what waits for him, and shows no content (B13)."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sites.enums import Position
from sites.models import PortalSite
from sites.roles import Role
from tests.factories import log_in, make_article, make_site, make_user, seat

pytestmark = pytest.mark.django_db
HOST = "wan-tuyengiao.test"
FOOTER = {"responsible_person": "A", "licence": "1", "address": "B", "phone": "0", "email": "a@b.vn"}


def home(role: Role, site: PortalSite) -> str:
    return log_in(make_user(role, site)).get("/admin/", HTTP_HOST=HOST).content.decode()


@pytest.fixture
def site():
    return make_site("tuyengiao")


def test_a_site_that_cannot_open_yet_is_named(site):
    page = home(Role.TECHNICAL_ADMIN, site)
    assert "b-todo" in page
    assert site.name in page


def test_a_finished_site_is_not_named(site):
    PortalSite.objects.filter(pk=site.pk).update(**FOOTER)
    seat(make_user(Role.APPROVER, site), site, Position.CHIEF)
    assert site.name not in home(Role.TECHNICAL_ADMIN, site)


def test_the_home_of_the_technical_administrator_shows_no_content(site):
    make_article(site, title="ZZBANNHA bản thảo")
    page = home(Role.TECHNICAL_ADMIN, site)
    assert "ZZBANNHA" not in page
    assert "b-hello--alone" in page


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MANAGER, Role.CENTRAL_BOARD, Role.LEADERSHIP])
def test_nobody_else_is_told(site, role):
    assert "b-todo" not in home(role, site)


def test_the_queries_of_the_panel_do_not_grow_with_the_sites(site):
    client = log_in(make_user(Role.TECHNICAL_ADMIN, site))
    client.get("/admin/", HTTP_HOST=HOST)
    counts = []
    for code in ("mot", "hai"):
        make_site(code)
        with CaptureQueriesContext(connection) as seen:
            client.get("/admin/", HTTP_HOST=HOST)
        counts.append(len(seen))
    assert counts[0] == counts[1]
