"""Hold one open grant on SQLite too, which knows no nulls that are alike."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal_sites", "0004_grants_of_members"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="rolegrant",
            name="one_open_grant_per_role_and_site",
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("user", "role", "portal_site"),
                name="one_open_grant_per_role_and_site",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("portal_site", None)),
                fields=("user", "role"),
                name="one_open_grant_per_central_role",
            ),
        ),
    ]
