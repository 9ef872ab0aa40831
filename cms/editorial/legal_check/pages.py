"""The pages a lawyer sees: nothing to load, no cookie, kept out of caches, search results and other sites' logs."""

from base64 import b64encode
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from cms.editorial.models import LegalCheck

_STYLE = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
DRAFT_POLICY = (
    "sandbox allow-popups; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""A draft is drawn by the site's theme; its scripts and forms are not needed to read it."""
FILE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
BUSY_FOR = "600"


def say_not_found() -> HttpResponse:
    """404: one answer for a link that was made up, mistyped or whose page is gone."""
    return say(
        HTTPStatus.NOT_FOUND,
        _("Không tìm thấy"),
        _("Liên kết này không mở được gì. Hãy xem lại đã chép đủ chưa, hoặc hỏi người đã gửi."),
    )


def say_closed(check: LegalCheck) -> HttpResponse:
    """410 when it was taken back or is over; 200 with what was answered."""
    if check.answer:
        return say_thanks(check)
    reason = _("Người gửi đã thu hồi liên kết này.") if check.revoked_at else _("Liên kết này đã hết hạn.")
    return say(HTTPStatus.GONE, _("Liên kết không còn dùng được"), reason, _("Cần thì hãy xin người gửi liên kết mới."))


def say_thanks(check: LegalCheck) -> HttpResponse:
    """200: what was answered, by whom, when; and what came of it."""
    said = {"name": check.answered_by, "moment": f"{timezone.localtime(check.answered_at):%H:%M | %d/%m/%Y}"}
    if check.answer == LegalCheck.Answer.COMMENTED:
        told = _("Ý kiến của %(name)s đã tới biên tập viên lúc %(moment)s.") % said
        after = _("Biên tập viên sẽ sửa, rồi có thể nhờ anh chị đọc lại bằng liên kết mới.")
    elif check.result_id:
        told = _("%(name)s đã đồng ý lúc %(moment)s.") % said
        after = _("Tên và ngày rà đã được ghi vào bài; biên tập viên sẽ đăng.")
    else:
        told = _("%(name)s đã đồng ý lúc %(moment)s với bản đã gửi.") % said
        after = _("Bài đã được sửa sau khi gửi, nên biên tập viên có thể nhờ anh chị đọc bản mới.")
    return say(HTTPStatus.OK, _("Đã nhận, cảm ơn anh chị"), told, after)


def say_busy() -> HttpResponse:
    """429: too many tries."""
    response = say(HTTPStatus.TOO_MANY_REQUESTS, _("Hãy đợi một chút"), _("Mười phút nữa hãy mở lại liên kết."))
    response["Retry-After"] = BUSY_FOR
    return response


def say_away() -> HttpResponse:
    """503: the office cannot look now."""
    text = _("Máy chủ đang nghỉ. Vài phút nữa hãy mở lại liên kết; chưa có gì bị mất.")
    return say(HTTPStatus.SERVICE_UNAVAILABLE, _("Chưa mở được lúc này"), text)


def say(status: HTTPStatus, title: str, *lines: str) -> HttpResponse:
    """A page of a few sentences."""
    return draw("frame.html", status, title=title, lines=lines)


def draw(template: str, status: HTTPStatus = HTTPStatus.OK, **context) -> HttpResponse:
    """A page of this room."""
    context["style"] = mark_safe(_STYLE)  # noqa: S308  a file of ours
    return keep_private(
        HttpResponse(render_to_string(f"editorial/legal_check/{template}", context), status=status), POLICY
    )


def keep_private(response: HttpResponse, policy: str) -> HttpResponse:
    """The response with the headers that keep its address and its content to whoever has the link."""
    response["Content-Security-Policy"] = policy
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
