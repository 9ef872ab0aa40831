"""axe finds nothing to object to on any page a worker meets, from the form to the receipt, on a small telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visitor
from tests.browser.house import wait_until
from tests.browser.test_form_walk import EMPLOYER, JOIN, QUESTION, fill_join, read_receipt, send
from tests.browser.test_receipt_walk import PAGE, press

pytestmark = pytest.mark.browser

EVERY_RULE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.fixture(params=["light", "dark"])
def plain(request, browser, house):
    """A worker, by day and by night, whose browser never got the form's script; axe itself needs scripts to run."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN", color_scheme=request.param)
    context.route("**/bieu-mau.js", lambda route: route.abort())
    yield Visitor(context, house)
    context.close()


def judge(page: Page, name: str) -> None:
    """Fails with what axe objects to, and where."""
    found = Axe().run(page, options=EVERY_RULE)
    assert found.response["testEngine"]["name"] == "axe-core"
    assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_axe_does_object_where_something_is_wrong(plain):
    plain.open(JOIN)
    plain.page.evaluate("document.querySelector('label[for=phone]').remove()")
    found = Axe().run(plain.page, options=EVERY_RULE)
    assert "label" in {violation["id"] for violation in found.response["violations"]}


@pytest.mark.parametrize("path", [JOIN, QUESTION, EMPLOYER])
def test_each_form_is_open_to_everybody(plain, path):
    plain.open(path)
    judge(plain.page, path)


@pytest.mark.parametrize("path", [JOIN, QUESTION, EMPLOYER])
def test_so_is_each_form_with_its_mistakes_marked(plain, path):
    plain.open(path)
    plain.page.fill("#phone", "12")
    plain.page.evaluate("document.querySelectorAll('form').forEach(form => form.noValidate = true)")
    send(plain.page)
    expect(plain.page.locator("[data-error-summary]")).to_be_visible()
    judge(plain.page, f"{path} with mistakes")


def test_so_is_the_form_when_the_network_is_gone(browser, house):
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    visitor = Visitor(context, house)
    visitor.open(JOIN)
    fill_join(visitor.page, "phuong Ben Van")
    context.set_offline(True)
    send(visitor.page)
    expect(visitor.page.locator("[data-offline]")).to_be_visible()
    judge(visitor.page, "without a network")
    context.close()


def test_so_is_the_way_from_the_answers_to_the_end_of_the_receipt(plain):
    page = plain.page
    plain.open(JOIN)
    fill_join(page, "huyen khong co")
    send(page)
    expect(page.locator("main")).to_contain_text("Xem lại rồi bấm gửi")
    judge(page, "check your answers")
    send(page)
    code = read_receipt(page)
    judge(page, "thank you")
    press(page, "Xem việc đến đâu, nhắc, sửa hoặc xóa")
    judge(page, "receipt, before the office opened it")
    wait_until(lambda: _opens(plain, code), "the office has opened the sending")
    judge(page, "receipt")
    for button in ("Chưa ai gọi, xin nhắc", "Sửa lại: số khác, giờ khác", "Bản để in, để chụp lại"):
        press(page, button)
        judge(page, button)
        _opens(plain, code)
    _slip_in_a_correction(plain)
    judge(page, "a correction with a slip")
    _opens(plain, code)
    press(page, "Xóa thông tin của tôi")
    judge(page, "before deletion")
    press(page, "Xóa thông tin của tôi")
    judge(page, "after deletion")


def test_so_is_the_page_for_codes_and_its_refusal(plain):
    plain.open(PAGE)
    judge(plain.page, "the page for codes")
    plain.page.fill("#code", "AAAAA-AAAAA-AAAAA")
    press(plain.page, "Xem")
    expect(plain.page.locator("[role=alert]")).to_be_visible()
    judge(plain.page, "a code that is none")


def _opens(visitor: Visitor, code: str) -> bool:
    visitor.open(PAGE)
    visitor.page.fill("#code", code)
    press(visitor.page, "Xem")
    return visitor.page.locator(".head").count() == 1


def _slip_in_a_correction(visitor: Visitor) -> None:
    press(visitor.page, "Sửa lại: số khác, giờ khác")
    visitor.page.fill("#phone", "0912")
    press(visitor.page, "Gửi lời sửa")
    expect(visitor.page.locator("#phone-error")).to_be_visible()
