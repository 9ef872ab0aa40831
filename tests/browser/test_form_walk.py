"""The forms on a phone: with the script and without it, with the network gone and back."""

import brotli
import pytest
from playwright.sync_api import Page, expect

from cms.interest.receipts import is_code
from tests.browser.conftest import PHONE, Visitor
from tests.browser.house import open_folds

pytestmark = pytest.mark.browser

JOIN, QUESTION, EMPLOYER = "/tham-gia-cong-doan/", "/hoi-cong-doan/", "/danh-cho-doanh-nghiep/"
NOTE = "Tổ tôi bị nợ lương tháng mười."


@pytest.fixture
def modern(browser, house):
    """A worker with a small telephone that runs scripts."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    yield Visitor(context, house)
    context.close()


def fill_join(page: Page, commune: str) -> None:
    """Type what a worker would."""
    page.fill("#name", "chị Tư Thử")
    page.fill("#phone", "0297 000 0955")
    open_folds(page)
    page.fill("#commune", commune)
    page.fill("#note", NOTE)
    page.check("#at_least_16")
    page.check("#consent_contact")


def send(page: Page) -> None:
    page.locator("main button[type=submit]").first.click()


def read_receipt(page: Page) -> str:
    receipt = page.locator("[data-receipt]")
    expect(receipt).to_be_visible()
    code = receipt.inner_text().strip()
    assert is_code(code)
    return code


def assert_left_no_trace(visitor: Visitor) -> None:
    """Nobody else was asked, no cookie was set, nothing stays on the device."""
    assert visitor.strangers() == []
    assert visitor.context.cookies() == []
    assert visitor.page.evaluate("Object.keys(localStorage).length") == 0


def test_with_the_script_one_click_sends_and_leaves_no_trace(modern):
    said = []
    modern.page.on("console", lambda message: said.append(message.text))
    modern.open(f"{JOIN}?q=to-roi-7")
    assert modern.page.locator("input[name=placement]").input_value() == "to-roi-7"
    fill_join(modern.page, "phuong Ben Van")
    assert modern.overflow() <= 0
    modern.page.wait_for_function("document.querySelector('form[method=post]').elements.token.value")
    send(modern.page)
    modern.page.wait_for_url("**/bien-nhan/**")
    read_receipt(modern.page)
    assert_left_no_trace(modern)
    assert said == [], "the policy allows what the page does"


def test_without_the_script_the_second_page_shows_what_was_typed(worker):
    page = worker.page
    worker.open(JOIN)
    assert not page.locator("[data-offline]").is_visible()
    fill_join(page, "phuong Ben Van")
    send(page)
    expect(page.locator("main")).to_contain_text("Xem lại rồi bấm gửi")
    expect(page.locator("dl.answers")).to_contain_text(NOTE)
    assert worker.overflow() <= 0
    page.get_by_role("button", name="Sửa lại").click()
    expect(page.locator("#note")).to_have_value(NOTE)
    expect(page.locator("#at_least_16")).to_be_checked()
    send(page)
    read_receipt(page)
    assert worker.strangers() == []
    assert worker.context.cookies() == []


@pytest.mark.parametrize("visitor", ["worker", "modern"])
def test_a_place_nobody_knows_is_asked_about_and_sent_all_the_same(visitor, request):
    who = request.getfixturevalue(visitor)
    who.open(JOIN)
    fill_join(who.page, "Sao Hoả")
    send(who.page)
    expect(who.page.locator("legend", has_text="Bạn ở xã nào?")).to_be_visible()
    expect(who.page.get_by_label("Không có trong danh sách")).to_be_checked()
    send(who.page)
    who.page.wait_for_url("**/bien-nhan/**")
    read_receipt(who.page)


@pytest.mark.parametrize("visitor", ["worker", "modern"])
def test_a_slip_is_told_at_its_place(visitor, request):
    who = request.getfixturevalue(visitor)
    who.open(JOIN)
    fill_join(who.page, "phuong Ben Van")
    who.page.fill("#phone", "0297 12")
    send(who.page)
    expect(who.page.locator("#phone-error")).to_be_visible()
    expect(who.page.locator("#note")).to_have_value(NOTE)
    who.page.fill("#phone", "0297 000 0955")
    send(who.page)
    who.page.wait_for_url("**/bien-nhan/**")
    read_receipt(who.page)


def test_with_the_network_gone_the_text_stays_and_is_sent_by_hand_later(modern):
    page = modern.page
    modern.open(JOIN)
    fill_join(page, "phuong Ben Van")
    modern.context.set_offline(True)
    send(page)
    expect(page.locator("[data-offline]")).to_be_visible()
    expect(page.locator("#note")).to_have_value(NOTE)
    assert page.evaluate("Object.keys(localStorage).length") == 0, "kept only with the worker's tick"
    modern.context.set_offline(False)
    send(page)
    page.wait_for_url("**/bien-nhan/**")
    read_receipt(page)
    assert_left_no_trace(modern)


def test_with_the_workers_tick_the_device_keeps_the_form_and_sends_it_when_it_can(modern):
    page = modern.page
    modern.open(JOIN)
    fill_join(page, "phuong Ben Van")
    modern.context.set_offline(True)
    send(page)
    page.check("#keep")
    assert NOTE in page.evaluate("JSON.stringify(localStorage)")
    page.uncheck("#keep")
    assert page.evaluate("Object.keys(localStorage).length") == 0
    page.check("#keep")
    modern.context.set_offline(False)
    page.wait_for_url("**/bien-nhan/**")
    read_receipt(page)
    assert_left_no_trace(modern)


def test_a_kept_form_goes_out_when_the_page_is_opened_again(modern):
    modern.open(JOIN)
    fill_join(modern.page, "phuong Ben Van")
    modern.context.set_offline(True)
    send(modern.page)
    modern.page.check("#keep")
    modern.page.close()
    modern.context.set_offline(False)
    modern.page = modern.context.new_page()
    modern.open(JOIN)
    modern.page.wait_for_url("**/bien-nhan/**")
    read_receipt(modern.page)
    assert modern.page.evaluate("Object.keys(localStorage).length") == 0


def test_a_question_needs_neither_name_nor_number(worker):
    page = worker.page
    worker.open(QUESTION)
    expect(page.locator("main")).to_contain_text("không ai gọi lại cho bạn được")
    page.fill("#note", NOTE)
    page.check("#consent_contact")
    send(page)
    expect(page.locator("main")).to_contain_text("không ai gọi lại cho bạn được")
    send(page)
    read_receipt(page)


def test_an_employer_has_a_form_apart(modern):
    page = modern.page
    modern.open(EMPLOYER)
    page.fill("#workplace", "Xưởng Thử")
    page.fill("#name", "Ông Chủ")
    page.fill("#phone", "0297 000 0955")
    page.check("#consent_contact")
    send(page)
    page.wait_for_url("**/bien-nhan/**")
    read_receipt(page)


def test_somebody_under_16_meets_kind_words(modern):
    page = modern.page
    modern.open(JOIN)
    fill_join(page, "phuong Ben Van")
    page.check("input[name=at_least_16][value=no]")
    send(page)
    expect(page.locator("main")).to_contain_text("cha, mẹ hoặc người giám hộ")
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()
    page.get_by_role("button", name="Sửa lại").click()
    expect(page.locator("#note")).to_have_value(NOTE)


def test_nobody_sees_the_trap_and_nobody_can_step_into_it(modern):
    modern.open(JOIN)
    trap = modern.page.locator("input[name=website]")
    box = trap.bounding_box()
    assert box["x"] + box["width"] < 0
    assert modern.page.get_by_role("textbox", name="Để trống ô này").count() == 0, "no screen reader reads it"
    assert trap.get_attribute("tabindex") == "-1"


def test_the_daily_trial_goes_through_the_real_house(house):
    house.manage("canary")


@pytest.mark.parametrize("path", [JOIN, QUESTION, EMPLOYER])
def test_a_page_with_a_form_stays_light(house, path):
    html = (house.folder / "site" / path.strip("/") / "index.html").read_bytes()
    assert len(brotli.compress(html)) <= 14 * 1024
