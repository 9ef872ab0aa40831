"""Sending the daily trial as a worker without JavaScript would: the public page, a look at the answers, the receipt."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bs4 import BeautifulSoup, Tag

from cms.interest.intake.tokens import make_canary_mark
from cms.interest.receipts import is_code

PATIENCE = 30
"""Seconds for each answer."""
_ANSWERS = {
    "tel": "0297 000 0000",
    "text": "Phiếu thử của hệ thống",
    "textarea": "Phiếu thử của hệ thống, mỗi ngày một lần.",
}


class TrialFailed(RuntimeError):
    """The path is broken; the message says where, in words for whoever looks after the machine."""


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *_args) -> None:
        return None


def send_trial(page_url: str) -> str:
    """Send a trial through the form on `page_url`; its receipt code. Raises TrialFailed."""
    form = _find_form(_fetch(page_url), page_url)
    fields = dict(_fill_in(form)) | {"canary": make_canary_mark(datetime.now(UTC))}
    review = _post(urljoin(page_url, str(form["action"])), fields)
    if isinstance(review, str):
        return review
    form = _find_form(review, page_url)
    hidden = {str(field["name"]): str(field.get("value", "")) for field in form.find_all("input", type="hidden")}
    receipt = _post(urljoin(page_url, str(form["action"])), hidden)
    if not isinstance(receipt, str):
        raise TrialFailed("no receipt after the second page")
    return receipt


def _post(url: str, fields: dict[str, str]) -> BeautifulSoup | str:
    """The page answered with, or the receipt code when there is one."""
    answer = _ask(url, urlencode(fields).encode())
    location = answer.headers.get("Location", "")
    if answer.status == 303:
        return _read_code(urljoin(url, location))
    page = BeautifulSoup(answer.read(), "html.parser")
    if answer.status != 200:
        said = page.select_one("[data-error-summary]")
        raise TrialFailed(f"the form was not taken: {said.get_text(' ', strip=True) if said else answer.status}")
    return page


def _read_code(url: str) -> str:
    """The receipt code on the thank-you page: its address does not tell it."""
    place = _fetch(url).select_one("[data-receipt]")
    code = place.get_text().strip() if place else ""
    if not is_code(code):
        raise TrialFailed("the answer leads to no receipt")
    return code


def _fetch(url: str) -> BeautifulSoup:
    answer = _ask(url)
    if answer.status != 200:
        raise TrialFailed(f"{url} answers {answer.status}")
    return BeautifulSoup(answer.read(), "html.parser")


def _ask(url: str, body: bytes | None = None):
    if not url.startswith(("http://", "https://")):
        raise TrialFailed(f"{url} is no address of a page")
    request = Request(url, data=body)  # noqa: S310  only the two schemes above
    try:
        return build_opener(_NoRedirects).open(request, timeout=PATIENCE)
    except HTTPError as answer:
        if answer.code in (303, 422):
            return answer
        raise TrialFailed(f"{url} answers {answer.code}") from answer
    except (URLError, OSError, ValueError) as error:
        raise TrialFailed(f"{url} does not answer: {error}") from error


def _find_form(page: BeautifulSoup, url: str) -> Tag:
    form = page.find("form", method="post")
    if form is None:
        raise TrialFailed(f"no form on {url}")
    return form


def _fill_in(form: Tag) -> Iterator[tuple[str, str]]:
    """Every field as a careful worker fills it in, without the field nobody sees and the ticks that may stay empty."""
    chosen = set()
    for field in form.find_all(["input", "select", "textarea"]):
        name, kind = field.get("name"), field.get("type", "text") if field.name == "input" else field.name
        if not name or name in chosen or field.find_parent(attrs={"aria-hidden": "true"}):
            continue
        if kind == "hidden":
            yield name, field.get("value", "")
        elif kind in ("checkbox", "radio"):
            if field.has_attr("required") or name == "consent_contact":
                yield name, field.get("value", "on")
        elif kind == "select":
            yield name, next((o.get("value", "") for o in field.find_all("option") if o.get("value")), "")
        else:
            yield name, _ANSWERS.get(kind, _ANSWERS["text"])
        chosen.add(name)
