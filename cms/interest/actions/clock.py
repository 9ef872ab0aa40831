"""The clock: what comes due is remembered, what is overdue climbs, what lies idle goes back to the pool.

Every step looks again at the lead it holds, so that two processes may run at once and a killed one is made good.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.following import move_to_status
from cms.interest.actions.mailing import send_reminders
from cms.interest.actions.promising import refresh_promises
from cms.interest.actions.quarantine import release_due_quarantine
from cms.interest.actions.request_reminders import remind_requests
from cms.interest.actions.tracing import lock_lead, note_event
from cms.interest.due import CLOCK_FIELDS, DueTimes, start_clock
from cms.interest.lifecycle import OPEN, Status
from cms.interest.models import Lead, LeadEvent, Reminder
from cms.interest.queries.worklists import filter_inbox
from cms.interest.routing import ABOVE_OURS, Router
from cms.union.models import Unit
from cms.union.queries import follow_successors

MOST_STEPS = 2000
"""Leads one run moves a step; the next run, a minute later, goes on."""


@dataclass(slots=True)
class ClockRun:
    """What one run did, in leads and mails."""

    released: int = 0
    started: int = 0
    woken: int = 0
    warned: int = 0
    climbed: int = 0
    pooled: int = 0
    mailed: int = 0


def run_clock(now: datetime) -> ClockRun:
    """Do all that is due at `now` (aware). Running it again, or twice at once, changes nothing more."""
    times = DueTimes()
    run = ClockRun(released=release_due_quarantine(now))
    run.started = _each(_list_unclocked(), lambda lead: _start(lead, times))
    run.woken = _each(_list_appointments(now), lambda lead: _wake(lead, now))
    run.warned = _each(_list_pressing(now), lambda lead: _warn(lead, now))
    run.climbed = _each(_list_overdue(now), lambda lead: _climb(lead, now, times))
    run.pooled = _each(_list_idle(now, times), lambda lead: _pool(lead, now))
    run.mailed = send_reminders(now=now) + remind_requests(now=now)
    refresh_promises(now=now)
    return run


def _each(leads: QuerySet[Lead], step: Callable[[Lead], bool]) -> int:
    done = 0
    for lead in leads.only("pk").order_by("pk")[:MOST_STEPS]:
        with transaction.atomic():
            # It may have moved on since it was found: the same question is asked of the row that is held.
            held = lock_lead(lead)
            done += leads.filter(pk=lead.pk).exists() and step(held)
    return done


def _working() -> QuerySet[Lead]:
    return filter_inbox(Lead.objects.filter(clock_stopped_at=None, forgotten_at=None))


def _list_unclocked() -> QuerySet[Lead]:
    return _working().filter(status__in=OPEN, due_at=None)


def _start(lead: Lead, times: DueTimes) -> bool:
    due = times.first_call(lead.unit, lead.kind, lead.last_sent_at)
    start_clock(lead, due)
    lead.promised_at = lead.promised_at or due.due_at
    lead.save(update_fields=["promised_at", *CLOCK_FIELDS])
    return True


def _list_appointments(now: datetime) -> QuerySet[Lead]:
    return _working().filter(status=Status.NOT_NOW, next_try_at__lte=now)


def _wake(lead: Lead, now: datetime) -> bool:
    before = lead.get_status_display()
    due_at = lead.next_try_at
    move_to_status(lead, Status.ASSIGNED if lead.owner and lead.owner.is_active else Status.NEW, now)
    lead.touched_at, lead.warn_at, lead.due_at = now, due_at, due_at
    lead.save(update_fields=["status", "status_at", "next_try_at", "touched_at", *CLOCK_FIELDS])
    text = _("%(before)s → %(after)s: đã đến ngày hẹn.") % {"before": before, "after": lead.get_status_display()}
    note_event(lead=lead, kind=LeadEvent.Kind.STATUS, text=text, at=now, to=lead.status)
    return True


def _list_pressing(now: datetime) -> QuerySet[Lead]:
    told = Reminder.objects.filter(lead=OuterRef("pk"), step=Reminder.Step.DUE_SOON, due_at=OuterRef("due_at"))
    return _working().filter(status__in=OPEN, warn_at__lte=now, due_at__gt=now).exclude(Exists(told))


def _warn(lead: Lead, now: datetime) -> bool:
    _remind(lead, Reminder.Step.DUE_SOON, _find_responsible(lead, now), now)
    note_event(lead=lead, kind=LeadEvent.Kind.REMINDED, at=now)
    return True


def _list_overdue(now: datetime) -> QuerySet[Lead]:
    return _working().filter(status__in=OPEN, due_at__lte=now).filter(Q(escalation_level=0) | Q(next_climb_at__lte=now))


def _climb(lead: Lead, now: datetime, times: DueTimes) -> bool:
    if lead.escalation_level == 0:
        _remind(lead, Reminder.Step.OVERDUE, _find_responsible(lead, now), now)
    above = list(_list_above(lead, now))
    level = lead.escalation_level
    to = above[level] if level < len(above) else None
    lead.escalation_level = level + 1
    lead.escalated_to = to or lead.escalated_to
    lead.next_climb_at = times.climb(lead.unit, lead.kind, now) if level + 1 < len(above) else None
    lead.save(update_fields=["escalation_level", "escalated_to", "next_climb_at"])
    if to:
        _remind(lead, Reminder.Step.CLIMBED, to, now, level=level + 1)
        name = to.get_full_name() or to.get_username()
        note_event(lead=lead, kind=LeadEvent.Kind.ESCALATED, text=name, at=now, to=to.pk, level=level + 1)
    return True


def _list_above(lead: Lead, now: datetime) -> Iterator[User]:
    """Who is told when nobody calls: the unit's deputy, then who answers in each unit above it, each once."""
    day, seen = timezone.localdate(now), {lead.owner_id}
    unit: Unit | None = lead.unit
    passed: set[int] = set()
    while unit and unit.pk not in passed and unit.kind not in ABOVE_OURS:
        passed.add(unit.pk)
        for person in (unit.owner, unit.deputy):
            if person and person.is_active and person.pk not in seen:
                seen.add(person.pk)
                yield person
        unit = follow_successors(unit.parent, day) if unit.parent else None


def _list_idle(now: datetime, times: DueTimes) -> QuerySet[Lead]:
    # Working hours are never shorter than hours: what was touched a few hours ago needs no looking at.
    a_while_ago = now - timedelta(hours=8)
    untouched = Q(touched_at__lte=a_while_ago) | Q(touched_at=None, status_at__lte=a_while_ago)
    taken = _working().filter(untouched, status=Status.ASSIGNED)
    idle = [
        lead.pk
        for lead in taken.select_related("unit").only("kind", "touched_at", "status_at", "unit")
        if times.idle(lead.unit, lead.kind, lead.touched_at or lead.status_at) <= now
    ]
    return taken.filter(pk__in=idle[:MOST_STEPS])


def _pool(lead: Lead, now: datetime) -> bool:
    before = lead.owner.get_full_name() or lead.owner.get_username() if lead.owner else ""
    lead.status, lead.status_at = Status.NEW, now
    lead.owner = Router(timezone.localdate(now), rules=()).settle(lead.unit).owner
    lead.save(update_fields=["status", "status_at", "owner"])
    note_event(lead=lead, kind=LeadEvent.Kind.POOLED, text=before, at=now)
    return True


def _find_responsible(lead: Lead, now: datetime) -> User | None:
    if lead.owner and lead.owner.is_active:
        return lead.owner
    return Router(timezone.localdate(now), rules=()).settle(lead.unit).owner


def _remind(lead: Lead, step: str, to: User | None, now: datetime, level: int = 0) -> None:
    _reminder, made = Reminder.objects.get_or_create(
        lead=lead, step=step, level=level, due_at=lead.due_at, defaults={"recipient": to, "made_at": now}
    )
    if made:
        Lead.objects.filter(pk=lead.pk).update(reminded_at=now)
