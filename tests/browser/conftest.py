"""One house for all walks of a test process; a browser of its own for each walk."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from cms.accounts.printed_passwords import DEMO_PASSWORD
from tests.browser.house import House

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def house(tmp_path_factory, django_db_setup):
    """The demo union, published and served on a free port."""
    house = House(tmp_path_factory.mktemp("house") / "loa")
    house.build()
    house.start()
    yield house
    house.stop()


@pytest.fixture
def browser():
    """A real browser. It ends with its test: an event loop left running would upset Django in the tests after."""
    program = os.environ.get("LOA_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert program and Path(program).exists(), "no browser: install chromium, or name one in LOA_BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Visitor:
    """A page of the browser that remembers every address it asked for."""

    def __init__(self, context, house: House) -> None:
        self.house, self.context, self.page = house, context, context.new_page()
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.set_default_timeout(30_000)

    def open(self, path: str):
        """Go to an address of the site; gives the answer."""
        return self.page.goto(self.house.url + path)

    def strangers(self) -> list[str]:
        """Addresses asked for that are not this house's."""
        return [url for url in self.asked if not url.startswith((self.house.url, "data:"))]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        self.page.wait_for_load_state()  # on a busy machine the next page may have no element yet
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def worker(browser, house):
    """A worker with a small telephone and JavaScript off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="vi-VN")
    yield Visitor(context, house)
    context.close()


@pytest.fixture
def sign_in(browser, house):
    """A function that signs somebody of the demo in at a desk: `sign_in("bien-tap")` gives their visitor."""
    contexts = []

    def enter(username: str) -> Visitor:
        context = browser.new_context(viewport=DESK, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        contexts.append(context)
        visitor = Visitor(context, house)
        visitor.open("/quan-tri/login/")
        visitor.page.fill("input[name=username]", username)
        visitor.page.fill("input[name=password]", DEMO_PASSWORD)
        visitor.page.click("button[type=submit]")
        visitor.page.wait_for_url("**/quan-tri/")
        return visitor

    yield enter
    for context in contexts:
        context.close()
