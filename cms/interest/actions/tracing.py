"""The trace every verb leaves: an event of the lead, and a line of who touched whose data."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Lead, LeadAccess, LeadEvent


def note_access(*, actor: User, action: str, lead: Lead | None = None, shown: int = 1, detail: str = "") -> None:
    """Write down who saw what. `shown`: how many leads were on the screen; `detail`: by which filter."""
    LeadAccess.objects.create(
        user=actor, username=actor.get_username(), lead=lead, action=action, shown=shown, detail=detail[:300]
    )


def note_event(
    *, lead: Lead, kind: str, actor: User | None = None, text: str = "", at: datetime | None = None, **facts
) -> LeadEvent:
    """Write down what happened to `lead`; with an actor, also that they changed it. `facts`: names and ids only."""
    event = LeadEvent.objects.create(lead=lead, kind=kind, actor=actor, note=text, facts=facts, at=at or timezone.now())
    if actor is not None:
        note_access(actor=actor, action=LeadAccess.Action.CHANGE, lead=lead)
    return event


def lock_lead(lead: Lead) -> Lead:
    """The lead as it is now, held until the transaction ends."""
    return Lead.objects.select_for_update(of=("self",)).select_related("unit", "owner").get(pk=lead.pk)


def lock_workable(lead: Lead) -> Lead:
    """Like `lock_lead`, for somebody who wants to work with it. Raises NotAllowed when its processing is restricted."""
    held = lock_lead(lead)
    check_workable(held)
    return held


def check_workable(*leads: Lead) -> None:
    """Raise NotAllowed when the processing of one of `leads` is restricted."""
    for lead in leads:
        if lead.restricted_at:
            raise NotAllowed(
                _("%(lead)s: người này xin hạn chế xử lý. Chỉ người giữ dữ liệu gỡ được, ở bàn yêu cầu.")
                % {"lead": lead}
            )


def lock_leads(*leads: Lead) -> list[Lead]:
    """Several leads, held in one order so that two people never wait for each other; given back as they were asked."""
    rows = Lead.objects.select_for_update(of=("self",)).filter(pk__in=[lead.pk for lead in leads]).order_by("pk")
    held = {lead.pk: lead for lead in rows.select_related("unit")}
    return [held[lead.pk] for lead in leads]
