"""Calling back: who takes a lead, what came of the call, what was written down. Every verb leaves its trace."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.tracing import lock_workable, note_event
from cms.interest.due import CLOCK_FIELDS, Due, DueTimes, allow_clock, start_clock, stop_clock
from cms.interest.lifecycle import ENDED, OPEN, NotAllowed, Status, check_move, is_talk
from cms.interest.models import Lead, LeadEvent
from cms.interest.routing import INSIDE_COMPANY
from cms.union.models import Unit

_STATUS_FIELDS = (
    *("status", "status_at", "closing_reason", "next_try_at", "tries", "owner", "promised_at"),
    *("first_called_at", "handled_at", "touched_at", "reached_in_time", *CLOCK_FIELDS),
)


@transaction.atomic
def change_status(
    *,
    lead: Lead,
    actor: User,
    status: str,
    reason: str = "",
    closing_reason: str = "",
    next_try_at: datetime | None = None,
    now: datetime | None = None,
) -> None:
    """Move `lead` to `status`, as the table of `lifecycle` allows, and set what is due next.

    Closing asks for a `closing_reason`, or for a `reason` in words. `next_try_at`: when to call again (aware).
    Raises NotAllowed.
    """
    now, lead = now or timezone.now(), lock_workable(lead)
    check_move(lead.status, status)
    if status == Status.FORGOTTEN:
        raise NotAllowed(_("Xóa thông tin là một việc riêng, không phải một tình trạng để chọn."))
    if status == Status.CLOSED and not (closing_reason or reason.strip()):
        raise NotAllowed(_("Hãy ghi lý do đóng."))
    before = lead.status
    move_to_status(lead, status, now, closing_reason=closing_reason, next_try_at=next_try_at)
    touch(lead, now)
    if status not in (Status.NEW, Status.ASSIGNED):
        lead.handled_at = lead.handled_at or now
    if status == Status.ASSIGNED:
        lead.owner = lead.owner or actor
    lead.save(update_fields=_STATUS_FIELDS)
    text = _describe_move(before, lead, reason)
    note_event(
        lead=lead, kind=LeadEvent.Kind.STATUS, actor=actor, text=text, at=now,
        **{"from": before, "to": status, "closing_reason": lead.closing_reason},
    )  # fmt: skip


@transaction.atomic
def log_call(
    *,
    lead: Lead,
    actor: User,
    status: str,
    text: str = "",
    closing_reason: str = "",
    next_try_at: datetime | None = None,
    now: datetime | None = None,
) -> None:
    """Write down one call and what came of it, in one step: `status` tells (tried: nobody answered).

    Who calls has the lead from then on, if nobody had. Raises NotAllowed.
    """
    now, held = now or timezone.now(), lock_workable(lead)
    held.first_called_at = held.first_called_at or now
    held.owner = held.owner or actor
    if status == Status.TRIED:
        held.tries += 1
    held.save(update_fields=["first_called_at", "owner", "tries"])
    note_event(lead=held, kind=LeadEvent.Kind.CALL, actor=actor, text=text, at=now, result=status, tries=held.tries)
    change_status(
        lead=held, actor=actor, status=status, closing_reason=closing_reason, next_try_at=next_try_at, now=now,
        reason=text,
    )  # fmt: skip


@transaction.atomic
def take_lead(*, lead: Lead, actor: User, now: datetime | None = None) -> None:
    """Make `actor` the one who calls back; a new lead becomes an assigned one."""
    assign_lead(lead=lead, actor=actor, owner=actor, now=now)


@transaction.atomic
def assign_lead(*, lead: Lead, actor: User, owner: User, now: datetime | None = None) -> None:
    """Make `owner` the one who calls back. The due hour stays: the promise was made to the worker."""
    now, lead = now or timezone.now(), lock_workable(lead)
    lead.owner = owner
    if lead.status == Status.NEW:
        lead.status, lead.status_at = Status.ASSIGNED, now
    touch(lead, now)
    lead.save(update_fields=["owner", "status", "status_at", "touched_at"])
    name = owner.get_full_name() or owner.get_username()
    note_event(lead=lead, kind=LeadEvent.Kind.OWNER, actor=actor, text=name, at=now, owner=owner.pk)


@transaction.atomic
def add_note(*, lead: Lead, actor: User, text: str, now: datetime | None = None) -> None:
    """Write down what happened."""
    now, lead = now or timezone.now(), lock_workable(lead)
    touch(lead, now)
    lead.save(update_fields=["touched_at"])
    note_event(lead=lead, kind=LeadEvent.Kind.NOTE, actor=actor, text=text, at=now)


@transaction.atomic
def hand_over_lead(*, lead: Lead, actor: User, now: datetime | None = None) -> None:
    """The person stands in the members' register now; what is kept here ends soon. Raises NotAllowed before joining."""
    now, lead = now or timezone.now(), lock_workable(lead)
    if lead.status != Status.JOINED:
        raise NotAllowed(_("Chỉ bàn giao người đã vào công đoàn."))
    lead.handed_over_at = lead.handed_over_at or now
    touch(lead, now)
    lead.save(update_fields=["handed_over_at", "touched_at"])
    note_event(lead=lead, kind=LeadEvent.Kind.HANDED_OVER, actor=actor, at=now)


def move_to_status(
    lead: Lead, status: str, now: datetime, *, closing_reason: str = "", next_try_at: datetime | None = None
) -> None:
    """Set the state, and the clock that belongs to it; nothing is checked or saved."""
    lead.status, lead.status_at, lead.next_try_at = status, now, next_try_at
    lead.closing_reason = (closing_reason or Lead.ClosingReason.OTHER) if status == Status.CLOSED else ""
    if lead.reached_in_time is None and is_talk(status, lead.closing_reason):
        # Said once: a later promise to the same person changes nothing of it.
        lead.reached_in_time = lead.promised_at is not None and now <= lead.promised_at
    if status in OPEN:
        allow_clock(lead)
    due = find_next_due(lead, now)
    if due:
        start_clock(lead, due)
    elif status not in (Status.NEW, Status.ASSIGNED):
        stop_clock(lead)


def find_next_due(lead: Lead, now: datetime) -> Due | None:
    """What is due in the state `lead` has just come to; None when nothing new is, or its clock is stopped."""
    if lead.clock_stopped_at or (lead.status in ENDED and not (lead.status == Status.NOT_NOW and lead.next_try_at)):
        return None
    if lead.next_try_at:
        return Due(warn_at=lead.next_try_at, due_at=max(lead.next_try_at, now))
    times = DueTimes()
    if lead.status == Status.TRIED:
        return times.next_try(lead.unit, lead.kind, now)
    if lead.status == Status.TALKED:
        return times.follow_up(lead.unit, lead.kind, now)
    if lead.due_at is None:  # it rested, and wakes
        return times.first_call(lead.unit, lead.kind, now)
    return None


def touch(lead: Lead, now: datetime) -> None:
    """Somebody works on it: it is not idle, and need not climb further; nothing is saved."""
    lead.touched_at = now


def check_unit(lead: Lead, unit: Unit) -> None:
    """Raise NotAllowed when `unit` may not learn of `lead`: it sits in a company, and the sender has not agreed."""
    if unit.kind not in INSIDE_COMPANY:
        return
    if lead.no_local_contact:
        raise NotAllowed(_("Người này dặn không báo cho ai ở công ty, nên không chuyển cho công đoàn cơ sở."))
    if not lead.may_tell_local:
        raise NotAllowed(_("Người này chưa đồng ý cho công đoàn cơ sở biết."))


def _describe_move(before: str, lead: Lead, reason: str) -> str:
    text = _("%(before)s → %(after)s") % {"before": Status(before).label, "after": lead.get_status_display()}
    if lead.closing_reason and lead.closing_reason != Lead.ClosingReason.OTHER:
        text += f" ({lead.get_closing_reason_display()})"
    return f"{text}\n{reason}".strip()
