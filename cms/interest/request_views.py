"""The desk for requests about one's own data: the list with the law's two dates, one request, what is done with it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.interest.actions import (
    answer_request,
    finish_request,
    lift_request,
    note_access,
    open_request,
    refuse_request,
)
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import DataRequest, Lead, LeadAccess
from cms.interest.queries import (
    filter_requests,
    find_clocks,
    get_all_kept,
    get_visible_leads,
    get_visible_requests,
    has_other_sendings_of,
    list_agreed_wordings,
    search_leads,
)
from cms.interest.queries.requests import PERMISSION
from cms.interest.request_forms import (
    AnswerForm,
    FinishForm,
    LiftForm,
    NewRequestForm,
    ObjectForm,
    RefuseForm,
    RequestFilterForm,
)

PAGE = 50


class DeskView(WagtailAdminTemplateMixin, View):
    """A page for those who keep the law's dates; the admin sends everybody else away."""

    header_icon = "clipboard-list"
    page_title = gettext_lazy("Yêu cầu về dữ liệu cá nhân")

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Let in who has the right. Raises PermissionDenied, which the admin turns into a redirect."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, then the list."""
        return [*self.breadcrumbs_items, {"url": reverse("interest_requests"), "label": DeskView.page_title}]


class RequestListView(DeskView):
    """The open ones by their nearest date, in colours; no personal data is on this screen."""

    template_name = "interest/request_list.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of the list."""
        now, filters = timezone.now(), RequestFilterForm(request.GET or None)
        wanted = filters.cleaned_data if filters.is_valid() else {}
        rows = filter_requests(get_visible_requests(request.user), now=now, **wanted)
        page = Paginator(rows, PAGE).get_page(request.GET.get("p"))
        lines = [(row, *find_clocks(row, now)) for row in page.object_list]
        return self.render_to_response(self.get_context_data(lines=lines, page=page, filters=filters))


class NewRequestView(DeskView):
    """Write down a request that came by telephone or on paper."""

    template_name = "interest/request_new.html"
    page_subtitle = gettext_lazy("Ghi yêu cầu mới")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the empty form."""
        return self._show(NewRequestForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Write it down and show it; or say what is missing beside the field."""
        form = NewRequestForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        said = form.cleaned_data
        lead = self._find(said["find"].strip())
        contact = " · ".join(filter(None, [said["contact"].strip(), "" if lead else said["find"].strip()]))
        made = open_request(
            kind=said["kind"], lead=lead, channel=said["channel"], text=said["text"].strip(), contact=contact,
            third_party=said["third_party"], actor=request.user,
        )  # fmt: skip
        if said["find"].strip() and lead is None:
            messages.warning(request, _("Không tìm thấy ai với số hay mã ấy. Yêu cầu vẫn được ghi."))
        messages.success(request, _("Đã ghi yêu cầu."))
        return redirect("interest_request", pk=made.pk)

    def _find(self, text: str) -> Lead | None:
        if not text:
            return None
        found = search_leads(get_visible_leads(self.request.user).filter(merged_into=None), text)[:2]
        note_access(actor=self.request.user, action=LeadAccess.Action.SEARCH, shown=len(found))
        return found[0] if len(found) == 1 else None

    def _show(self, form: NewRequestForm, status: int = 200) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)


class RequestView(DeskView):
    """One request. Every look at a person's data is written down."""

    template_name = "interest/request_detail.html"

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Raises Http404 for a request this user may not work on."""
        if request.user.has_perm(PERMISSION):
            self.asked = get_object_or_404(get_visible_requests(request.user), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        """The number and the kind, never a name."""
        return f"#{self.asked.pk} {self.asked.get_kind_display()}"

    def get_breadcrumbs_items(self) -> list[dict]:
        """Home, the list, this request."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": f"#{self.asked.pk}"}]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the request, and write down who looked."""
        return self.show()

    def show(self, status: int = 200, **bound_forms) -> HttpResponse:
        """The page; `bound_forms` take the place of empty ones."""
        asked, lead = self.asked, self.asked.lead
        if lead:
            note_access(actor=self.request.user, action=LeadAccess.Action.VIEW, lead=lead)
        answer, done = find_clocks(asked, timezone.now())
        fresh = {"answer_form": AnswerForm(), "finish_form": make_finish_form(asked), "refuse_form": RefuseForm()}
        if asked.kind == DataRequest.Kind.RESTRICT and lead and lead.restricted_at:
            fresh["lift_form"] = LiftForm()
        context = self.get_context_data(
            asked=asked, lead=lead, answer_clock=answer, done_clock=done, is_open=asked.state in DataRequest.OPEN,
            has_others=lead is not None and has_other_sendings_of(lead), now=timezone.now(), **(fresh | bound_forms),
        )  # fmt: skip
        return self.render_to_response(context, status=status)


class KeptView(RequestView):
    """All that is kept about who asked, to print and hand over."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The sheet. Nothing is kept of somebody who was not found, or was forgotten."""
        lead = self.asked.lead
        kept = get_all_kept(lead) if lead and not lead.forgotten_at else None
        if kept:
            note_access(actor=request.user, action=LeadAccess.Action.VIEW, lead=lead, shown=len(kept.leads))
        context = {"asked": self.asked, "lead": lead, "kept": kept, "now": timezone.now()}
        return render(request, "interest/request_kept.html", context)


class RequestStepView(RequestView):
    """Something done with a request, by POST only."""

    http_method_names = ["post"]
    form_class: type = AnswerForm
    form_name = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and go back to the request; or show what is wrong beside the field."""
        form = self.make_form()
        if not form.is_valid():
            return self.show(status=422, **{self.form_name: form})
        try:
            self.act(form.cleaned_data)
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return self.show(status=422, **{self.form_name: form})
        messages.success(request, _("Đã lưu."))
        return redirect("interest_request", pk=pk)

    def make_form(self) -> forms.Form:
        """The form with what was posted."""
        return self.form_class(self.request.POST)

    def act(self, said: dict) -> None:
        """Call the verb."""
        raise NotImplementedError


class AnswerView(RequestStepView):
    """The person was told that we heard and what happens."""

    form_class, form_name = AnswerForm, "answer_form"

    def act(self, said: dict) -> None:
        """Call the verb."""
        answer_request(request=self.asked, actor=self.request.user, text=said["text"], by=said["by"])


class FinishView(RequestStepView):
    """What was asked for is done: deleting, freezing, withdrawing and ending what was objected to are done here."""

    form_name = "finish_form"

    def make_form(self) -> FinishForm:
        """The form of this kind of request, with what was posted."""
        return make_finish_form(self.asked, self.request.POST)

    def act(self, said: dict) -> None:
        """Call the verb."""
        finish_request(
            request=self.asked, actor=self.request.user, text=said["text"], purposes=said.get("purposes", ())
        )


class LiftView(RequestStepView):
    """A restriction is lifted, for a reason."""

    form_class, form_name = LiftForm, "lift_form"

    def act(self, said: dict) -> None:
        """Call the verb."""
        lift_request(request=self.asked, actor=self.request.user, text=said["text"])


def make_finish_form(asked: DataRequest, data: QueryDict | None = None) -> FinishForm:
    """The form that finishes `asked`; an objection also asks what it is about."""
    if asked.kind == DataRequest.Kind.OBJECT and asked.lead:
        return ObjectForm(data, agreed=list_agreed_wordings(asked.lead))
    return FinishForm(data)


class RefuseView(RequestStepView):
    """It cannot be done, and the person is told why."""

    form_class, form_name = RefuseForm, "refuse_form"

    def act(self, said: dict) -> None:
        """Call the verb."""
        refuse_request(request=self.asked, actor=self.request.user, text=said["text"])
