"""A worker with a small telephone and JavaScript off follows the matter by the receipt, from sending to deletion."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK
from tests.browser.house import wait_until
from tests.browser.test_join_walk import fill_form

pytestmark = pytest.mark.browser

PAGE = "/bien-nhan/"


def keep_picture(page, name: str) -> None:
    """Keep what the screen looks like, when LOA_PICTURES names a folder."""
    if folder := os.environ.get("LOA_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def look(worker, name: str) -> None:
    """What holds on every page: nothing wider than the screen, no stranger asked, no cookie, no code in an address."""
    keep_picture(worker.page, name)
    assert worker.overflow() <= 0, name
    assert worker.strangers() == []
    assert worker.context.cookies() == []


def press(page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def send_form(worker) -> str:
    """Fill in the join form as far as the thank-you page; gives the receipt code."""
    page = worker.page
    worker.open("/")
    page.get_by_role("link", name="Tham gia công đoàn").first.click()
    fill_form(page, "0297 000 0978")
    if not page.locator("[data-receipt]").count():  # the look at the answers
        page.locator("main form button[type=submit]").first.click()
    expect(page.locator("[data-receipt]")).to_be_visible()
    look(worker, "thank-you")
    return page.locator("[data-receipt]").inner_text().strip()


def test_a_worker_follows_the_matter_by_the_receipt_and_ends_it(worker, sign_in):
    page = worker.page
    code = send_form(worker)
    press(page, "Xem việc đến đâu, nhắc, sửa hoặc xóa")
    assert page.url.endswith(PAGE)
    look(worker, "first-look")
    wait_until(lambda: _opens(worker, code), "the office has opened the sending")
    expect(page.locator(".head")).to_contain_text("sẽ gọi cho bạn trước")
    assert "0297" not in page.locator(".head").inner_text()
    look(worker, "state")

    remind_and_correct(worker)
    press(page, "Bản để in, để chụp lại")
    expect(page.locator(".code")).to_have_text(code)
    look(worker, "print")
    press(page, "Quay lại")
    ask_to_delete(worker)
    assert code not in "".join(url for url in worker.asked if PAGE in url)
    _delete(sign_in("du-lieu"))
    _ask(worker, code)
    expect(page.locator("[role=alert]")).to_contain_text("Không có gì dưới mã này")
    look(worker, "nothing")
    page.set_viewport_size(DESK)
    keep_picture(page, "nothing-wide")


def remind_and_correct(worker) -> None:
    """A nudge, and a correction with a slip in the number first."""
    page = worker.page
    press(page, "Chưa ai gọi, xin nhắc")
    look(worker, "nudge")
    press(page, "Nhắc giúp tôi")
    expect(page.locator("h1")).to_have_text("Đã nhắc")
    press(page, "Quay lại trang biên nhận")

    press(page, "Sửa lại: số khác, giờ khác")
    page.fill("#phone", "0912")
    page.fill("#best_time", "sau 18 gio")
    press(page, "Gửi lời sửa")
    expect(page.locator("#phone-error")).to_be_visible()
    expect(page.locator("#best_time")).to_have_value("sau 18 gio")
    look(worker, "correct")
    page.fill("#phone", "")
    press(page, "Gửi lời sửa")
    expect(page.locator("h1")).to_have_text("Đã ghi lời sửa")
    press(page, "Quay lại trang biên nhận")


def ask_to_delete(worker) -> None:
    """First what it means, then the request."""
    page = worker.page
    press(page, "Xóa thông tin của tôi")
    look(worker, "delete")
    press(page, "Xóa thông tin của tôi")
    expect(page.locator("h1")).to_have_text("Đã nhận yêu cầu xóa")
    press(page, "Quay lại trang biên nhận")
    expect(page.locator(".head")).to_contain_text("Bạn đã xin xóa")


def _ask(worker, code: str) -> None:
    worker.open(PAGE)
    worker.page.fill("#code", code.lower())
    press(worker.page, "Xem")


def _opens(worker, code: str) -> bool:
    _ask(worker, code)
    return worker.page.locator(".head").count() == 1


def _delete(visitor) -> None:
    """Who keeps the dates finds the request by its dates, answers it, and deletes."""
    page = visitor.page
    _open_request_of(visitor, "0978")
    keep_picture(page, "desk-request")
    expect(page.locator("main")).to_contain_text("Xóa hẳn")
    page.locator("input[name=sure]").check()
    page.get_by_role("button", name="Xóa hẳn").click()
    expect(page.locator("main")).to_contain_text("Mọi thông tin của người này đã xóa.")


def _open_request_of(visitor, digits: str) -> None:
    """The list tells nobody's name, and other walks of the same house leave requests too: look through them."""
    page = visitor.page
    visitor.open("/quan-tri/yeu-cau/?kind=delete")
    keep_picture(page, "desk-list")
    for place in page.locator("td.title a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        visitor.open(place)
        if page.locator(f"[aria-labelledby=request-who] a[href^='tel:'][href$='{digits}']").count():
            return
    raise AssertionError(f"no request to delete of {digits}")
