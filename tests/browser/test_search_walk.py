"""A worker searches from the header of a page; an editor adds a word, sees on the screen why, and phones find by it."""

import os

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 640}
PAGE = "/quyen-cua-ban/quyen-tien-luong/tang-ca-duoc-tra-bao-nhieu/"
TITLE = "Bị nợ lương, chậm lương thì làm gì?"


def test_without_javascript_the_box_in_the_header_is_answered_by_the_server(worker):
    worker.open(PAGE)
    worker.page.locator("header summary", has_text="Tìm").click()
    worker.page.fill("header [name=q]", "bi no luong")
    worker.page.click("header button")
    worker.page.wait_for_url("**/tim/?q=bi+no+luong")
    expect(worker.page.get_by_role("link", name=TITLE).first).to_be_visible()


def test_whoever_took_a_wrong_way_is_answered_from_there_without_javascript(worker):
    worker.open("/khong-co-trang-nay/")
    worker.page.fill("main [name=q]", "bi no luong")
    worker.page.click("main [role=search] button")
    worker.page.wait_for_url("**/tim/?q=bi+no+luong")
    expect(worker.page.get_by_role("link", name=TITLE).first).to_be_visible()


def test_whoever_took_a_wrong_way_is_answered_on_the_spot_with_javascript(browser, house):
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{house.url}/khong-co-trang-nay/")
    page.fill("main [name=q]", "bi no luong")
    expect(page.locator("main .find a", has_text=TITLE).first).to_be_visible()
    assert not [url for url in asked if "?" in url], "nothing typed leaves the phone"
    page.close()


def test_with_javascript_it_is_answered_on_the_spot(browser, house):
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{house.url}{PAGE}")
    assert not [url for url in asked if "/tim" in url]
    page.locator("header summary", has_text="Tìm").click()
    expect(page.locator("header [name=q]")).to_be_focused()
    page.keyboard.type("bi no luong")
    expect(page.locator("header .find a", has_text=TITLE).first).to_be_visible()
    assert {f"{house.url}/tim.js", f"{house.url}/tim/vi.json"} <= set(asked)
    assert not [url for url in asked if "?" in url or "#" in url], "nothing typed leaves the phone"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    if folder := os.environ.get("LOA_PICTURES"):
        page.screenshot(path=f"{folder}/header-search.png")
    context.close()


def test_an_editor_adds_a_word_and_sees_why_a_page_is_found(sign_in):
    page = sign_in("bien-tap").page
    page.goto(page.url + "tim-kiem/tu-dong-nghia/new/")
    page.fill("[name=words]", "tiền tươi\nlương")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/tim-kiem/tu-dong-nghia/")
    page.goto(page.url.replace("tu-dong-nghia/", "thu/"))
    page.fill("#trial-q", "no tien tuoi")
    page.get_by_role("button", name="Thử", exact=True).click()
    expect(page.get_by_text("từ đồng nghĩa: “luong”").first).to_be_visible()
    if folder := os.environ.get("LOA_PICTURES"):
        page.screenshot(path=f"{folder}/trial.png", full_page=True)
