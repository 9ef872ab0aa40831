"""*Cài đặt*, *Giao diện*: themes to choose by looking at them, a few colours to change, all on the site's own pages."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods

from cms.editorial.looks.forms import LookForm
from cms.entries.catalogue import Catalogue
from cms.entries.reader import BrokenReferenceError
from cms.publisher.look_preview import Look, draw_look, list_places
from cms.theming.advice import MODES
from cms.theming.errors import ThemeError
from cms.theming.themes import Theme, get_theme, list_themes
from cms.union.actions import choose_look
from cms.union.models import SiteProfile
from cms.union.queries import make_token_changes


def may_choose_look(user) -> bool:
    """Whether this person may say how the public site looks."""
    return user.has_perm("union.change_siteprofile")


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """The themes there are, and one of them to change and to use: that of `?theme=`, else the one in use."""
    if not may_choose_look(request.user):
        raise PermissionDenied
    profile = SiteProfile.load()
    try:
        themes = sorted(list_themes(), key=lambda theme: theme.title)
        theme = get_theme(request.GET["theme"]) if request.GET.get("theme") else _find_theme(themes, profile.theme)
    except ThemeError as error:
        messages.error(request, str(error))
        return redirect("wagtailadmin_home")
    data = _take_suggestion(request.POST) if request.method == "POST" else None
    form = LookForm(data, theme=theme, changes=_read_changes(profile, theme.name))
    if data is not None and form.is_valid() and "take" not in request.POST:
        choose_look(theme=theme.name, changes=form.changes, user=request.user)
        messages.success(request, _("Đã chọn giao diện “%s”. Cả trang web đang được dựng lại.") % theme.title)
        return redirect(f"{request.path}?{urlencode({'theme': theme.name})}")
    context = {
        "form": form,
        "theme": theme,
        "themes": themes,
        "in_use": profile.theme,
        "places": list_places(Catalogue.load()),
        "page_title": _("Giao diện"),
        "header_icon": "view",
    }
    return TemplateResponse(request, "editorial/look.html", context)


def _find_theme(themes: list[Theme], name: str) -> Theme:
    return next((theme for theme in themes if theme.name == name), themes[0])


def _read_changes(profile: SiteProfile, theme: str) -> tuple:
    return make_token_changes(profile.theme_changes.get(theme, {}))


def _take_suggestion(sent: QueryDict) -> QueryDict:
    """What was sent, with the suggested colour whose button was pressed (`take`: `link_light #0a4f86`)."""
    name, _space, colour = sent.get("take", "").partition(" ")
    if not colour:
        return sent
    data = sent.copy()
    data[name] = colour
    return data


_POLICY = (
    "sandbox allow-same-origin; default-src 'none'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""No script runs in a look, whatever a theme brings. The page is of the office: its pictures need the sign-in."""


@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, name: str) -> HttpResponse:
    """A published page in theme `name`, with the colours sent, or else those saved. Writes nothing.

    `path`: the page; `mode`: light or dark. Links lead to the same look of other pages.
    """
    if not may_choose_look(request.user):
        raise PermissionDenied
    sent = request.POST or request.GET
    mode = sent.get("mode") if sent.get("mode") in MODES else MODES[0]
    try:
        theme = get_theme(name)
        form = LookForm(
            sent if "brand_light" in sent else None, theme=theme, changes=_read_changes(SiteProfile.load(), name)
        )
        form.is_valid()  # what cannot be read is shown all the same: that is what a look is for
        kept = {key: sent[key] for key in form.fields if key in sent} | {"mode": mode}
        here = reverse("editorial_look_preview", args=[name])
        look = Look(theme=name, changes=form.changes, mode=mode)
        html = draw_look(sent.get("path") or "/", look, lambda path: f"{here}?{urlencode({**kept, 'path': path})}")
    except (ThemeError, BrokenReferenceError) as error:
        return _say(str(error))
    if html is None:
        return _say(_("Chưa có trang nào ở đây. Hãy đăng trang đầu tiên."))
    return HttpResponse(html, headers={"Content-Security-Policy": _POLICY})


def _say(words: str) -> HttpResponse:
    return HttpResponse(format_html("<!doctype html><title>!</title><p>{}</p>", words))
