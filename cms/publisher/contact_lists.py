"""Whom to call on the day a page is drawn: units, what they look after, and places by letter."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.entries.reader import Reader
from cms.publisher.alphabet import group_by_letter, sort_key
from cms.schema import ContactArea, ContactHours, Contacts, ContactUnit, Link, LinkGroup, PublicContact
from cms.schema.languages import SOURCE_LANGUAGE
from cms.union.models import WorkingHours
from cms.union.working_time import USUAL_HOURS, USUAL_WEEKDAYS

PREFIX = re.compile(r"^(?:xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|thành phố|tp\.?|p\.|x\.)\s+", re.IGNORECASE)
"""What stands before a place's own name."""
PROVINCE = "province"


class Directory:
    """The units on the day a page is drawn."""

    def __init__(self, reader: Reader, contacts: Contacts) -> None:
        self._holds = reader.holds
        self.units = {unit.code: unit for unit in contacts.units}
        self.children = Counter(unit.parent for unit in contacts.units if unit.parent)

    def follow(self, code: str) -> ContactUnit | None:
        """The unit that is to be called for the work of `code`: in force, and shown to the public."""
        return self._follow(code, set())

    def _follow(self, code: str, seen: set[str]) -> ContactUnit | None:
        unit = self.units.get(code)
        if unit is None or code in seen:
            return None
        seen.add(code)
        in_force = self._holds(unit)
        if in_force and unit.name:
            return unit
        return (None if in_force else self._follow(unit.successor, seen)) or self._follow(unit.parent, seen)

    def list_shown(self) -> list[ContactUnit]:
        """The units the public is shown today: the one everything falls back to, then the others by their names.

        Everything falls back to the province in force with the most units below it, else to one above all.
        """
        shown = [unit for unit in self.units.values() if unit.name and self._holds(unit)]
        provinces = [unit for unit in shown if unit.kind == PROVINCE] or [unit for unit in shown if not unit.parent]
        top = max(provinces, key=lambda unit: self.children[unit.code], default=None)
        return sorted(shown, key=lambda unit: (unit is not top, sort_key(unit.name)))

    def list_hours(self, unit: ContactUnit) -> tuple[str, ...]:
        """The hours of today's week, ready to be read: its own, else those of the unit above, else the usual."""
        seen: set[str] = set()
        current: ContactUnit | None = unit
        while current and current.code not in seen:
            rows = [row for row in current.hours if self._holds(row)]
            if rows:
                return tuple(write_hours(rows))
            seen.add(current.code)
            current = self.units.get(current.parent)
        usual = ", ".join(f"{starts_at:%H:%M}–{ends_at:%H:%M}" for starts_at, ends_at in USUAL_HOURS)
        return (f"{_name_days(USUAL_WEEKDAYS[0], USUAL_WEEKDAYS[-1])}: {usual}",)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name that leads to a unit."""

    name: str
    link: Link
    kind: str


def list_contacts(reader: Reader) -> dict[str, tuple]:
    """The units to be called today, and the names that lead to them."""
    directory = Directory(reader, reader.contacts())
    names: list[_Named] = []
    today: dict[str, list[ContactArea]] = {}
    later: dict[str, list[ContactArea]] = {}
    for unit in directory.units.values():
        called = directory.follow(unit.code)
        for area in unit.areas if called else ():
            if reader.begins_later(area):
                later.setdefault(called.code, []).append(area)
            elif reader.holds(area):
                today.setdefault(called.code, []).append(area)
                names.extend(_list_names(area, f"#{_anchor(called)}"))
    units = tuple(
        _show(unit, reader.language, directory.list_hours(unit), today.get(unit.code, ()), later.get(unit.code, ()))
        for unit in directory.list_shown()
    )
    return {"letters": _group_places(names), "groups": _group_others(names), "units": units}


def _show(
    unit: ContactUnit,
    language: str,
    hours: tuple[str, ...],
    today: Iterable[ContactArea],
    later: Iterable[ContactArea],
) -> PublicContact:
    """A unit as readers see it, under its name in their language where it has one."""
    own = {"km": unit.name_km, "en": unit.name_en}.get(language, unit.name)
    return PublicContact(
        anchor=_anchor(unit),
        name=own or unit.name,
        language="" if own else SOURCE_LANGUAGE,
        phone=unit.phone,
        zalo=unit.zalo,
        email=unit.email,
        address=unit.address,
        hours=hours,
        areas=tuple(sorted(dict.fromkeys(today), key=lambda area: sort_key(area.name))),
        later=tuple(sorted(dict.fromkeys(later), key=lambda area: (area.since, sort_key(area.name)))),
    )


def _anchor(unit: ContactUnit) -> str:
    """Never the id of anything else on the page."""
    return f"don-vi-{unit.code}"


def _name_area(area: ContactArea) -> str:
    return f"{area.word} {area.name}".strip()


def _list_names(area: ContactArea, url: str) -> Iterator[_Named]:
    own = f"{area.name} ({area.word})" if area.word else area.name
    yield _Named(area.name, Link(title=own, url=url), area.kind)
    if area.kind == "place":
        for name in area.names:
            title = f"{name} – {_name_area(area)}"  # an old name, or a market: people say neither “now” nor “in”
            yield _Named(PREFIX.sub("", name), Link(title=title, url=url), area.kind)


def _group_places(names: Iterable[_Named]) -> tuple[LinkGroup, ...]:
    letters = group_by_letter((name for name in names if name.kind == "place"), lambda name: name.name)
    return tuple(
        LinkGroup(title=letter, anchor=letter, links=tuple(dict.fromkeys(name.link for name in found)))
        for letter, found in letters.items()
    )


def _group_others(names: Iterable[_Named]) -> tuple[LinkGroup, ...]:
    titles = {"zone": _("Khu công nghiệp, khu kinh tế"), "trade": _("Nghề không có công ty")}
    known = sorted(names, key=lambda name: sort_key(name.name))
    groups = (
        LinkGroup(title=title, links=tuple(dict.fromkeys(name.link for name in known if name.kind == kind)))
        for kind, title in titles.items()
    )
    return tuple(group for group in groups if group.links)


def write_hours(rows: Iterable[ContactHours]) -> Iterator[str]:
    """`Thứ hai – thứ sáu: 07:30–11:30, 13:30–17:00`: neighbouring days with the same hours in one line."""
    days: dict[int, list[str]] = {}
    for row in sorted(rows, key=lambda row: (row.weekday, row.starts_at, row.ends_at)):
        days.setdefault(row.weekday, []).append(f"{row.starts_at}–{row.ends_at}")
    first = last = None
    for day, hours in days.items():
        if last is not None and day == last + 1 and hours == days[last]:
            last = day
            continue
        if last is not None:
            yield f"{_name_days(first, last)}: {', '.join(days[last])}"
        first = last = day
    if last is not None:
        yield f"{_name_days(first, last)}: {', '.join(days[last])}"


def _name_days(first: int, last: int) -> str:
    begin, end = (str(WorkingHours.Weekday(day).label) for day in (first, last))
    if first == last:
        return begin
    return f"{begin} – {end.lower() if get_language() == SOURCE_LANGUAGE else end}"
