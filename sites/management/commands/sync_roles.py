"""`manage.py sync_roles`: gives every group exactly the rights of the table in `sites/roles.py`."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sites.models import PortalSite, RoleGroup
from sites.services.role_check import role_differences
from sites.services.roles import sync_central_groups, sync_role_groups


class Command(BaseCommand):
    """Run after an update that changed the table; people stay in their groups (B10)."""

    help = "Bring the groups of the portal and of all sites into line with the table of roles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Writing or only looking."""
        parser.add_argument(
            "--check",
            action="store_true",
            help="change nothing; name every difference and fail when there is one",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the rights, or name every difference; CommandError when the check finds one."""
        if options["check"]:
            self._check()
        else:
            self._write()

    @transaction.atomic
    def _write(self) -> None:
        """Central groups first, then those of each site."""
        sync_central_groups()
        for portal_site in PortalSite.objects.select_related("root_page", "collection"):
            sync_role_groups(portal_site)
        self._say_how_many()

    def _check(self) -> None:
        differences = role_differences()
        if not differences:
            self._say_how_many()
            return
        total = ngettext("%(count)d thing to put right.", "%(count)d things to put right.", len(differences))
        raise CommandError("\n".join([*differences, total % {"count": len(differences)}]))

    def _say_how_many(self) -> None:
        count = RoleGroup.objects.count()
        self.stdout.write(_("%(count)d groups have the rights of the table.") % {"count": count})
