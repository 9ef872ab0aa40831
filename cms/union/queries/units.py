"""The tree of units: who is above, who is below, who goes on with the work, who is responsible."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from cms.union.models import Unit
from cms.union.queries.names import search_named

if TYPE_CHECKING:
    from cms.accounts.models import User


def get_top_unit(day: date) -> Unit | None:
    """The unit everything falls back to: the province in force on `day`; without one, the top of the tree.

    Of several provinces, the one that has units below it is ours: the others are addresses to send people to.
    None when no unit is in force.
    """
    provinces = Unit.objects.on(day).filter(kind=Unit.Kind.PROVINCE).annotate(below=Count("children"))
    top = provinces.order_by("-below", "pk").first()
    return top or Unit.objects.on(day).filter(parent__isnull=True).order_by("pk").first()


def follow_successors(unit: Unit, day: date) -> Unit | None:
    """The unit that does this unit's work on `day`: itself, else a successor in force, else one above.

    None when none of all these is in force.
    """
    return _follow(unit, day, set())


def _follow(unit: Unit | None, day: date, seen: set[int]) -> Unit | None:
    if unit is None or unit.pk in seen:
        return None
    if unit.is_in_force(day):
        return unit
    seen.add(unit.pk)
    return _follow(unit.successor, day, seen) or _follow(unit.parent, day, seen)


def is_within(unit: Unit, root: Unit) -> bool:
    """Whether `unit` is `root` or stands somewhere below it."""
    seen: set[int] = set()
    while unit and unit.pk not in seen:
        if unit.pk == root.pk:
            return True
        seen.add(unit.pk)
        unit = unit.parent
    return False


def list_unit_and_below(unit: Unit) -> set[int]:
    """The keys of `unit` and of all units below it, of all times. As many queries as there are levels."""
    found, level = {unit.pk}, {unit.pk}
    while level:
        level = set(Unit.objects.filter(parent__in=level).values_list("pk", flat=True)) - found
        found |= level
    return found


def find_owner(unit: Unit, day: date) -> "User | None":
    """Who answers for `unit` on `day`: its owner, else its deputy, else whoever answers for the unit above it.

    Somebody whose account is closed does not count; for a unit that has ended, its successor answers. None when nobody
    is left up to the top.
    """
    seen: set[int] = set()
    current = follow_successors(unit, day)
    while current and current.pk not in seen:
        for person in (current.owner, current.deputy):
            if person and person.is_active:
                return person
        seen.add(current.pk)
        current = follow_successors(current.parent, day) if current.parent else None
    return None


def search_units(text: str) -> QuerySet[Unit]:
    """Units whose name or code has `text` in it, whatever the diacritics."""
    return search_named(Unit.objects.all(), text)
