"""Whom people may call: what the public is told of units, stated once for all days."""

from collections import defaultdict
from collections.abc import Iterable

from cms.schema import ContactArea, ContactHours, Contacts, ContactUnit
from cms.union.models import Coverage, Unit, WorkingHours

AREAS = ("place", "zone", "trade")
"""What the public is told that a unit looks after. Workplaces are not listed: that list is the office's own."""


def get_contacts_entry() -> Contacts:
    """All units with what they cover, of all times; none of them while no unit is shown to the public.

    Of a unit without `on_website` only its code, its days and its place in the tree are told, so that what it looks
    after leads to the unit above. Never a person: neither who is responsible, nor who enquired.
    """
    if not Unit.objects.filter(on_website=True).exists():
        return Contacts()
    areas, hours = _list_areas(), _list_hours()
    units = Unit.objects.select_related("parent", "successor").order_by("code")
    return Contacts(units=tuple(_state(unit, areas[unit.pk], hours[unit.pk]) for unit in units))


def _state(unit: Unit, areas: Iterable[ContactArea], hours: Iterable[ContactHours]) -> ContactUnit:
    names = ("name", "name_km", "name_en", "phone", "zalo", "email", "address")
    return ContactUnit(
        code=unit.code,
        kind=unit.kind,
        **{name: getattr(unit, name) if unit.on_website else "" for name in names},
        parent=unit.parent.code if unit.parent else "",
        successor=unit.successor.code if unit.successor else "",
        since=unit.valid_from,
        until=unit.valid_to,
        hours=tuple(hours),
        areas=tuple(areas),
    )


def _list_areas() -> dict[int, list[ContactArea]]:
    found: dict[int, list[ContactArea]] = defaultdict(list)
    for row in Coverage.objects.filter(workplace__isnull=True).select_related(*AREAS).order_by("pk"):
        kind = next(name for name in AREAS if getattr(row, f"{name}_id"))
        names = dict.fromkeys(line.strip() for line in row.thing.aliases.splitlines())
        found[row.unit_id].append(
            ContactArea(
                kind=kind,
                name=row.thing.name,
                word=row.thing.get_kind_display().lower() if kind == "place" else "",
                names=tuple(name for name in names if name),
                since=row.valid_from,
                until=row.valid_to,
            )
        )
    return found


def _list_hours() -> dict[int, list[ContactHours]]:
    found: dict[int, list[ContactHours]] = defaultdict(list)
    for row in WorkingHours.objects.order_by("weekday", "starts_at", "pk"):
        found[row.unit_id].append(
            ContactHours(
                weekday=row.weekday,
                starts_at=f"{row.starts_at:%H:%M}",
                ends_at=f"{row.ends_at:%H:%M}",
                since=row.valid_from,
                until=row.valid_to,
            )
        )
    return found
