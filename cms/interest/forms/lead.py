"""What an organiser fills in about one lead."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User
from cms.interest.call_results import BY_NAME, list_results
from cms.interest.lifecycle import ClosingReason, list_next
from cms.interest.models import Lead
from cms.interest.queries import list_colleagues
from cms.interest.routing import ABOVE_OURS, INSIDE_COMPANY
from cms.interest.spoken_consents import list_spoken_consents
from cms.union.models import Unit

FURTHEST = timedelta(days=366)
"""No call is put off for longer."""


class LeadForm(forms.Form):
    """One of several forms on the page of `lead`: the ids of its fields begin with its own `name`."""

    name = ""

    def __init__(self, *args, lead: Lead | None = None, **kwargs) -> None:
        super().__init__(*args, auto_id=f"{self.name}_%s", **kwargs)
        self.lead = lead


class PersonField(forms.ModelChoiceField):
    """Somebody of the office, by the name colleagues know."""

    def label_from_instance(self, user: User) -> str:
        """Full name, else the sign-in's name."""
        return user.get_full_name() or user.get_username()


class CallForm(LeadForm):
    """What came of one call. Each button is a value of `result`."""

    name = "call"
    result = forms.ChoiceField(label=_("Kết quả"))
    next_try_at = forms.DateTimeField(
        label=_("Hẹn gọi lại lúc"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"],
    )
    text = forms.CharField(
        label=_("Ghi thêm (không bắt buộc)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, lead: Lead, **kwargs) -> None:
        super().__init__(*args, lead=lead, **kwargs)
        self.fields["result"].choices = [(result.name, result.label) for result in list_results(lead.status)]

    def clean_next_try_at(self):
        """A moment to come, and not too far."""
        at, now = self.cleaned_data["next_try_at"], timezone.now()
        if at and not now < at < now + FURTHEST:
            raise ValidationError(_("Giờ hẹn phải ở phía trước, trong vòng một năm."))
        return at

    def clean(self) -> dict:
        """Calling again asks when."""
        data = super().clean()
        result = BY_NAME.get(data.get("result", ""))
        if result and result.asks_time and not data.get("next_try_at") and "next_try_at" not in self.errors:
            self.add_error("next_try_at", _("Hãy chọn ngày giờ hẹn gọi lại."))
        return data


class StatusForm(LeadForm):
    """Move a lead along without a call."""

    name = "status"
    status = forms.ChoiceField(label=_("Tình trạng mới"))
    closing_reason = forms.ChoiceField(
        label=_("Vì sao đóng"), required=False, choices=[("", _("— chỉ khi đóng —")), *ClosingReason.choices]
    )
    reason = forms.CharField(
        label=_("Ghi rõ"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, lead: Lead, **kwargs) -> None:
        super().__init__(*args, lead=lead, **kwargs)
        self.fields["status"].choices = list_next(lead.status)

    def clean(self) -> dict:
        """A lead is closed with a reason only."""
        data = super().clean()
        said = data.get("closing_reason") or data.get("reason", "").strip()
        if data.get("status") == Lead.Status.CLOSED and not said:
            self.add_error("closing_reason", _("Hãy ghi lý do đóng."))
        elif data.get("closing_reason") == ClosingReason.OTHER and not data.get("reason", "").strip():
            self.add_error("reason", _("Hãy ghi lý do đóng."))
        if data.get("status") != Lead.Status.CLOSED:
            data["closing_reason"] = ""
        return data


class UnitForm(LeadForm):
    """Hand a lead over to another unit."""

    name = "unit"
    unit = forms.ModelChoiceField(label=_("Chuyển cho đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    reason = forms.CharField(
        label=_("Lý do"), required=False, max_length=500, help_text=_("Đơn vị mới sẽ đọc được dòng này.")
    )

    def __init__(self, *args, lead: Lead, **kwargs) -> None:
        super().__init__(*args, lead=lead, **kwargs)
        units = Unit.objects.on(timezone.localdate()).exclude(kind__in=ABOVE_OURS)
        if lead.no_local_contact or not lead.may_tell_local:
            # The worker has not agreed that anybody at the company learns of it: no unit inside one may be chosen.
            units = units.exclude(kind__in=INSIDE_COMPANY)
        self.fields["unit"].queryset = units.order_by("name")
        self.fields["unit"].initial = lead.unit_id


class AssignForm(LeadForm):
    """Give a lead to a colleague."""

    name = "assign"
    owner = PersonField(label=_("Giao cho"), queryset=User.objects.none(), empty_label=_("— chọn người —"))

    def __init__(self, *args, lead: Lead, **kwargs) -> None:
        super().__init__(*args, lead=lead, **kwargs)
        self.fields["owner"].queryset = list_colleagues(lead)


class NoteForm(LeadForm):
    """Write down what happened."""

    name = "note"
    text = forms.CharField(
        label=_("Ghi chú"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Đã nói gì, hẹn gì. Chỉ người có quyền mới đọc được."),
    )


class ConsentForm(LeadForm):
    """What somebody said on the telephone about one purpose, with the sentence read to them."""

    name = "consent"
    purpose = forms.ChoiceField(label=_("Câu đã đọc"))
    answer = forms.ChoiceField(
        label=_("Người ấy trả lời"), choices=[("yes", _("Đồng ý")), ("no", _("Không đồng ý, hoặc rút lại"))]
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.wordings = {consent.purpose: consent.wording for consent in list_spoken_consents()}
        self.fields["purpose"].choices = list(self.wordings.items())
