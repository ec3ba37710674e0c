"""`manage.py complete_sites`: brings every site what an update of the portal added (A01)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from sites.models import PortalSite
from sites.services.provisioning import complete_site


class Command(BaseCommand):
    """The steps that open a new site, run again on all that stand."""

    help = "Bring every site what an update added: pages, groups, workflows. May be run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Complete the sites one by one and say how many there are."""
        sites = PortalSite.objects.select_related("organ", "root_page").order_by("pk")
        for portal_site in sites:
            complete_site(portal_site)
        text = ngettext("%(count)d site is complete.", "%(count)d sites are complete.", len(sites))
        self.stdout.write(text % {"count": len(sites)})
