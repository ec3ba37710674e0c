"""Makes groups of the role table, and puts people into them (B10)."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model
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
    """Give the site one group a role, with exactly the rights of the table; a constant number of queries."""
    groups = _ensure_groups(SITE_ROLES, portal_site)
    _sync_rights(groups, page=portal_site.root_page, collection=portal_site.collection)


@transaction.atomic
def sync_central_groups() -> None:
    """Give the portal its central groups; their page rights stand in one row at the tree root."""
    groups = _ensure_groups(CENTRAL_ROLES, None)
    _sync_rights(groups, page=Page.get_first_root_node(), collection=Collection.get_first_root_node())


def _ensure_groups(roles: Iterable[Role], portal_site: PortalSite | None) -> dict[Role, int]:
    """Ids of the groups of the roles, the missing ones made."""
    known = dict(RoleGroup.objects.filter(portal_site=portal_site).values_list("role", "group_id"))
    missing = [role for role in roles if role not in known]
    # The name is for people, who choose the group by it; code finds the group by its RoleGroup.
    with override(settings.LANGUAGE_CODE):
        names = [f"{role.label} ({portal_site.code})" if portal_site else str(role.label) for role in missing]
    made = Group.objects.bulk_create(Group(name=name) for name in names)
    RoleGroup.objects.bulk_create(
        RoleGroup(group=group, portal_site=portal_site, role=role)
        for role, group in zip(missing, made, strict=True)
    )
    known |= {role: group.pk for role, group in zip(missing, made, strict=True)}
    return {role: known[role] for role in roles}


def _sync_rights(groups: dict[Role, int], *, page: Page, collection: Collection) -> None:
    """Exactly the rights of the table for each group: none missing, none left over."""
    known = _permission_ids()
    ids = list(groups.values())
    GroupSitePermission.objects.filter(group__in=ids).delete()
    _sync_rows(Group.permissions.through, ids, _model_rows(groups, known))
    page_rows: set[tuple[int, ...]] = {
        (group, page.pk, pk)
        for role, group in groups.items()
        for pk in _found(known, "wagtailcore", "page", RIGHTS[role].pages)
    }
    _sync_rows(GroupPagePermission, ids, page_rows, "page_id")
    collection_rows: set[tuple[int, ...]] = {
        (group, collection.pk, pk)
        for role, group in groups.items()
        for field, (app_label, model) in _COLLECTION_MODELS.items()
        for pk in _found(known, app_label, model, getattr(RIGHTS[role], field))
    }
    _sync_rows(GroupCollectionPermission, ids, collection_rows, "collection_id")


def _sync_rows(model: type[Model], groups: list[int], wanted: Set[tuple[int, ...]], *target: str) -> None:
    """Rows of the groups as (group, *target, permission)."""
    fields = ("group_id", *target, "permission_id")
    held = {
        row[1:]: row[0] for row in model._default_manager.filter(group__in=groups).values_list("pk", *fields)
    }
    model._default_manager.filter(pk__in=[held[key] for key in held.keys() - wanted]).delete()
    missing = sorted(wanted - held.keys())
    model._default_manager.bulk_create(model(**dict(zip(fields, key, strict=True))) for key in missing)


def _permission_ids() -> dict[tuple[str, str], int]:
    """Ids of the permissions the table may name, by app and codename."""
    apps = {"wagtailcore", "wagtailadmin", *(app for app, _model in _COLLECTION_MODELS.values())}
    apps |= {name.split(".", 1)[0] for rights in RIGHTS.values() for name in rights.models}
    rows = Permission.objects.filter(content_type__app_label__in=apps)
    return {
        (app, code): pk for app, code, pk in rows.values_list("content_type__app_label", "codename", "pk")
    }


def _found(
    known: dict[tuple[str, str], int], app_label: str, model: str, actions: frozenset[str]
) -> list[int]:
    keys = [(app_label, f"{action}_{model}") for action in actions]
    return [known[key] for key in keys if key in known]


def _model_rows(groups: dict[Role, int], known: dict[tuple[str, str], int]) -> set[tuple[int, ...]]:
    rows: set[tuple[int, ...]] = set()
    for role, group in groups.items():
        for name in RIGHTS[role].models | {"wagtailadmin.access_admin"}:
            app_label, codename = name.split(".", 1)
            if (app_label, codename) in known:
                rows.add((group, known[app_label, codename]))
    return rows


def assign_role(*, user: Any, role: Role, portal_site: PortalSite | None = None, reason: str = "") -> None:
    """Give `user` the role on the site, or on the whole portal for a central role, as an act of the installation;
    raises RoleGroup.DoesNotExist when the site has not been provisioned."""
    system_grant(
        user=user, role=role, portal_site=portal_site, reason=reason or _("Set up by the installation")
    )
