"""What an organiser fills in about a lead."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.interest import lifecycle
from cms.interest.models import Lead
from cms.union.models import Unit


class FilterForm(forms.Form):
    """Narrow the list by status and unit."""

    status = forms.ChoiceField(label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *lifecycle.CHOOSABLE])
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"), required=False, queryset=Unit.objects.none(), empty_label=_("Tất cả")
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=Lead.objects.values("unit"))


class SearchForm(forms.Form):
    """Find a lead. It is posted: what is searched for would otherwise stand in the server's logs."""

    text = forms.CharField(
        label=_("Tìm theo số điện thoại, tên hoặc mã biên nhận"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class StatusForm(forms.Form):
    """Move a lead along."""

    status = forms.ChoiceField(label=_("Tình trạng mới"), choices=lifecycle.CHOOSABLE)
    reason = forms.CharField(
        label=_("Lý do"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bắt buộc khi đóng."),
    )

    def clean(self) -> dict:
        """A lead is closed with a reason only."""
        data = super().clean()
        if data.get("status") == Lead.Status.CLOSED and not data.get("reason", "").strip():
            self.add_error("reason", _("Hãy ghi lý do đóng."))
        return data


class UnitForm(forms.Form):
    """Hand a lead over to another unit."""

    unit = forms.ModelChoiceField(label=_("Chuyển cho đơn vị"), queryset=Unit.objects.none(), empty_label=None)
    reason = forms.CharField(
        label=_("Lý do"), required=False, max_length=500, help_text=_("Đơn vị mới sẽ đọc được dòng này.")
    )

    def __init__(self, *args, lead: Lead, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.on(timezone.localdate())
        if lead.no_local_contact:
            # The worker asked that nobody at the company learns of it: no unit inside a company may be chosen.
            units = units.exclude(kind=Unit.Kind.GRASSROOTS)
        self.fields["unit"].queryset = units.order_by("name")
        self.fields["unit"].initial = lead.unit_id


class NoteForm(forms.Form):
    """Write down what happened."""

    text = forms.CharField(
        label=_("Ghi chú"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Gọi lúc nào, đã nói gì, hẹn gì. Chỉ người có quyền mới đọc được."),
    )
