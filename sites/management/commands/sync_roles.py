"""`manage.py sync_roles`: gives every group exactly the rights of the table in `sites/roles.py`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _

from sites.models import PortalSite, RoleGroup
from sites.services.roles import sync_central_groups, sync_role_groups


class Command(BaseCommand):
    """Run after an update that changed the table; people stay in their groups (B10)."""

    help = "Bring the groups of the portal and of all sites into line with the table of roles."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Central groups first, then those of each site."""
        sync_central_groups()
        for portal_site in PortalSite.objects.select_related("root_page", "collection"):
            sync_role_groups(portal_site)
        count = RoleGroup.objects.count()
        self.stdout.write(_("%(count)d groups have the rights of the table.") % {"count": count})
