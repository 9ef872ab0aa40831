"""Typing in how often forms were seen."""

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST = 2 * 1024 * 1024
MOST_LETTERS = 500_000


class SeenForm(forms.Form):
    """Totals as lines, or as a file."""

    lines = forms.CharField(
        label=_("Dán các dòng vào đây"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_(
            "Mỗi dòng ba cột: ngày, nguồn, số lượt xem. Ví dụ: 01/11/2026, cong-kcn-1, 120. Dán từ Excel cũng được."
        ),
    )
    sheet = forms.FileField(
        label=_("Hoặc chọn tệp"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
        help_text=_("Tệp Excel (.xlsx) hoặc CSV, cùng các cột như trên. Tối đa 2 MB."),
    )

    def clean_sheet(self):
        """Refuse what is too big before it is read."""
        sheet = self.cleaned_data["sheet"]
        if sheet and sheet.size > LARGEST:
            raise forms.ValidationError(_("Tệp lớn quá 2 MB. Hãy chia ra nhiều tệp."))
        return sheet

    def clean(self) -> dict:
        """One of the two has to be there, and not both."""
        data = super().clean()
        if not self.errors and bool(data.get("lines", "").strip()) == bool(data.get("sheet")):
            raise forms.ValidationError(_("Hãy dán các dòng, hoặc chọn một tệp."))
        return data
