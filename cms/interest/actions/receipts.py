"""What the holder of a receipt can do about their own matter. Each adds something; none overwrites anything."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.interest.actions.consents import CONTACT, withdraw_consent
from cms.interest.actions.requests import open_request
from cms.interest.actions.tracing import lock_lead, note_event
from cms.interest.lifecycle import OPEN
from cms.interest.models import DataRequest, LeadEvent, Reminder
from cms.interest.queries.receipts import Receipt
from cms.interest.queries.sendings import has_consent, list_family
from cms.interest.queries.standing import has_other_sendings

NUDGE_EVERY = timedelta(hours=12)
"""Between two nudges of one lead."""
A_DAY = timedelta(days=1)
CORRECTIONS_A_DAY = 10


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

    False when there is nothing left to put right, nothing was said, or CORRECTIONS_A_DAY were made in a day.
    """
    now, lead, text = now or timezone.now(), lock_lead(receipt.lead), text.strip()
    if lead.forgotten_at or not text:
        return False
    lately = lead.events.filter(kind=LeadEvent.Kind.CORRECTED, at__gt=now - A_DAY)[:CORRECTIONS_A_DAY]
    said = [event.note for event in lately]
    if text in said:
        return True  # the page was loaded again
    if len(said) == CORRECTIONS_A_DAY:
        return False
    lead.last_sent_at = max(lead.last_sent_at, now)
    lead.save(update_fields=["last_sent_at"])
    note_event(lead=lead, kind=LeadEvent.Kind.CORRECTED, at=now, text=text)
    return True


@transaction.atomic
def withdraw(*, receipt: Receipt, purpose: str, now: datetime | None = None) -> bool:
    """The sender no longer agrees to `purpose`; it acts at once. False when this sending did not agree to it.

    Only what was agreed to with this receipt: whoever sends a form with somebody else's number must not be able to end
    what that person agreed to. When the same number agreed with another sending, a human finds out who is who.
    """
    if receipt.forgotten:
        return False
    lead, channel = receipt.lead, DataRequest.Channel.RECEIPT
    withdrawn = withdraw_consent(lead=lead, purpose=purpose, submission=receipt.submission, channel=channel, now=now)
    if withdrawn and any(has_consent(one, purpose) for one in list_family(lead)):
        open_request(
            kind=DataRequest.Kind.WITHDRAW,
            lead=lead,
            submission=receipt.submission,
            text=_("Rút lại bằng một biên nhận; số này còn đồng ý ở lần gửi khác."),
            now=now,
        )
    elif withdrawn and purpose == CONTACT and lock_lead(lead).handled_at is None:
        # The page has promised that the data go, and they never go before a human has looked.
        text = _("Không muốn được gọi nữa, khi chưa ai gọi. Xem qua rồi ghi là đã làm xong thì thông tin sẽ được xóa.")
        open_request(kind=DataRequest.Kind.WITHDRAW, lead=lead, submission=receipt.submission, text=text, now=now)
    return withdrawn > 0


@transaction.atomic
def request_deletion(*, receipt: Receipt, now: datetime | None = None) -> DataRequest | None:
    """The sender asks us to delete everything: nobody calls any more, and a human does it. None: it is done already.

    When the lead also holds other sendings, a human first asks the person: calls do not stop because of a stranger.
    """
    if receipt.forgotten:
        return None
    return open_request(
        kind=DataRequest.Kind.DELETE,
        lead=receipt.lead,
        submission=receipt.submission,
        stops_clock=not has_other_sendings(receipt),
        now=now,
    )
