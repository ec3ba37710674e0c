"""The groups of a site and of the portal have the rights of the table, and not one more (B10)."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from core.channels import Channel
from sites.models import RoleGroup
from sites.provisioning import HostSpec, SiteSpec
from sites.roles import CENTRAL_ROLES, RIGHTS, SITE_ROLES, Role
from sites.services.provisioning import open_site
from sites.services.roles import sync_central_groups
from tests.factories import make_organ, make_site

pytestmark = pytest.mark.django_db

# Wagtail names rights on collections after its own models, whatever the project's are called.
COLLECTION_PERMISSIONS = {"images": "image", "files": "document"}


def held_rights(group) -> dict[str, set]:
    """Everything the group may do, from every table that can say so."""
    pages = GroupPagePermission.objects.filter(group=group).select_related("permission")
    files = GroupCollectionPermission.objects.filter(group=group).select_related("permission")
    return {
        "pages": {(row.page_id, row.permission.codename) for row in pages},
        "collections": {(row.collection_id, row.permission.codename) for row in files},
        "models": {
            f"{row.content_type.app_label}.{row.codename}"
            for row in group.permissions.select_related("content_type")
        },
    }


def wanted_rights(role: Role, page, collection) -> dict[str, set]:
    rights = RIGHTS[role]
    return {
        "pages": {(page.pk, f"{action}_page") for action in rights.pages},
        "collections": {
            (collection.pk, f"{action}_{name}")
            for field, name in COLLECTION_PERMISSIONS.items()
            for action in getattr(rights, field)
        },
        "models": {*rights.models, "wagtailadmin.access_admin"},
    }


@pytest.mark.parametrize("role", SITE_ROLES)
def test_a_site_group_has_exactly_the_rights_of_the_table(role):
    site = make_site()
    group = RoleGroup.objects.get(role=role, portal_site=site).group
    assert held_rights(group) == wanted_rights(role, site.root_page, site.collection)


@pytest.mark.parametrize("role", [role for role in Role if RIGHTS[role].central])
def test_a_central_group_has_exactly_the_rights_of_the_table(role):
    sync_central_groups()
    root, collection = Page.get_first_root_node(), make_site().collection.get_parent()
    assert held_rights(RoleGroup.objects.get(role=role).group) == wanted_rights(role, root, collection)


def test_every_model_right_of_the_table_exists():
    named = {name for rights in RIGHTS.values() for name in rights.models}
    known = {
        f"{row.content_type.app_label}.{row.codename}"
        for row in Permission.objects.select_related("content_type")
    }
    assert named - known == set()


def test_opening_a_site_again_takes_back_a_right_too_many():
    site = make_site()
    group = RoleGroup.objects.get(role=Role.EDITOR, portal_site=site).group
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=site.root_page, permission=publish)
    group.permissions.add(Permission.objects.get(codename="change_organ"))
    make_site()
    assert held_rights(group) == wanted_rights(Role.EDITOR, site.root_page, site.collection)


def test_the_command_brings_every_group_into_line():
    site = make_site()
    sync_central_groups()
    groups = [
        RoleGroup.objects.get(role=Role.EDITOR, portal_site=site).group,
        RoleGroup.objects.get(role=Role.AUDITOR).group,
    ]
    for group in groups:
        group.permissions.add(Permission.objects.get(codename="change_organ"))
    call_command("sync_roles", stdout=StringIO())
    assert not any(group.permissions.filter(codename="change_organ").exists() for group in groups)


def test_the_first_site_brings_the_central_groups():
    organ = make_organ()
    spec = SiteSpec(organ, "dau", "Trang đầu", "Đầu", hosts=(HostSpec("dau.test", Channel.WAN),))
    open_site(organ=organ, spec=spec)
    assert RoleGroup.objects.filter(portal_site=None).count() == len(CENTRAL_ROLES)
