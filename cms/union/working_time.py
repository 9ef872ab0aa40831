"""When a unit works: by its own hours, else those of the unit above it, else the usual ones; never on a holiday."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from cms.union.models import Holiday, Unit, WorkingHours

USUAL_HOURS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
"""From Monday to Friday, where nobody entered other hours."""
USUAL_WEEKDAYS = range(5)
MOST_DAYS_WITHOUT_WORK = 366
"""After a year in which a calendar has no working time at all, the calendar is wrong: the clock then runs on."""
BATCH_OF_DAYS = 60
MOST_HOURS = 10_000

Stretch = tuple[datetime, datetime]


def add_working_hours(unit: Unit, start: datetime, hours: float) -> datetime:
    """The first moment at which `unit` has worked `hours` since `start` (aware). In Viet Nam's time.

    With no hours to add: `start` itself when the unit works then, else when it next begins. The result is a moment in
    which the unit works, the end of a stretch included. Raises ValueError for a naive `start`, for hours below zero or
    above MOST_HOURS.
    """
    if timezone.is_naive(start):
        raise ValueError("A moment without a time zone is no moment.")
    if not 0 <= hours <= MOST_HOURS:
        raise ValueError(f"Between 0 and {MOST_HOURS} working hours can be added.")
    left, now = timedelta(hours=hours), timezone.localtime(start)
    calendar = _Calendar(unit)
    for begins, ends in calendar.list_stretches(now.date()):
        begins = max(begins, now)
        if ends >= begins and ends - begins >= left:
            return begins + left
        left -= max(ends - begins, timedelta())
    return now + left


def is_working_time(unit: Unit, at: datetime) -> bool:
    """Whether `unit` works at the moment `at` (aware); the first and the last moment of a stretch count."""
    moment = timezone.localtime(at)
    return any(begins <= moment <= ends for begins, ends in _Calendar(unit).list_day(moment.date()))


def list_stretches(unit: Unit, first: date, last: date) -> list[Stretch]:
    """The working time of `unit` from the day `first` to `last`, both included, in order: (begins, ends), aware."""
    calendar = _Calendar(unit)
    days = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    return [stretch for day in days for stretch in calendar.list_day(day)]


def list_holidays(first: date, last: date) -> list[Holiday]:
    """The holidays from `first` to `last`, both included, in order."""
    return list(Holiday.objects.filter(day__gte=first, day__lte=last).order_by("day"))


class _Calendar:
    """The hours of a unit and of those above it, and holidays, read as far as they are needed."""

    def __init__(self, unit: Unit) -> None:
        chain: list[int] = []
        current: Unit | None = unit
        while current and current.pk not in chain:
            chain.append(current.pk)
            current = current.parent
        rows = list(WorkingHours.objects.filter(unit__in=chain))
        self.levels = [[row for row in rows if row.unit_id == key] for key in chain]
        self.holidays: set[date] = set()
        self.known_to: date | None = None

    def list_stretches(self, first: date) -> Iterator[Stretch]:
        """Working time from the day `first` on, in order; ends only where a year has none."""
        day, idle = first, 0
        while idle < MOST_DAYS_WITHOUT_WORK and day < date.max:
            stretches = self.list_day(day)
            idle = 0 if stretches else idle + 1
            yield from stretches
            day += timedelta(days=1)

    def list_day(self, day: date) -> list[Stretch]:
        """The stretches of one day, in order, none touching another."""
        if self._is_holiday(day):
            return []
        merged: list[Stretch] = []
        for starts_at, ends_at in sorted(self._list_hours(day)):
            begins, ends = (timezone.make_aware(datetime.combine(day, at)) for at in (starts_at, ends_at))
            if merged and begins <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(ends, merged[-1][1]))
            else:
                merged.append((begins, ends))
        return merged

    def _list_hours(self, day: date) -> list[tuple[time, time]]:
        """The hours of the nearest unit, going up, that has any in force on `day`, be it on other weekdays."""
        for rows in self.levels:
            in_force = [row for row in rows if row.is_in_force(day)]
            if in_force:
                return [(row.starts_at, row.ends_at) for row in in_force if row.weekday == day.weekday()]
        return list(USUAL_HOURS) if day.weekday() in USUAL_WEEKDAYS else []

    def _is_holiday(self, day: date) -> bool:
        if self.known_to is None or day > self.known_to:
            last = date.fromordinal(min(day.toordinal() + BATCH_OF_DAYS, date.max.toordinal()))
            self.holidays |= {holiday.day for holiday in list_holidays(day, last)}
            self.known_to = last
        return day in self.holidays
