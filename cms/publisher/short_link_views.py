"""The short addresses of a page: to print, to read out, to put into a QR code."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from cms.content.queries import get_base_url
from cms.reach.models import ShortLink
from cms.reach.short_links import make_short_link


class PlacementForm(forms.ModelForm):
    """Where the short address will be put."""

    class Meta:
        model = ShortLink
        fields = ["placement"]


@require_http_methods(["GET", "POST"])
def list_short_links(request: HttpRequest, page_id: int) -> HttpResponse:
    """The short addresses of a page; a POST makes the one for a placement, or finds it."""
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = PlacementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        make_short_link(page=page, placement=form.cleaned_data["placement"])
        return redirect("publisher_short_links", page.pk)
    context = {
        "page": page,
        "form": form,
        "links": list_short_addresses(page),
        "page_title": _("Đường dẫn ngắn"),
        "page_subtitle": page.get_admin_display_title(),
        "header_icon": "link",
    }
    return TemplateResponse(request, "publisher/short_links.html", context)


def list_short_addresses(page: Page) -> list[tuple[str, str]]:
    """(whole address, placement) of each short address of `page`."""
    base = get_base_url().rstrip("/")
    return [(f"{base}{link.path}", link.placement) for link in ShortLink.objects.filter(page=page.pk)]
