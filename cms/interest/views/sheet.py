"""Many people from a spreadsheet: look at each line first, then record those that are right.

Nothing of the file is kept in between: what is to be recorded travels in the page, sealed with the office's data key.
"""

import json
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from cms.interest.actions import record_message, record_messages
from cms.interest.messages import BadMessage, Message, read_message, write_message
from cms.interest.models import LeadAccess
from cms.interest.spreadsheets import SheetLine, list_repeated, read_sheet, write_template
from cms.interest.vault import CannotDecrypt, decrypt, encrypt
from cms.interest.views.branch import BranchScopedView
from cms.union.workbook import WorkbookError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_BYTES = 2_000_000
KEPT = timedelta(hours=12)
"""How long a page with a dry run can be confirmed."""


class SheetForm(forms.Form):
    """The file."""

    sheet = forms.FileField(
        label=gettext_lazy("Tệp Excel đã điền"),
        help_text=gettext_lazy("Tệp .xlsx theo mẫu, không quá 500 dòng."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_sheet(self):
        """Refuse what is too big before it is read."""
        sent = self.cleaned_data["sheet"]
        if sent.size > MOST_BYTES:
            raise ValidationError(_("Tệp lớn quá 2 MB. Hãy chia ra nhiều tệp."))
        return sent


class SheetView(BranchScopedView):
    """Send the file; see line by line what it says."""

    permission = ("interest.view_lead", "interest.change_lead")
    template_name = "interest/sheet.html"
    page_title = gettext_lazy("Ghi vào từ bảng tính")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Ask for the file."""
        return self.show(form=SheetForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Read the file; nothing is recorded yet."""
        form = SheetForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(status=422, form=form)
        try:
            lines = read_sheet(form.cleaned_data["sheet"].read())
        except WorkbookError as error:
            form.add_error("sheet", str(error))
            return self.show(status=422, form=form)
        good = [line for line in lines if line.message]
        self.note(LeadAccess.Action.LIST, shown=len(lines), detail="sheet")
        return self.show(
            form=SheetForm(), lines=lines, good=len(good), bad=len(lines) - len(good),
            repeated=list(list_repeated(lines)), sealed=_seal(good, request.user.pk) if good else "",
        )  # fmt: skip


class RecordSheetView(BranchScopedView):
    """Record what the dry run found right. Sent twice, it is recorded once."""

    permission = ("interest.view_lead", "interest.change_lead")
    template_name = "interest/sheet_recorded.html"
    page_title = gettext_lazy("Ghi vào từ bảng tính")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Nothing was confirmed: back to the file."""
        return redirect("interest_sheet")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Record, and show the receipt codes to give out."""
        lines = _unseal(request.POST.get("sealed", ""), request.user.pk)
        if not lines:
            messages.error(request, _("Trang xem trước đã cũ hoặc bị sửa. Hãy gửi tệp lại."))
            return redirect("interest_sheet")
        _record([message for _number, message in lines])
        self.note(LeadAccess.Action.CHANGE, shown=len(lines), detail="sheet")
        return self.show(lines=[(number, message.answer("name"), message.code) for number, message in lines])


class SheetTemplateView(BranchScopedView):
    """The empty spreadsheet."""

    permission = ("interest.view_lead", "interest.change_lead")

    def get(self, request: HttpRequest) -> HttpResponse:
        """The file."""
        response = HttpResponse(write_template(), content_type=XLSX)
        response["Content-Disposition"] = 'attachment; filename="mau-nguoi-lien-he.xlsx"'
        return response


def _record(sent: list[Message]) -> None:
    try:
        record_messages(messages=sent)
    except IntegrityError:  # the same page was sent twice in one moment
        for message in sent:
            record_message(message=message)


def _seal(lines: list[SheetLine], user: int) -> str:
    rows = [[line.number, write_message(line.message).decode()] for line in lines]
    return encrypt(json.dumps({"user": user, "at": timezone.now().isoformat(), "rows": rows}))


def _unseal(sealed: str, user: int) -> list[tuple[int, Message]]:
    """The lines `_seal` closed for this user not long ago; none when it is anything else."""
    try:
        data = json.loads(decrypt(sealed) or "{}")
        if data.get("user") != user or timezone.now() - datetime.fromisoformat(data["at"]) > KEPT:
            return []
        return [(number, read_message(text.encode())) for number, text in data["rows"]]
    except (CannotDecrypt, BadMessage, ValueError, KeyError):
        return []
