"""What looks suspicious stands apart and is never dropped: a click, or three days, brings it to the others."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.tracing import lock_lead, note_event
from cms.interest.due import CLOCK_FIELDS, DueTimes, start_clock
from cms.interest.models import Lead, LeadEvent

LONGEST = timedelta(days=3)
"""After this time everything comes out by itself."""


@transaction.atomic
def release_from_quarantine(*, lead: Lead, actor: User | None = None, now: datetime | None = None) -> bool:
    """Bring `lead` to the others; its clock starts now. No actor: time was up.

    False when it stands there already, or its processing is restricted.
    """
    now, lead = now or timezone.now(), lock_lead(lead)
    if not lead.is_quarantined or lead.restricted_at:
        return False
    lead.released_at, lead.released_by = now, actor
    due = DueTimes().first_call(lead.unit, lead.kind, now)
    start_clock(lead, due)
    lead.promised_at = due.due_at
    lead.save(update_fields=["released_at", "released_by", "promised_at", *CLOCK_FIELDS])
    text = "" if actor else _("Đã ba ngày mà chưa ai xem.")
    note_event(lead=lead, kind=LeadEvent.Kind.RELEASED, actor=actor, text=text, at=now)
    return True


def release_due_quarantine(now: datetime) -> int:
    """Bring out all that stood apart for three days at `now`; how many. Safe to run twice at once."""
    due = Lead.objects.filter(quarantined_at__lte=now - LONGEST, released_at=None, forgotten_at=None, merged_into=None)
    due = due.filter(restricted_at=None)
    return sum(release_from_quarantine(lead=lead, now=now) for lead in due.only("pk").order_by("pk"))
