from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from sites.roles import RIGHTS, Role, RoleRights

HEAD = """# Roles and rights

Written by `make docs-roles` from the table in `sites/roles.py`, as the groups of each site are; a test
compares. Nobody has a right to publish, superusers included: the workflow's last step does it, and nobody
approves his own item.

| role | vai trò | where | pages | pictures | files | steps of the workflow | own models |
|---|---|---|---|---|---|---|---|
"""


class Command(BaseCommand):
    help = "Print the table of roles and rights as docs/roles.md holds it (B10)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [self._row(role, rights) for role, rights in RIGHTS.items()]
        self.stdout.write(HEAD + "\n".join(rows))

    def _row(self, role: Role, rights: RoleRights) -> str:
        with translation.override("vi"):
            vietnamese = str(role.label)
        with translation.override("en"):
            english = str(role.label)
        cells = (rights.pages, rights.images, rights.files, rights.steps, rights.models)
        words = [", ".join(sorted(cell)) or "–" for cell in cells]
        where = "whole portal" if rights.central else "one site"
        return f"| {english} | {vietnamese} | {where} | {' | '.join(words)} |"
