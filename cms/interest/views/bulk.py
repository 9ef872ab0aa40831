"""One thing done to several leads chosen in the list: first how many and to whom, then each with its own rights."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.accounts.models import User
from cms.interest.actions import assign_lead, move_to_unit, release_from_quarantine
from cms.interest.forms import BulkForm
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Lead, LeadAccess
from cms.interest.queries import list_colleagues
from cms.interest.routing import ABOVE_OURS, INSIDE_COMPANY
from cms.interest.views.branch import BranchScopedView
from cms.union.models import Unit

Deed = BulkForm.Deed
MOST_CHOSEN = 200
"""Leads on which one bulk action is done."""


class BulkView(BranchScopedView):
    """Confirm, then do it. What is not of this person's branch is never touched, whatever was posted."""

    permission = ("interest.view_lead", "interest.change_lead")
    template_name = "interest/bulk.html"
    page_title = gettext_lazy("Làm cho nhiều người")
    http_method_names = ["post"]

    @cached_property
    def chosen(self) -> list[Lead]:
        """The leads chosen that this person may see."""
        asked = [text for text in self.request.POST.getlist("chosen") if text.isascii() and text.isdigit()]
        keys = [int(text) for text in asked[:MOST_CHOSEN] if len(text) < 18]
        return list(self.leads.filter(pk__in=keys))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Ask what is missing and say how many; with `confirm`, do it."""
        if not self.chosen:
            messages.warning(request, _("Hãy chọn ít nhất một người trong danh sách."))
            return self.back_to_inbox()
        deed = request.POST.get("deed", "")
        if deed == Deed.RELEASE and not request.user.has_perm("interest.release_lead"):
            messages.error(request, _("Bạn chưa được giao việc đưa thư ra khỏi chỗ để riêng."))
            return self.back_to_inbox()
        is_sent = "confirm" in request.POST
        form = BulkForm(
            request.POST if is_sent else None,
            initial={"deed": deed if deed in Deed.values else Deed.ASSIGN},
            owners=list_common_colleagues(self.chosen),
            units=list_common_units(self.chosen),
        )
        if is_sent and form.is_valid():
            self._do(form.cleaned_data)
            return self.back_to_inbox()
        self.note(LeadAccess.Action.LIST, shown=len(self.chosen), detail="bulk")
        deed = deed if deed in Deed.values else Deed.ASSIGN
        return self.show(
            status=422 if is_sent else 200, form=form, leads=self.chosen, deed=deed, deed_label=Deed(deed).label,
            back=request.POST.get("back", ""),
        )  # fmt: skip

    def _do(self, data: dict) -> None:
        act = self._make_deed(data)
        done, refused = 0, []
        for lead in self.chosen:
            try:
                act(lead)
                done += 1
            except NotAllowed as refusal:
                refused.append(f"{lead}: {refusal}")
        if done:
            words = {"deed": Deed(data["deed"]).label, "number": done}
            messages.success(self.request, _("%(deed)s: đã làm cho %(number)s người.") % words)
        if left_out := len(set(self.request.POST.getlist("chosen"))) - len(self.chosen):
            words = {"number": left_out}
            messages.warning(self.request, _("Bỏ qua %(number)s người không thuộc phần việc của bạn.") % words)
        for sentence in refused[:5]:
            messages.error(self.request, sentence)
        if len(refused) > 5:
            messages.error(self.request, _("Còn %(number)s người nữa không làm được.") % {"number": len(refused) - 5})

    def _make_deed(self, data: dict) -> Callable[[Lead], object]:
        actor = self.request.user
        if data["deed"] == Deed.ASSIGN:
            return lambda lead: assign_lead(lead=lead, actor=actor, owner=data["owner"])
        if data["deed"] == Deed.MOVE:
            return lambda lead: move_to_unit(lead=lead, actor=actor, unit=data["unit"], reason=data["reason"])
        return lambda lead: release_from_quarantine(lead=lead, actor=actor)


def list_common_colleagues(leads: list[Lead]) -> QuerySet[User]:
    """The people to whom every one of `leads` can be given. As many queries as there are different units."""
    kinds = {(lead.unit_id, lead.may_tell_local, lead.no_local_contact): lead for lead in leads}
    common: set[int] | None = None
    for lead in kinds.values():
        people = set(list_colleagues(lead).values_list("pk", flat=True))
        common = people if common is None else common & people
    return User.objects.filter(pk__in=common or ()).order_by("last_name", "first_name", "username")


def list_common_units(leads: list[Lead]) -> QuerySet[Unit]:
    """The units every one of `leads` may go to."""
    units = Unit.objects.on(timezone.localdate()).exclude(kind__in=ABOVE_OURS).order_by("name")
    if all(lead.may_tell_local and not lead.no_local_contact for lead in leads):
        return units
    return units.exclude(kind__in=INSIDE_COMPANY)
