"""Boards: what the form refuses, what the check finds (B01, B04)."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from sites.enums import Position
from sites.models import BoardMember, EditorialBoard, PortalSite, SubjectArea
from sites.roles import Role
from sites.services.boards import site_board_problems
from tests.factories import log_in, make_area, make_site, make_user, seat

pytestmark = pytest.mark.django_db

HOST = {"host": "wan-tuyengiao.test"}


@pytest.fixture
def site() -> PortalSite:
    return make_site()


@pytest.fixture
def technician(site) -> Client:
    return log_in(make_user(Role.TECHNICAL_ADMIN))


def board_form(site: PortalSite, *seats: dict) -> dict[str, object]:
    fields: dict[str, object] = {
        "portal_site": site.pk,
        "name": "Ban Biên tập",
        "decision_number": "12-QĐ/TU",
        "decision_date": "01/02/2025",
        "starts_on": "01/02/2025",
        "ends_on": "",
        "members-TOTAL_FORMS": len(seats),
        "members-INITIAL_FORMS": 0,
    }
    for number, given in enumerate(seats):
        row = {"starts_on": "01/02/2025", "ends_on": "", "position": Position.DEPUTY, **given}
        fields |= {f"members-{number}-{name}": value for name, value in row.items()}
    return fields


def save_board(client: Client, site: PortalSite, *seats: dict):
    return client.post("/admin/editorialboard/new/", board_form(site, *seats), headers=HOST)


def test_a_board_is_saved_with_seats_and_their_areas(technician, site):
    area, chief, deputy = make_area(), make_user(), make_user()
    save_board(
        technician,
        site,
        {"user": chief.pk, "position": Position.CHIEF},
        {"user": deputy.pk, "subject_areas": [area.pk]},
    )
    assert BoardMember.objects.filter(user=deputy, subject_areas=area).exists()
    assert BoardMember.objects.filter(user=chief, position=Position.CHIEF).exists()


def test_two_deputies_for_one_area_are_refused(technician, site):
    area = make_area("Kinh tế")
    shown = save_board(
        technician, site, *({"user": make_user().pk, "subject_areas": [area.pk]} for _ in range(2))
    )
    assert "Kinh tế" in shown.content.decode()
    assert not EditorialBoard.objects.exists()


def test_a_deputy_may_follow_another_in_time(technician, site):
    area = make_area()
    first = {"user": make_user().pk, "subject_areas": [area.pk], "ends_on": "31/12/2025"}
    second = {"user": make_user().pk, "subject_areas": [area.pk], "starts_on": "01/01/2026"}
    save_board(technician, site, first, second)
    assert BoardMember.objects.count() == 2


def test_two_chiefs_at_once_are_refused(technician, site):
    save_board(technician, site, *({"user": make_user().pk, "position": Position.CHIEF} for _ in range(2)))
    assert not EditorialBoard.objects.exists()


def test_a_board_that_can_work_has_no_problems(site):
    area = make_area()
    SubjectArea.objects.exclude(pk=area.pk).delete()
    seat(make_user(Role.APPROVER, site), site, Position.CHIEF)
    seat(make_user(Role.APPROVER, site), site, Position.DEPUTY, area)
    seat(make_user(Role.EDITOR, site), site, Position.MEMBER)
    assert site_board_problems(site) == []
    out = StringIO()
    call_command("check_boards", stdout=out)
    assert site.name in out.getvalue()


def test_an_area_without_a_deputy_is_a_problem(site):
    make_area("Quốc phòng")
    seat(make_user(Role.APPROVER, site), site, Position.CHIEF)
    with pytest.raises(CommandError):
        call_command("check_boards", stdout=StringIO())
    assert any("Quốc phòng" in problem for problem in site_board_problems(site))


def test_a_seat_without_the_role_for_it_is_a_problem(site):
    person = make_user(Role.EDITOR, site, full_name="Hà Thị Lụa")
    seat(person, site, Position.CHIEF)
    assert any("Hà Thị Lụa" in problem for problem in site_board_problems(site))


def test_a_board_that_is_not_in_office_yet_is_no_board(site):
    tomorrow = timezone.localdate() + timedelta(days=1)
    EditorialBoard.objects.create(portal_site=site, name="Ban mới", starts_on=tomorrow)
    assert len(site_board_problems(site)) == 1
