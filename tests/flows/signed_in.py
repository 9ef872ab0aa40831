"""A browser without a screen: fills in the forms it is given, over real HTTP, and keeps its cookies."""

import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin

from bs4 import BeautifulSoup, Tag


class PlainBrowser:
    """Follows links and posts forms on the site at `url`. `page`: what it looks at; `content`: its bytes."""

    def __init__(self, url: str) -> None:
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.url, self.address, self.content = url, url, b""

    @property
    def page(self) -> BeautifulSoup:
        """The page it looks at."""
        return BeautifulSoup(self.content, "html.parser")

    @property
    def text(self) -> str:
        """All of the page as it came."""
        return self.content.decode()

    def open(self, path: str) -> "PlainBrowser":
        """Go there."""
        return self._ask(urljoin(self.address, path))

    def send(self, action: str, step: str = "", **answers: str) -> "PlainBrowser":
        """Send the form of this page that leads to `action` (and that carries the hidden `step`)."""
        wanted = urljoin(self.address, action)
        forms = [form for form in self.page.find_all("form") if urljoin(self.address, form.get("action", "")) == wanted]
        if step:
            forms = [form for form in forms if form.find("input", attrs={"name": "step", "value": step})]
        assert forms, f"no form to {action} {step} on {self.address}"
        return self._ask(wanted, urlencode(_fill_in(forms[0]) | answers).encode())

    def sign_in(self, name: str, password: str) -> "PlainBrowser":
        """Enter the office."""
        self.open("/quan-tri/login/").send("/quan-tri/login/", username=name, password=password)
        assert "login" not in self.address, "not let in"
        return self

    def _ask(self, url: str, body: bytes | None = None) -> "PlainBrowser":
        request = urllib.request.Request(url, data=body, headers={"Referer": self.address})
        try:
            answer = self._opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            assert error.code == 422, f"{url} answers {error.code}: {error.read()[:2000].decode()}"
            answer = error  # a form with its mistakes marked is a page like others
        self.address, self.content = answer.url, answer.read()
        return self


def _fill_in(form: Tag) -> dict[str, str]:
    """What the form would send if nobody touched it."""
    fields = {}
    for one in form.find_all(["input", "textarea", "select"]):
        if not one.get("name") or (one.get("type") in ("checkbox", "radio", "submit") and not one.has_attr("checked")):
            continue
        if one.name == "select":
            chosen = one.find("option", selected=True) or one.find("option")
            fields[one["name"]] = chosen.get("value", chosen.get_text()) if chosen else ""
        else:
            fields[one["name"]] = one.get_text() if one.name == "textarea" else one.get("value", "")
    return fields
