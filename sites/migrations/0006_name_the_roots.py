"""The roots of pages and collections are called "Root" by Wagtail; people who read every site see these names."""

from django.db import migrations

NAMES = (
    ("wagtailcore", "Page", "title", "Các trang thông tin"),
    ("wagtailcore", "Collection", "name", "Kho chung"),
)


def name_roots(apps, schema_editor):
    """Give both a Vietnamese name, unless somebody has named them already."""
    for app, model, field, name in NAMES:
        root = apps.get_model(app, model).objects.filter(depth=1, **{field: "Root"})
        root.update(**{field: name, **({"draft_title": name} if model == "Page" else {})})


class Migration(migrations.Migration):
    dependencies = [
        ("portal_sites", "0005_one_open_grant_everywhere"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(name_roots, migrations.RunPython.noop)]
