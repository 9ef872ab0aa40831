"""What the worker's page answers with: small pages of its own, in the look of the public site, with nothing to load."""

from base64 import b64encode
from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from django.db import Error
from django.http import HttpResponse
from django.template import Context, Engine
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.interest.intake.answers import keep_private
from cms.interest.intake.published_site import read_letters
from cms.interest.moments import tell_moment
from cms.interest.queries import Receipt, Standing
from cms.interest.receipt_page.languages import find_front_page, list_spoken
from cms.interest.receipt_page.tokens import make_token
from cms.interest.receipt_page.wording import tell
from cms.interest.receipts import LANGUAGE_FIELD
from cms.schema.languages import LANGUAGES
from cms.union.models import NEUTRAL_PAGE, SiteProfile

_FOLDER = Path(__file__).parent
_ENGINE = Engine(dirs=[_FOLDER / "templates"], libraries={"i18n": "django.templatetags.i18n"})
_STYLE = (_FOLDER / "page.css").read_text(encoding="utf-8")
_SCRIPT = (
    'const leave = document.querySelector(".leave"); '
    "leave.onclick = e => { e.preventDefault(); location.replace(leave.href) }"
)
"""The quick exit takes this page's place in the way back; without a script it is a plain link."""


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _write_policy(letters: str) -> str:
    styles = " ".join(_hash(style) for style in (_STYLE, letters) if style)
    return (
        f"default-src 'none'; style-src {styles}; font-src 'self'; script-src {_hash(_SCRIPT)}; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


AWAY_FOR = "120"
"""Seconds after which to come back when the database is away."""
BUSY_FOR = "600"


def ask_code(asked: str = "") -> HttpResponse:
    """200: the question for the code. `asked`: the language somebody chose; without one a receipt has its own."""
    return _ask(HTTPStatus.OK, asked)


def ask_code_again(asked: str = "") -> HttpResponse:
    """422: the page was open for too long."""
    return _ask(HTTPStatus.UNPROCESSABLE_ENTITY, asked, _("Trang để mở lâu quá. Hãy nhập lại mã."))


def say_nothing_found(asked: str = "") -> HttpResponse:
    """404: the same bytes for a code that is malformed, unknown or forgotten."""
    text = _("Không có gì dưới mã này. Hãy xem lại từng chữ và số. Thông tin đã xóa thì mã không còn mở được gì.")
    return _ask(HTTPStatus.NOT_FOUND, asked, text)


def show_waiting() -> HttpResponse:
    """200: sent, and not yet opened by the office."""
    text = _("Thư đã tới nơi an toàn, đang chuyển tới cán bộ phụ trách. Vài phút nữa hãy xem lại: sẽ có tên đơn vị "
             "và giờ gọi.")  # fmt: skip
    return _say(HTTPStatus.OK, _("Đã nhận, đang chuyển tới đơn vị phụ trách"), text)


def say_busy() -> HttpResponse:
    """429: too many tries; the message itself is not touched."""
    text = _("Nhiều lần tra mã quá trong ít phút. Thư bạn đã gửi vẫn an toàn. Mười phút nữa hãy thử lại.")
    response = _say(HTTPStatus.TOO_MANY_REQUESTS, _("Hãy đợi một chút"), text)
    response["Retry-After"] = BUSY_FOR
    return response


def say_away() -> HttpResponse:
    """503: the office cannot look now."""
    text = _("Thư bạn đã gửi vẫn an toàn, cán bộ vẫn gọi cho bạn như đã hẹn. Máy tra biên nhận đang nghỉ; vài phút nữa "
             "hãy mở lại.")  # fmt: skip
    response = _say(HTTPStatus.SERVICE_UNAVAILABLE, _("Chưa xem được lúc này"), text)
    response["Retry-After"] = AWAY_FOR
    return response


def refuse(status: HTTPStatus) -> HttpResponse:
    """What was posted is not what the page sends."""
    return _say(status, _("Máy không đọc được điều vừa gửi"), _("Hãy mở lại trang biên nhận và nhập mã."))


def refuse_method() -> HttpResponse:
    """405."""
    response = refuse(HTTPStatus.METHOD_NOT_ALLOWED)
    response["Allow"] = "GET, HEAD, POST"
    return response


def show_state(receipt: Receipt, standing: Standing, now: datetime) -> HttpResponse:
    """200: how the matter stands, and what can be done."""
    return _draw(
        "state.html",
        told=tell(standing, now),
        standing=standing,
        sent_at=tell_moment(standing.sent_at),
        can_nudge=not standing.is_restricted and (standing.by is not None or standing.status in ("tried", "talked")),
        token=make_token(receipt.submission.code, now),
    )


def show_print(receipt: Receipt, standing: Standing, now: datetime) -> HttpResponse:
    """200: the receipt to print or to keep as a picture; the code stands on it."""
    return _draw(
        "print.html",
        told=tell(standing, now),
        standing=standing,
        code=receipt.submission.code,
        sent_at=tell_moment(standing.sent_at),
        now=tell_moment(now),
        token=make_token(receipt.submission.code, now),
    )


def confirm(
    receipt: Receipt,
    now: datetime,
    *,
    step: str,
    title: str,
    button: str,
    lines: list[str],
    carried: dict[str, str] | None = None,
) -> HttpResponse:
    """200: what `step` will do, and the button that does it. `carried`: fields that go along."""
    return _draw(
        "confirm.html", step=step, title=title, button=button, lines=lines, carried=carried or {},
        token=make_token(receipt.submission.code, now),
    )  # fmt: skip


def ask_correction(
    receipt: Receipt, now: datetime, typed: dict[str, str], errors: dict[str, str], *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """The questions for what is to be put right, with what was typed and what is wrong with it."""
    return _draw("correct.html", status, typed=typed, errors=errors, token=make_token(receipt.submission.code, now))


def choose_withdrawal(receipt: Receipt, standing: Standing, now: datetime) -> HttpResponse:
    """200: what was agreed to, each with its button."""
    return _draw("withdraw.html", records=standing.withdrawable, token=make_token(receipt.submission.code, now))


def done(receipt: Receipt, now: datetime, title: str, lines: list[str]) -> HttpResponse:
    """200: what was done, and the way back."""
    return _draw("done.html", title=title, lines=lines, token=make_token(receipt.submission.code, now))


def _find_exit() -> str:
    # Not `load`, which writes a row where there is none: looking at this page changes nothing.
    try:
        profile = SiteProfile.objects.only("exit_url").first()
    except Error:  # the page says that the office is away; the way out of it stays
        profile = None
    return profile.exit_url if profile else NEUTRAL_PAGE


def _ask(status: int, asked: str, notice: str = "") -> HttpResponse:
    spoken = list_spoken()
    others = [(code, LANGUAGES[code]) for code in spoken if code != get_language()]
    return _draw("ask.html", status, notice=notice, asked=asked, others=others)


def _say(status: int, title: str, text: str) -> HttpResponse:
    return _draw("say.html", status, title=title, text=text)


def _draw(template: str, status: int = HTTPStatus.OK, **context) -> HttpResponse:
    context |= {"style": mark_safe(_STYLE), "script": mark_safe(_SCRIPT)}  # noqa: S308  ours
    language = get_language()
    context |= {"exit_url": _find_exit(), "language": language, "language_field": LANGUAGE_FIELD}
    context["home"] = find_front_page(language)
    letters = read_letters(language)
    context["letters"] = mark_safe(letters)  # noqa: S308  of the published site
    html = _ENGINE.get_template(f"receipt_page/{template}").render(Context(context))
    response = HttpResponse(html, status=status)
    response["Content-Security-Policy"] = _write_policy(letters)
    return keep_private(response)
