"""Who may give which role to whom: the whole matrix, so that a right too many fails (B11, B12, B13, B23)."""

from __future__ import annotations

import datetime
from itertools import product

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from sites.access.person import Person
from sites.models import RoleGrant
from sites.roles import CENTRAL_ROLES, SITE_ROLES, Role
from sites.services.granting import roles_to_give
from sites.services.grants import PeopleRefused, give_role, take_role
from tests.factories import make_site, make_user

pytestmark = pytest.mark.django_db

IN_A_WEEK = datetime.timedelta(days=7)


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def other():
    return make_site("tochuc")


def end_of(role: Role) -> datetime.datetime | None:
    return timezone.now() + IN_A_WEEK if role is Role.AUDITOR else None


def newcomer() -> User:
    return make_user()


def give(user, role, portal_site, by, **kwargs):
    kwargs.setdefault("valid_until", end_of(role))
    return give_role(user=user, role=role, portal_site=portal_site, by=by, reason="Quyết định 12", **kwargs)


MAY_GIVE = {
    (Role.MANAGER, "own"): set(SITE_ROLES),
    (Role.TECHNICAL_ADMIN, "own"): set(SITE_ROLES),
    (Role.TECHNICAL_ADMIN, "other"): set(SITE_ROLES),
    (Role.TECHNICAL_ADMIN, "portal"): set(CENTRAL_ROLES),
}


@pytest.mark.parametrize(("giver", "place"), list(product(Role, ("own", "other", "portal"))))
def test_only_managers_and_the_technical_administrator_give_roles_and_only_where_they_may(
    giver, place, site, other
):
    person = make_user(giver, site)
    where = {"own": site, "other": other, "portal": None}[place]
    given = set()
    for role in Role:
        try:
            give(newcomer(), role, where, make_user_again(person))
        except PeopleRefused:
            continue
        given.add(role)
    assert given == MAY_GIVE.get((giver, place), set())


def make_user_again(user: User) -> User:
    """The account as the next request reads it."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.TECHNICAL_ADMIN])
def test_the_offer_of_a_form_is_what_the_service_gives(role, site, other):
    viewer = Person.of(make_user(role, site))
    for place, where in (("own", site.pk), ("other", other.pk), ("portal", None)):
        assert set(roles_to_give(viewer, where)) == MAY_GIVE.get((role, place), set())


@pytest.mark.parametrize("role", SITE_ROLES)
def test_a_manager_does_not_raise_himself(role, site):
    manager = make_user(Role.MANAGER, site)
    with pytest.raises(PeopleRefused):
        give(manager, role, site, manager)


@pytest.mark.parametrize("role", CENTRAL_ROLES)
def test_the_technical_administrator_does_not_raise_himself(role, site):
    admin = make_user(Role.TECHNICAL_ADMIN)
    with pytest.raises(PeopleRefused):
        give(admin, role, None, admin)
    assert Person.of(make_user_again(admin)).central == {Role.TECHNICAL_ADMIN}


def test_nobody_takes_his_own_role(site):
    manager = make_user(Role.MANAGER, site)
    with pytest.raises(PeopleRefused):
        take_role(grant=manager.role_grants.get(), by=manager, reason="Tự thôi")


@pytest.mark.parametrize("giver", [Role.MANAGER, Role.TECHNICAL_ADMIN])
def test_nobody_touches_a_superuser(giver, site):
    superuser = make_user(is_superuser=True)
    with pytest.raises(PeopleRefused):
        give(superuser, Role.EDITOR, site, make_user(giver, site))
    assert not superuser.groups.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TECHNICAL_ADMIN])
def test_who_looks_after_accounts_is_given_no_other_role(role, site):
    person = make_user(Role.TECHNICAL_ADMIN)
    with pytest.raises(PeopleRefused):
        give(person, role, site if role in SITE_ROLES else None, make_user(Role.TECHNICAL_ADMIN))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.TECHNICAL_ADMIN])
def test_who_has_any_role_does_not_look_after_accounts_as_well(role, site):
    person = make_user(role, site)
    with pytest.raises(PeopleRefused):
        give(person, Role.TECHNICAL_ADMIN, None, make_user(Role.TECHNICAL_ADMIN))


def test_a_manager_gives_nothing_to_a_person_of_another_site(site, other):
    person = make_user(Role.EDITOR, other)
    with pytest.raises(PeopleRefused):
        give(person, Role.EDITOR, site, make_user(Role.MANAGER, site))


def test_a_manager_takes_no_role_of_another_site(site, other):
    grant = make_user(Role.EDITOR, other).role_grants.get()
    with pytest.raises(PeopleRefused):
        take_role(grant=grant, by=make_user(Role.MANAGER, site), reason="Không cần nữa")
    grant.refresh_from_db()
    assert grant.ended_at is None


@pytest.mark.parametrize("days", [None, 0, -1, 91])
def test_an_inspection_is_given_with_an_end_at_most_ninety_days_ahead(days, site):
    until = None if days is None else timezone.now() + datetime.timedelta(days=days)
    with pytest.raises(PeopleRefused):
        give(newcomer(), Role.AUDITOR, None, make_user(Role.TECHNICAL_ADMIN), valid_until=until)


def test_other_roles_have_no_end(site):
    with pytest.raises(PeopleRefused):
        give(
            newcomer(),
            Role.EDITOR,
            site,
            make_user(Role.MANAGER, site),
            valid_until=timezone.now() + IN_A_WEEK,
        )


def test_a_role_needs_a_reason(site):
    with pytest.raises(PeopleRefused):
        give_role(
            user=newcomer(), role=Role.EDITOR, portal_site=site, by=make_user(Role.MANAGER, site), reason="  "
        )


def test_giving_writes_the_row_the_group_and_the_log(site):
    manager, person = make_user(Role.MANAGER, site), newcomer()
    give(person, Role.EDITOR, site, manager)
    grant = RoleGrant.objects.get(user=person)
    assert (grant.granted_by, grant.reason, grant.ended_at) == (manager, "Quyết định 12", None)
    assert Person.of(make_user_again(person)).holds(Role.EDITOR, site.pk)
    entry = ModelLogEntry.objects.get(action="portal.role_given", object_id=str(person.pk))
    assert (entry.user, entry.data) == (
        manager,
        {"role": "editor", "site": "tuyengiao", "reason": "Quyết định 12"},
    )


def test_taking_ends_the_row_empties_the_group_and_writes_the_log(site):
    manager, person = make_user(Role.MANAGER, site), newcomer()
    grant = give(person, Role.EDITOR, site, manager)
    take_role(grant=grant, by=manager, reason="Chuyển công tác")
    grant.refresh_from_db()
    assert (grant.ended_by, grant.end_reason) == (manager, "Chuyển công tác")
    assert not person.groups.exists()
    assert ModelLogEntry.objects.filter(action="portal.role_taken", object_id=str(person.pk)).exists()


def test_a_role_is_not_given_twice(site):
    manager, person = make_user(Role.MANAGER, site), newcomer()
    give(person, Role.EDITOR, site, manager)
    with pytest.raises(PeopleRefused):
        give(person, Role.EDITOR, site, manager)


def test_what_the_installation_gives_is_recorded_as_nobodys_act(site):
    grant = make_user(Role.EDITOR, site).role_grants.get()
    assert grant.granted_by is None
    assert grant.reason
