"""Takes away what Wagtail starts with: an unknown host must find nothing, and nobody must inherit a right to publish."""

from django.db import migrations


def remove_defaults(apps, schema_editor):
    """Delete the welcome page with its site, and the groups and workflow of an empty Wagtail, while nobody uses them."""
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    welcome = Page.objects.filter(depth=2, slug="home", content_type__model="page")
    Site.objects.filter(root_page__in=welcome).delete()
    welcome.delete()
    Page.objects.filter(depth=1).update(numchild=Page.objects.filter(depth=2).count())

    Workflow = apps.get_model("wagtailcore", "Workflow")
    Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True).delete()
    Task = apps.get_model("wagtailcore", "Task")
    Task.objects.filter(
        name="Moderators approval", workflow_tasks__isnull=True, task_states__isnull=True
    ).delete()
    apps.get_model("auth", "Group").objects.filter(
        name__in=["Editors", "Moderators"], user__isnull=True
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("portal_sites", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [migrations.RunPython(remove_defaults, migrations.RunPython.noop)]
