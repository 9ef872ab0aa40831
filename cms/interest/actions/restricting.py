"""Restricting: the data of a lead are only kept, nobody works with them, until a recorded decision lifts it.

Luật 91/2025/QH15 art. 4 (rights of the data subject). What is frozen: calls, notes, changes of state, hand-overs by a
click, reminders, exports and forgetting by rule. What goes on: the rights of the person themselves (to see, to
withdraw, to have all deleted), and the one decision that moves all of a unit that ends: somebody must answer for what
is kept.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.tracing import lock_leads, note_event
from cms.interest.actions.waking import follow_merges
from cms.interest.due import CLOCK_FIELDS, DueTimes, allow_clock, start_clock, stop_clock
from cms.interest.lifecycle import OPEN, NotAllowed
from cms.interest.models import Lead, LeadEvent, Reminder
from cms.interest.queries.sendings import list_family

_FIELDS = ("restricted_at", *CLOCK_FIELDS)


@transaction.atomic
def restrict_lead(*, lead: Lead, actor: User, now: datetime | None = None) -> None:
    """Freeze `lead` with all that is merged into it, or that it is merged into. Twice is as good as once."""
    now = now or timezone.now()
    for one in _hold_all(lead):
        if one.restricted_at or one.forgotten_at:
            continue
        one.restricted_at = now
        one.clock_stopped_at = one.clock_stopped_at or now
        stop_clock(one)
        one.save(update_fields=_FIELDS)
        Reminder.objects.filter(lead=one, sent_at=None).delete()
        note_event(lead=one, kind=LeadEvent.Kind.RESTRICTED, actor=actor, at=now)


@transaction.atomic
def lift_restriction(*, lead: Lead, actor: User, reason: str, now: datetime | None = None) -> None:
    """The person is worked with again, for a `reason` that stays on record; who is owed a call gets a new hour.

    Raises NotAllowed without a reason, or when nothing is restricted.
    """
    now = now or timezone.now()
    if not reason.strip():
        raise NotAllowed(_("Hãy ghi vì sao gỡ hạn chế."))
    frozen = [one for one in _hold_all(lead) if one.restricted_at]
    if not frozen:
        raise NotAllowed(_("Người này không bị hạn chế xử lý."))
    for one in frozen:
        one.restricted_at = None
        go_on(one, now)
        one.save(update_fields=_FIELDS)
        note_event(lead=one, kind=LeadEvent.Kind.UNRESTRICTED, actor=actor, at=now, text=reason.strip())


def go_on(lead: Lead, now: datetime) -> None:
    """Let the clock of `lead` run again where nothing else stops it; nothing is saved."""
    if lead.clock_stopped_at is None:
        return  # it never stopped: what was promised holds
    allow_clock(lead)
    if lead.status in OPEN and lead.clock_stopped_at is None:
        start_clock(lead, DueTimes().first_call(lead.unit, lead.kind, now))


def _hold_all(lead: Lead) -> list[Lead]:
    return lock_leads(*list_family(follow_merges(lead)))
