"""The look of the site is chosen by eye, in a real browser: with scripts at once, without them by a button."""

import os
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import expect, sync_playwright

from cms.demo.factories import make_article, make_picture, make_section
from cms.schema import blocks
from cms.union.models import SiteProfile
from tests.publisher.folders import publish_now

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SHOTS = os.environ.get("LOA_SHOTS", "")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def open_screen(live_server, client, admin_user, site_tree, monkeypatch):
    """Opens the screen in Chromium as somebody who may use it: (width in pixels, with JavaScript) → page."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    news = make_section(parent=site_tree, title="Tin tức", in_menu=True)
    shown = blocks.Picture(picture=f"picture:{make_picture(width=800).pk}", alt="Cổng nhà máy")
    make_article(parent=news, slug="bai", title="Bài về lương", body=(shown,))
    publish_now()
    client.force_login(admin_user)
    session = client.cookies["sessionid"].value
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])

        def open_it(width: int, *, scripts: bool = True):
            context = browser.new_context(
                locale="vi-VN", viewport={"width": width, "height": 1100}, java_script_enabled=scripts
            )
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            page = context.new_page()
            page.goto(f"{live_server.url}/quan-tri/giao-dien/")
            page.wait_for_load_state("networkidle")
            return page

        yield open_it
        connections.close_all()
        browser.close()


def test_links_lead_on_in_the_same_look_and_pictures_are_shown(open_screen):
    page = open_screen(1280)
    frame = page.frame_locator("iframe[name=look-frame]")
    frame.locator("main").get_by_role("link", name="Bài về lương").first.click()
    expect(frame.locator("h1")).to_have_text("Bài về lương")
    picture = frame.locator("article img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") > 0


def read_link_colour(page) -> str:
    """The colour links have in the preview now."""
    frame = page.frame("look-frame")
    return frame.evaluate("getComputedStyle(document.querySelector('.crumbs a, main a, .foot a')).color")


def keep_shot(page, name: str) -> None:
    """A picture for whoever wants to look, when LOA_SHOTS names a folder."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png")


def test_a_colour_shows_in_the_preview_at_once_and_a_poor_one_is_mended_with_one_press(open_screen):
    page = open_screen(1280)
    keep_shot(page, "look-1280")
    with page.expect_response(lambda answer: "/xem/" in answer.url):
        page.fill("#id_link_light", "#88aadd")
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Lưu thay đổi").click()
    page.wait_for_load_state("networkidle")
    assert "cần 4,5:1" in page.locator("#id_link_light_error").inner_text()
    keep_shot(page, "look-refused-1280")
    page.get_by_role("button", name="Lấy màu này").first.click()
    page.wait_for_load_state("networkidle")
    taken = page.input_value("#id_link_light")
    page.get_by_role("button", name="Lưu thay đổi").click()
    page.wait_for_load_state("networkidle")
    assert page.input_value("#id_link_light") == taken != "#88aadd"
    assert SiteProfile.load().theme_changes["plain"]["link"][0] == taken


def test_another_theme_is_looked_at_and_used_without_scripts(open_screen):
    page = open_screen(1280, scripts=False)
    page.get_by_role("link", name="Liên đoàn Lao động").click()
    page.get_by_text("máy tính", exact=True).click()
    page.get_by_text("tối", exact=True).click()
    page.get_by_role("button", name="Xem thử").click()
    page.wait_for_load_state("networkidle")
    keep_shot(page, "look-plain-script-off")
    page.get_by_role("button", name="Dùng giao diện").click()
    page.wait_for_load_state("networkidle")
    assert SiteProfile.load().theme == "lien-doan"


@pytest.mark.parametrize("width", [360, 1280])
def test_screen_fits_and_axe_finds_nothing(open_screen, width):
    page = open_screen(width)
    keep_shot(page, f"look-axe-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page, context=".look", options={"iframes": False}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
