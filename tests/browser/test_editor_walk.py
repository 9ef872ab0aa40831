"""An editor writes, looks at it, hands it in; a publisher publishes; both follow the link to the page."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TITLE = "Đình công ở Bến Vạn: người lao động được gì?"
SLUG = "dinh-cong-o-ben-van-nguoi-lao-dong-duoc-gi"
SAPO = "Ba ngày ngồi lại, một bản thỏa thuận, và bữa cơm chung ở nhà ăn công ty."
TEXT = "Sáng thứ hai, chuyền may số bốn ngừng máy để được nghe trả lời."
ALT = "Hai nhóm người ngồi quanh một chiếc bàn dài."


def open_new_article(page: Page, section: str) -> None:
    """Walk down the page tree to the form of a new article in `section`."""
    page.goto(page.url.partition("/quan-tri/")[0] + "/quan-tri/pages/")
    page.locator("tr", has_text="Liên đoàn Lao động tỉnh Hải Sơn").locator("td.children a").click()
    row = page.locator("tr").filter(has=page.locator("a", has_text=re.compile(f"^\\s*{section}\\s*$")))
    row.locator("td.children a").click()
    page.locator("a[href*='/add_subpage/']").first.click()
    page.locator("a[href*='/add/content/articlepage/']").click()


def add_block(page: Page, name: str) -> None:
    """Add a block at the end of the body."""
    page.get_by_role("button", name="Chèn khối").last.click()
    page.locator("[role=option]").filter(has_text=re.compile(f"^{name}$")).click()


def write_article(page: Page) -> None:
    """Fill the form: title, sapo, a paragraph, a picture with its description."""
    page.locator("#id_title").press_sequentially(TITLE)
    expect(page.locator("#id_slug")).to_have_value(SLUG)
    page.fill("#id_sapo", SAPO)
    add_block(page, "Đoạn văn")
    in_body = page.locator("[data-contentpath=body]")  # the main picture has the same button, and is there earlier
    in_body.locator(".public-DraftEditor-content").click()
    page.keyboard.type(TEXT)
    add_block(page, "Ảnh")
    in_body.get_by_role("button", name="Chọn ảnh").click()
    page.locator(".modal a", has_text="Đối thoại").click()
    expect(page.locator(".modal")).to_have_count(0)
    page.locator("input[name^='body-'][name$='-value-alt']").fill(ALT)


def look_at_preview(page: Page) -> None:
    """Open the preview beside the form: it shows the draft in the theme, before anybody else can see it."""
    page.locator("[data-side-panel-toggle=preview]").first.click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.locator("h1")).to_have_text(TITLE)
    expect(preview.locator("body")).to_contain_text(TEXT)
    expect(preview.get_by_role("link", name="Tham gia công đoàn").first).to_be_visible()


def publish(page: Page) -> None:
    """Approve what was handed in."""
    page.get_by_role("button", name="Thao tác khác").first.click()
    with page.expect_navigation():
        page.locator("[data-workflow-action-name=approve]").first.click()


def follow_to_the_page(page: Page) -> Page:
    """Wait in the status panel until the page is live there, and follow its link."""
    panel = page.locator("[data-status-url]")
    if not panel.is_visible():
        page.locator("[data-side-panel-toggle=publishing]").first.click()
    expect(panel.locator("[data-state=live]")).to_contain_text(
        re.compile(r"lúc \d\d:\d\d \| \d\d/\d\d/\d{4}"), timeout=60_000
    )
    address = panel.get_by_role("link").first.get_attribute("href")
    assert address.endswith(f"/tin-tuc-su-kien/{SLUG}/")
    page.goto(page.url.partition("/quan-tri/")[0] + address)
    return page


def test_editor_writes_and_publisher_publishes_and_the_status_leads_to_the_page(sign_in, house):
    page = sign_in("bien-tap").page
    open_new_article(page, "Tin tức – Sự kiện")
    write_article(page)
    page.get_by_role("button", name="Lưu bản nháp").first.click()
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    edit_address = page.url
    look_at_preview(page)
    assert house.status_of(f"/tin-tuc-su-kien/{SLUG}/") == 404, "a draft is nowhere on the site"

    page.get_by_role("button", name="Thao tác khác").first.click()
    assert page.locator("[name=action-publish]").count() == 0, "an editor hands in, and does not publish"
    with page.expect_navigation():
        page.locator("[name=action-submit]").first.click()
    expect(page.locator(".messages")).to_contain_text("Đã gửi duyệt")

    page = sign_in("duyet-dang").page
    page.goto(edit_address)
    publish(page)
    page.goto(edit_address)
    public = follow_to_the_page(page)
    expect(public.locator("h1")).to_have_text(TITLE)
    expect(public.locator("main")).to_contain_text(SAPO)
    expect(public.locator("main")).to_contain_text(TEXT)
    picture = public.locator(f'img[alt="{ALT}"]')
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
