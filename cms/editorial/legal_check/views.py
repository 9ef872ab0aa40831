"""What is behind a lawyer's link. Looking changes nothing; an answer is posted, once."""

import functools
import logging
from collections.abc import Callable
from http import HTTPStatus
from pathlib import PurePath

from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.editorial.legal_check import pages
from cms.editorial.legal_check.actions import answer_check
from cms.editorial.legal_check.errors import CheckClosedError
from cms.editorial.legal_check.files import CheckAddresses, read_signed
from cms.editorial.legal_check.forms import AnswerForm
from cms.editorial.legal_check.queries import find_check, get_asked, has_changed, is_open, list_basis
from cms.editorial.legal_check.telling import tell_asker
from cms.editorial.models import LegalCheck
from cms.entries.addresses import BrokenReferenceError
from cms.interest.receipt_page.guard import Guard
from cms.publisher.preview import draw_draft
from cms.theming.errors import ThemeError
from cms.union.models import SiteProfile

logger = logging.getLogger("loa.legal_check")
PER_MINUTE = 600
"""Openings one process answers within a minute; one network gets a tenth of it."""
GUARD = Guard()
View = Callable[..., HttpResponse]


def guarded(view: View) -> View:
    """The view with the question behind the token; whoever tries tokens is slowed. In Vietnamese, never a bare error.

    No cookie is set, so there is nothing another site could ride on: whoever posts must know the link.
    """

    @csrf_exempt
    @functools.wraps(view)
    def answered(request: HttpRequest, token: str, **more: str) -> HttpResponse:
        address = request.META.get("REMOTE_ADDR", "")
        with translation.override("vi"):
            if not GUARD.admit(address, PER_MINUTE, with_code=True):
                return pages.say_busy()
            try:
                check = find_check(token)
                if check is None:
                    GUARD.note_miss(address)
                    return pages.say_not_found()
                return view(request, token, check, **more)
            except (OperationalError, InterfaceError) as error:
                logger.error("checks wait for the database: %s", type(error).__name__)
                return pages.say_away()

    return answered


@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def show_check(request: HttpRequest, token: str, check: LegalCheck) -> HttpResponse:
    """GET: what is asked, with the draft and its law. POST: the lawyer's answer."""
    asked = get_asked(check) if is_open(check) else None
    if asked is None:
        return pages.say_closed(check) if not is_open(check) else pages.say_not_found()
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"name": check.name})
    if form.is_bound and form.is_valid():
        try:
            answered = answer_check(check=check, **form.cleaned_data)
        except CheckClosedError:
            check.refresh_from_db()
            return pages.say_closed(check)
        tell_asker(answered)
        return pages.say_thanks(answered)
    basis, figures = list_basis(asked, check.law_as_of)
    return pages.draw(
        "ask.html",
        HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK,
        check=check,
        page=asked,
        form=form,
        basis=basis,
        figures=figures,
        changed=has_changed(check),
        site=SiteProfile.load().name,
        url=reverse("legal_check", args=[token]),
        draft_url=reverse("legal_check_draft", args=[token]),
    )


@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD"])
@guarded
def show_draft(request: HttpRequest, token: str, check: LegalCheck) -> HttpResponse:
    """The very revision that was asked about, as the site would show it."""
    asked = get_asked(check) if is_open(check) else None
    if asked is None:
        return pages.say_closed(check) if not is_open(check) else pages.say_not_found()
    try:
        html = draw_draft(asked, CheckAddresses(check, token), day=check.law_as_of)
        return pages.keep_private(HttpResponse(html), pages.DRAFT_POLICY)
    except (ThemeError, BrokenReferenceError) as error:
        return pages.say(HTTPStatus.CONFLICT, _("Chưa vẽ được bài này"), str(error))


@require_http_methods(["GET", "HEAD"])
@guarded
def show_file(request: HttpRequest, token: str, check: LegalCheck, signed: str) -> HttpResponse:
    """A picture or document of the draft, also one that is not public yet."""
    file = read_signed(check, signed) if is_open(check) else ""
    if not file or not default_storage.exists(file):
        return pages.say_not_found()
    return pages.keep_private(FileResponse(default_storage.open(file), filename=PurePath(file).name), pages.FILE_POLICY)
