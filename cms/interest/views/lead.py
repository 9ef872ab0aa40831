"""One lead: what was sent, what was done, what can be done next."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from cms.interest.call_results import list_results
from cms.interest.forms import AssignForm, CallForm, ConsentForm, NoteForm, StatusForm, UnitForm
from cms.interest.lifecycle import list_next
from cms.interest.models import ConsentRecord, Lead, LeadAccess, LeadEvent, Submission
from cms.interest.phones import make_zalo_address
from cms.interest.queries import get_answers, list_family, list_reasons, tell_due
from cms.interest.views.branch import BranchScopedLeadView, read_place


class LeadView(BranchScopedLeadView):
    """The page of one lead."""

    template_name = "interest/lead.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the lead, and write down who looked."""
        self.note(LeadAccess.Action.VIEW, lead=self.lead)
        return self.show_lead()

    def show_lead(self, status: int = 200, **bound_forms) -> HttpResponse:
        """The page; `bound_forms` take the place of empty ones."""
        lead, now = self.lead, timezone.now()
        family = list_family(lead)
        keys = [one.pk for one in family]
        events = LeadEvent.objects.filter(lead__in=keys).select_related("actor")
        return self.show(
            status=status,
            lead=lead,
            merged=family[1:],
            colour=lead.get_colour(now),
            due=tell_due(lead, now),
            zalo=make_zalo_address(lead.phone),
            results=list_results(lead.status),
            sent=_read_sendings(keys),
            events=events,
            consents=ConsentRecord.objects.filter(lead__in=keys),
            reasons=list_reasons(lead) if lead.quarantined_at else [],
            related=self._list_related(),
            back=read_place(self.request.GET.urlencode()).removeprefix("?"),
            may_change=self.request.user.has_perm("interest.change_lead"),
            may_release=self.request.user.has_perm("interest.release_lead"),
            **(self._make_forms() | bound_forms),
        )

    def _make_forms(self) -> dict:
        if not self.request.user.has_perm("interest.change_lead"):
            return {}
        lead = self.lead
        return {
            "call_form": CallForm(lead=lead),
            "status_form": StatusForm(lead=lead) if list_next(lead.status) else None,
            "assign_form": AssignForm(lead=lead),
            "unit_form": UnitForm(lead=lead),
            "note_form": NoteForm(),
            "consent_form": ConsentForm(),
        }

    def _list_related(self) -> list[tuple[str, Lead]]:
        """The leads this one was split from, merged into, or comes after: those of them this person may see."""
        lead = self.lead
        keys = {"merged_into": lead.merged_into_id, "split_from": lead.split_from_id, "earlier": lead.earlier_id}
        seen = {one.pk: one for one in self.leads.filter(pk__in=[key for key in keys.values() if key])}
        return [(name, seen[key]) for name, key in keys.items() if key in seen]


def _read_sendings(keys: list[int]) -> list[tuple[Submission, list[tuple[str, str]]]]:
    """The sendings of these leads, with their questions and answers."""
    rows = Submission.objects.filter(lead__in=keys).select_related("lead").order_by("received_at", "pk")
    return [(submission, get_answers(submission)) for submission in rows]
