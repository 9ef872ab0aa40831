"""By when something has to be done: the hours of the dated rules, counted in the working time of the unit."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from cms.interest.models import ClockRule, DataRequest, Lead
from cms.interest.promises import Stretch, add_hours
from cms.union.models import Unit
from cms.union.working_time import add_working_hours, list_stretches

WARN_SHARE = 0.75
"""After so much of the time it is amber."""
MONTH = 31


@dataclass(frozen=True, slots=True)
class Due:
    """From when it is pressing, and by when it must be done (aware)."""

    warn_at: datetime
    due_at: datetime


class DueTimes:
    """The due hours of many leads: rules and calendars are read once. Keep it no longer than one run."""

    def __init__(self) -> None:
        self._stretches: dict[tuple[int, int, int], list[Stretch]] = {}
        self._rules: dict[tuple[str, date], ClockRule] = {}

    def first_call(self, unit: Unit | None, kind: str, start: datetime) -> Due:
        """By when somebody who sent a form of `kind` is called for the first time."""
        return self._count(unit, start, self.get_rule(kind, start).first_call_hours)

    def next_try(self, unit: Unit | None, kind: str, start: datetime) -> Due:
        """By when to call again who was not reached."""
        return self._count(unit, start, self.get_rule(kind, start).next_try_hours)

    def follow_up(self, unit: Unit | None, kind: str, start: datetime) -> Due:
        """By when to go on with somebody who was talked to."""
        return self._count(unit, start, self.get_rule(kind, start).follow_up_hours)

    def climb(self, unit: Unit | None, kind: str, start: datetime) -> datetime:
        """When what is overdue goes one level up."""
        return self._add(unit, start, self.get_rule(kind, start).climb_hours)

    def idle(self, unit: Unit | None, kind: str, since: datetime) -> datetime:
        """When what nobody touched since `since` goes back to the pool."""
        return self._add(unit, since, self.get_rule(kind, since).idle_hours)

    def get_rule(self, kind: str, at: datetime) -> ClockRule:
        """The rule of a kind of form at a moment; the defaults of the table when somebody removed its line."""
        key = kind, timezone.localdate(at)
        if key not in self._rules:
            rows = ClockRule.objects.on(key[1]).filter(kind=kind).order_by("-valid_from", "-pk")
            # A dated line comes before the open one it replaces.
            found = sorted(rows, key=lambda row: row.valid_from or date.min, reverse=True)
            self._rules[key] = found[0] if found else ClockRule(kind=kind, first_call_hours=8)
        return self._rules[key]

    def _count(self, unit: Unit | None, start: datetime, hours: float) -> Due:
        return Due(warn_at=self._add(unit, start, hours * WARN_SHARE), due_at=self._add(unit, start, hours))

    def _add(self, unit: Unit | None, start: datetime, hours: float) -> datetime:
        if unit is None:
            return start + timedelta(hours=hours)
        day = timezone.localtime(start).date()
        # Whole months are kept, so that all sendings of one share them.
        first = day.replace(day=1)
        key = unit.pk, first.year, first.month
        if key not in self._stretches:
            self._stretches[key] = list_stretches(unit, first, first + timedelta(days=2 * MONTH))
        ahead = self._stretches[key][max(bisect_right(self._stretches[key], (start,)) - 1, 0) :]
        return add_hours(ahead, start, hours) or add_working_hours(unit, start, hours)


def start_clock(lead: Lead, due: Due) -> None:
    """Set the clock of `lead` anew; nothing is saved."""
    lead.warn_at, lead.due_at = due.warn_at, due.due_at
    lead.escalation_level, lead.escalated_to, lead.next_climb_at = 0, None, None


def stop_clock(lead: Lead) -> None:
    """Nothing is due for `lead` any more; nothing is saved."""
    lead.warn_at = lead.due_at = lead.next_climb_at = lead.escalated_to = None
    lead.escalation_level = 0


def allow_clock(lead: Lead) -> None:
    """Let the clock of `lead` run again, unless its processing is restricted, or a request that stopped it is still
    to be decided; nothing is saved.
    """
    if lead.clock_stopped_at is None or lead.restricted_at:
        return
    waiting = DataRequest.objects.filter(lead=lead, kind__in=DataRequest.STOPPING, state__in=DataRequest.OPEN)
    if not waiting.exists():
        lead.clock_stopped_at = None


CLOCK_FIELDS = ("warn_at", "due_at", "escalation_level", "escalated_to", "next_climb_at", "clock_stopped_at")
"""What the functions of the clock change."""
