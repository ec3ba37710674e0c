"""`manage.py roles_table`: docs/roles.md, written from the table of roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.functional import Promise

from sites.roles import HELD_ALONE, RIGHTS, Role, RoleRights, Screen

HEAD = """# Roles and rights

Written by `make docs-roles` from the table in `sites/roles.py`, as the groups of each site are; a test
compares. Nobody has a right to publish, superusers included: the workflow's last step does it, and nobody
approves his own item. On a running portal `manage.py sync_roles --check` names every right that groups or
people hold beside this table.

## Rights

"""

SCREENS = """
## Screens

What a role opens in the admin, on its own site or, for a central role, for every site. A screen that nobody
declared is closed to everybody ([decision 9](decisions/0009-default-deny-firewall.md)). Who calls back takes
live pages away from readers.

"""

DUTIES = """
## Duties kept apart

- **Content and accounts** (B13). {alone} are never held beside another role:
  the screens refuse it and `sync_roles --check` finds it. The technical administrator opens no page, no file and
  no item of the board; the central editorial board changes no account, organ or site.
- **Central accounts and a site's own people** (B11, B12). The technical administrator gives every role, on any
  site; a site manager gives the roles of his own site; nobody gives or takes his own. Each role given or taken is
  recorded with who, when and why, and the record is never deleted.
- **Publishing and calling back** (B12, H06). The last step of the workflow publishes; the central board, on every
  site, and the chief, on the site of his board, take a live page away from readers, with a reason. Nobody else does.
- **Leading and doing** (B21). Leadership reads every site, drafts included, and changes nothing.
- **Inspecting and being inspected** (B23). An auditor reads as leadership does, until a day that is set when the role
  is given, at most 90 days ahead; each address he opens is logged, and he does not read that log himself.
- **Writing and approving** (B10, C02). Nobody passes on his own item, nobody approves a text he wrote a version of.
"""


class Command(BaseCommand):
    """Prints; `make docs-roles` puts it into the file (B10)."""

    help = "Print the table of roles and rights as docs/roles.md holds it (B10)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """The whole page."""
        self.stdout.write(HEAD)
        self.stdout.write(
            _table(
                "role", "vai trò", "where", "pages", "pictures", "files", "steps of the workflow", "own models",
                rows=[_rights_row(role, rights) for role, rights in RIGHTS.items()],
            )
        )  # fmt: skip
        self.stdout.write(SCREENS)
        self.stdout.write(
            _table(
                "role", "opens", "reads every site", "only reads", "calls pages back", "for a time",
                rows=[_screens_row(role, rights) for role, rights in RIGHTS.items()],
            )
        )  # fmt: skip
        self.stdout.write("")
        self.stdout.write(
            _table("kind of screen", "màn hình", rows=[_names(screen.label) for screen in Screen])
        )
        alone = sorted(_names(role.label)[0] for role in HELD_ALONE)
        self.stdout.write(DUTIES.format(alone=" and ".join(alone)))


def _table(*heads: str, rows: Iterable[list[str]]) -> str:
    lines = [list(heads), ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _names(label: str | Promise) -> list[str]:
    """A label in English and in Vietnamese."""
    with translation.override("en"):
        english = str(label)
    with translation.override("vi"):
        return [english, str(label)]


def _rights_row(role: Role, rights: RoleRights) -> list[str]:
    cells = (rights.pages, rights.images, rights.files, rights.steps, rights.models)
    where = "whole portal" if rights.central else "one site"
    return [*_names(role.label), where, *(", ".join(sorted(cell)) or "–" for cell in cells)]


def _screens_row(role: Role, rights: RoleRights) -> list[str]:
    opened = [_names(screen.label)[0] for screen in Screen if screen in rights.screens]
    marks = (rights.reads_every_site, rights.only_reads, rights.calls_back, rights.time_boxed)
    return [_names(role.label)[0], "; ".join(opened) or "–", *("yes" if mark else "–" for mark in marks)]
