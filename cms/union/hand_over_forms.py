"""What is asked before one unit takes over from another."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.union.models import Coverage, Unit
from cms.union.viewsets.choosers import unit_chooser

DAY_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]


class SourceForm(forms.Form):
    """From whom, and as things stand on which day."""

    source = forms.ModelChoiceField(
        Unit.objects.all(), label=_("Đang do đơn vị nào phụ trách"), widget=unit_chooser.widget_class
    )
    from_day = forms.DateField(
        label=_("Chuyển từ ngày"),
        widget=AdminDateInput,
        input_formats=DAY_FORMATS,
        help_text=_("Ngày đầu tiên đơn vị mới phụ trách. Trước ngày này vẫn tra được ai đã phụ trách."),
    )


class HandOverForm(SourceForm):
    """Which rows, to whom, by which decision."""

    rows = forms.ModelMultipleChoiceField(
        Coverage.objects.none(),
        label=_("Chuyển những gì"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Hãy chọn ít nhất một dòng.")},
    )
    unit = forms.ModelChoiceField(Unit.objects.all(), label=_("Chuyển cho đơn vị"), widget=unit_chooser.widget_class)
    decision = forms.CharField(
        label=_("Số quyết định"), max_length=80, help_text=_("Văn bản làm căn cứ, ví dụ 83/QĐ-LĐLĐ.")
    )

    def __init__(self, *args: Any, source: Unit, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Coverage.objects.filter(unit=source).on(day).with_names()
        self.fields["rows"].queryset = rows
        self.fields["rows"].label_from_instance = Coverage.name_thing
        self.fields["source"].widget = self.fields["from_day"].widget = forms.HiddenInput()
        if not self.is_bound:
            self.initial["rows"] = [row.pk for row in rows]


class CloseUnitForm(forms.Form):
    """Who goes on with the work of a unit that ends, from when, by which decision."""

    last_day = forms.DateField(label=_("Ngày hoạt động cuối cùng"), widget=AdminDateInput, input_formats=DAY_FORMATS)
    successor = forms.ModelChoiceField(
        Unit.objects.all(),
        label=_("Đơn vị kế thừa"),
        widget=unit_chooser.widget_class,
        help_text=_("Nhận tất cả những gì đơn vị này đang phụ trách, kể cả các đơn vị cấp dưới."),
    )
    decision = forms.CharField(label=_("Số quyết định"), max_length=80, help_text=_("Văn bản cho đơn vị này kết thúc."))
