"""Screens to take the tables out as a workbook, and to put one in after seeing what it would do."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.log_actions import log

from cms.union.models import SiteProfile, WorkbookUpload
from cms.union.permissions import may_exchange_workbook
from cms.union.workbook import (
    ImportRefusedError,
    Outcome,
    Plan,
    WorkbookError,
    import_workbook,
    plan_import,
    write_workbook,
)
from cms.union.workbook.reading import MOST_BYTES

KEPT = timedelta(days=1)
MOST_SHOWN = 300
"""Of errors, and of differences: more is no reading."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """The file."""

    workbook = forms.FileField(
        label=gettext_lazy("Tệp Excel"),
        help_text=gettext_lazy(
            "Tệp .xlsx, tốt nhất là tệp tải về từ trang này rồi sửa. Tối đa 10 MB, mỗi trang 5.000 dòng."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_workbook(self):
        """Refuse what is too big before it is read."""
        sent = self.cleaned_data["workbook"]
        if sent.size > MOST_BYTES:
            raise forms.ValidationError(_("Tệp lớn quá 10 MB. Hãy chia ra nhiều tệp."))
        return sent


@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """Take the workbook out, or send one in."""
    _require(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        WorkbookUpload.objects.filter(uploaded_at__lt=timezone.now() - KEPT).delete()
        sent = form.cleaned_data["workbook"]
        upload = WorkbookUpload.objects.create(user=request.user, name=sent.name[:200], content=sent.read())
        return redirect("union_workbook_upload", upload.pk)
    context = {"form": form, "page_title": _("Nhập, xuất Excel"), "header_icon": "table"}
    return TemplateResponse(request, "union/workbook.html", context)


@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """All tables as a workbook."""
    _require(request)
    response = HttpResponse(write_workbook(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="to-chuc-{timezone.localdate():%Y-%m-%d}.xlsx"'
    log(SiteProfile.load(), "union.export", user=request.user)
    return response


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What a workbook would do, line by line; then do it. Nothing is stored while a line is wrong."""
    _require(request)
    upload = get_object_or_404(WorkbookUpload, pk=pk, user=request.user)
    content = bytes(upload.content)
    if "drop" in request.POST:
        upload.delete()
        return redirect("union_workbook")
    try:
        if request.method == "POST":
            return _store(request, upload, content)
        plan = plan_import(content)
    except WorkbookError as error:
        upload.delete()
        messages.error(request, str(error))
        return redirect("union_workbook")
    except ImportRefusedError as refused:
        plan = refused.plan
    return _show_plan(request, upload, plan)


def _store(request: HttpRequest, upload: WorkbookUpload, content: bytes) -> HttpResponse:
    seen = request.POST.get("seen", "")
    plan = import_workbook(content=content, actor=request.user, expected=seen)
    upload.delete()
    counts = plan.count_all()
    words = {"new": counts[Outcome.NEW], "changed": counts[Outcome.CHANGED]}
    messages.success(request, _("Đã nhập: %(new)s dòng mới, %(changed)s dòng thay đổi.") % words)
    return redirect("union_workbook")


def _show_plan(request: HttpRequest, upload: WorkbookUpload, plan: Plan) -> HttpResponse:
    context = {
        "upload": upload,
        "plan": plan,
        "counts": [(sheet, [counts[outcome] for outcome in Outcome]) for sheet, counts in plan.count().items()],
        "outcomes": Outcome.labels,
        "errors": plan.errors[:MOST_SHOWN],
        "differences": plan.differences[:MOST_SHOWN],
        "most": MOST_SHOWN,
        "was_seen": request.method == "POST",
        "page_title": _("Xem trước tệp “%(name)s”") % {"name": upload.name},
        "header_icon": "table",
    }
    return TemplateResponse(request, "union/workbook_review.html", context)


def _require(request: HttpRequest) -> None:
    if not may_exchange_workbook(request.user):
        raise PermissionDenied
