import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def forget(apps, schema_editor):
    """Citations are read from the files again; without a file they belong to no reader."""
    apps.get_model("docslib", "Citation").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("docslib", "0005_import_paused"),
        migrations.swappable_dependency(settings.WAGTAILDOCS_DOCUMENT_MODEL),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop, elidable=True),
        migrations.RemoveConstraint(model_name="citation", name="citation_once_in_a_document"),
        migrations.AddField(
            model_name="citation",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.WAGTAILDOCS_DOCUMENT_MODEL,
                verbose_name="file",
            ),
        ),
        migrations.AddConstraint(
            model_name="citation",
            constraint=models.UniqueConstraint(
                fields=("page", "document", "number_key"), name="citation_once_in_a_file"
            ),
        ),
    ]
