"""`manage.py check_boards`: whether every site's board can work."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sites.models import PortalSite
from sites.services.boards import site_board_problems


class Command(BaseCommand):
    """Ends with an error when a board lacks its chief, a deputy, or a right (B04)."""

    help = (
        "Check the boards of all sites: one chief, one deputy for each subject area, rights for every seat."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each site, and what is wrong with it."""
        total = 0
        for portal_site in PortalSite.objects.select_related("organ"):
            problems = site_board_problems(portal_site)
            total += len(problems)
            self.stdout.write(f"{portal_site.name}: " + (_("in order") if not problems else ""))
            for problem in problems:
                self.stdout.write(f"  - {problem}")
        if total:
            raise CommandError(
                ngettext("%(count)d thing to put right.", "%(count)d things to put right.", total)
                % {"count": total}
            )
