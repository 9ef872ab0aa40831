"""Agreeing and no longer agreeing: rows are added, and what follows from them is done at once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cms.accounts.models import User
from cms.interest.actions.following import move_to_status
from cms.interest.actions.tracing import lock_lead, lock_workable, note_event
from cms.interest.due import CLOCK_FIELDS
from cms.interest.lifecycle import MOVES, Status
from cms.interest.models import ConsentRecord, Lead, LeadEvent, Submission
from cms.interest.queries.sendings import list_family

CONTACT, TELL_LOCAL = "consent_contact", "consent_tell_local"


@transaction.atomic
def record_consent(
    *,
    lead: Lead,
    actor: User,
    purpose: str,
    wording: str,
    given: bool,
    channel: str,
    language: str = "vi",
    now: datetime | None = None,
) -> ConsentRecord:
    """What somebody said on the telephone or on paper about one purpose, with the sentence that was read to them."""
    now, lead = now or timezone.now(), lock_workable(lead)
    record = ConsentRecord.objects.create(
        lead=lead, purpose=purpose, wording=wording, version="", given=given, at=now, form="", channel=channel,
        language=language,
    )  # fmt: skip
    if purpose == TELL_LOCAL and given and not lead.no_local_contact:
        lead.may_tell_local = True
        lead.save(update_fields=["may_tell_local"])
    note_event(lead=lead, kind=LeadEvent.Kind.NOTE, actor=actor, at=now, text=wording, purpose=purpose, given=given)
    return record


@transaction.atomic
def withdraw_consent(
    *,
    lead: Lead,
    purpose: str,
    submission: Submission | None = None,
    channel: str = "receipt",
    actor: User | None = None,
    closing_reason: str = Lead.ClosingReason.WITHDRAWN,
    now: datetime | None = None,
) -> int:
    """`purpose` is no longer agreed to; how many agreements were withdrawn. What was agreed before stays on record.

    With `submission` only what that sending agreed to is withdrawn. Without any agreement left to be called nobody
    calls: the lead is closed for `closing_reason`, and its data go soon.
    """
    now, lead = now or timezone.now(), lock_lead(lead)
    family = [one.pk for one in list_family(lead)]
    standing = ConsentRecord.objects.filter(lead__in=family, purpose=purpose, given=True, withdrawals=None)
    given = standing.filter(submission=submission) if submission else standing.all()
    rows = [
        ConsentRecord(
            lead=record.lead, submission=record.submission, code=record.code, purpose=purpose, wording=record.wording,
            version=record.version, given=False, withdraws=record, at=now, form=record.form, channel=channel,
            language=record.language,
        )
        for record in given
    ]  # fmt: skip
    if not rows:
        return 0
    ConsentRecord.objects.bulk_create(rows)
    note_event(lead=lead, kind=LeadEvent.Kind.WITHDRAWN, actor=actor, at=now, purpose=purpose)
    if purpose == TELL_LOCAL:
        Lead.objects.filter(pk__in=family).update(may_tell_local=False)
    if purpose == CONTACT and not standing.exists():
        close_at_wish(lead, closing_reason, actor, now)
    return len(rows)


def close_at_wish(lead: Lead, closing_reason: str, actor: User | None, now: datetime) -> None:
    """Nobody calls any more because the person said so; done by somebody of ours (`actor`) it counts as handled."""
    if Status.CLOSED not in MOVES[Status(lead.status)]:
        return
    before = lead.status
    move_to_status(lead, Status.CLOSED, now, closing_reason=closing_reason)
    lead.clock_stopped_at = now
    if actor is not None:
        lead.handled_at = lead.handled_at or now
    lead.save(update_fields=["status", "status_at", "closing_reason", "next_try_at", "handled_at", *CLOCK_FIELDS])
    text = lead.get_closing_reason_display()
    note_event(lead=lead, kind=LeadEvent.Kind.STATUS, at=now, text=text, **{"from": before, "to": lead.status})
