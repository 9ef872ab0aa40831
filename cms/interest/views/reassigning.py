"""Many leads go to another unit by a decision: first how many, then for good."""

from collections import Counter

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.interest.actions import reassign_leads
from cms.interest.forms.rules import ReassignForm
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Reassignment, UnitAssignment
from cms.interest.views.rules import RulesView

MOST_SHOWN = 30
"""Decisions made before."""


class ReassignView(RulesView):
    """The decision, what it would move, and the decisions made before. No lead is named."""

    permission = ("interest.add_reassignment", "interest.view_reassignment")
    template_name = "interest/reassign.html"
    page_title = gettext_lazy("Chuyển theo quyết định")
    header_icon = "redirect"

    def get(self, request: HttpRequest) -> HttpResponse:
        """An empty form."""
        return self._show(ReassignForm(initial={"day": timezone.localdate()}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """See how many; with `confirm`, move them."""
        form = ReassignForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        keep = "confirm" in request.POST
        try:
            with transaction.atomic():  # what is seen first is the deed itself, undone
                made = reassign_leads(actor=request.user, **form.cleaned_data)
                counts = _count_from(made)
                transaction.set_rollback(not keep)
        except NotAllowed as refusal:
            form.add_error(None, str(refusal))
            return self._show(form, status=422)
        if keep:
            words = {"number": made.moved, "unit": made.to_unit.name, "decision": made.decision}
            messages.success(request, _("Đã chuyển %(number)s người sang %(unit)s theo %(decision)s.") % words)
            return redirect("interest_reassign")
        return self._show(form, preview=made, counts=counts)

    def _show(self, form: ReassignForm, *, status: int = 200, **context) -> HttpResponse:
        before = Reassignment.objects.select_related("from_unit", "to_unit", "made_by")[:MOST_SHOWN]
        return self.show(status=status, form=form, before=before, **context)


def _count_from(made: Reassignment) -> list[tuple[str, int]]:
    """How many come from which unit."""
    leads = made.assignments.values("lead")
    ended = UnitAssignment.objects.filter(lead__in=leads, until=made.made_at).values_list("unit__name", flat=True)
    return sorted(Counter(name or "" for name in ended).items())
