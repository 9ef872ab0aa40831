"""From here on a workplace's code is its own, and PostgreSQL itself keeps one unit for one thing on one day."""

from django.db import migrations, models

THINGS = ("place", "zone", "workplace", "trade")


def name_of(thing):
    return f"union_coverage_one_unit_a_day_{thing}"


def exclude_overlaps(apps, schema_editor):
    """SQLite has no such constraint, and needs none: it has one writer at a time, who looks first."""
    if schema_editor.connection.vendor != "postgresql":
        return
    for thing in THINGS:
        # A range of one number stands for the number: GiST compares ranges without an extension.
        schema_editor.execute(
            f"ALTER TABLE union_coverage ADD CONSTRAINT {name_of(thing)} EXCLUDE USING gist ("
            f"int8range({thing}_id, {thing}_id, '[]') WITH &&, daterange(valid_from, valid_to, '[]') WITH &&"
            f") WHERE ({thing}_id IS NOT NULL)"
        )


def allow_overlaps(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for thing in THINGS:
            schema_editor.execute(f"ALTER TABLE union_coverage DROP CONSTRAINT {name_of(thing)}")


class Migration(migrations.Migration):

    dependencies = [("union", "0003_fill_names")]

    operations = [
        migrations.AlterField(
            model_name="workplace",
            name="code",
            field=models.SlugField(blank=True, help_text="Chữ không dấu. Để trống: máy tự đặt theo tên.", max_length=60, unique=True, verbose_name="Mã"),
        ),
        migrations.RunPython(exclude_overlaps, allow_overlaps),
    ]
