"""The edit screen in a real browser: typing a Vietnamese title fills the right address."""

import shutil

import pytest
from django.db import connections
from playwright.sync_api import sync_playwright

from cms.content.models import ArticlePage
from tests.content.samples import nfd

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page_in_browser(live_server, site_tree, admin_user, client, monkeypatch):
    """The screen of a new article, in Chromium, signed in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    client.force_login(admin_user)
    session = client.cookies["sessionid"].value
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"], headless=True
        )
        context = browser.new_context(locale="vi-VN")
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.goto(f"{live_server.url}/quan-tri/pages/add/content/articlepage/{site_tree.pk}/")
        yield page
        connections.close_all()  # those opened while Playwright's loop runs are others, and would outlive the database
        browser.close()


def slug_after_typing(page, title: str) -> str:
    """What stands in the address field after `title` was typed."""
    field = page.locator("#id_title")
    field.click()
    field.fill("")
    field.press_sequentially(title)
    field.press("Tab")
    page.wait_for_timeout(300)
    return page.locator("#id_slug").input_value()


def test_typing_a_vietnamese_title_fills_its_address(page_in_browser):
    assert slug_after_typing(page_in_browser, "Đình công ở Bình Dương") == "dinh-cong-o-binh-duong"


def test_every_habit_of_typing_gives_the_servers_address(page_in_browser):
    title = "  “Nghỉ việc” – được trả phép? 100 % ƯỚC MƠ người lao động!"
    expected = "nghi-viec-duoc-tra-phep-100-uoc-mo-nguoi-lao-dong"
    assert slug_after_typing(page_in_browser, title) == expected
    assert slug_after_typing(page_in_browser, nfd(title)) == expected


def test_address_typed_by_hand_is_made_plain_and_then_left_alone(page_in_browser):
    page = page_in_browser
    slug_after_typing(page, "Tiêu đề một")
    page.get_by_role("tab", name="Thông tin thêm").click()
    page.locator("#id_slug").fill("Địa chỉ riêng")
    page.locator("#id_slug").press("Tab")
    assert page.locator("#id_slug").input_value() == "dia-chi-rieng"
    page.get_by_role("tab", name="Nội dung").click()
    assert slug_after_typing(page, "Tiêu đề hai") == "dia-chi-rieng"


def test_an_article_is_written_and_published_by_hand(page_in_browser, site_tree):
    page = page_in_browser
    slug_after_typing(page, "Đình công ở Bình Dương")
    page.locator("#id_sapo").fill("Hai dòng mở đầu.")
    page.locator("[data-contentpath='body'] .c-sf-add-button").first.click()
    page.get_by_role("option", name="Đoạn văn").click()
    page.locator("[data-contentpath='body'] [contenteditable=true]").first.click()
    page.keyboard.type("Công nhân ngừng việc để đòi lương.")
    page.wait_for_timeout(600)
    page.evaluate("document.querySelector('[name=action-publish]').click()")
    page.wait_for_url(lambda url: "/add/" not in url)
    article = ArticlePage.objects.get()
    assert (article.live, article.slug) == (True, "dinh-cong-o-binh-duong")
    assert article.to_entry().body[0].html == "<p>Công nhân ngừng việc để đòi lương.</p>"


def test_hour_typed_the_other_way_round_is_kept_and_understood(page_in_browser):
    page = page_in_browser
    slug_after_typing(page, "Đình công ở Bình Dương")
    page.get_by_role("tab", name="Hẹn giờ").click()
    page.locator("#id_go_live_at").fill("14:30 23/11/2037")
    page.locator("#id_go_live_at").press("Tab")
    assert page.locator("#id_go_live_at").input_value() == "14:30 23/11/2037"
    page.get_by_role("button", name="Lưu bản nháp").first.click()
    page.locator(".messages li.success").wait_for()
    page.goto(page.url.partition("#")[0])
    assert page.locator("#id_go_live_at").input_value() == "23/11/2037 14:30"
