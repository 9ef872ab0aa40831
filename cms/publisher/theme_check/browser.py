"""What is wrong with a theme, found in a real browser: who is kept out, what does not fit. And its picture."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any

from django.utils.translation import gettext as _

from cms.publisher.theme_check.drawing import Sample

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NARROWEST = {"width": 320, "height": 640}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class NoBrowserError(Exception):
    """What a browser needs is not here. The message says what to install."""


@contextmanager
def open_browser() -> Iterator[Any]:
    """A browser of playwright's. Raises NoBrowserError."""
    if find_spec("playwright") is None:
        raise NoBrowserError(_("Cần gói playwright: .venv/bin/pip install -r requirements-dev.txt"))
    program = os.environ.get("LOA_BROWSER") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        raise NoBrowserError(_("Cần một trình duyệt: cài chromium, hoặc ghi đường dẫn vào LOA_BROWSER."))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()


def list_browser_faults(samples: list[Sample]) -> Iterator[str]:
    """What axe objects to in light and in dark, and what is wider than the narrowest telephone with A++.

    Raises NoBrowserError.
    """
    if find_spec("axe_playwright_python") is None:
        raise NoBrowserError(_("Cần gói axe-playwright-python: .venv/bin/pip install -r requirements-dev.txt"))
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    with open_browser() as browser:
        for mode in ("light", "dark"):
            page = browser.new_page(viewport=NARROWEST, color_scheme=mode)
            for sample in samples:
                if sample.error or sample.template == "redirect.html":  # it leaves at once
                    continue
                page.set_content(sample.html)
                result = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response
                for found in result["violations"]:
                    yield f"{sample.name}, {mode}: {found['help']} ({found['nodes'][0]['html'][:90]})"
                if mode == "light":
                    yield from _measure(page, sample)
            page.close()


def _measure(page: Any, sample: Sample) -> Iterator[str]:
    if page.query_selector("#size-3"):
        page.eval_on_selector("#size-3", "size => size.click()")  # it may be folded
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > NARROWEST["width"]:
        message = _("với chữ A++ rộng %(width)d điểm, màn hình chỉ có %(most)d")
        yield f"{sample.name}: " + message % {"width": width, "most": NARROWEST["width"]}
