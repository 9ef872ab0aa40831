"""Forgetting: everything a person said, and everything they could be found by, goes; a number stays.

Only what a human has handled is forgotten (`queries.list_due_to_forget`), or what somebody asked us to delete and a
human has finished. The proof of what was agreed to stays (domain facts, section 3): its wording, time and receipt.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.accounts.models import User
from cms.interest.actions.tracing import lock_lead, note_event
from cms.interest.due import stop_clock
from cms.interest.fields import EncryptedTextField
from cms.interest.lifecycle import Status
from cms.interest.models import Lead, LeadCount, LeadEvent, PhoneKey
from cms.interest.queries.sendings import list_family
from cms.interest.queries.worklists import list_due_to_forget

_CHUNK = 200


def forget_due_leads(*, now: datetime, dry_run: bool = False) -> list[int]:
    """Forget every lead whose time is over at `now`; their numbers. With `dry_run` nothing is changed."""
    due = list(list_due_to_forget(now).values_list("pk", flat=True))
    if dry_run:
        return due
    forgotten = []
    for pk in due:
        with transaction.atomic():
            lead = Lead.objects.select_for_update().filter(pk=pk).first()
            # Somebody may have taken it up again since it was found.
            if lead and list_due_to_forget(now).filter(pk=pk).exists():
                forget_lead(lead=lead, now=now)
                forgotten.append(pk)
    return forgotten


@transaction.atomic
def forget_lead(*, lead: Lead, actor: User | None = None, now: datetime | None = None) -> None:
    """Erase all that `lead`, and what was merged into it, says of a person; count it. Twice is as good as once."""
    now = now or timezone.now()
    _hold_phones(lead)
    lead = lock_lead(lead)
    for one in list_family(lead):
        if one.forgotten_at is None:
            _count(one)
            _erase(one, actor, now)


def _hold_phones(lead: Lead) -> None:
    # Before the lead itself: ingest takes the phone first and then its leads, and so does this.
    hashes = {one.phone_hash for one in list_family(lead) if one.phone_hash}
    list(PhoneKey.objects.select_for_update().filter(hash__in=hashes).order_by("hash"))


def _count(lead: Lead) -> None:
    if lead.merged_into_id is not None:
        return  # the same person was counted
    day = timezone.localdate(lead.received_at)
    promised, called = lead.promised_at, lead.first_called_at or lead.handled_at
    count = LeadCount(
        week=day - timedelta(days=day.weekday()),
        kind=lead.kind,
        channel=lead.channel,
        unit=lead.unit,
        placement=lead.placement,
        outcome=lead.status,
        closing_reason=lead.closing_reason,
        in_time=called <= promised if promised and called else None,
        reached_in_time=bool(lead.reached_in_time),
    )
    row, _made = LeadCount.objects.get_or_create(
        key=count.make_key(),
        defaults={
            field.attname: getattr(count, field.attname)
            for field in LeadCount._meta.concrete_fields
            if field.name not in ("id", "key", "number")
        },
    )
    LeadCount.objects.filter(pk=row.pk).update(number=F("number") + 1)


def _erase(lead: Lead, actor: User | None, now: datetime) -> None:
    phone = lead.phone_hash
    for field in lead._meta.concrete_fields:
        if isinstance(field, EncryptedTextField):
            setattr(lead, field.attname, "")
    lead.phone_hash = lead.at_least_16 = lead.earlier = lead.next_try_at = None
    lead.matched_place = lead.matched_workplace = lead.matched_zone = lead.matched_trade = None
    lead.preferred_channel = lead.route_reason = lead.placement = ""
    lead.suspicion = []
    day = timezone.localtime(lead.received_at)
    week = (day - timedelta(days=day.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    lead.received_at = lead.last_sent_at = week
    stop_clock(lead)
    lead.status, lead.status_at, lead.forgotten_at = Status.FORGOTTEN, now, now
    lead.save()
    lead.words.all().delete()
    lead.reminders.all().delete()
    lead.later.update(earlier=None)
    # The hash of a receipt stays: the same file coming back must not be taken for a new sending.
    lead.submissions.update(answers="", code="", page="", placement="", suspicion=[], started_at=None)
    lead.events.update(note="", facts={})
    lead.data_requests.update(contact="", notes="")
    if phone and not Lead.objects.filter(phone_hash=phone).exists():
        PhoneKey.objects.filter(hash=phone).delete()
    note_event(lead=lead, kind=LeadEvent.Kind.FORGOTTEN, actor=actor, at=now)
