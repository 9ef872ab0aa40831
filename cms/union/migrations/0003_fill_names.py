"""Rows made before: give each the names it is compared by, each workplace a code, each thing one unit a day."""

import re
from datetime import timedelta

from django.db import migrations

from cms.schema.text import fold, slugify

COMPANY_WORDS = re.compile(
    r"^(?:(?:cong ty|cty|ct|tnhh|mtv|mot thanh vien|co phan|cp|xi nghiep|nha may|xuong|doanh nghiep|dntn|tu nhan) )+(?=.)"
)


def fill_names(apps, schema_editor):
    for model in ("Unit", "Place", "Workplace"):
        for row in apps.get_model("union", model).objects.order_by("pk"):
            names = [row.name, row.code] if model == "Unit" else [row.name, *row.aliases.splitlines()]
            lines = [re.sub(r"[^a-z0-9]+", " ", fold(name)).strip() for name in names]
            if model == "Workplace":
                lines = [COMPANY_WORDS.sub("", line) for line in lines]
                row.code = f"{slugify(lines[0])[:40].strip('-') or 'ma'}-{row.pk}"
            row.folded_name = lines[0][:400]
            row.folded = "\n".join(["", *dict.fromkeys(filter(None, lines)), ""])
            row.save()


def keep_one_unit_a_day(apps, schema_editor):
    """Where two rows of one thing overlapped, the younger decision was meant: the older one gives way to it."""
    Coverage = apps.get_model("union", "Coverage")
    things = Coverage.objects.values_list("place", "workplace").distinct()
    for place, workplace in list(things):
        rows = list(Coverage.objects.filter(place=place, workplace=workplace))
        rows.sort(key=lambda row: (row.valid_from is not None, row.valid_from or 0, row.pk))
        while len(rows) > 1:
            older, younger = rows[0], rows[1]
            if older.valid_to and younger.valid_from and older.valid_to < younger.valid_from:
                rows.pop(0)
                continue
            rest = None
            if younger.valid_to and (older.valid_to is None or older.valid_to > younger.valid_to):
                rest = Coverage(
                    unit_id=older.unit_id, place_id=place, workplace_id=workplace, decision=older.decision,
                    valid_from=younger.valid_to + timedelta(days=1), valid_to=older.valid_to,
                )
                rest.save()
            if older.valid_from == younger.valid_from:
                older.delete()
            else:
                older.valid_to = younger.valid_from - timedelta(days=1)
                older.save()
            rows.pop(0)
            if rest:
                rows.append(rest)
                rows.sort(key=lambda row: (row.valid_from is not None, row.valid_from or 0, row.pk))


class Migration(migrations.Migration):

    dependencies = [("union", "0002_units_places_calendar")]

    operations = [
        migrations.RunPython(fill_names, migrations.RunPython.noop),
        migrations.RunPython(keep_one_unit_a_day, migrations.RunPython.noop),
    ]
