"""Rows the desk starts from: receipt codes become unreadable at rest, and the dated rules get their first lines."""

from django.db import migrations

from cms.interest.fields import Unreadable
from cms.interest.vault import hash_code, hash_name

ROUTING = [
    ("no_local_contact", "top"),
    ("workplace", "covering"),
    ("zone", "covering"),
    ("trade", "covering"),
    ("workplace_place", "covering"),
    ("place", "covering"),
    ("other_province", "top"),
    ("always", "top"),
]
"""Design 3.5, domain facts 4: the first that fits wins."""
FIRST_CALL_HOURS = {"join": 8, "question": 16, "employer": 24, "call_back": 4}
RETENTION = [
    ("closed", "", "status", 365),
    ("closed", "withdrawn", "status", 15),
    ("unreachable", "", "status", 182),
    ("not_now", "", "status", 365),
    ("joined", "", "hand_over", 15),
]
"""Domain facts 3, a proposal for the customer's lawyer to confirm: closed 12 months, unreachable 6, withdrawn 15 days."""


def hide_codes(apps, _schema_editor) -> None:
    """Encrypt the receipt codes that stand there plain. Needs the office's keys, if there is any row."""
    for name in ("Submission", "ConsentRecord"):
        for row in apps.get_model("interest", name).objects.iterator(chunk_size=500):
            # A plain code is no encrypted text: the field gives it back as unreadable, with what is stored.
            code = row.code.stored if isinstance(row.code, Unreadable) else row.code
            row.code = str(code)
            if name == "Submission":
                row.code_hash = hash_code(code)
            row.save()


def find_by_beginnings(apps, _schema_editor) -> None:
    """Names were found by whole words; now by the beginnings of words. A name whose key is gone stays as it is."""
    word = apps.get_model("interest", "LeadWord").objects
    for lead in apps.get_model("interest", "Lead").objects.iterator(chunk_size=500):
        if not isinstance(lead.name, Unreadable):
            word.filter(lead=lead).delete()
            for hash_ in hash_name(lead.name):
                word.create(lead=lead, hash=hash_)


def note_units(apps, _schema_editor) -> None:
    """The leads that are there already have had their unit since they came."""
    assignment = apps.get_model("interest", "UnitAssignment")
    for lead in apps.get_model("interest", "Lead").objects.exclude(unit=None).iterator(chunk_size=500):
        assignment.objects.create(lead=lead, unit_id=lead.unit_id, since=lead.received_at)


def add_rules(apps, _schema_editor) -> None:
    """The first lines of the dated rules; the office changes them by adding lines with later dates."""
    routing, clock, retention = (
        apps.get_model("interest", name).objects for name in ("RoutingRule", "ClockRule", "RetentionRule")
    )
    for place, (condition, target) in enumerate(ROUTING, 1):
        routing.create(order=10 * place, condition=condition, target=target)
    for kind, hours in FIRST_CALL_HOURS.items():
        clock.create(kind=kind, first_call_hours=hours)
    for status, reason, counted, days in RETENTION:
        retention.create(status=status, closing_reason=reason, counted=counted, days=days)


class Migration(migrations.Migration):

    dependencies = [("interest", "0002_desk")]

    operations = [
        migrations.RunPython(hide_codes, migrations.RunPython.noop),
        migrations.RunPython(find_by_beginnings, migrations.RunPython.noop),
        migrations.RunPython(note_units, migrations.RunPython.noop),
        migrations.RunPython(add_rules, migrations.RunPython.noop),
    ]
