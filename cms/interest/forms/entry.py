"""Somebody stands at the table or is on the telephone: one form, filled in with the keyboard alone."""

from datetime import date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.interest.models import Lead
from cms.interest.phones import NotAPhone, read_phone
from cms.interest.spoken_consents import list_spoken_consents
from cms.schema.text import to_nfc
from cms.union.queries import find_place, search_places

LONGEST_AGO = timedelta(days=90)
"""A paper older than this has lain too long to be called a message."""
NOON = time(12)
UNKNOWN_PLACE = "?"
"""Chosen when nobody can say which of several communes is meant."""
YES_NO = [("", _("Chưa hỏi")), ("yes", _("Đủ 16 tuổi")), ("no", _("Chưa đủ 16 tuổi"))]


def _text(label, most: int = 200, **attrs) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=most, widget=forms.TextInput(attrs={"autocomplete": "off"} | attrs)
    )


class EntryForm(forms.Form):
    """One person, as told. The fields are those of the public form; the agreements are read aloud."""

    channel = forms.ChoiceField(
        label=_("Đến bằng"), choices=[("paper", _("Phiếu giấy, tại bàn")), ("phone", _("Điện thoại"))]
    )
    kind = forms.ChoiceField(label=_("Việc gì"), choices=Lead.Kind.choices)
    name = _text(_("Tên gọi"), 80, autofocus=True)
    phone = _text(_("Số điện thoại hoặc Zalo"), 60, inputmode="tel")
    other_contact = _text(_("Cách liên lạc khác"))
    commune = _text(_("Xã, phường"), list="communes")
    commune_code = forms.ChoiceField(label=_("Là xã, phường nào?"), required=False)
    workplace = _text(_("Nơi làm việc"), list="workplaces")
    trade = _text(_("Nghề (khi không có công ty)"))
    best_time = _text(_("Giờ gọi an toàn"))
    no_local_contact = forms.BooleanField(label=_("Đừng báo cho ai ở công ty"), required=False)
    at_least_16 = forms.ChoiceField(label=_("Tuổi"), required=False, choices=YES_NO)
    note = forms.CharField(
        label=_("Hỏi hay nói gì thêm"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Đừng ghi bệnh tật, tôn giáo, số căn cước hay số tài khoản."),
    )
    received_on = forms.DateField(
        label=_("Nhận ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.spoken = list_spoken_consents()
        for consent in self.spoken:
            self.fields[consent.purpose] = forms.BooleanField(label=consent.wording, required=False)
        chosen = self.data.get("commune_code", "") if self.is_bound else ""
        self.fields["commune_code"].choices = [("", ""), (UNKNOWN_PLACE, _("Không rõ")), (chosen, chosen)]
        self.is_ambiguous = False

    def clean_name(self) -> str:
        """One normal form."""
        return to_nfc(self.cleaned_data["name"]).strip()

    def clean_phone(self) -> str:
        """Keep what was typed; refuse what is no number, with the sentence the worker would read."""
        text = self.cleaned_data["phone"].strip()
        if text:
            try:
                self.number = read_phone(text)
            except NotAPhone as error:
                raise ValidationError(str(error)) from error
        return text

    def clean_received_on(self) -> date:
        """Today, or a day not long ago."""
        day, today = self.cleaned_data["received_on"] or timezone.localdate(), timezone.localdate()
        if not today - LONGEST_AGO <= day <= today:
            raise ValidationError(_("Ngày nhận phải là hôm nay hoặc trong 90 ngày vừa qua."))
        return day

    def clean(self) -> dict:
        """Somebody who can be reached, and who agreed to it. A place that may be several is asked about."""
        data = super().clean()
        if "phone" not in self.errors and not data.get("phone") and not data.get("other_contact"):
            self.add_error("phone", _("Cần số điện thoại hoặc một cách liên lạc khác."))
        if not data.get("consent_contact"):
            self.add_error("consent_contact", _("Chưa đồng ý thì không ghi lại, và không gọi được."))
        self._clean_place(data)
        return data

    def get_received_at(self) -> datetime:
        """The moment it was received: now for today, noon for a day before."""
        day = self.cleaned_data["received_on"]
        if day == timezone.localdate():
            return timezone.now()
        return timezone.make_aware(datetime.combine(day, NOON))

    def _clean_place(self, data: dict) -> None:
        day, text = timezone.localdate(), to_nfc(data.get("commune", "")).strip()
        meant = search_places(text, day) if text and not find_place(text, day) else []
        codes = {place.code for place in meant}
        if len(meant) < 2:
            data["commune_code"] = ""
            return
        self.is_ambiguous = True
        self.fields["commune_code"].choices = [
            ("", _("— hãy hỏi lại —")),
            *((place.code, place.full_name) for place in meant),
            (UNKNOWN_PLACE, _("Không rõ")),
        ]
        if data.get("commune_code") == UNKNOWN_PLACE:
            data["commune_code"] = ""
        elif data.get("commune_code") not in codes:
            self.add_error("commune_code", _("Tên này có thể là nhiều nơi. Hãy hỏi lại rồi chọn."))
