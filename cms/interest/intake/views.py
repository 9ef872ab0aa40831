"""Two addresses: where a form is sent, and the receipt. Neither knows a database, a session or a cookie."""

import functools
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from cms.interest.intake.answers import (
    answer_errors,
    answer_not_kept,
    answer_plainly,
    answer_receipt,
    answer_renewed_form,
    keep_private,
)
from cms.interest.intake.body import Refused, read_posted
from cms.interest.intake.published_site import FormPage, find_form_page, is_address
from cms.interest.intake.validation import Checked, check
from cms.interest.keys import get_public_keys
from cms.interest.messages import Message, write_message
from cms.interest.receipts import is_code, make_code
from cms.interest.sealing import BadKey, seal
from cms.interest.spool import write_sealed

logger = logging.getLogger("loa.intake")
LANGUAGE = "vi"
View = Callable[..., HttpResponse]


def always_answered(view: View) -> View:
    """The view in Vietnamese, and never a bare error: whatever goes wrong, the worker gets a page that says what to do.

    What went wrong is logged by its kind only: a traceback or a message could hold what a worker typed.
    """

    @csrf_exempt
    @functools.wraps(view)
    @sensitive_variables()
    def answered(request: HttpRequest, **kwargs: str) -> HttpResponse:
        with translation.override(LANGUAGE):
            try:
                return view(request, **kwargs)
            except Exception as error:
                logger.error("intake failed: %s", type(error).__name__)
                return _answer_trouble({})

    return answered


@always_answered
def receive(request: HttpRequest, form_name: str) -> HttpResponse:
    """Take in one sending of a form: 303 to its receipt once it is sealed and on the disk."""
    if request.method != "POST":
        return _answer_wrong_method("POST", _("Địa chỉ này chỉ nhận phiếu gửi từ biểu mẫu."))
    try:
        posted = read_posted(request)
    except Refused as refusal:
        return _answer_refusal(refusal.status)
    if not _comes_from_here(request):
        return answer_plainly(
            HTTPStatus.FORBIDDEN,
            _("Phiếu chưa gửi được"),
            _("Thư này được gửi từ một trang web khác. Hãy mở biểu mẫu trên trang của công đoàn rồi gửi lại."),
            typed=posted,
        )
    page = find_form_page(posted.get("page", ""), form_name)
    if page is None:
        return answer_plainly(
            HTTPStatus.NOT_FOUND,
            _("Phiếu chưa gửi được"),
            _("Biểu mẫu này không còn trên trang. Hãy mở trang chủ, tìm mục tham gia công đoàn rồi gửi lại."),
            typed=posted,
        )
    return _take_in(page, posted)


@always_answered
def show_receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt: the published thank-you page of the form's page (`?trang=`), with the code written into it."""
    if request.method not in ("GET", "HEAD"):
        return _answer_wrong_method("GET, HEAD", _("Địa chỉ này chỉ để xem biên nhận."))
    if not is_code(code):
        return answer_plainly(
            HTTPStatus.NOT_FOUND,
            _("Không có biên nhận này"),
            _("Mã biên nhận viết chưa đúng. Hãy xem lại từng chữ và số."),
        )
    address = request.GET.get("trang", "")
    return answer_receipt(address if is_address(address) else "", code)


@sensitive_variables()
def _take_in(page: FormPage, posted: dict[str, str]) -> HttpResponse:
    if posted.get("form_version", page.form.version) != page.form.version:
        return answer_renewed_form(page, posted)
    checked = check(page.form, posted)
    if checked.errors:
        return answer_errors(page, posted, checked.errors)
    code = make_code()
    try:
        content = write_message(_message(code, page, checked))
        write_sealed(Path(settings.LOA_SPOOL_DIR), code, seal(content, get_public_keys()))
    except (OSError, BadKey) as error:
        logger.error("the spool takes nothing: %s", error.strerror if isinstance(error, OSError) else "bad public key")
        return answer_not_kept(page, posted)
    receipt = reverse("intake_receipt", kwargs={"code": code})
    response = HttpResponseRedirect(f"{receipt}?{urlencode({'trang': page.address}, safe='/')}")
    response.status_code = HTTPStatus.SEE_OTHER
    return keep_private(response)


def _message(code: str, page: FormPage, checked: Checked) -> Message:
    return Message(
        code=code,
        form=page.form.name,
        version=page.form.version,
        page=page.address,
        language=LANGUAGE,
        received_at=datetime.now(UTC).replace(microsecond=0),
        answers=checked.answers,
        agreements=checked.agreements,
    )


def _comes_from_here(request: HttpRequest) -> bool:
    # Without cookies there is no session to ride on; this only keeps other sites from posting in a visitor's name.
    # `Origin: null` is what our own pages send: they have Referrer-Policy no-referrer.
    if fetch_site := request.headers.get("Sec-Fetch-Site"):
        return fetch_site != "cross-site"
    origin = request.headers.get("Origin", "null")
    try:
        return origin == "null" or urlsplit(origin).netloc.lower() == request.get_host().lower()
    except (ValueError, DisallowedHost):
        return False


def _answer_refusal(status: HTTPStatus) -> HttpResponse:
    texts = {
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("Thư dài quá nên máy không nhận được. Hãy viết ngắn lại rồi gửi."),
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: _("Máy không đọc được thư này. Hãy mở biểu mẫu trên trang rồi gửi lại."),
    }
    text = texts.get(status, _("Thư tới không trọn vẹn. Hãy quay lại biểu mẫu và gửi lần nữa."))
    return answer_plainly(status, _("Phiếu chưa gửi được"), text)


def _answer_wrong_method(allowed: str, text: str) -> HttpResponse:
    response = answer_plainly(HTTPStatus.METHOD_NOT_ALLOWED, _("Không có gì ở đây"), text)
    response["Allow"] = allowed
    return response


def _answer_trouble(typed: dict[str, str]) -> HttpResponse:
    return answer_plainly(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("Phiếu chưa gửi được"),
        _("Máy đang trục trặc. Hãy quay lại biểu mẫu và gửi lại sau ít phút."),
        typed=typed,
    )
