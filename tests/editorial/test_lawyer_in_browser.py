"""A lawyer's link on a phone, in a real browser: without scripts, without a cookie, readable, answered with a tap."""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from django.urls import reverse
from playwright.sync_api import sync_playwright

from cms.editorial.models import LegalCheck

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SHOTS = os.environ.get("LOA_SHOTS", "")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_page(live_server, asked, monkeypatch):
    """Opens an address of the office in Chromium: (path, width in pixels, with JavaScript) → page."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])

        def open_it(path: str, width: int, *, scripts: bool = True, session: str = ""):
            context = browser.new_context(
                locale="vi-VN",
                viewport={"width": width, "height": 780},
                java_script_enabled=scripts,
                bypass_csp=scripts,  # axe is put into the page
            )
            if session:
                context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            page = context.new_page()
            page.goto(f"{live_server.url}{path}")
            return page

        yield open_it
        connections.close_all()  # those opened while Playwright's loop runs are others, and would outlive the database
        browser.close()


def keep_shot(page, name: str) -> None:
    """A picture for whoever wants to look, when LOA_SHOTS names a folder."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_and_axe_finds_nothing(open_page, asked, width):
    page = open_page(asked[1], width)
    keep_shot(page, f"lawyer-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert "Trả lời ngắn" in page.frame_locator("iframe").locator("body").inner_text()


def test_it_is_answered_without_scripts_and_without_a_cookie(open_page, asked):
    page = open_page(asked[1], 360, scripts=False)
    page.wait_for_load_state("networkidle")
    choice = page.get_by_label("Đồng ý: bài đúng luật")
    choice.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # the frame beside it lives in a process of its own, and is told later of the scrolling
    choice.click()
    with page.expect_navigation():
        page.get_by_role("button", name="Gửi trả lời").click()
    assert page.get_by_role("heading", name="Đã nhận, cảm ơn anh chị").count(), page.locator(".error").all_inner_texts()
    keep_shot(page, "lawyer-thanks-360")
    assert page.context.cookies() == []
    assert LegalCheck.objects.get().answer == "approved"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_editors_screen_shows_the_link_and_what_was_asked(asked_draft, admin_user, client, open_page, width):
    client.force_login(admin_user)
    url = reverse("editorial_legal_checks", args=[asked_draft.pk])
    page = open_page(url, width, session=client.cookies["sessionid"].value)
    page.get_by_label("Tên và chức danh luật sư").fill("Luật sư Lan")
    page.get_by_role("button", name="Tạo liên kết").click()
    page.wait_for_selector("input[readonly]")
    keep_shot(page, f"desk-{width}")
    assert "/ra-soat-luat/" in page.locator("input[readonly]").input_value()
    assert page.get_by_role("button", name="Thu hồi").count() == 2
