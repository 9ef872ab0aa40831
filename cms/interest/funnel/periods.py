"""Weeks, months, quarters and years that fit into each other: every period is made of whole weeks. Pure Python.

What stays of a forgotten lead is the Monday of its week and no day (`LeadCount`). So that the numbers of a month stay
what they were, a week belongs whole to the month, and to the year, in which its Thursday lies (ISO 8601 does the same
with years).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

WEEK, MONTH, QUARTER, YEAR = "week", "month", "quarter", "year"
KINDS = (WEEK, MONTH, QUARTER, YEAR)
_THURSDAY = 3
_SUNDAY = 6
FIRST_YEAR, LAST_YEAR = 2000, 2200


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole weeks. `weeks`: their Mondays; `number`: which week, month or quarter of its `year`."""

    kind: str
    year: int
    number: int
    weeks: tuple[date, ...]
    parts: tuple["Period", ...] = ()

    @property
    def slug(self) -> str:
        """Its name in an address: `2026`, `2026-q4`, `2026-11`, `2026-w48`."""
        names = {YEAR: "", QUARTER: f"-q{self.number}", MONTH: f"-{self.number:02}", WEEK: f"-w{self.number:02}"}
        return f"{self.year}{names[self.kind]}"

    @property
    def first_day(self) -> date:
        """A Monday."""
        return self.weeks[0]

    @property
    def last_day(self) -> date:
        """A Sunday."""
        return self.weeks[-1] + timedelta(days=_SUNDAY)

    def walk(self) -> Iterator["Period"]:
        """This period and all in it, the larger before the smaller."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def list_of_kind(self, kind: str) -> list["Period"]:
        """The periods of one kind in this one, in order."""
        return [period for period in self.walk() if period.kind == kind]


def find_week(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def find_year(day: date) -> int:
    """The year to which the week of `day` belongs."""
    return day.isocalendar().year


def make_year(year: int, today: date) -> Period | None:
    """The year with all in it that has begun by `today`; None when none of it has.

    Weeks to come are left out: that nothing happened in them yet is no secret that could protect another number.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    first, after = date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1)
    mondays = (first + timedelta(days=7 * number) for number in range((after - first).days // 7))
    return group_weeks([monday for monday in mondays if monday <= today])


def group_weeks(mondays: Iterable[date]) -> Period | None:
    """The year made of these weeks, which are in order and all of one year; None without any."""
    weeks = [Period(WEEK, *monday.isocalendar()[:2], weeks=(monday,)) for monday in mondays]
    if not weeks:
        return None
    months = _gather(weeks, MONTH, lambda week: (week.first_day + timedelta(days=_THURSDAY)).month)
    quarters = _gather(months, QUARTER, lambda month: (month.number + 2) // 3)
    return _gather(quarters, YEAR, lambda quarter: quarter.year)[0]


def find_period(year: Period, kind: str, day: date) -> Period:
    """The period of `kind` in `year` that holds `day`; the last one begun when none does."""
    periods = year.list_of_kind(kind)
    return next((period for period in periods if period.first_day <= day <= period.last_day), periods[-1])


def find_slug(slug: str, today: date) -> tuple[Period, Period] | None:
    """The year and the period in it that an address names; None for what is no period, or has not begun."""
    number = slug[:4]
    year = make_year(int(number), today) if number.isascii() and number.isdigit() else None
    if year is None:
        return None
    return next(((year, period) for period in year.walk() if period.slug == slug), None)


def _gather(parts: list[Period], kind: str, number: Callable[[Period], int]) -> list[Period]:
    gathered = []
    for value, group in groupby(parts, key=number):
        members = tuple(group)
        weeks = tuple(week for member in members for week in member.weeks)
        gathered.append(Period(kind, members[0].year, value, weeks, members))
    return gathered
