"""What a new sending does to a lead that is there: it may come out of quarantine, wake, or become more silent."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.interest.due import allow_clock, start_clock
from cms.interest.lifecycle import RESTING
from cms.interest.matching import Facts
from cms.interest.models import Lead, LeadEvent
from cms.interest.routing import INSIDE_COMPANY

if TYPE_CHECKING:
    from cms.interest.actions.arrivals import Arrivals

MOST_MERGES = 50


def follow_merges(lead: Lead) -> Lead:
    """The lead this one was merged into, and that one in turn: the one people work with."""
    for _step in range(MOST_MERGES):
        if lead.merged_into is None:
            break
        lead = lead.merged_into
    return lead


def wake(arrivals: "Arrivals", lead: Lead, at: datetime) -> None:
    """Who sends again after the lead came to rest is called again, with a new promise."""
    if lead.status not in RESTING:
        return
    before, lead.status = lead.get_status_display(), Lead.Status.NEW
    lead.status_at, lead.closing_reason = arrivals.now, ""
    allow_clock(lead)
    due = arrivals.desk.due.first_call(lead.unit, lead.kind, at)
    start_clock(lead, due)
    lead.promised_at = due.due_at
    text = _("%(before)s → %(after)s") % {"before": before, "after": lead.get_status_display()}
    arrivals.note(lead, LeadEvent.Kind.STATUS, text, {"to": lead.status})


def release(arrivals: "Arrivals", lead: Lead) -> None:
    """A sending in which nothing looks odd speaks for the one before."""
    if not lead.is_quarantined:
        return
    lead.released_at = arrivals.now
    due = arrivals.desk.due.first_call(lead.unit, lead.kind, arrivals.now)
    start_clock(lead, due)
    lead.promised_at = due.due_at
    arrivals.note(lead, LeadEvent.Kind.RELEASED, _("Người này gửi lại, và lần gửi mới không có gì lạ."))


def quieten(arrivals: "Arrivals", lead: Lead) -> None:
    """Silence is only ever added: whoever asks for it gets it, nobody else can take it away by a form."""
    if lead.no_local_contact:
        return
    lead.no_local_contact, lead.may_tell_local = True, False
    inside = lead.unit and lead.unit.kind in INSIDE_COMPANY
    if not inside and lead.status != Lead.Status.NEW:
        return
    route = arrivals.desk.router_of(timezone.localdate(arrivals.now)).find(Facts(kind=lead.kind, no_local_contact=True))
    if route.unit and route.unit.pk != lead.unit_id:
        before = lead.unit.name if lead.unit else _("chưa có đơn vị")
        arrivals.reassign(lead, route)
        arrivals.note(lead, LeadEvent.Kind.UNIT, f"{before} → {route.unit.name}\n{route.reason}")
