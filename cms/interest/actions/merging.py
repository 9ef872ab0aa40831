"""Two leads that are one person, one lead that is two: both can be undone, and no sending ever moves out of sight."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.encryption import create_words
from cms.interest.actions.tracing import check_workable, lock_leads, lock_workable, note_event
from cms.interest.due import DueTimes, start_clock
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Lead, LeadEvent, Submission, UnitAssignment
from cms.interest.phones import NotAPhone, read_phone
from cms.interest.queries.sendings import get_named_answers, has_consent
from cms.interest.vault import hash_phone

_COPIED = (
    *("kind", "channel", "language", "placement", "preferred_channel", "at_least_16", "no_local_contact"),
    *("may_tell_local", "matched_place", "matched_workplace", "matched_zone", "matched_trade"),
    *("unit", "owner", "route_rule", "route_reason"),
)
"""What a lead that is split off takes over: where it goes must not become looser by splitting."""
_SAID = ("name", "workplace", "commune", "trade", "other_contact", "company_role", "best_time")


@transaction.atomic
def merge_leads(*, lead: Lead, into: Lead, actor: User, now: datetime | None = None) -> None:
    """`lead` is the same person as `into`, which is worked with from now on. Every row stays where it is.

    A wish for silence holds for both. Raises NotAllowed when they are one already, or one of them is forgotten.
    """
    now = now or timezone.now()
    if lead.pk == into.pk:
        raise NotAllowed(_("Không gộp được một người với chính mình."))
    held, target = lock_leads(lead, into)
    check_workable(held, target)
    if held.merged_into_id or target.merged_into_id:
        raise NotAllowed(_("Một trong hai đã được gộp vào người khác. Hãy gỡ ra trước."))
    if held.forgotten_at or target.forgotten_at:
        raise NotAllowed(_("Thông tin của một trong hai đã được xóa."))
    silenced = held.no_local_contact and not target.no_local_contact
    told_before = target.may_tell_local
    held.merged_into = target
    held.save(update_fields=["merged_into"])
    target.last_sent_at = max(held.last_sent_at, target.last_sent_at)
    if silenced:
        target.no_local_contact, target.may_tell_local = True, False
    target.save(update_fields=["last_sent_at", "no_local_contact", "may_tell_local"])
    note_event(
        lead=held, kind=LeadEvent.Kind.MERGED, actor=actor, at=now, text=f"→ {target}", into=target.pk,
        silenced=silenced, told_before=told_before,
    )  # fmt: skip
    note_event(lead=target, kind=LeadEvent.Kind.MERGED, actor=actor, at=now, text=f"← {held}", merged=held.pk)


@transaction.atomic
def unmerge_lead(*, lead: Lead, actor: User, now: datetime | None = None) -> None:
    """Undo a merge: `lead` stands for itself again, with all its sendings. Raises NotAllowed when it was not merged."""
    now = now or timezone.now()
    if lead.merged_into_id is None:
        raise NotAllowed(_("Người này chưa được gộp với ai."))
    held, target = lock_leads(lead, lead.merged_into)
    check_workable(held, target)
    event = held.events.filter(kind=LeadEvent.Kind.MERGED, facts__into=target.pk).first()
    if event and event.facts.get("silenced") and not _asked_for_silence(target):
        target.no_local_contact = False
        target.may_tell_local = event.facts.get("told_before", False) and has_consent(target, "consent_tell_local")
        target.save(update_fields=["no_local_contact", "may_tell_local"])
    held.merged_into = None
    held.save(update_fields=["merged_into"])
    note_event(lead=held, kind=LeadEvent.Kind.UNMERGED, actor=actor, at=now, text=f"← {target}", out_of=target.pk)
    note_event(lead=target, kind=LeadEvent.Kind.UNMERGED, actor=actor, at=now, text=f"→ {held}", unmerged=held.pk)


@transaction.atomic
def split_submission(*, submission: Submission, actor: User, now: datetime | None = None) -> Lead:
    """One sending of a lead is of somebody else: it becomes a lead of its own, with a promise of its own.

    Raises NotAllowed when it is the only sending there is.
    """
    now, original = now or timezone.now(), lock_workable(submission.lead)
    if original.forgotten_at or original.submissions.count() < 2:
        raise NotAllowed(_("Chỉ có một lần gửi, không có gì để tách."))
    lead = _make_split(original, submission, now)
    lead.save()
    create_words(lead)
    UnitAssignment.objects.create(lead=lead, unit=lead.unit, rule=lead.route_rule, since=now)
    _move_submission(submission, lead)
    note_event(
        lead=original, kind=LeadEvent.Kind.SPLIT, actor=actor, at=now, text=f"→ {lead}", split=lead.pk,
        submission=submission.pk,
    )  # fmt: skip
    note_event(
        lead=lead, kind=LeadEvent.Kind.SPLIT, actor=actor, at=now, text=f"← {original}", split_from=original.pk,
        submission=submission.pk,
    )  # fmt: skip
    return lead


@transaction.atomic
def unsplit_lead(*, lead: Lead, actor: User, now: datetime | None = None) -> None:
    """Undo a split: the sending goes back, and what was written meanwhile is kept, merged. Raises NotAllowed."""
    now = now or timezone.now()
    if lead.split_from_id is None or lead.merged_into_id is not None:
        raise NotAllowed(_("Người này không phải do tách ra."))
    held, original = lock_leads(lead, lead.split_from)
    check_workable(held, original)
    event = held.events.filter(kind=LeadEvent.Kind.SPLIT, facts__split_from=original.pk).first()
    for submission in held.submissions.filter(pk=event.facts["submission"] if event else None):
        _move_submission(submission, original)
    held.merged_into = original
    held.save(update_fields=["merged_into"])
    note_event(lead=held, kind=LeadEvent.Kind.UNSPLIT, actor=actor, at=now, text=f"→ {original}", into=original.pk)
    note_event(lead=original, kind=LeadEvent.Kind.UNSPLIT, actor=actor, at=now, text=f"← {held}", merged=held.pk)


def _asked_for_silence(lead: Lead) -> bool:
    return any(get_named_answers(submission).get("no_local_contact") for submission in lead.submissions.all())


def _move_submission(submission: Submission, lead: Lead) -> None:
    submission.lead = lead
    submission.save(update_fields=["lead"])
    submission.consents.update(lead=lead)


def _make_split(original: Lead, submission: Submission, now: datetime) -> Lead:
    said = get_named_answers(submission)
    lead = Lead(
        **{name: getattr(original, name) for name in _COPIED},
        **{name: said.get(name, "") for name in _SAID},
        phone=_read_first_phone(said) or original.phone,
        received_at=submission.received_at,
        last_sent_at=submission.received_at,
        status_at=now,
        split_from=original,
    )
    lead.kind = submission.kind
    lead.phone_hash = hash_phone(lead.phone) if lead.phone else None
    due = DueTimes().first_call(lead.unit, lead.kind, now)
    start_clock(lead, due)
    lead.promised_at = due.due_at
    return lead


def _read_first_phone(said: dict[str, str]) -> str:
    for name in ("phone", "zalo", "other_contact"):
        try:
            return read_phone(said.get(name, ""))
        except NotAPhone:
            continue
    return ""
