"""The organisers' pages: the list of leads, one lead, and what can be done with it. Changes are only ever posted."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.interest.actions import add_note, change_status, move_to_unit, note_access, take_lead
from cms.interest.forms import FilterForm, NoteForm, SearchForm, StatusForm, UnitForm
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Lead, LeadAccess
from cms.interest.queries import filter_inbox, get_answers, get_spool_state, get_visible_leads, search_leads

PAGE = 50
"""Leads on one screen."""


class OrganiserView(WagtailAdminTemplateMixin, View):
    """A page for those who may see leads; the admin sends everybody else away."""

    permission = "interest.view_lead"
    header_icon = "group"
    page_title = gettext_lazy("Người lao động liên hệ")

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Let in who has the permission. Raises PermissionDenied, which the admin turns into a redirect."""
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, then the list."""
        return [*self.breadcrumbs_items, {"url": reverse("interest_leads"), "label": OrganiserView.page_title}]


class LeadListView(OrganiserView):
    """The list: newest first, filtered by status and unit."""

    template_name = "interest/lead_list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of the list, and write down that it was seen."""
        filters = FilterForm(request.GET or None)
        leads = filter_inbox(get_visible_leads(request.user))
        if filters.is_valid():
            leads = _filtered(leads, filters.cleaned_data)
        page = Paginator(leads, PAGE).get_page(request.GET.get("p"))
        note_access(actor=request.user, action=LeadAccess.Action.LIST, shown=len(page.object_list))
        return self._show(leads=page.object_list, page=page, filters=filters, search=SearchForm())

    def _show(self, **context) -> HttpResponse:
        return self.render_to_response(self.get_context_data(spool=get_spool_state(), **context))


class LeadSearchView(LeadListView):
    """The leads with this phone, name or receipt code."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Nothing was searched for: back to the list."""
        return redirect("interest_leads")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show what was found, and write down that it was looked for."""
        search = SearchForm(request.POST)
        found: QuerySet[Lead] | list[Lead] = []
        if search.is_valid():
            found = list(search_leads(get_visible_leads(request.user), search.cleaned_data["text"])[:PAGE])
            note_access(actor=request.user, action=LeadAccess.Action.SEARCH, shown=len(found))
        return self._show(leads=found, page=None, filters=FilterForm(), search=search)


class LeadDetailView(OrganiserView):
    """One lead: what was sent, what was done, what can be done next."""

    template_name = "interest/lead_detail.html"

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        """Take the lead the address names, if this user may see it."""
        super().setup(request, *args, **kwargs)
        self.lead: Lead | None = None

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Raises Http404 for a lead this user may not see."""
        if request.user.has_perm(self.permission):
            self.lead = get_object_or_404(get_visible_leads(request.user), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The number, never the name: titles end up in the browser's history."""
        return str(self.lead)

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, the list, this lead."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.lead)}]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the lead, and write down who looked."""
        note_access(actor=request.user, action=LeadAccess.Action.VIEW, lead=self.lead)
        return self.show()

    def show(self, status: int = 200, **bound_forms) -> HttpResponse:
        """The page; `bound_forms` take the place of empty ones."""
        lead = self.lead
        forms = {
            "status_form": StatusForm(initial={"status": lead.status}),
            "unit_form": UnitForm(lead=lead),
            "note_form": NoteForm(),
        }
        sent = [(submission, get_answers(submission)) for submission in lead.submissions.all()]
        context = self.get_context_data(
            lead=lead,
            sent=sent,
            events=lead.events.select_related("actor"),
            consents=lead.consents.all(),
            may_change=self.request.user.has_perm("interest.change_lead"),
            **(forms | bound_forms),
        )
        return self.render_to_response(context, status=status)


class LeadChangeView(LeadDetailView):
    """Something done to a lead, by POST only."""

    permission = "interest.change_lead"
    http_method_names = ["post"]
    form_class: type = NoteForm
    form_name = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and go back to the lead; or show what is wrong beside the field."""
        form = self.make_form(request)
        if not form.is_valid():
            return self.show(status=422, **{self.form_name: form})
        try:
            self.change(**form.cleaned_data)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return self.show(status=422, **{self.form_name: form})
        messages.success(request, _("Đã lưu."))
        return redirect("interest_lead", pk=pk)

    def make_form(self, request: HttpRequest):
        """The form with what was posted."""
        return self.form_class(request.POST)

    def change(self, **data) -> None:
        """Call the verb."""
        raise NotImplementedError


class ChangeStatusView(LeadChangeView):
    """Move the lead along."""

    form_class, form_name = StatusForm, "status_form"

    def change(self, *, status: str, reason: str) -> None:
        """Call the verb."""
        change_status(lead=self.lead, actor=self.request.user, status=status, reason=reason)


class MoveToUnitView(LeadChangeView):
    """Hand the lead over to another unit."""

    form_class, form_name = UnitForm, "unit_form"

    def make_form(self, request: HttpRequest) -> UnitForm:
        """The form with the units this lead may go to."""
        return UnitForm(request.POST, lead=self.lead)

    def change(self, *, unit, reason: str) -> None:
        """Call the verb."""
        move_to_unit(lead=self.lead, actor=self.request.user, unit=unit, reason=reason)


class AddNoteView(LeadChangeView):
    """Write down what happened."""

    form_class, form_name = NoteForm, "note_form"

    def change(self, *, text: str) -> None:
        """Call the verb."""
        add_note(lead=self.lead, actor=self.request.user, text=text)


class TakeLeadView(LeadChangeView):
    """Become the one who calls back."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take it and go back to the lead."""
        take_lead(lead=self.lead, actor=request.user)
        messages.success(request, _("Bạn đã nhận phụ trách người này."))
        return redirect("interest_lead", pk=pk)


def _filtered(leads: QuerySet[Lead], wanted: dict) -> QuerySet[Lead]:
    if wanted["status"]:
        leads = leads.filter(status=wanted["status"])
    if wanted["unit"]:
        leads = leads.filter(unit=wanted["unit"])
    return leads
