"""Invitations taken up, accounts closed with a hand-over, opened again, and ended by time (B12, B23, N08)."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from core.models import User
from sites.access.person import Person
from sites.models import BoardMember, RoleGrant
from sites.roles import Role
from sites.services.grants import PeopleRefused, give_role
from sites.services.invitations import INVITATION_LIFE, invitation_path
from sites.services.people import (
    Newcomer,
    close_account,
    invite,
    reopen_account,
    resend_invitation,
    successors,
)
from tests.factories import log_in, make_article, make_site, make_user, seat, submit

pytestmark = pytest.mark.django_db

HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
ORIGIN = "http://wan-tuyengiao.test"
NEW_PASSWORD = "Song-Lam-xanh-2026"


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def other():
    return make_site("tochuc")


@pytest.fixture
def manager(site):
    return make_user(Role.MANAGER, site)


@pytest.fixture
def editor(site):
    return make_user(Role.EDITOR, site)


@pytest.fixture
def invited(manager, site):
    newcomer = Newcomer("Quàng Thị Xuân", "xuan@truongkhe.example", Role.EDITOR, site, "TB 19")
    return invite(newcomer=newcomer, by=manager, origin=ORIGIN)


def fresh(user):
    return User.objects.get(pk=user.pk)


def follow(path: str, password: str = NEW_PASSWORD):
    """Open the link and set a password; the answer to the last step."""
    client = Client()
    page = client.get(path, follow=True, **HOST)
    if page.status_code != 200:
        return page
    form = {"new_password1": password, "new_password2": password}
    return client.post(page.redirect_chain[-1][0], form, **HOST)


def test_the_letter_leads_to_the_account(invited, manager, site, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        resend_invitation(user=invited, by=manager, origin=ORIGIN)
    path = re.search(r"http://wan-tuyengiao\.test(/admin/invitation/\S+)", mail.outbox[-1].body).group(1)
    assert follow(path).status_code == 302
    client = Client()
    assert client.login(username=invited.username, password=NEW_PASSWORD)
    assert client.get("/admin/", **HOST).status_code == 200
    assert Person.of(fresh(invited)).on_sites == {site.pk: {Role.EDITOR}}


def test_the_link_works_once(invited):
    path = invitation_path(fresh(invited))
    assert follow(path).status_code == 302
    again = follow(path, "Mot-mat-khau-khac-1")
    assert again.status_code == 410
    assert fresh(invited).check_password(NEW_PASSWORD)


def test_the_link_dies_after_a_week(invited, monkeypatch):
    path = invitation_path(fresh(invited))
    later = datetime.datetime.now().timestamp() + INVITATION_LIFE.total_seconds() + 60
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert follow(path).status_code == 410


def test_a_newer_letter_kills_the_older_link(invited, manager):
    path = invitation_path(fresh(invited))
    resend_invitation(user=invited, by=manager, origin=ORIGIN)
    assert follow(path).status_code == 410


def test_a_link_of_one_person_opens_no_other_account(invited, manager, site):
    newcomer = Newcomer("Người Khác", "khac@truongkhe.example", Role.EDITOR, site, "TB 20")
    second = invite(newcomer=newcomer, by=manager, origin=ORIGIN)
    uid, token = invitation_path(fresh(second)).rstrip("/").split("/")[-2:]
    own_uid = invitation_path(fresh(invited)).rstrip("/").split("/")[-2]
    assert follow(f"/admin/invitation/{own_uid}/{token}/").status_code == 410
    assert follow(f"/admin/invitation/{uid}/{token}/").status_code == 302


def test_the_link_of_a_forgotten_password_opens_no_invited_account(invited):
    Client().post(reverse("wagtailadmin_password_reset"), {"email": invited.email}, **HOST)
    assert mail.outbox == []


def test_an_invited_person_cannot_log_in(invited):
    invited.set_password(NEW_PASSWORD)
    invited.save()
    assert not Client().login(username=invited.username, password=NEW_PASSWORD)


def test_a_weak_password_opens_nothing(invited):
    assert follow(invitation_path(fresh(invited)), "12345678").status_code == 200
    assert not fresh(invited).is_active


def test_an_invitation_taken_back_opens_nothing(invited, manager):
    path = invitation_path(fresh(invited))
    close_account(user=invited, by=manager, reason="Thôi mời")
    assert follow(path).status_code == 410


def test_the_address_of_an_account_once_in_use_stays_its_owners(editor, manager):
    User.objects.filter(pk=editor.pk).update(last_login=timezone.now())
    close_account(user=editor, by=manager, reason="Nghỉ")
    roles = [(Role.EDITOR, editor.role_grants.first().portal_site)]
    reopen_account(user=editor, by=manager, roles=roles, reason="Trở lại", origin=ORIGIN)
    with pytest.raises(PeopleRefused):
        resend_invitation(user=editor, by=manager, origin=ORIGIN, email="ketoan@truongkhe.example")
    assert fresh(editor).email == editor.email


def test_closing_ends_the_session_at_the_next_click(editor, manager):
    client = log_in(editor)
    assert client.get("/admin/", **HOST).status_code == 200
    close_account(user=editor, by=manager, reason="Chuyển công tác")
    assert client.get("/admin/", **HOST).url.startswith(reverse("wagtailadmin_login"))


def test_closing_ends_roles_seats_and_password(editor, manager, site):
    held = seat(editor, site, "member")
    BoardMember.objects.filter(pk=held.pk).update(
        starts_on=timezone.localdate() - datetime.timedelta(days=30)
    )
    close_account(user=editor, by=manager, reason="Nghỉ hưu")
    person = fresh(editor)
    assert (person.is_active, person.has_usable_password(), person.groups.count()) == (False, False, 0)
    assert BoardMember.objects.get(pk=held.pk).ends_on == timezone.localdate() - datetime.timedelta(days=1)
    assert {grant.end_reason for grant in RoleGrant.objects.filter(user=editor)} == {"Nghỉ hưu"}


def test_what_he_holds_goes_to_a_colleague_first(editor, manager, site):
    draft, sent = make_article(site, editor), submit(make_article(site, editor), editor)
    colleague = make_user(Role.EDITOR, site)
    with pytest.raises(PeopleRefused):
        close_account(user=editor, by=manager, reason="Chuyển công tác")
    assert fresh(editor).is_active
    close_account(user=editor, by=manager, reason="Chuyển công tác", to=colleague)
    assert {Page.objects.get(pk=page.pk).owner for page in (draft, sent)} == {colleague}
    entry = PageLogEntry.objects.get(page=draft.pk, action="portal.handed_over")
    assert entry.data == {"from": editor.username, "to": colleague.username, "reason": "Chuyển công tác"}


def test_his_locks_are_opened(editor, manager, site):
    page = make_article(site, manager)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=editor, locked_at=timezone.now())
    close_account(user=editor, by=manager, reason="Nghỉ", to=make_user(Role.EDITOR, site))
    assert not Page.objects.get(pk=page.pk).locked


def test_only_colleagues_of_the_same_site_take_over(editor, manager, site, other):
    make_article(site, editor)
    stranger = make_user(Role.EDITOR, other)
    assert stranger not in successors(user=editor, by=manager)
    with pytest.raises(PeopleRefused):
        close_account(user=editor, by=manager, reason="Nghỉ", to=stranger)


def test_who_works_for_another_site_too_keeps_his_account(editor, manager, site, other):
    admin = make_user(Role.TECHNICAL_ADMIN)
    give_role(user=editor, role=Role.EDITOR, portal_site=other, by=admin, reason="Kiêm nhiệm")
    assert close_account(user=editor, by=manager, reason="Thôi ở Ban") is False
    assert fresh(editor).is_active
    assert Person.of(fresh(editor)).on_sites == {other.pk: {Role.EDITOR}}


def test_a_closed_account_that_worked_elsewhere_is_not_the_managers_to_open(editor, manager, site, other):
    admin = make_user(Role.TECHNICAL_ADMIN)
    give_role(user=editor, role=Role.EDITOR, portal_site=other, by=admin, reason="Kiêm nhiệm")
    close_account(user=editor, by=admin, reason="Nghỉ")
    with pytest.raises(PeopleRefused):
        reopen_account(user=editor, by=manager, roles=[(Role.EDITOR, site)], reason="Lại", origin=ORIGIN)


def test_nobody_closes_his_own_account(manager):
    with pytest.raises(PeopleRefused):
        close_account(user=manager, by=manager, reason="Tự thôi")


def test_reopening_needs_a_new_password(editor, manager, site):
    close_account(user=editor, by=manager, reason="Đi học")
    reopen_account(user=editor, by=manager, roles=[(Role.EDITOR, site)], reason="Học xong", origin=ORIGIN)
    assert not fresh(editor).is_active
    assert follow(invitation_path(fresh(editor))).status_code == 302
    assert Person.of(fresh(editor)).holds(Role.EDITOR, site.pk)


def inspection(days: int = 7):
    auditor = make_user()
    admin = make_user(Role.TECHNICAL_ADMIN)
    until = timezone.now() + datetime.timedelta(days=days)
    give_role(user=auditor, role=Role.AUDITOR, portal_site=None, by=admin, reason="QĐ 5", valid_until=until)
    return auditor


def pass_the_end(auditor) -> None:
    gone = timezone.now() - datetime.timedelta(seconds=1)
    RoleGrant.objects.filter(user=auditor).update(valid_until=gone)
    User.objects.filter(pk=auditor.pk).update(valid_until=gone)


def test_an_inspection_ends_by_itself_and_its_session_with_it(site):
    auditor = inspection()
    client = log_in(auditor)
    assert client.get("/admin/", **HOST).status_code == 200
    pass_the_end(auditor)
    assert client.get("/admin/", **HOST).url.startswith(reverse("wagtailadmin_login"))


def test_a_role_whose_time_is_over_is_no_role(site):
    auditor = inspection()
    RoleGrant.objects.filter(user=auditor).update(valid_until=timezone.now())
    assert Person.of(fresh(auditor)).central == frozenset()


def test_the_account_closes_with_the_last_role_that_ends(site):
    auditor = inspection(days=7)
    assert fresh(auditor).valid_until == auditor.role_grants.get().valid_until


def test_the_nightly_command_tidies_groups_and_the_record(site, capsys):
    auditor, other = inspection(), inspection()
    pass_the_end(auditor)
    call_command("close_expired_grants")
    grant = auditor.role_grants.get()
    assert grant.ended_at is not None
    assert grant.ended_by is None
    assert not auditor.groups.exists()
    assert other.groups.exists()
    assert "1" in capsys.readouterr().out
