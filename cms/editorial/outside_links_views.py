"""The report of links that surely fail."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access, user_has_any_page_permission

from cms.editorial.outside_links_report import list_broken

PAGE_SIZE = 50


@require_admin_access
def show_broken_links(request: HttpRequest) -> HttpResponse:
    """Each failing link with the page it stands on; `?cua-toi=1`: only of one's own. Raises PermissionDenied."""
    if not user_has_any_page_permission(request.user):
        raise PermissionDenied
    own_only = request.GET.get("cua-toi") == "1"
    broken = list_broken(request.user, own_only=own_only)
    context = {
        "broken": Paginator(broken, PAGE_SIZE).get_page(request.GET.get("p")),
        "own_only": own_only,
        "page_title": _("Liên kết hỏng"),
    }
    return render(request, "editorial/broken_links.html", context)
