"""Which rows of the registry hold on a day, are still to come, have ended, nobody has read, or end with nothing after.

Each function takes the rows of a table and `periods`, the name of the rows below them that hold from a day to a day
(`versions`, `values`); an empty name means that the rows themselves do.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.law.models.dated import InForce
from cms.schema.law import find_in_force

ENDING_DAYS = 60
"""How long before its end something without a successor is called to mind."""


class State(models.TextChoices):
    """How something stands on a day."""

    IN_FORCE = "in_force", _("Đang áp dụng")
    UPCOMING = "upcoming", _("Sắp áp dụng")
    ENDED = "ended", _("Đã hết")


def read_state(periods: Iterable[InForce], day: date) -> State | None:
    """How something with these periods stands on `day`; None when it has none."""
    periods = list(periods)
    if find_in_force(periods, day):
        return State.IN_FORCE
    if any(period.in_force_from and period.in_force_from > day for period in periods):
        return State.UPCOMING
    return State.ENDED if periods else None


def filter_state(rows: QuerySet, periods: str, state: str, day: date, within: str = "") -> QuerySet:
    """The rows that stand so on `day`. `state`: a value of State. `within`: the row they hold no longer than."""
    holds, comes = _having(rows, periods, _holds(day)), _having(rows, periods, Q(in_force_from__gt=day))
    is_over = _having(rows, periods, Q(in_force_to__lt=day)) & ~holds & ~comes
    if within:
        is_over |= Q(**{f"{within}__in_force_to__lt": day})
        comes |= Q(**{f"{within}__in_force_from__gt": day})
        holds &= _holds(day, f"{within}__")
    if state == State.IN_FORCE:
        return rows.filter(holds)
    return rows.filter(comes, ~holds, ~is_over) if state == State.UPCOMING else rows.filter(is_over)


def filter_unconfirmed(rows: QuerySet, periods: str, day: date) -> QuerySet:
    """The rows of which something that holds on `day` or later was never read in the official text."""
    return rows.filter(_having(rows, periods, Q(confirmed=False) & _open_to(day)))


def filter_ending(rows: QuerySet, periods: str, day: date, days: int = ENDING_DAYS) -> QuerySet:
    """The rows that hold on `day`, end within `days` days, and have nothing that holds after it."""
    ending = _holds(day) & Q(in_force_to__lte=day + timedelta(days=days))
    if periods:
        return rows.filter(_having(rows, periods, ending), ~_having(rows, periods, Q(in_force_from__gt=day)))
    followed = Q(replaced_by=None) if hasattr(rows.model, "replaced_by") else Q()
    return rows.filter(ending & followed)


def _holds(day: date, prefix: str = "") -> Q:
    begun = Q(**{f"{prefix}in_force_from": None}) | Q(**{f"{prefix}in_force_from__lte": day})
    return begun & _open_to(day, prefix)


def _open_to(day: date, prefix: str = "") -> Q:
    return Q(**{f"{prefix}in_force_to": None}) | Q(**{f"{prefix}in_force_to__gte": day})


def _having(rows: QuerySet, periods: str, condition: Q) -> Q:
    """True of the rows of which one of `periods` fulfils `condition`."""
    if not periods:
        return condition
    relation = rows.model._meta.get_field(periods)
    below = relation.related_model.objects.filter(condition, **{relation.field.name: OuterRef("pk")})
    return Q(Exists(below))
