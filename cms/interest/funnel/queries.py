"""The numbers behind the funnel, in as many queries as there are tables: never one for each unit, week or person."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, IntegerField, Min, Q, QuerySet, Sum, Value, When
from django.utils import timezone

from cms.accounts.models import User
from cms.interest.funnel.periods import Period, find_week
from cms.interest.funnel.publishing import (
    FORM,
    JOINED,
    PLACEMENT,
    REACHED,
    SEEN,
    SENT,
    STARTED,
    UNIT,
    Category,
    PublishedYear,
)
from cms.interest.lifecycle import OPEN, Status
from cms.interest.models import DailyCount, Lead, LeadCount
from cms.interest.queries import filter_inbox, list_units_above_companies
from cms.union.models import Unit
from cms.union.queries import get_top_unit

_COLUMNS = {FORM: "kind", UNIT: "unit", PLACEMENT: "placement"}
_JUNK = {"closing_reason": Lead.ClosingReason.NOT_A_PERSON}
_Sums = dict[str, dict[str, dict[tuple[date, Category], int]]]


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose leads somebody may count. `units`: keys of units; None: everybody's, those without a unit too."""

    units: frozenset[int] | None

    @property
    def is_whole(self) -> bool:
        """Whether all leads are counted. Only then do counts of the site belong to them: they know no unit."""
        return self.units is None


def find_scope(user: User) -> Scope:
    """Whose leads `user` may count: all for the administrator and the top unit, else the own units and those below.

    Raises PermissionDenied without the right, and for whoever works only inside a company: that five colleagues asked
    for the union is not for anybody there to know.
    """
    if not user.has_perm("interest.view_funnel"):
        raise PermissionDenied
    if user.is_superuser:
        return Scope(None)
    units = list_units_above_companies(user)
    if not units:
        raise PermissionDenied
    top = get_top_unit(timezone.localdate())
    return Scope(None if top and top.pk in units else frozenset(units))


def publish_year(year: Period, scope: Scope) -> PublishedYear:
    """All that may be shown of one year. A fixed number of queries, whatever the number of leads."""
    sums: _Sums = defaultdict(lambda: {dimension: defaultdict(int) for dimension in _COLUMNS})
    for stage in (SENT, REACHED, JOINED):
        sums[stage]  # counted, even when nobody sent
    for dimension, column in _COLUMNS.items():
        _add_leads(sums, dimension, column, year, scope)
        _add_forgotten(sums, dimension, column, year, scope)
    if scope.is_whole:
        _add_daily_counts(sums, year)
    return PublishedYear(year, sums, begun=_find_begin(year))


def count_overdue(scope: Scope, now: datetime) -> dict[int | None, int]:
    """How many wait over their hour at `now`, by unit."""
    leads = _within(filter_inbox(Lead.objects.filter(due_at__lte=now, status__in=OPEN)), scope)
    rows = leads.order_by().values("unit").annotate(number=Count("pk"))
    return {row["unit"]: row["number"] for row in rows}


def get_unit_names(units: Collection[int]) -> dict[int, str]:
    """The names of units, by key."""
    return dict(Unit.objects.filter(pk__in=units).values_list("pk", "name"))


def _find_begin(year: Period) -> date:
    """The Monday of the first lead there ever was, or the last week of the year when there was none by then."""
    first = Lead.objects.aggregate(first=Min("received_at"))["first"]
    weeks = [find_week(timezone.localdate(first))] if first else []
    weeks.append(LeadCount.objects.aggregate(first=Min("week"))["first"] or year.weeks[-1])
    return min(*weeks, year.weeks[-1])


def _within(rows: QuerySet, scope: Scope) -> QuerySet:
    return rows if scope.units is None else rows.filter(unit__in=scope.units)


def _add_leads(sums: _Sums, dimension: str, column: str, year: Period, scope: Scope) -> None:
    starts = [_start_of(week) for week in year.weeks]
    leads = Lead.objects.filter(
        forgotten_at=None, merged_into=None, received_at__gte=starts[0], received_at__lt=_start_of_next(year)
    ).exclude(**_JUNK)
    # Compared by the database itself; to cut off hours in a time zone SQLite asks Python for each row.
    whens = [When(received_at__lt=start, then=Value(number)) for number, start in enumerate(starts[1:])]
    week = Case(*whens, default=Value(len(starts) - 1), output_field=IntegerField())
    rows = (
        _within(leads, scope)
        .order_by()
        .annotate(week_number=week)
        .values("week_number", column)
        .annotate(
            **{SENT: Count("pk")},
            **{REACHED: Count("pk", filter=Q(reached_in_time=True))},
            **{JOINED: Count("pk", filter=Q(status=Status.JOINED))},
        )
    )
    for row in rows:
        _add(sums, dimension, (year.weeks[row["week_number"]], row[column]), row)


def _add_forgotten(sums: _Sums, dimension: str, column: str, year: Period, scope: Scope) -> None:
    counts = LeadCount.objects.filter(week__gte=year.weeks[0], week__lte=year.weeks[-1]).exclude(**_JUNK)
    rows = (
        _within(counts, scope)
        .order_by()
        .values("week", column)
        .annotate(
            **{SENT: Sum("number")},
            **{REACHED: Sum("number", filter=Q(reached_in_time=True))},
            **{JOINED: Sum("number", filter=Q(outcome=Status.JOINED))},
        )
    )
    for row in rows:
        _add(sums, dimension, (row["week"], row[column]), row)


def _add(sums: _Sums, dimension: str, key: tuple[date, Category], row: dict[str, Any]) -> None:
    for stage in (SENT, REACHED, JOINED):
        sums[stage][dimension][key] += row[stage] or 0


def _add_daily_counts(sums: _Sums, year: Period) -> None:
    """Of two sources of one number (the machine and somebody who typed) the larger: both counted the same visits."""
    rows = DailyCount.objects.filter(day__gte=year.first_day, day__lte=year.last_day).order_by()
    largest: dict[tuple[date, str, str, str], int] = defaultdict(int)
    for day, step, form, placement, number in rows.values_list("day", "step", "form", "placement", "number"):
        key = day, step, form, placement
        largest[key] = max(largest[key], number)
    for (day, step, form, placement), number in largest.items():
        week = find_week(day)
        if week in year.weeks and step in (SEEN, STARTED):
            sums[step][FORM][week, form] += number
            sums[step][PLACEMENT][week, placement] += number
    for step in (SEEN, STARTED):
        if step in sums:
            del sums[step][UNIT]


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _start_of_next(year: Period) -> datetime:
    return _start_of(year.weeks[-1] + timedelta(days=7))
