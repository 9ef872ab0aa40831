"""What the site's administrators fill in: a line of the routing table, its end, a decision that moves many."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.interest.models import RoutingRule
from cms.interest.routing import ABOVE_OURS, INSIDE_COMPANY
from cms.schema.text import to_nfc
from cms.union.models import Unit, Workplace
from cms.union.queries import find_workplace, search_workplaces

MOST_WORKPLACES = 200


def _day_field(label, **more) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        **more,
    )


class RuleForm(forms.ModelForm):
    """A new line."""

    valid_from = _day_field(gettext_lazy("Có hiệu lực từ ngày"))
    valid_to = _day_field(gettext_lazy("Đến hết ngày"), required=False)

    class Meta:
        model = RoutingRule
        fields = ("order", "condition", "kind", "target", "unit", "valid_from", "valid_to", "decision")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # By rule nothing goes into a company: who works above introduces them.
        units = Unit.objects.on(timezone.localdate()).exclude(kind__in=(*INSIDE_COMPANY, *ABOVE_OURS))
        self.fields["unit"].queryset = units.order_by("name")

    def clean_valid_from(self) -> date:
        """A rule does not reach back: what was sent by other rules stays explained by them."""
        day = self.cleaned_data["valid_from"]
        if day < timezone.localdate():
            raise ValidationError(_("Ngày bắt đầu không được ở phía sau."))
        return day

    def clean(self) -> dict:
        """A unit is named exactly when the rule sends to one."""
        data = super().clean()
        names_unit = data.get("target") == RoutingRule.Target.UNIT
        if names_unit and not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", _("Hãy chọn đơn vị nhận."))
        if not names_unit:
            data["unit"] = None
        no_cover = (RoutingRule.Condition.NO_LOCAL_CONTACT, RoutingRule.Condition.ALWAYS)
        no_cover += (RoutingRule.Condition.OTHER_PROVINCE,)
        if data.get("target") == RoutingRule.Target.COVERING and data.get("condition") in no_cover:
            self.add_error(
                "target", _("Với điều kiện này không có “đơn vị được phân công”: hãy chọn cấp tỉnh hoặc một đơn vị.")
            )
        return data


class EndRuleForm(forms.Form):
    """The last day of a line."""

    last_day = _day_field(gettext_lazy("Dùng đến hết ngày"))

    def clean_last_day(self) -> date:
        """Yesterday at the earliest: it then no longer holds today."""
        day = self.cleaned_data["last_day"]
        if (timezone.localdate() - day).days > 1:
            raise ValidationError(_("Sớm nhất là hết ngày hôm qua."))
        return day


class ReassignForm(forms.Form):
    """A decision by which people go from one unit, or from some workplaces, to another unit."""

    decision = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=80)
    day = _day_field(gettext_lazy("Ngày quyết định"))
    from_unit = forms.ModelChoiceField(
        label=gettext_lazy("Từ đơn vị"), required=False, queryset=Unit.objects.none(),
        empty_label=gettext_lazy("Mọi đơn vị (lấy theo nơi làm việc)"),
    )  # fmt: skip
    workplaces = forms.CharField(
        label=gettext_lazy("Chỉ những nơi làm việc"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Mỗi dòng một tên. Để trống: tất cả người liên hệ đang mở của đơn vị cũ."),
    )
    to_unit = forms.ModelChoiceField(
        label=gettext_lazy("Sang đơn vị"), queryset=Unit.objects.none(), empty_label=gettext_lazy("— chọn đơn vị —")
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_unit"].queryset = Unit.objects.order_by("name")
        self.fields["to_unit"].queryset = (
            Unit.objects.on(timezone.localdate()).exclude(kind__in=ABOVE_OURS).order_by("name")
        )

    def clean_workplaces(self) -> list[Workplace]:
        """The workplaces meant; a name that may be several, or none, is asked about."""
        day, found, wrong = timezone.localdate(), [], []
        lines = [line.strip() for line in to_nfc(self.cleaned_data["workplaces"]).splitlines() if line.strip()]
        if len(lines) > MOST_WORKPLACES:
            raise ValidationError(_("Nhiều quá %(most)s nơi làm việc.") % {"most": MOST_WORKPLACES})
        for line in dict.fromkeys(lines):
            workplace = find_workplace(line, day)
            if workplace:
                found.append(workplace)
                continue
            near = "; ".join(str(one.name) for one in search_workplaces(line, day, limit=3))
            words = {"text": line[:80], "near": near}
            wrong.append(
                _("“%(text)s”: có thể là %(near)s?") % words if near else _("“%(text)s”: không tìm thấy.") % words
            )
        if wrong:
            raise ValidationError(wrong)
        return found

    def clean(self) -> dict:
        """From somewhere to somewhere else."""
        data = super().clean()
        if not data.get("from_unit") and not data.get("workplaces") and "workplaces" not in self.errors:
            self.add_error("from_unit", _("Hãy chọn đơn vị cũ hoặc ghi nơi làm việc."))
        if data.get("to_unit") and data.get("from_unit") == data["to_unit"]:
            self.add_error("to_unit", _("Đơn vị mới phải khác đơn vị cũ."))
        return data
