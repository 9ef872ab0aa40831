"""A worker raises a hand; an organiser sees it, an editor does not."""

import pytest
from playwright.sync_api import Page, expect

from cms.interest.receipts import is_code
from tests.browser.house import open_folds

pytestmark = pytest.mark.browser

NAME = "chị Chín Thử"
PHONE = "0297 000 0977"
NOTE = "Tổ tôi có mười người muốn hỏi."


def fill_form(page: Page, phone: str) -> None:
    """Type what a worker would, with this telephone number, and send."""
    page.fill("#name", NAME)
    page.fill("#phone", phone)
    page.fill("#workplace", "may canh buom")
    open_folds(page)
    page.fill("#note", NOTE)
    page.check("#at_least_16")
    page.check("#consent_contact")
    page.locator("main button[type=submit]").click()


def test_worker_joins_and_an_organiser_calls_and_an_editor_sees_nothing(worker, sign_in):
    code = join(worker)
    lead = take_up(sign_in("to-chuc").page, code)
    stay_out(sign_in("bien-tap").page, lead)


def join(worker) -> str:
    """First with a slip in the number, then right; gives the receipt code."""
    page = worker.page
    worker.open("/")
    page.get_by_role("link", name="Tham gia công đoàn").first.click()
    expect(page.locator("h1")).to_have_text("Tham gia công đoàn")
    fill_form(page, "0297 12")
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.locator("#phone-error")).to_be_visible()
    assert "Lỗi" in page.title() or page.locator("[data-error-summary] a[href='#phone']").count() == 1
    expect(page.locator("#name")).to_have_value(NAME)
    expect(page.locator("#note")).to_have_value(NOTE)
    expect(page.locator("#consent_contact")).to_be_checked()
    assert worker.overflow() <= 0
    page.wait_for_timeout(2500)  # nobody corrects a number within two seconds; whoever does looks like a machine
    fill_form(page, PHONE)
    receipt = page.locator("[data-receipt]")
    expect(receipt).to_be_visible()
    code = receipt.inner_text().strip()
    assert is_code(code)
    assert worker.strangers() == []
    assert worker.context.cookies() == []
    return code


def take_up(page: Page, code: str) -> str:
    """The organiser finds the lead, sees the number to tap, takes it, writes a note. Gives the lead's address."""
    page.get_by_role("link", name="Người liên hệ").first.click()
    page.locator(".lead-tab--all").click()
    wait_for_lead(page)
    row = page.locator(".lead-row", has_text=NAME)
    expect(row).to_contain_text("Công đoàn Khu công nghiệp Bến Vạn")
    assert row.locator("a[href='tel:+842970000977']").count() == 1
    row.locator("a.lead-name").click()
    address = page.url
    expect(page.locator("main")).to_contain_text(code)
    expect(page.locator("main")).to_contain_text(NOTE)
    page.get_by_role("button", name="Tôi nhận gọi người này").click()
    page.locator("#note_text").fill("Gọi lúc 19 giờ, hẹn chủ nhật gặp ở khu trọ.")
    page.get_by_role("button", name="Lưu ghi chú").click()
    history = page.locator(".lead-events")
    expect(history).to_contain_text("hẹn chủ nhật gặp ở khu trọ")
    expect(history).to_contain_text("Huỳnh Văn Đước")
    return address


def wait_for_lead(page: Page) -> None:
    """The intake's reader opens what was sealed every two seconds."""
    for _try in range(30):
        if page.locator(".lead-row", has_text=NAME).count():
            return
        page.wait_for_timeout(1000)
        page.reload()
    raise AssertionError("the lead did not arrive")


def stay_out(page: Page, lead: str) -> None:
    """The editor has no menu for leads, and the lead's address is closed. `lead`: that address."""
    assert page.locator("a[href*='/quan-tri/lien-he/']").count() == 0
    for address in (lead, lead.rpartition("/lien-he/")[0] + "/lien-he/"):
        page.goto(address)
        assert "/lien-he/" not in page.url, "sent back to the dashboard"
        for word in (NAME, "0977", NOTE):
            assert word not in page.content()
