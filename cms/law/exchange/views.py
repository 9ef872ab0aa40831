"""Screens to take the registry out as a file, and to put one in after seeing what it would do."""

import hashlib
from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from cms.law.exchange.reading import FactsFileError, import_file
from cms.law.exchange.writing import write_json, write_workbook
from cms.law.fact_rows import NAMES
from cms.law.facts import export_facts
from cms.law.import_report import Report
from cms.law.models import LawUpload
from cms.law.permissions import may_change_law, may_read_law
from cms.schema.text import to_nfc
from cms.union.workbook.reading import MOST_BYTES

KEPT = timedelta(days=1)
MOST_SHOWN = 300
"""Of refused rows: more is no reading."""
WRITERS = {
    "xlsx": (write_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": (write_json, "application/json"),
}


class FactsFileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=gettext_lazy("Tệp Excel hoặc JSON"),
        help_text=gettext_lazy("Tốt nhất là tệp tải về từ trang này rồi sửa. Tối đa 10 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.json"}),
    )

    def clean_file(self):
        """Refuse what is too big before it is read."""
        sent = self.cleaned_data["file"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn quá 10 MB. Hãy chia ra nhiều tệp."))
        return sent


@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """Take the registry out, or send a file in."""
    _require(may_read_law(request.user))
    form = FactsFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        _require(may_change_law(request.user))
        if form.is_valid():
            LawUpload.objects.filter(uploaded_at__lt=timezone.now() - KEPT).delete()
            sent = form.cleaned_data["file"]
            name = to_nfc(sent.name)[:200] or "?"
            upload = LawUpload.objects.create(user=request.user, name=name, content=sent.read())
            return redirect("law_exchange_upload", upload.pk)
    context = {
        "form": form,
        "may_change": may_change_law(request.user),
        "page_title": _("Nhập, xuất sổ luật"),
        "header_icon": "table",
    }
    return TemplateResponse(request, "law/exchange.html", context)


@require_GET
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The whole registry as a file. `form`: `xlsx` or `json`."""
    _require(may_read_law(request.user))
    if form not in WRITERS:
        raise Http404
    write, content_type = WRITERS[form]
    response = HttpResponse(write(export_facts()), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="so-luat-{timezone.localdate():%Y-%m-%d}.{form}"'
    return response


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would do; then do it. What is refused stays out, and is told both times."""
    _require(may_change_law(request.user))
    upload = get_object_or_404(LawUpload, pk=pk, user=request.user)
    content = bytes(upload.content)
    if "drop" in request.POST:
        upload.delete()
        return redirect("law_exchange")
    try:
        report, notes = import_file(content=content, dry_run=True)
        if request.method == "POST" and request.POST.get("seen") == _digest(report):
            report, _notes = import_file(content=content, dry_run=False, actor=request.user)
            upload.delete()
            _tell(request, report)
            return redirect("law_exchange")
    except FactsFileError as error:
        upload.delete()
        messages.error(request, str(error))
        return redirect("law_exchange")
    return _show(request, upload, report, notes)


def _tell(request: HttpRequest, report: Report) -> None:
    words = {"added": report.added, "changed": report.changed, "refused": len(report.refused)}
    said = _("Đã nhận vào sổ: %(added)s mục mới, %(changed)s mục thay đổi.") % words
    if report.refused:
        messages.warning(request, said + " " + _("%(refused)s dòng không nhận được.") % words)
    else:
        messages.success(request, said)


def _show(request: HttpRequest, upload: LawUpload, report: Report, notes: list[str]) -> HttpResponse:
    outcomes = ("added", "changed", "unchanged", "refused")
    context = {
        "upload": upload,
        "report": report,
        "notes": notes,
        "counts": [
            (NAMES[name], [counts[outcome] for outcome in outcomes]) for name, counts in report.counts.items() if counts
        ],
        "refused": report.refused[:MOST_SHOWN],
        "most": MOST_SHOWN,
        "changes": report.added + report.changed,
        "seen": _digest(report),
        "was_seen": request.method == "POST",
        "page_title": _("Xem trước tệp “%(name)s”") % {"name": upload.name},
        "header_icon": "table",
    }
    return TemplateResponse(request, "law/exchange_review.html", context)


def _digest(report: Report) -> str:
    """Tells whether two dry runs said the same."""
    said = repr([(name, sorted(counts.items())) for name, counts in report.counts.items()]) + repr(report.refused)
    return hashlib.sha256(said.encode()).hexdigest()


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
