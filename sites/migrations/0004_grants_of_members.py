"""Who was put into the group of a role before grants were recorded gets a row that says so."""

from datetime import timedelta
from typing import Any

from django.db import migrations
from django.utils import timezone

TIME_BOXED = "auditor"
STAY = timedelta(days=90)


def record_members(apps: Any, schema_editor: Any) -> None:
    """One open grant for each membership; an inspection that had no end gets one, and so does its account."""
    grants = apps.get_model("portal_sites", "RoleGrant").objects
    for row in apps.get_model("portal_sites", "RoleGroup").objects.select_related("group"):
        until = timezone.now() + STAY if row.role == TIME_BOXED else None
        for user in row.group.user_set.filter(is_active=True):
            grants.create(
                user=user,
                role=row.role,
                portal_site=row.portal_site,
                reason="Vai trò có trước khi hệ thống ghi việc cấp quyền",
                valid_until=until,
            )
            if until is not None and user.groups.count() == 1 and user.valid_until is None:
                user.valid_until = until
                user.save(update_fields=["valid_until"])


class Migration(migrations.Migration):
    dependencies = [
        ("portal_sites", "0003_grants_visits_tags"),
        ("core", "0003_valid_until_and_rendition_index"),
    ]

    operations = [migrations.RunPython(record_members, migrations.RunPython.noop)]
