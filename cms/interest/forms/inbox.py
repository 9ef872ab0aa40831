"""Finding leads: filters, which may stand in an address, and search, which must not; and what is done to many."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.accounts.models import User
from cms.interest import lifecycle
from cms.interest.forms.lead import PersonField
from cms.interest.models import Lead
from cms.interest.queries import DueWithin, list_units_of
from cms.union.models import Unit


class FilterForm(forms.Form):
    """Narrow the list. Nothing personal is in it: it is sent by GET."""

    status = forms.ChoiceField(label=_("Tình trạng"), required=False, choices=[("", _("Tất cả")), *lifecycle.CHOOSABLE])
    unit = forms.ModelChoiceField(
        label=_("Đơn vị và cấp dưới"), required=False, queryset=Unit.objects.none(), empty_label=_("Tất cả")
    )
    kind = forms.ChoiceField(label=_("Biểu mẫu"), required=False, choices=[("", _("Tất cả")), *Lead.Kind.choices])
    due = forms.ChoiceField(label=_("Hạn"), required=False, choices=[("", _("Tất cả")), *DueWithin.choices])

    def __init__(self, *args, user: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.all() if user.is_superuser else Unit.objects.filter(pk__in=list_units_of(user))
        self.fields["unit"].queryset = units.order_by("name")


class SearchForm(forms.Form):
    """Find a lead. It is posted: what is searched for would otherwise stand in the server's logs."""

    text = forms.CharField(
        label=_("Tìm theo tên, số điện thoại hoặc mã biên nhận"),
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )


class BulkForm(forms.Form):
    """One thing done to the leads chosen in the list; which they are, the view knows."""

    class Deed(models.TextChoices):
        ASSIGN = "assign", _("Giao cho một người")
        MOVE = "move", _("Chuyển sang đơn vị khác")
        RELEASE = "release", _("Đưa ra khỏi chỗ để riêng")

    deed = forms.ChoiceField(label=_("Làm gì với những người đã chọn"), choices=Deed.choices)
    owner = PersonField(
        label=_("Giao cho"), queryset=User.objects.none(), required=False, empty_label=_("— chọn người —")
    )
    unit = forms.ModelChoiceField(
        label=_("Chuyển cho đơn vị"), queryset=Unit.objects.none(), required=False, empty_label=_("— chọn đơn vị —")
    )
    reason = forms.CharField(label=_("Lý do"), required=False, max_length=500)

    def __init__(self, *args, owners, units, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset, self.fields["unit"].queryset = owners, units

    def clean(self) -> dict:
        """Each deed says to whom."""
        data = super().clean()
        if data.get("deed") == self.Deed.ASSIGN and not data.get("owner"):
            self.add_error("owner", _("Hãy chọn người nhận."))
        if data.get("deed") == self.Deed.MOVE and not data.get("unit"):
            self.add_error("unit", _("Hãy chọn đơn vị nhận."))
        return data
