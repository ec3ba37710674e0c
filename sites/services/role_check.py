"""Whether what groups and people hold is what the table of roles says, read from the database (B10, B13).

The rights wanted are worked out here a second time, by name, and not by the code that writes them: a mistake there
must not excuse itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Model
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
)

from sites.models import PortalSite, RoleGrant, RoleGroup
from sites.roles import CENTRAL_ROLES, RIGHTS, SITE_ROLES, Role, may_be_held_together

ADMIN_ACCESS = "wagtailadmin.access_admin"

_ROWS: dict[str, type[Model]] = {
    "page": GroupPagePermission,
    "collection": GroupCollectionPermission,
    "site": GroupSitePermission,
}
"""Wagtail's tables of rights on one object, by the name of the column that points to it."""


class Right(NamedTuple):
    """One permission, everywhere or on one object."""

    permission: str
    """ "app.codename" """
    where: str = ""
    target_id: int | None = None


def role_differences() -> list[str]:
    """Every difference between the database and the table of roles, in words; a constant number of queries."""
    held = _rights_held()
    roots = (Page.get_first_root_node().pk, Collection.get_first_root_node().pk)
    groups = {(row.portal_site_id, row.role): row.group for row in RoleGroup.objects.select_related("group")}
    found: list[str] = []
    for place, role, targets in _places(roots):
        group = groups.pop((place.pk if place else None, role.value), None)
        if group is None:
            found.append(_("There is no group “%(role)s” of %(place)s.") % _names(role, place))
        else:
            found += _group_differences(group.name, _rights_wanted(role, *targets), held.pop(group.pk, set()))
    for group in groups.values():
        found += _group_differences(group.name, set(), held.pop(group.pk, set()))
    names = dict(Group.objects.filter(pk__in=held).values_list("pk", "name"))
    for group_id, rights in held.items():
        found += _group_differences(names[group_id], set(), rights)
    return [*found, *_direct_rights(), *_unrecorded(), *_forbidden_pairs()]


def _places(roots: tuple[int, int]) -> list[tuple[PortalSite | None, Role, tuple[int, int]]]:
    """Every group there must be: its site or None, its role, the page and collection its rights stand on."""
    sites = PortalSite.objects.order_by("pk")
    central: list[tuple[PortalSite | None, Role, tuple[int, int]]] = [
        (None, role, roots) for role in CENTRAL_ROLES
    ]
    return central + [
        (site, role, (site.root_page_id, site.collection_id)) for site in sites for role in SITE_ROLES
    ]


def _rights_wanted(role: Role, page_id: int, collection_id: int) -> set[Right]:
    rights = RIGHTS[role]
    wanted = {Right(name) for name in rights.models | {ADMIN_ACCESS}}
    wanted |= {Right(f"wagtailcore.{action}_page", "page", page_id) for action in rights.pages}
    for model, actions in (
        ("wagtailimages.{}_image", rights.images),
        ("wagtaildocs.{}_document", rights.files),
    ):
        wanted |= {Right(model.format(action), "collection", collection_id) for action in actions}
    return wanted


def _rights_held() -> dict[int, set[Right]]:
    """Everything that groups may do, by id of the group, from every table that can say so; four queries."""
    found: dict[int, set[Right]] = defaultdict(set)
    everywhere = Group.objects.filter(permissions__isnull=False).values_list(
        "pk", "permissions__content_type__app_label", "permissions__codename"
    )
    for group_id, app_label, codename in everywhere:
        found[group_id].add(Right(f"{app_label}.{codename}"))
    for where, model in _ROWS.items():
        rows: Any = model._default_manager.values_list(
            "group_id", f"{where}_id", "permission__content_type__app_label", "permission__codename"
        )
        for group_id, target_id, app_label, codename in rows:
            found[group_id].add(Right(f"{app_label}.{codename}", where, target_id))
    return found


def _group_differences(name: str, wanted: set[Right], held: set[Right]) -> list[str]:
    missing = [
        _("“%(group)s” lacks %(right)s.") % {"group": name, "right": _words(right)}
        for right in sorted(wanted - held, key=str)
    ]
    extra = [
        _("“%(group)s” holds %(right)s, which the table does not give.")
        % {"group": name, "right": _words(right)}
        for right in sorted(held - wanted, key=str)
    ]
    return missing + extra


def _words(right: Right) -> str:
    return f"{right.permission} ({right.where} {right.target_id})" if right.where else right.permission


def _names(role: Role, place: PortalSite | None) -> dict[str, str]:
    return {"role": str(role.label), "place": place.name if place else _("the whole portal")}


def _direct_rights() -> list[str]:
    """Permissions that people hold beside their groups; nobody should."""
    rows = get_user_model().objects.filter(user_permissions__isnull=False)
    return [
        _("%(user)s holds %(right)s directly, without a role.")
        % {"user": username, "right": f"{app}.{codename}"}
        for username, app, codename in rows.order_by("username").values_list(
            "username", "user_permissions__content_type__app_label", "user_permissions__codename"
        )
    ]


def _unrecorded() -> list[str]:
    """People in a group without a record of the role, or on record without the group (B11)."""
    rows = RoleGroup.objects.filter(group__user__isnull=False)
    held = set(rows.values_list("group__user__username", "role", "portal_site__name"))
    given = set(RoleGrant.objects.open().values_list("user__username", "role", "portal_site__name"))
    said = (
        (held - given, _("%(user)s is “%(role)s” of %(place)s, and nobody is on record for giving it.")),
        (given - held, _("%(user)s was given “%(role)s” of %(place)s, but is not in its group.")),
    )
    return [
        words % {"user": username, "role": Role(role).label, "place": place or _("the whole portal")}
        for rows_of_one_kind, words in said
        for username, role, place in sorted(rows_of_one_kind, key=str)
    ]


def _forbidden_pairs() -> list[str]:
    """People with an open account whose roles must not be held by one person (B13, B23)."""
    held: dict[str, set[Role]] = defaultdict(set)
    rows = RoleGroup.objects.filter(group__user__is_active=True)
    for username, role in rows.order_by("group__user__username").values_list("group__user__username", "role"):
        held[username].add(Role(role))
    return [
        _("%(user)s holds roles that must be kept apart: %(roles)s.")
        % {"user": username, "roles": ", ".join(sorted(str(role.label) for role in roles))}
        for username, roles in held.items()
        if not may_be_held_together(roles)
    ]
