"""Takes away the page and the default site that Wagtail starts with: an unknown host must find nothing."""

from django.db import migrations


def remove_welcome(apps, schema_editor):
    """Delete the welcome page and its site, as long as nobody has made them his own."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page")
    Site.objects.filter(root_page__in=welcome).delete()
    welcome.delete()
    Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count())


class Migration(migrations.Migration):
    dependencies = [("portal_sites", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(remove_welcome, migrations.RunPython.noop)]
