"""Every reader's page asks for its menu: an index of the few pages that stand in one, not of the whole library."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal_sites", "0007_tombstone")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX portal_sites_menu_pages ON wagtailcore_page (path) WHERE show_in_menus",
            "DROP INDEX portal_sites_menu_pages",
        )
    ]
