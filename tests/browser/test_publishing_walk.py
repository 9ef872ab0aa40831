"""What became of a page is seen by whoever pressed Publish, and found again in the lists, on a phone as well."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_editor_walk import add_block

pytestmark = pytest.mark.browser
STATE = "[data-status-url] [data-state]"


def open_article(page: Page, title: str) -> None:
    """From the list of all articles to the form of one."""
    page.goto(page.url.partition("/quan-tri/")[0] + "/quan-tri/bai-viet/")
    page.locator("td[data-listing-page-title] a", has_text=title).first.click()
    expect(page.locator("#id_title")).to_have_value(re.compile(title))


def link_to(page: Page, address: str) -> None:
    """Write a paragraph with a link to an address typed by hand."""
    add_block(page, "Đoạn văn")
    page.locator("[data-contentpath=body] .public-DraftEditor-content").last.click()
    page.keyboard.type("Xem thêm ở đây: ")
    page.keyboard.press("Control+k")
    page.locator(".modal a", has_text="Liên kết ngoài").click()
    page.locator(".modal input[name$=url]").fill(address)
    page.locator(".modal input[name$=link_text]").fill("bài kia")
    page.locator(".modal [type=submit]").click()
    expect(page.locator(".modal")).to_have_count(0)


def test_page_that_the_gate_keeps_back_says_so_beside_the_form_and_in_the_list_on_a_phone(sign_in):
    page = sign_in("duyet-dang").page
    open_article(page, "Góc vắt, trữ sữa")
    address = page.evaluate('fetch(\'/\').then(a => a.text()).then(t => t.match(/canonical" href="([^"]*)/)[1])')
    link_to(page, f"{address}khong-co-trang-nay/")
    page.get_by_role("button", name="Thao tác khác").first.click()
    with page.expect_navigation():
        page.locator("[name=action-publish]").first.click()
    expect(page.locator(STATE)).to_have_attribute("data-state", "failed")
    expect(page.locator(STATE)).to_be_visible()
    expect(page.locator(STATE)).to_contain_text("Liên kết “bài kia” dẫn tới /khong-co-trang-nay/")
    page.set_viewport_size(PHONE)
    page.goto(page.url.partition("/quan-tri/")[0] + "/quan-tri/bai-viet/")
    row = page.locator("tr", has_text="Góc vắt, trữ sữa")
    expect(row.locator("[data-website=failed]")).to_contain_text("Không đăng được vì")
    assert row.locator("[data-listing-page-title]").bounding_box()["width"] > 200
    assert row.locator("[data-website]").bounding_box()["width"] > 200
