"""The technical administrator looks after everybody, site by site, and sees no content by it (B11, B13, B23)."""

from __future__ import annotations

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from core.models import User
from sites.models import BoardMember, RoleGrant
from sites.roles import Role
from sites.services.roles import assign_role
from tests.factories import log_in, make_article, make_site, make_user, seat

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def other():
    return make_site("tochuc")


@pytest.fixture
def admin(site):
    return make_user(Role.TECHNICAL_ADMIN)


def get(user, name, *args, **query) -> str:
    return log_in(user).get(reverse(f"people:{name}", args=args), query, **HOST).content.decode()


def give(admin, person, **data):
    named = {f"give-{name}": value for name, value in data.items()}
    address = reverse("people:person", args=[person.pk])
    return log_in(admin).post(address, {"act": "give", "give-reason": "Kế hoạch 5", **named}, **HOST)


def test_the_list_is_filtered_by_site(admin, site, other):
    here = make_user(Role.EDITOR, site, full_name="Người Ở Đây")
    there = make_user(Role.EDITOR, other, full_name="Người Ở Kia")
    page = get(admin, "index_results", site=other.pk)
    assert there.full_name in page
    assert here.full_name not in page


def test_the_list_is_filtered_by_role(admin, site):
    editor = make_user(Role.EDITOR, site, full_name="Người Biên Tập")
    manager = make_user(Role.MANAGER, site, full_name="Người Quản Lý")
    page = get(admin, "index_results", role="manager")
    assert manager.full_name in page
    assert editor.full_name not in page


@pytest.mark.parametrize("state", ["active", "invited", "closed", "over", "idle"])
def test_each_tab_shows_its_accounts_only(state, admin, site):
    people = {
        "active": make_user(Role.EDITOR, site, full_name="Một Đang Làm"),
        "invited": make_user(Role.EDITOR, site, full_name="Hai Được Mời", is_active=False),
        "closed": make_user(full_name="Ba Đã Khóa", is_active=False),
        "over": make_user(Role.AUDITOR, full_name="Bốn Hết Hạn"),
        "idle": make_user(full_name="Năm Không Vai Trò"),
    }
    User.objects.filter(pk=people["over"].pk).update(valid_until=timezone.now())
    page = get(admin, "index_results", state=state)
    assert [key for key, person in people.items() if person.full_name in page] == [state]


def test_titles_of_what_a_person_holds_are_not_shown_to_who_sees_no_content(admin, site):
    editor = make_user(Role.EDITOR, site)
    make_article(site, editor, title="Bài chưa đăng của Ban")
    manager = make_user(Role.MANAGER, site)
    assert "Bài chưa đăng của Ban" in get(manager, "close", editor.pk)
    assert "Bài chưa đăng của Ban" not in get(admin, "close", editor.pk)


def test_an_inspection_is_given_to_the_end_of_its_last_day(admin, site):
    person, last = make_user(), timezone.localdate() + datetime.timedelta(days=10)
    assert give(admin, person, role="auditor", valid_until=last.isoformat()).status_code == 302
    until = RoleGrant.objects.get(user=person).valid_until
    assert timezone.localtime(until).date() == last + datetime.timedelta(days=1)


def test_the_ninetieth_day_may_be_chosen_and_the_next_may_not(admin, site):
    today = timezone.localdate()
    for days, answer in ((90, 302), (91, 200)):
        day = today + datetime.timedelta(days=days)
        assert give(admin, make_user(), role="auditor", valid_until=day.isoformat()).status_code == answer


def test_a_role_of_a_site_needs_its_site(admin, site, other):
    person = make_user()
    assert give(admin, person, role="editor").status_code == 200
    assert give(admin, person, role="editor", portal_site=other.pk).status_code == 302
    assert RoleGrant.objects.get(user=person).portal_site == other


def test_the_menu_offers_people_to_those_who_look_after_them(site):
    link = f'"{reverse("people:index")}"'
    for role in Role:
        page = log_in(make_user(role, site)).get("/admin/", **HOST).content.decode()
        assert (link in page) == (role in {Role.MANAGER, Role.TECHNICAL_ADMIN})


def take(viewer, person, grant):
    data = {"act": "take", "take-grant": grant.pk, "take-reason": "Thôi nhiệm vụ"}
    return log_in(viewer).post(reverse("people:person", args=[person.pk]), data, **HOST)


def test_a_seat_ends_with_the_role_it_rests_on(site):
    manager, deputy = make_user(Role.MANAGER, site), make_user(Role.APPROVER, site)
    seat(deputy, site)
    take(manager, deputy, deputy.role_grants.get())
    assert not BoardMember.objects.filter(user=deputy, ends_on=None).exists()


def test_a_seat_stays_while_another_role_carries_it(site):
    manager, member = make_user(Role.MANAGER, site), make_user(Role.APPROVER, site)
    assign_role(user=member, role=Role.EDITOR, portal_site=site)
    seat(member, site, "member")
    take(manager, member, member.role_grants.get(role=Role.APPROVER))
    assert BoardMember.objects.filter(user=member, ends_on=None).exists()


def test_the_last_role_is_not_taken_from_under_unfinished_items(site):
    manager, editor = make_user(Role.MANAGER, site), make_user(Role.EDITOR, site)
    make_article(site, editor)
    assert take(manager, editor, editor.role_grants.get()).status_code == 200
    assert editor.role_grants.get().ended_at is None
