"""How a page read before, for those who publish it: where each version stands, and taking one out for good."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from cms.entries.versions import list_sheets
from cms.publisher.archive import to_version, withdraw_version
from cms.publisher.models import PageVersion
from cms.schema.references import make_ref


@require_http_methods(["GET", "POST"])
def list_versions(request: HttpRequest, page_id: int) -> HttpResponse:
    """The earlier versions of a page, newest first; a POST takes the one named `ban` out of the archive."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    rows = PageVersion.objects.filter(ref=make_ref("page", page.pk)).exclude(html=b"").defer("html")
    if request.method == "POST":
        return _withdraw(request, page, rows)
    shown = {version.until_at: address for address, version in list_sheets(map(to_version, rows)).items()}
    context = {
        "page": page,
        "versions": [(row, shown.get(row.until_at, "")) for row in rows.order_by("-until_at")],
        "page_title": _("Các bản trước đã đăng"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "history",
    }
    return TemplateResponse(request, "publisher/versions.html", context)


def _withdraw(request: HttpRequest, page: Page, rows) -> HttpResponse:
    key = request.POST.get("ban", "")
    version = rows.filter(pk=int(key)).first() if key.isascii() and key.isdecimal() and len(key) < 19 else None
    if version is None:
        messages.warning(request, _("Bản ấy không còn trong kho lưu."))
    else:
        withdraw_version(version, actor=request.user)
        messages.success(request, _("Đã ghi nhận. Bản ấy sẽ rời trang web trong giây lát, và không lấy lại được."))
    return redirect("publisher_versions", page.pk)
