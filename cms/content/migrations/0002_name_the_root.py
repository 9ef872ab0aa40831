"""Wagtail calls the top of its tree “Root”; editors meet it in every list and chooser."""

from django.db import migrations

TITLE = "Mọi trang"


def name_the_root(apps, schema_editor):
    """Give the top of the tree a Vietnamese name, unless somebody gave it one."""
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root").update(title=TITLE, draft_title=TITLE)


class Migration(migrations.Migration):
    dependencies = [("content", "0001_initial")]

    operations = [migrations.RunPython(name_the_root, migrations.RunPython.noop)]
