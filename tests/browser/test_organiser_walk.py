"""An organiser with a telephone: sees who waits too long, calls, and writes down what came of it with two taps."""

import pytest
from playwright.sync_api import expect

from cms.accounts.printed_passwords import DEMO_PASSWORD
from tests.browser.conftest import PHONE, Visitor

pytestmark = pytest.mark.browser

LATE = {True: ("chị Hai Nước Đá (mẫu)", "+842970000906"), False: ("bà Tư Khô (mẫu)", "+842970000913")}
"""Who waits too long in the demo: one for each walk, with JavaScript and without."""


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def organiser(browser, house, request):
    """The ward's organiser, with a small telephone."""
    context = browser.new_context(
        viewport=PHONE, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", java_script_enabled=request.param
    )
    visitor = Visitor(context, house)
    visitor.open("/quan-tri/login/")
    visitor.page.fill("input[name=username]", "to-chuc-phuong")
    visitor.page.fill("input[name=password]", DEMO_PASSWORD)
    visitor.page.click("button[type=submit]")
    visitor.open("/quan-tri/lien-he/?list=overdue")
    visitor.late = LATE[request.param]
    yield visitor
    context.close()


def test_overdue_lead_is_called_and_the_result_takes_two_taps(organiser):
    page, (late, phone) = organiser.page, organiser.late
    row = page.locator(".lead-row", has_text=late)
    expect(row.locator(".lead-due--red")).to_contain_text("Quá hạn")
    call = row.locator("a.lead-phone")
    assert call.get_attribute("href") == f"tel:{phone}"
    assert call.bounding_box()["height"] >= 44
    assert organiser.overflow() <= 0
    row.get_by_text("Ghi kết quả gọi").click()
    button = row.get_by_role("button", name="Chưa gặp")
    assert button.bounding_box()["height"] >= 44
    button.click()
    expect(page.locator(".messages")).to_contain_text("đã ghi “Chưa gặp”")
    assert "list=overdue" in page.url, "back in the same list"
    expect(page.locator(".lead-row", has_text=late)).to_have_count(0)
    page.goto(organiser.house.url + "/quan-tri/lien-he/?list=mine")
    expect(page.locator(".lead-row", has_text=late)).to_contain_text("Đã gọi, chưa gặp")
    assert organiser.strangers() == [], "Zalo is asked nothing until somebody taps"
    page.locator(".lead-row", has_text=late).locator("a.lead-name").click()
    expect(page.locator(".lead-events")).to_contain_text("Đã gọi")
    assert organiser.overflow() <= 0


def test_people_are_written_down_with_the_keyboard_alone(sign_in):
    visitor = sign_in("to-chuc-phuong")
    visitor.open("/quan-tri/lien-he/ghi-vao/")
    page = visitor.page
    page.locator("#id_name").focus()
    for text in ("anh Hai Bàn Phím (mẫu)", "0297 000 0990"):
        page.keyboard.type(text)
        page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_other_contact"
    page.locator("#id_consent_contact").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".lead-receipt")).to_contain_text("mã biên nhận")
    assert page.evaluate("document.activeElement.id") == "id_name", "ready for the next person"
