"""What the holder of a receipt can do about their own matter. Each adds something; none overwrites anything."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cms.interest.actions.consents import withdraw_consent
from cms.interest.actions.requests import open_request
from cms.interest.actions.tracing import lock_lead, note_event
from cms.interest.lifecycle import OPEN
from cms.interest.models import DataRequest, LeadEvent, Reminder
from cms.interest.queries.receipts import Receipt

NUDGE_EVERY = timedelta(hours=12)
"""Between two nudges of one lead."""


@transaction.atomic
def nudge(*, receipt: Receipt, now: datetime | None = None) -> bool:
    """The sender asks where we are; whoever has the lead is told by mail.

    False, and nothing happens, when it was asked a short while ago, or nothing is owed any more.
    """
    now, lead = now or timezone.now(), lock_lead(receipt.lead)
    lately = lead.events.filter(kind=LeadEvent.Kind.NUDGED, at__gt=now - NUDGE_EVERY)
    if receipt.forgotten or lead.status not in OPEN or lead.clock_stopped_at or lately.exists():
        return False
    note_event(lead=lead, kind=LeadEvent.Kind.NUDGED, at=now)
    Reminder.objects.get_or_create(
        lead=lead, step=Reminder.Step.NUDGED, level=0, due_at=now, defaults={"recipient": lead.owner, "made_at": now}
    )
    return True


@transaction.atomic
def correct(*, receipt: Receipt, text: str, now: datetime | None = None) -> bool:
    """The sender says what is to be put right. It stands in the lead's history; a human decides what to do with it.

    False when there is nothing left to put right, or nothing was said.
    """
    now, lead = now or timezone.now(), lock_lead(receipt.lead)
    if lead.forgotten_at or not text.strip():
        return False
    lead.last_sent_at = max(lead.last_sent_at, now)
    lead.save(update_fields=["last_sent_at"])
    note_event(lead=lead, kind=LeadEvent.Kind.CORRECTED, at=now, text=text.strip())
    return True


def withdraw(*, receipt: Receipt, purpose: str, now: datetime | None = None) -> bool:
    """The sender no longer agrees to `purpose`. False when it was not agreed to."""
    if receipt.forgotten:
        return False
    return withdraw_consent(lead=receipt.lead, purpose=purpose, channel=DataRequest.Channel.RECEIPT, now=now) > 0


def request_deletion(*, receipt: Receipt, now: datetime | None = None) -> DataRequest | None:
    """The sender asks us to delete everything: nobody calls any more, and a human does it. None: it is done already."""
    if receipt.forgotten:
        return None
    return open_request(kind=DataRequest.Kind.DELETE, lead=receipt.lead, now=now)
