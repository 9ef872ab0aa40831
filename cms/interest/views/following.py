"""Something done to a lead, by POST only. Each screen calls one verb."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.interest.actions import (
    add_note,
    assign_lead,
    change_status,
    hand_over_lead,
    log_call,
    move_to_unit,
    record_consent,
    release_from_quarantine,
    take_lead,
    withdraw_consent,
)
from cms.interest.call_results import BY_NAME
from cms.interest.forms import AssignForm, CallForm, ConsentForm, NoteForm, StatusForm, UnitForm
from cms.interest.lifecycle import NotAllowed
from cms.interest.models import Lead
from cms.interest.queries import may_see
from cms.interest.views.lead import LeadView


class LeadChangeView(LeadView):
    """Do one thing to the lead, and go back to it."""

    permission = ("interest.view_lead", "interest.change_lead")
    http_method_names = ["post"]
    form_class: type | None = None
    form_name = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do it and go back to the lead; or show what is wrong beside the field."""
        form = self.make_form(request)
        if form is not None and not form.is_valid():
            return self.show_lead(status=422, **{self.form_name: form})
        try:
            said = self.change(**(form.cleaned_data if form else {}))
        except NotAllowed as refusal:
            messages.error(request, str(refusal))
            return self.show_lead(status=422, **({self.form_name: form} if form else {}))
        messages.success(request, said or _("Đã lưu."))
        return self.go_on()

    def make_form(self, request: HttpRequest):
        """The form with what was posted; None when a tap says it all."""
        if self.form_class is None:
            return None
        return self.form_class(request.POST, lead=self.lead)

    def change(self, **data) -> str | None:
        """Call the verb; gives the sentence to say, None for “saved”."""
        raise NotImplementedError

    def go_on(self) -> HttpResponse:
        """Back to the inbox when it was done from there; else to the lead; to the inbox when it is out of sight now."""
        if "back" in self.request.POST or not may_see(self.request.user, self.lead):
            return self.back_to_inbox()
        return redirect("interest_lead", pk=self.lead.pk)


class LogCallView(LeadChangeView):
    """Two taps: the call, and what came of it."""

    form_class, form_name = CallForm, "call_form"

    def change(self, *, result: str, next_try_at, text: str) -> str:
        """Write down the call."""
        chosen = BY_NAME[result]
        log_call(
            lead=self.lead, actor=self.request.user, status=chosen.status, closing_reason=chosen.closing_reason,
            next_try_at=next_try_at, text=text,
        )  # fmt: skip
        lead = Lead.objects.get(pk=self.lead.pk)
        words = {"lead": lead, "result": chosen.label}
        if lead.due_at is None:
            return _("%(lead)s: đã ghi “%(result)s”.") % words
        words["by"] = f"{timezone.localtime(lead.due_at):%H:%M | %d/%m/%Y}"
        return _("%(lead)s: đã ghi “%(result)s”. Việc tiếp theo trước %(by)s.") % words


class ChangeStatusView(LeadChangeView):
    """Move the lead along."""

    form_class, form_name = StatusForm, "status_form"

    def change(self, *, status: str, closing_reason: str, reason: str) -> None:
        """Call the verb."""
        change_status(
            lead=self.lead, actor=self.request.user, status=status, closing_reason=closing_reason, reason=reason
        )


class MoveToUnitView(LeadChangeView):
    """Hand the lead over to another unit."""

    form_class, form_name = UnitForm, "unit_form"

    def change(self, *, unit, reason: str) -> str:
        """Call the verb."""
        move_to_unit(lead=self.lead, actor=self.request.user, unit=unit, reason=reason)
        return _("%(lead)s: đã chuyển cho %(unit)s.") % {"lead": self.lead, "unit": unit.name}


class AssignView(LeadChangeView):
    """Give the lead to a colleague."""

    form_class, form_name = AssignForm, "assign_form"

    def change(self, *, owner) -> str:
        """Call the verb."""
        assign_lead(lead=self.lead, actor=self.request.user, owner=owner)
        name = owner.get_full_name() or owner.get_username()
        return _("%(lead)s: đã giao cho %(name)s.") % {"lead": self.lead, "name": name}


class AddNoteView(LeadChangeView):
    """Write down what happened."""

    form_class, form_name = NoteForm, "note_form"

    def change(self, *, text: str) -> None:
        """Call the verb."""
        add_note(lead=self.lead, actor=self.request.user, text=text)


class TakeLeadView(LeadChangeView):
    """Become the one who calls back."""

    def change(self) -> str:
        """Call the verb."""
        take_lead(lead=self.lead, actor=self.request.user)
        return _("%(lead)s: bạn đã nhận phụ trách.") % {"lead": self.lead}


class ReleaseView(LeadChangeView):
    """Bring the lead out of quarantine."""

    permission = ("interest.view_lead", "interest.release_lead")

    def change(self) -> str:
        """Call the verb."""
        release_from_quarantine(lead=self.lead, actor=self.request.user)
        return _("%(lead)s: đã đưa ra, bắt đầu tính giờ gọi.") % {"lead": self.lead}


class HandOverView(LeadChangeView):
    """The person stands in the members' register now."""

    def change(self) -> str:
        """Call the verb."""
        hand_over_lead(lead=self.lead, actor=self.request.user)
        return _("%(lead)s: đã ghi bàn giao sang sổ đoàn viên.") % {"lead": self.lead}


class RecordConsentView(LeadChangeView):
    """What was said on the telephone about one purpose."""

    form_class, form_name = ConsentForm, "consent_form"

    def change(self, *, purpose: str, answer: str) -> None:
        """Agreeing is a new row; no longer agreeing withdraws the rows there are, or says no."""
        actor, lead = self.request.user, self.lead
        wording = ConsentForm().wordings[purpose]
        if answer == "no" and withdraw_consent(lead=lead, purpose=purpose, channel="phone", actor=actor):
            return
        record_consent(lead=lead, actor=actor, purpose=purpose, wording=wording, given=answer == "yes", channel="phone")
