"""The words that ship with Loa: editors see them all, and switch off those that lead astray here."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin.auth import require_admin_access

from cms.editorial.search_desk.permissions import may_switch, may_try
from cms.schema.languages import LANGUAGES
from cms.search.dictionary import list_shipped
from cms.search.models import SwitchedOff


@require_admin_access
@require_http_methods(["GET", "HEAD", "POST"])
def show_shipped(request: HttpRequest) -> HttpResponse:
    """All groups with a tick at each that counts. Raises PermissionDenied."""
    if not (may_switch if request.method == "POST" else may_try)(request.user):
        raise PermissionDenied
    if request.method == "POST":
        _keep(set(request.POST.getlist("shown")), set(request.POST.getlist("on")))
        messages.success(request, _("Đã ghi. Phần tìm trên trang web đổi theo trong ít phút."))
        return redirect(reverse("search_shipped"))
    context = {"languages": list(_list_languages()), "may_change": may_switch(request.user)}
    return TemplateResponse(request, "editorial/search_shipped.html", context)


def _list_languages() -> list[dict[str, Any]]:
    off = set(SwitchedOff.objects.values_list("language", "key"))
    found = []
    for language, name in LANGUAGES.items():
        rows = [
            {
                "value": f"{language}:{group.key}",
                "words": ", ".join(group.words),
                "meaning": group.meaning,
                "is_on": (language, group.key) not in off,
            }
            for group in list_shipped(language)
        ]
        if rows:
            found.append({"code": language, "name": name, "rows": rows})
    return found


@transaction.atomic
def _keep(shown: set[str], on: set[str]) -> None:
    """Switch what the form showed, as far as it ships: nobody unticked a group that came since the form was opened."""
    for language in LANGUAGES:
        for group in list_shipped(language):
            value = f"{language}:{group.key}"
            if value in shown and value not in on:
                SwitchedOff.objects.get_or_create(language=language, key=group.key)
            elif value in shown:
                for row in SwitchedOff.objects.filter(language=language, key=group.key):
                    row.delete()
