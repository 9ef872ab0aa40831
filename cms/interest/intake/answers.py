"""What the intake answers with: pages of the theme where they exist, a plain page of its own where they do not."""

import re
from collections.abc import Collection
from http import HTTPStatus
from pathlib import Path

from django.http import HttpResponse
from django.template import Context, Engine
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from cms.interest.intake import form_page, review_page
from cms.interest.intake.published_site import FormPage, read_letters, read_policy, read_received_page
from cms.interest.intake.validation import Checked
from cms.interest.receipts import LANGUAGE_FIELD
from cms.schema.languages import LANGUAGES, PREFIXES

_ENGINE = Engine(dirs=[Path(__file__).parent / "templates"], libraries={"i18n": "django.templatetags.i18n"})
_PLAIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_TOO_LONG_TO_SHOW = 20_000
_UNTYPED = re.compile(r"^(?:page|form_version|consent_.*|token|work|once|asked|edit|placement|canary|.*_choice)$")


def answer_errors(page: FormPage, typed: dict[str, str], errors: dict[str, str], token: str) -> HttpResponse:
    """422: the page with the form, what was typed still in it, a message at each field that is wrong.

    `token`: with it the corrected form is sent without another look at it.
    """
    heading = _("Phiếu chưa gửi được. Còn %(count)d chỗ cần xem lại:") % {"count": len(errors)}
    html = form_page.fill_form(page.html, page.form, typed | {form_page.TOKEN: token}, errors, heading)
    return _themed(html, HTTPStatus.UNPROCESSABLE_ENTITY)


def answer_review(page: FormPage, typed: dict[str, str], checked: Checked, token: str) -> HttpResponse:
    """200: the answers to look at once more, and the places to choose from; `token` sends them."""
    return _themed(review_page.write_review(page, typed, checked, token), HTTPStatus.OK)


def answer_for_a_child(page: FormPage, typed: dict[str, str]) -> HttpResponse:
    """200: kind words for somebody under 16; nothing was sent."""
    return _themed(review_page.write_for_a_child(page, typed), HTTPStatus.OK)


def answer_edit(page: FormPage, typed: dict[str, str]) -> HttpResponse:
    """200: the questions again with what was typed, ticks included."""
    return _themed(form_page.fill_form(page.html, page.form, typed, {}, ""), HTTPStatus.OK)


def answer_renewed_form(page: FormPage, typed: dict[str, str]) -> HttpResponse:
    """422: the form was changed while the worker had the old one open; what was typed is in the new one."""
    heading = _("Biểu mẫu vừa được sửa. Những gì bạn viết vẫn còn; xin đọc lại rồi bấm gửi.")
    typed = {name: typed.get(name, "") for name in {question.name for question in page.form.fields}}
    # What was ticked is not carried over: the sentence beside the tick may be another one now.
    html = form_page.fill_form(page.html, page.form, typed, {}, heading)
    return _themed(html, HTTPStatus.UNPROCESSABLE_ENTITY)


def answer_not_kept(page: FormPage, typed: dict[str, str], *, crowded: bool = False) -> HttpResponse:
    """503: the machine cannot keep the message now; nothing was sent, nothing typed is lost.

    `crowded`: because too many send at once.
    """
    _address, phone = form_page.find_phone(page.html)
    reason = _("Nhiều người gửi quá nên") if crowded else _("Máy đang trục trặc nên")
    heading = f"{reason} {_('phiếu chưa gửi được. Những gì bạn viết vẫn còn: đợi vài phút rồi bấm gửi lại.')}"
    if phone:
        heading += " " + _("Cần gấp, hãy gọi %(phone)s.") % {"phone": phone}
    response = _themed(form_page.fill_form(page.html, page.form, typed, {}, heading), HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = "60" if crowded else "120"
    return response


def answer_receipt(address: str, code: str, promised: str = "") -> HttpResponse:
    """200: the page shown after sending, in the theme when the page at `address` has one.

    `promised`: a sentence that says who calls by when; empty when nobody can say yet.
    """
    html = read_received_page(address)
    filled = form_page.write_receipt(html, code, promised) if html else ""
    if filled:
        return _themed(filled, HTTPStatus.OK)
    return answer_plainly(
        HTTPStatus.OK,
        _("Chúng tôi đã nhận được thư của bạn"),
        " ".join([promised or _("Cán bộ công đoàn sẽ liên hệ lại với bạn."), _("Hãy giữ mã biên nhận này.")]),
        code=code,
    )


def answer_plainly(
    status: HTTPStatus,
    title: str,
    text: str,
    *,
    typed: dict[str, str] | None = None,
    code: str = "",
    back: str = "",
    others: Collection[dict[str, str]] = (),
) -> HttpResponse:
    """A page without a theme. `typed`: what to show again so that it is not lost. `back`: the link; home if empty.

    `others`: the same in other languages, see answer_in_all_languages.
    """
    kept = [value[:_TOO_LONG_TO_SHOW] for name, value in (typed or {}).items() if value and not _UNTYPED.match(name)]
    language = get_language()
    home = PREFIXES[language]
    said = {"title": title, "text": text, "kept": kept, "code": code, "language": language, "others": others}
    letters = "".join(map(read_letters, [language, *(other["language"] for other in others)]))
    said["letters"] = mark_safe(letters)  # noqa: S308  of the published site
    context = Context(said | {"back": back or home, "home": home, "language_field": LANGUAGE_FIELD})
    response = HttpResponse(_ENGINE.get_template("intake/plain.html").render(context), status=status)
    response["Content-Security-Policy"] = _PLAIN_POLICY
    return keep_private(response)


def answer_in_all_languages(status: HTTPStatus, title: str, text: str) -> HttpResponse:
    """A page for a sender of whom nobody knows the language: what came could not be read, or nothing came.

    `title` and `text`: in Vietnamese, as the catalogues know them.
    """
    others = []
    for language in LANGUAGES:
        if language != get_language():
            with override(language):
                others.append({"language": language, "title": _(title), "text": _(text)})
    return answer_plainly(status, title, text, others=others)


def keep_private(response: HttpResponse) -> HttpResponse:
    """The response with the headers that keep it out of caches, search results and other sites' logs."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _themed(html: str, status: HTTPStatus) -> HttpResponse:
    response = HttpResponse(html, status=status)
    for name, value in read_policy().items():
        response[name] = value
    return keep_private(response)
