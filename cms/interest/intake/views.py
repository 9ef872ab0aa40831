"""The intake's addresses: where a form is sent, its token and script, the receipt, and how the intake is doing.

None of them knows a database, a session or a cookie.
"""

import functools
import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as mark
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from cms.interest.intake.answers import answer_in_all_languages, answer_plainly, answer_receipt, keep_private
from cms.interest.intake.body import Refused, read_posted
from cms.interest.intake.memory import MEMORY
from cms.interest.intake.published_site import find_form_page, is_address
from cms.interest.intake.receipt_note import read_note
from cms.interest.intake.receiving import receive_form
from cms.interest.intake.tally import count_started
from cms.interest.intake.tokens import make_token
from cms.interest.receipts import LANGUAGE_FIELD
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE, get_language

logger = logging.getLogger("loa.intake")
_LINES = [line.strip() for line in (Path(__file__).parent / "form.js").read_text(encoding="utf-8").splitlines()]
_BLANKS = re.compile(r" ?(=>|\|\||&&|[-=?:,+<>{}]) ?")
SCRIPT = "\n".join(_BLANKS.sub(r"\1", line) for line in _LINES if not line.startswith("//"))
"""What runs on a page with a form: at most 2 kB. No text in it has a blank beside a sign, so blanks there may go."""
_BUSY = 120
"""Postings a minute beyond which a token asks for work: a third of a second of a cheap phone's time."""
_WORK_BITS = 12
_LONGEST_VERSION = 40
View = Callable[..., HttpResponse]


def always_answered(view: View) -> View:
    """The view in Vietnamese until it knows better, never a bare error: the worker gets a page that says what to do.

    What went wrong is logged by its kind only: a traceback or a message could hold what a worker typed.
    """

    @csrf_exempt
    @functools.wraps(view)
    @sensitive_variables()
    def answered(request: HttpRequest, **kwargs: str) -> HttpResponse:
        with translation.override(SOURCE_LANGUAGE):
            try:
                return view(request, **kwargs)
            except Exception as error:
                logger.error("intake failed: %s", type(error).__name__)
                return _answer_trouble({})

    return answered


def answer_programs(view: View) -> View:
    """The view, which tells a script (Accept: application/json) by status alone: 201 with the receipt's Location.

    Any other status asks the script to send the form as a browser does, and so show the page there is.
    """

    @functools.wraps(view)
    def told(request: HttpRequest, **kwargs: str) -> HttpResponse:
        response = view(request, **kwargs)
        if request.headers.get("Accept") != "application/json":
            return response
        is_kept = response.status_code == HTTPStatus.SEE_OTHER
        status = HTTPStatus.CREATED if is_kept else response.status_code
        brief = HttpResponse(b"{}", status=status, content_type="application/json")
        if is_kept:
            brief["Location"] = response["Location"]
        return keep_private(brief)

    return told


@always_answered
@answer_programs
def receive(request: HttpRequest, form_name: str) -> HttpResponse:
    """Take in one sending of a form: 303 to its receipt once it is sealed and on the disk."""
    if request.method != "POST":
        return _answer_wrong_method("POST", mark("Địa chỉ này chỉ nhận phiếu gửi từ biểu mẫu."))
    try:
        posted = read_posted(request)
    except Refused as refusal:
        return _answer_refusal(refusal.status)
    # What is answered is in the language of the form's page; `always_answered` puts it back.
    translation.activate(get_language(posted.get("page", "")))
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
    return receive_form(page, posted, request.META.get("REMOTE_ADDR", ""))


@always_answered
def show_receipt(request: HttpRequest, note: str) -> HttpResponse:
    """The receipt: the published thank-you page of the form's page, with the code written into it.

    `note`: all that is needed for it, sealed, and good for minutes; the code stands in no address (`receipt_note`).
    """
    if request.method not in ("GET", "HEAD"):
        return _answer_wrong_method("GET, HEAD", mark("Địa chỉ này chỉ để xem biên nhận."))
    asked = request.GET.get(LANGUAGE_FIELD, "")
    if asked in LANGUAGES:
        translation.activate(asked)
    said = read_note(note, datetime.now(UTC))
    if said is None:
        # One answer for a note that is too old, and for one that never was: nobody learns which.
        return answer_plainly(
            HTTPStatus.GONE,
            _("Mã biên nhận không hiện ở đây nữa"),
            _("Để ai cầm máy của bạn cũng không mở lại được, trang này chỉ mở trong ít phút sau khi gửi. Phiếu đã gửi "
              "vẫn an toàn, cán bộ vẫn gọi như đã hẹn. Có mã rồi thì nhập mã để xem việc đến đâu."),
            back=f"/bien-nhan/?{LANGUAGE_FIELD}={asked}" if asked in LANGUAGES else "/bien-nhan/",
        )  # fmt: skip
    translation.activate(get_language(said.page))
    return answer_receipt(said.page if is_address(said.page) else "", said.code, said.promised)


@always_answered
def give_token(request: HttpRequest, form_name: str) -> HttpResponse:
    """A token for the form (`?v=` its version). Under load it asks for a little work."""
    if request.method != "GET":
        return _answer_wrong_method("GET", mark("Địa chỉ này chỉ để lấy thẻ của biểu mẫu."))
    count_started(form_name, request.GET.get("q", ""))
    bits = _WORK_BITS if MEMORY.count_minute() > _BUSY else 0
    version = request.GET.get("v", "")[:_LONGEST_VERSION]
    token = make_token(form_name[:_LONGEST_VERSION], version, now=datetime.now(UTC), bits=bits)
    return keep_private(HttpResponse(token, content_type="text/plain; charset=utf-8"))


@always_answered
def give_script(request: HttpRequest) -> HttpResponse:
    """The script of pages with a form. They work without it."""
    if request.method not in ("GET", "HEAD"):
        return _answer_wrong_method("GET, HEAD", mark("Địa chỉ này chỉ để đọc."))
    response = HttpResponse(SCRIPT, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response


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
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: mark("Thư dài quá nên máy không nhận được. Hãy viết ngắn lại rồi gửi."),
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE: mark("Máy không đọc được thư này. Hãy mở biểu mẫu trên trang rồi gửi lại."),
    }
    text = texts.get(status, mark("Thư tới không trọn vẹn. Hãy quay lại biểu mẫu và gửi lần nữa."))
    return answer_in_all_languages(status, mark("Phiếu chưa gửi được"), text)


def _answer_wrong_method(allowed: str, text: str) -> HttpResponse:
    response = answer_in_all_languages(HTTPStatus.METHOD_NOT_ALLOWED, mark("Không có gì ở đây"), text)
    response["Allow"] = allowed
    return response


def _answer_trouble(typed: dict[str, str]) -> HttpResponse:
    return answer_plainly(
        HTTPStatus.SERVICE_UNAVAILABLE,
        _("Phiếu chưa gửi được"),
        _("Máy đang trục trặc. Hãy quay lại biểu mẫu và gửi lại sau ít phút."),
        typed=typed,
    )
