"""`sync_roles --check` finds every right that the table does not give, whoever holds it (B10, B13)."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Site,
)

from sites.models import PortalSite, RoleGroup
from sites.roles import Role, may_be_held_together
from sites.services.role_check import role_differences
from sites.services.roles import assign_role, sync_central_groups
from tests.factories import make_site, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def site() -> PortalSite:
    sync_central_groups()
    make_site("tochuc")
    return make_site("tuyengiao")


def group(role: Role, site: PortalSite | None = None) -> Group:
    return RoleGroup.objects.get(role=role, portal_site=site).group


def permission(name: str) -> Permission:
    app, code = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=code)


def only_difference() -> str:
    found = role_differences()
    assert len(found) == 1, found
    return found[0]


def test_a_provisioned_portal_has_no_difference(site):
    make_user(Role.EDITOR, site)
    out = StringIO()
    call_command("sync_roles", "--check", stdout=out)
    assert str(RoleGroup.objects.count()) in out.getvalue()


def test_the_check_fails_and_names_an_extra_right_on_pages(site):
    editors = group(Role.EDITOR, site)
    GroupPagePermission.objects.create(
        group=editors, page=site.root_page, permission=permission("wagtailcore.publish_page")
    )
    with pytest.raises(CommandError) as error:
        call_command("sync_roles", "--check")
    assert editors.name in str(error.value)
    assert "wagtailcore.publish_page" in str(error.value)


def test_the_check_changes_nothing(site):
    group(Role.EDITOR, site).permissions.add(permission("portal_sites.change_organ"))
    with pytest.raises(CommandError):
        call_command("sync_roles", "--check")
    assert group(Role.EDITOR, site).permissions.filter(codename="change_organ").exists()


def test_the_right_of_the_table_on_another_sites_pages_is_extra(site):
    foreign = PortalSite.objects.get(code="tochuc")
    GroupPagePermission.objects.create(
        group=group(Role.EDITOR, site),
        page=foreign.root_page,
        permission=permission("wagtailcore.change_page"),
    )
    assert f"(page {foreign.root_page_id})" in only_difference()


def test_an_extra_right_on_a_collection_is_named(site):
    GroupCollectionPermission.objects.create(
        group=group(Role.CONTRIBUTOR, site),
        collection=site.collection,
        permission=permission("wagtailimages.delete_image"),
    )
    assert "wagtailimages.delete_image" in only_difference()


def test_an_extra_right_on_a_host_is_named_and_taken_back(site):
    GroupSitePermission.objects.create(
        group=group(Role.MANAGER, site),
        site=Site.objects.get(portal_host__portal_site=site, portal_host__channel="wan"),
        permission=permission("wagtailcore.change_site"),
    )
    assert "wagtailcore.change_site" in only_difference()
    call_command("sync_roles", stdout=StringIO())
    assert role_differences() == []


@pytest.mark.parametrize("role", [Role.CENTRAL_BOARD, Role.LEADERSHIP, Role.AUDITOR])
def test_an_extra_right_of_a_central_group_is_named(site, role):
    group(role).permissions.add(permission("core.change_user"))
    assert "core.change_user" in only_difference()


def test_a_missing_right_is_named(site):
    editors = group(Role.EDITOR, site)
    GroupPagePermission.objects.filter(group=editors, permission__codename="change_page").delete()
    assert "wagtailcore.change_page" in only_difference()


def test_a_missing_group_is_named(site):
    group(Role.SECRETARY, site).delete()
    assert site.name in only_difference()


def test_a_group_of_no_role_may_hold_nothing(site):
    strangers = Group.objects.create(name="Nhóm lạ")
    GroupPagePermission.objects.create(
        group=strangers, page=site.root_page, permission=permission("wagtailcore.view_page")
    )
    assert "Nhóm lạ" in only_difference()


def test_a_group_of_no_role_without_rights_is_no_difference(site):
    Group.objects.create(name="Nhóm rỗng")
    assert role_differences() == []


def test_a_right_given_to_a_person_directly_is_named(site):
    person = make_user(Role.EDITOR, site)
    person.user_permissions.add(permission("portal_sites.change_organ"))
    found = only_difference()
    assert person.username in found
    assert "portal_sites.change_organ" in found


def test_a_person_put_into_a_group_by_hand_is_named(site):
    person = make_user()
    person.groups.add(group(Role.EDITOR, site))
    assert person.username in only_difference()


def test_a_person_taken_out_of_a_group_by_hand_is_named(site):
    person = make_user(Role.EDITOR, site)
    person.groups.clear()
    assert person.username in only_difference()


@pytest.mark.parametrize("other", [Role.CENTRAL_BOARD, Role.APPROVER, Role.LEADERSHIP])
def test_who_looks_after_accounts_and_content_is_named(site, other):
    person = make_user(Role.TECHNICAL_ADMIN)
    assign_role(user=person, role=other, portal_site=site if other == Role.APPROVER else None)
    assert person.username in only_difference()


def test_a_closed_account_with_such_roles_is_no_difference(site):
    person = make_user(Role.TECHNICAL_ADMIN, is_active=False)
    assign_role(user=person, role=Role.CENTRAL_BOARD)
    assert role_differences() == []


def test_one_person_may_sit_on_two_boards_but_an_auditor_on_none():
    assert may_be_held_together([Role.APPROVER, Role.CENTRAL_BOARD])
    assert may_be_held_together([Role.AUDITOR, Role.AUDITOR])
    assert not may_be_held_together([Role.AUDITOR, Role.EDITOR])


def test_forty_groups_cost_no_more_queries_than_ten(site, django_assert_num_queries):
    with django_assert_num_queries(12):
        role_differences()
    make_site("noichinh")
    with django_assert_num_queries(12):
        role_differences()
