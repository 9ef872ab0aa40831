"""The screen on which another language of the site is opened."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem

from cms.content.translations import open_language
from cms.editorial.languages import list_languages

PERMISSION = "union.change_siteprofile"
"""Whoever sets up the site opens its languages."""


class LanguagesMenuItem(MenuItem):
    """In the menu of those who may open one."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only for them."""
        return request.user.has_perm(PERMISSION)


@require_admin_access
def show_languages(request: HttpRequest) -> HttpResponse:
    """Each language: open or not, how much of it is public, what lags. Raises PermissionDenied."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    return TemplateResponse(request, "editorial/languages.html", {"languages": list_languages()})


@require_admin_access
@require_POST
def open_one(request: HttpRequest, language: str) -> HttpResponse:
    """Make the front page of a language as a draft, and go there. Raises PermissionDenied."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    try:
        home = open_language(language=language, user=request.user)
    except ValueError:
        messages.error(request, _("Chưa mở được: trang web chưa có trang chủ, hoặc không có ngôn ngữ này."))
        return redirect("editorial_languages")
    messages.success(request, _("Đã tạo trang chủ. Hãy dịch rồi bấm Đăng: chưa đăng thì chưa ai thấy ngôn ngữ này."))
    return redirect("wagtailadmin_pages:edit", home.pk)
