"""Roles and what each may do: the one table; groups, tests and the docs page come from it (B10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does, on one site or on the whole portal (vai trò)."""

    CONTRIBUTOR = "contributor", _("Contributor")
    EDITOR = "editor", _("Editor")
    SECRETARY = "secretary", _("Board secretary")
    APPROVER = "approver", _("Approver")
    MANAGER = "manager", _("Site manager")
    CENTRAL_BOARD = "central_board", _("Central editorial board")
    TECHNICAL_ADMIN = "technical_admin", _("Technical administrator")
    LEADERSHIP = "leadership", _("Leadership")
    AUDITOR = "auditor", _("Auditor")


class Screen(models.TextChoices):
    """Kinds of admin screens that a role opens; what is of no kind is closed (màn hình)."""

    ANYBODY = "anybody", _("own account and help")
    READING = "reading", _("reading pages, versions, history")
    CONTENT = "content", _("writing and files")
    REPORTS = "reports", _("reports")
    PEOPLE = "people", _("people")
    SITE = "site", _("redirects, keywords, footer of a site")
    INFRASTRUCTURE = "infrastructure", _("organs, sites, boards")
    VISITS = "visits", _("log of auditors' visits")


@dataclass(frozen=True)
class RoleRights:
    """Rights of one role: on pages below its root, on its collection, on the portal's own models.

    `steps` are the workflow steps whose owner the role is; a role without steps moderates nothing.
    `screens` are the kinds of admin screens it opens, on its own site or, for a central role, for every site.
    Who `calls_back` takes live pages of every site away from readers; on one site, its board's chief does.
    """

    central: bool = False
    screens: frozenset[Screen] = frozenset()
    reads_every_site: bool = False
    only_reads: bool = False
    time_boxed: bool = False
    calls_back: bool = False
    pages: frozenset[str] = frozenset()
    images: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    models: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()


_ADD_CHOOSE = frozenset({"add", "choose"})
_ADD_CHANGE_CHOOSE = frozenset({"add", "change", "choose"})
_WRITES = frozenset({Screen.READING, Screen.CONTENT})
_EDITS = _WRITES | {Screen.REPORTS}

RIGHTS: dict[Role, RoleRights] = {
    Role.CONTRIBUTOR: RoleRights(
        screens=_WRITES, pages=frozenset({"add"}), images=_ADD_CHOOSE, files=_ADD_CHOOSE
    ),
    Role.EDITOR: RoleRights(
        screens=_EDITS,
        pages=frozenset({"add", "change"}),
        images=_ADD_CHANGE_CHOOSE,
        files=_ADD_CHANGE_CHOOSE,
        steps=frozenset({"edit"}),
    ),
    Role.SECRETARY: RoleRights(
        screens=_EDITS,
        pages=frozenset({"add", "change"}),
        images=_ADD_CHANGE_CHOOSE,
        files=_ADD_CHANGE_CHOOSE,
        steps=frozenset({"receive"}),
    ),
    Role.APPROVER: RoleRights(
        screens=_EDITS,
        pages=frozenset({"add", "change"}),
        images=_ADD_CHANGE_CHOOSE,
        files=_ADD_CHANGE_CHOOSE,
        steps=frozenset({"receive", "edit", "approve"}),
    ),
    Role.MANAGER: RoleRights(
        screens=_EDITS | {Screen.PEOPLE, Screen.SITE},
        pages=frozenset({"add", "change"}),
        images=_ADD_CHANGE_CHOOSE,
        files=_ADD_CHANGE_CHOOSE,
    ),
    Role.CENTRAL_BOARD: RoleRights(
        central=True,
        screens=_EDITS | {Screen.VISITS},
        reads_every_site=True,
        calls_back=True,
        pages=frozenset({"add", "change"}),
        images=_ADD_CHANGE_CHOOSE,
        files=_ADD_CHANGE_CHOOSE,
        steps=frozenset({"receive", "edit", "approve"}),
    ),
    Role.TECHNICAL_ADMIN: RoleRights(
        central=True,
        screens=frozenset({Screen.PEOPLE, Screen.INFRASTRUCTURE, Screen.VISITS}),
        models=frozenset(
            {
                "portal_sites.view_portalsite",
                "portal_sites.add_portalsite",
                "portal_sites.change_portalsite",
                "portal_sites.add_organ",
                "portal_sites.change_organ",
                "portal_sites.view_organ",
                "portal_sites.add_subjectarea",
                "portal_sites.change_subjectarea",
                "portal_sites.view_subjectarea",
                "portal_sites.add_editorialboard",
                "portal_sites.change_editorialboard",
                "portal_sites.view_editorialboard",
            }
        ),
    ),
    Role.LEADERSHIP: RoleRights(
        central=True,
        screens=frozenset({Screen.READING, Screen.REPORTS, Screen.VISITS}),
        reads_every_site=True,
        only_reads=True,
    ),
    Role.AUDITOR: RoleRights(
        central=True,
        screens=frozenset({Screen.READING, Screen.REPORTS}),
        reads_every_site=True,
        only_reads=True,
        time_boxed=True,
    ),
}

SITE_ROLES = tuple(role for role, rights in RIGHTS.items() if not rights.central)
CENTRAL_ROLES = tuple(role for role, rights in RIGHTS.items() if rights.central)

HELD_ALONE = frozenset({Role.TECHNICAL_ADMIN, Role.AUDITOR})
"""Nobody holds one of these beside another role: who looks after accounts touches no content (B13), and who
inspects takes no part in what he inspects (B23)."""


def may_be_held_together(roles: Iterable[Role]) -> bool:
    """Whether one person may hold all of these roles, on whatever sites."""
    different = set(roles)
    return len(different) <= 1 or not different & HELD_ALONE
