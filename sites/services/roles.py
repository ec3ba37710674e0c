"""Makes groups of the role table, and puts people into them (B10)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
)

from sites.models import PortalSite, RoleGroup
from sites.roles import CENTRAL_ROLES, RIGHTS, SITE_ROLES, Role
from sites.services.grants import system_grant

# Wagtail keeps rights on custom images and documents under its own models.
_COLLECTION_MODELS = {"images": ("wagtailimages", "image"), "files": ("wagtaildocs", "document")}


@transaction.atomic
def sync_role_groups(portal_site: PortalSite) -> None:
    """Give the site one group a role, with exactly the rights of the table."""
    for role in SITE_ROLES:
        group = _ensure_group(role, portal_site)
        _sync_rights(group, role, page=portal_site.root_page, collection=portal_site.collection)


@transaction.atomic
def sync_central_groups() -> None:
    """Give the portal its central groups; their page rights stand in one row at the tree root."""
    for role in CENTRAL_ROLES:
        group = _ensure_group(role, None)
        _sync_rights(
            group, role, page=Page.get_first_root_node(), collection=Collection.get_first_root_node()
        )


def _ensure_group(role: Role, portal_site: PortalSite | None) -> Group:
    known = RoleGroup.objects.filter(role=role, portal_site=portal_site).select_related("group").first()
    if known is not None:
        return known.group
    # The name is for people, who choose the group by it; code finds the group by its RoleGroup.
    with override(settings.LANGUAGE_CODE):
        name = f"{role.label} ({portal_site.code})" if portal_site else str(role.label)
    group = Group.objects.create(name=name)
    RoleGroup.objects.create(group=group, portal_site=portal_site, role=role)
    return group


def _sync_rights(group: Group, role: Role, *, page: Page, collection: Collection) -> None:
    rights = RIGHTS[role]
    group.permissions.set(_model_permissions(rights.models | {"wagtailadmin.access_admin"}))
    GroupSitePermission.objects.filter(group=group).delete()
    _sync_rows(
        GroupPagePermission.objects.filter(group=group),
        {(page.pk, pk) for pk in _permission_ids("wagtailcore", "page", rights.pages)},
        lambda target, pk: GroupPagePermission.objects.create(group=group, page_id=target, permission_id=pk),
        "page_id",
    )
    wanted = set()
    for field, (app_label, model) in _COLLECTION_MODELS.items():
        ids = _permission_ids(app_label, model, getattr(rights, field))
        wanted |= {(collection.pk, pk) for pk in ids}
    _sync_rows(
        GroupCollectionPermission.objects.filter(group=group),
        wanted,
        lambda target, pk: GroupCollectionPermission.objects.create(
            group=group, collection_id=target, permission_id=pk
        ),
        "collection_id",
    )


def _sync_rows(rows: Any, wanted: set[tuple[int, int]], create: Any, target: str) -> None:
    held = {(getattr(row, target), row.permission_id): row for row in rows}
    for key in held.keys() - wanted:
        held[key].delete()
    for key in wanted - held.keys():
        create(*key)


def _permission_ids(app_label: str, model: str, actions: frozenset[str]) -> list[int]:
    codenames = [f"{action}_{model}" for action in actions]
    found = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
    return list(found.values_list("pk", flat=True))


def _model_permissions(names: frozenset[str]) -> list[Permission]:
    pairs = [name.split(".", 1) for name in names]
    found = [
        Permission.objects.filter(content_type__app_label=app, codename=code).first() for app, code in pairs
    ]
    return [permission for permission in found if permission is not None]


def assign_role(*, user: Any, role: Role, portal_site: PortalSite | None = None, reason: str = "") -> None:
    """Give `user` the role on the site, or on the whole portal for a central role, as an act of the installation;
    raises RoleGroup.DoesNotExist when the site has not been provisioned."""
    system_grant(
        user=user, role=role, portal_site=portal_site, reason=reason or _("Set up by the installation")
    )
