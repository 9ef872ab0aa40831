"""The worker's page. Looking is a GET or a POST and writes nothing; what changes something is posted and confirmed."""

import functools
import logging
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from cms.interest.intake.body import Refused, read_posted
from cms.interest.queries import find_receipt, is_waiting
from cms.interest.receipt_page import pages
from cms.interest.receipt_page.guard import GUARD
from cms.interest.receipt_page.languages import speak, speak_as_sent
from cms.interest.receipt_page.steps import take_step
from cms.interest.receipt_page.tokens import read_token
from cms.interest.receipts import LANGUAGE_FIELD
from cms.schema.languages import SOURCE_LANGUAGE

logger = logging.getLogger("loa.receipts")
View = Callable[[HttpRequest], HttpResponse]


def always_answered(view: View) -> View:
    """The view in Vietnamese until it knows better, and never a bare error. What went wrong is logged by its kind only.

    No cookie is set, so there is nothing another site could ride on: whoever posts must know the code.
    """

    @csrf_exempt
    @functools.wraps(view)
    @sensitive_variables()
    def answered(request: HttpRequest) -> HttpResponse:
        with translation.override(SOURCE_LANGUAGE):
            try:
                return view(request)
            except (OperationalError, InterfaceError) as error:
                logger.error("receipts wait for the database: %s", type(error).__name__)
            except Exception as error:
                logger.error("receipts failed: %s", type(error).__name__)
            return pages.say_away()

    return answered


@always_answered
def answer(request: HttpRequest) -> HttpResponse:
    """GET: the question for the code. POST: how the matter stands, or the step that was asked for."""
    asked = speak(request.GET.get(LANGUAGE_FIELD, ""))
    if request.method in ("GET", "HEAD"):
        return pages.ask_code(asked)
    if request.method != "POST":
        return pages.refuse_method()
    try:
        posted = read_posted(request)
    except Refused as refusal:
        return pages.refuse(refusal.status)
    asked = speak(posted.get(LANGUAGE_FIELD, "")) or asked
    return _answer_posted(posted, asked, request.META.get("REMOTE_ADDR", ""))


@sensitive_variables()
def _answer_posted(posted: dict[str, str], asked: str, address: str) -> HttpResponse:
    now, token = timezone.now(), posted.get("token", "")
    code = read_token(token, now) if token else posted.get("code", "")
    with_code = not token or code is None
    if not GUARD.admit(address, settings.LOA_RECEIPTS_PER_MINUTE, with_code=with_code):
        return pages.say_busy()
    if code is None:
        return pages.ask_code_again(asked)
    receipt = find_receipt(code)
    if receipt is not None and not receipt.forgotten:
        if not asked:
            speak_as_sent(receipt)
        return take_step(receipt, posted, now)
    if is_waiting(code):
        return pages.show_waiting()
    # A code that is malformed, unknown or forgotten: one answer, so that a guess learns nothing.
    GUARD.note_miss(address)
    return pages.say_nothing_found(asked)
