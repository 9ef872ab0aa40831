"""The tables of the invented union: units and their hours, places, zone, trades, workplaces, who has what."""

from datetime import timedelta

from cms.accounts.models import User
from cms.demo.content.province import (
    CHECKED_ON,
    ENDED,
    OTHER_NAMES,
    PLACES,
    PROVINCE,
    SATURDAY_MORNING,
    SINCE,
    TRADES,
    UNITS,
    WORKPLACES,
    ZONE,
)
from cms.union.actions import load_places
from cms.union.models import Coverage, Place, Province, Trade, Unit, WorkingHours, Workplace, Zone
from cms.union.working_time import USUAL_HOURS, USUAL_WEEKDAYS

DECISIONS = {"place": "01/QĐ-LĐLĐ", "zone": "02/QĐ-LĐLĐ", "workplace": "02/QĐ-LĐLĐ", "trade": "03/QĐ-LĐLĐ"}


def seed_tables() -> None:
    """All of them, with the true provinces and the communes of An Giang beside the invented ones."""
    load_places()
    units = _seed_units()
    places = _seed_places(units)
    zone = _seed_zone(units, places)
    for slug, name, aliases, unit in TRADES:
        trade = Trade.objects.create(slug=slug, name=name, aliases=aliases)
        _cover(units, unit, trade)
    for name, aliases, place, unit, in_zone, sector, employees, has_union in WORKPLACES:
        workplace = Workplace.objects.create(
            name=name,
            aliases=aliases,
            place=places[place],
            zone=zone if in_zone else None,
            sector=sector,
            employees=employees,
            has_union=has_union,
            checked_on=None if has_union == Workplace.HasUnion.UNKNOWN else CHECKED_ON,
            valid_from=SINCE,
        )
        _cover(units, unit, workplace)


def _seed_units() -> dict[str, Unit]:
    owner = User.objects.filter(username="to-chuc").first()
    units: dict[str, Unit] = {}
    for code, name, kind, phone, address in UNITS:
        units[code] = Unit.objects.create(
            code=code,
            name=name,
            name_km=OTHER_NAMES.get(code, ("", ""))[0],
            name_en=OTHER_NAMES.get(code, ("", ""))[1],
            kind=kind,
            phone=phone,
            address=address,
            parent=units.get(PROVINCE),
            owner=owner,
            on_website=True,
            valid_from=SINCE,
            decision="01/QĐ-LĐLĐ",
        )
    code, name, successor = ENDED
    Unit.objects.create(
        code=code,
        name=name,
        kind=Unit.Kind.LEGACY_DISTRICT,
        parent=units[PROVINCE],
        successor=units[successor],
        valid_to=SINCE - timedelta(days=1),
    )
    unit, weekday, starts_at, ends_at = SATURDAY_MORNING
    hours = [(day, first, last) for day in USUAL_WEEKDAYS for first, last in USUAL_HOURS]
    for day, first, last in [*hours, (weekday, starts_at, ends_at)]:
        WorkingHours.objects.create(unit=units[unit], weekday=day, starts_at=first, ends_at=last)
    return units


def _seed_places(units: dict[str, Unit]) -> dict[str, Place]:
    province = Province.objects.create(code="99", name="Hải Sơn", valid_from=SINCE)
    places: dict[str, Place] = {}
    for code, name, kind, aliases, unit in PLACES:
        places[code] = Place.objects.create(
            code=code, name=name, kind=kind, aliases=aliases, province=province, valid_from=SINCE
        )
        _cover(units, unit, places[code])
    return places


def _seed_zone(units: dict[str, Unit], places: dict[str, Place]) -> Zone:
    name, aliases, codes, unit = ZONE
    zone = Zone.objects.create(name=name, aliases=aliases, valid_from=SINCE)
    zone.places.set([places[code] for code in codes])
    _cover(units, unit, zone)
    return zone


def _cover(units: dict[str, Unit], unit: str, thing: Place | Zone | Workplace | Trade) -> None:
    if unit:
        kind = thing._meta.model_name
        Coverage.objects.create(unit=units[unit], valid_from=SINCE, decision=DECISIONS[kind], **{kind: thing})
