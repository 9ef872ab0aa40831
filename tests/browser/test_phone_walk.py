"""A phone keeps the site: pages without a network, pages saved on purpose, the way out, and nothing left after wiping.

The server is really stopped: what is shown then comes from the phone.
"""

import pytest
from playwright.sync_api import expect

from cms.schema.text import fold
from tests.browser.conftest import PHONE, Visitor
from tests.browser.house import wait_until
from tests.browser.test_form_walk import JOIN, fill_join
from tests.browser.test_reader_walk import EXPLAINER

pytestmark = pytest.mark.browser

UNSEEN = "/quyen-cua-ban/quyen-tien-luong/tang-ca-duoc-tra-bao-nhieu/"
SENSITIVE = "/quyen-cua-ban/quyen-an-toan/bi-quay-roi-danh-mang-o-cho-lam/"
OFFLINE, WIPE = "/ngoai-tuyen/", "/xoa-dau-vet/"
KEPT = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name =>
    [name.replace(/-.*/, ""), (await (await caches.open(name)).keys()).map(asked => new URL(asked.url).pathname)])))"""
TRACES = """async () => (await caches.keys()).length + localStorage.length + sessionStorage.length
    + (await indexedDB.databases()).length + (await navigator.serviceWorker.getRegistrations()).length"""


@pytest.fixture
def phone(browser, house):
    """A worker with a telephone of today."""
    context = browser.new_context(viewport=PHONE, locale="vi-VN")
    visitor = Visitor(context, house)
    visitor.said = []
    visitor.page.on("console", lambda message: visitor.said.append(message.text))
    visitor.page.on("pageerror", lambda error: visitor.said.append(str(error)))
    yield visitor
    context.close()


@pytest.fixture
def stopped(house):
    """Stops the server when called; it runs again afterwards."""
    yield house.stop
    if house.status_of("/") != 200:
        house.start()


def wait_kept(visitor: Visitor, path: str) -> None:
    wait_until(lambda: visitor.page.evaluate("path => caches.match(path).then(Boolean)", path), f"{path} is kept")


def read(visitor: Visitor, path: str) -> None:
    """Open a page and wait until the phone has it."""
    visitor.open(path)
    wait_kept(visitor, path)


def test_read_pages_open_without_a_network_and_wiping_leaves_nothing(phone, stopped):
    page = phone.page
    read(phone, EXPLAINER)
    heading = page.locator("h1").inner_text()
    page.get_by_text("Mục", exact=True).click()
    page.get_by_label("A++ rất to").check()
    assert EXPLAINER in page.evaluate(KEPT)["read"], "the page that brought the worker is kept too"
    assert phone.said == [], "the policy allows all that happens"
    stopped()
    page.reload()
    expect(page.locator("h1")).to_have_text(heading)
    expect(page.get_by_label("A++ rất to")).to_be_checked()
    phone.open(UNSEEN)
    expect(page.locator("h1")).to_have_text("Đọc khi không có mạng")
    expect(page.locator("[data-unseen]")).to_be_visible()
    expect(page.locator("[data-list=read] a")).to_have_text([heading])
    assert phone.overflow() <= 0
    page.locator("[data-list=read] a").click()
    expect(page.locator("h1")).to_have_text(heading)
    phone.open(WIPE)
    page.get_by_role("link", name="Xóa hết ngay").click()
    expect(page.locator("[data-wipe-done]")).to_be_visible()
    assert page.evaluate(TRACES) == 0


def test_pages_saved_on_purpose_stay_apart_and_can_be_removed(phone, stopped):
    page = phone.page
    read(phone, SENSITIVE.replace("bi-quay-roi-danh-mang-o-cho-lam/", ""))
    phone.open(SENSITIVE)
    page.get_by_role("button", name="Lưu để đọc").click()
    expect(page.get_by_role("status").filter(has_text="Đã lưu.")).to_be_visible()
    phone.open(OFFLINE)
    expect(page.locator("[data-list=saved] a")).to_have_count(1)
    expect(page.locator("[data-size]")).to_contain_text("bài, khoảng 0,")
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(page.get_by_role("status").filter(has_text="Xong.")).to_be_visible(timeout=60_000)
    assert sum(path.endswith("/luu/quyen.json") for path in phone.asked) == 2, "once for its size, once to save"
    library = page.evaluate("async () => (await (await fetch('/luu/quyen.json')).json()).pages")
    assert set(page.evaluate(KEPT)["saved"]) == set(library)
    assert UNSEEN in library
    page.locator("[data-list=saved] li", has=page.get_by_text("quấy rối")).get_by_role("button").click()
    expect(page.locator("[data-list=saved] li", has=page.get_by_text("quấy rối"))).to_have_count(0)
    expect(page.locator("[data-list=saved] h2")).to_be_focused()
    shown = page.locator("[data-list=saved] a").all_inner_texts()
    assert shown == sorted(shown, key=fold), "in an order that tells nobody what was read last"
    stopped()
    phone.open(UNSEEN)
    expect(page.locator("h1")).to_contain_text("Tăng ca")
    phone.open(SENSITIVE)
    expect(page.locator("h1")).to_have_text("Đọc khi không có mạng")


def test_saving_again_brings_pages_up_to_date_and_lets_go_of_what_is_gone(phone):
    page = phone.page
    read(phone, EXPLAINER)
    page.evaluate(
        """async gone => {
        const saved = await caches.open("saved")
        for (const path of [location.pathname, gone]) await saved.put(path, new Response("<h1>Cũ</h1>"))
    }""",
        "/bai-da-go/",
    )
    phone.open(OFFLINE)
    expect(page.locator("[data-list=saved] a", has_text="Cũ")).to_have_count(2)
    page.get_by_role("button", name="Lưu tất cả").click()
    expect(page.get_by_role("status").filter(has_text="Xong.")).to_be_visible(timeout=60_000)
    expect(page.locator("[data-list=saved] a", has_text="Cũ")).to_have_count(0)
    assert "/bai-da-go/" not in page.evaluate(KEPT)["saved"]


def test_page_that_moved_is_not_read_from_the_phone_any_more(phone):
    page = phone.page
    read(phone, EXPLAINER)
    old = "/quyen-cua-ban/dia-chi-cu/"
    page.evaluate("async old => (await caches.open('read')).put(old, new Response('<h1>Cũ</h1>'))", old)
    page.context.route(f"**{old}", lambda route: route.fulfill(status=301, headers={"location": EXPLAINER}))
    phone.open(old)
    wait_until(lambda: old not in page.evaluate(KEPT)["read"], "the old address is forgotten")


def test_full_phone_shows_pictures_all_the_same(phone, house):
    page = phone.page
    read(phone, EXPLAINER)
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": house.url, "quotaSize": 1})
    refused = "() => caches.open('full').then(full => full.put('/x', new Response('x'))).then(() => false, () => true)"
    assert page.evaluate(refused), "the phone is full"
    phone.open("/")
    page.wait_for_load_state("networkidle")
    shown = page.evaluate("() => [...document.images].filter(one => one.complete).map(one => one.naturalWidth)")
    assert shown
    assert all(shown)


def test_what_could_betray_a_reader_is_not_kept(phone):
    page = phone.page
    read(phone, EXPLAINER)
    for path in (SENSITIVE, JOIN, WIPE, "/bien-nhan/", "/khong-co-trang-nay/", "/hoi-cong-doan/"):
        phone.open(path)
        page.wait_for_load_state("networkidle")
    phone.open("/")
    wait_kept(phone, "/")
    kept = page.evaluate(KEPT)
    assert set(kept["read"]) == {EXPLAINER, "/"}
    assert JOIN in kept["fixed"], "the form itself, the same for everybody"
    assert kept.get("saved", []) == []


def test_the_quick_exit_takes_the_place_of_the_page_and_three_escapes_do_the_same(phone):
    page = phone.page
    for leave in (lambda: page.locator(".leave a").click(), lambda: [page.keyboard.press("Escape") for _ in "123"]):
        phone.open("/")
        phone.open(SENSITIVE)
        address = page.locator(".leave a").get_attribute("href")
        page.context.route(
            address + "**",
            lambda route: route.fulfill(body="<h1>Thời tiết</h1>", content_type="text/html; charset=utf-8"),
        )
        page.wait_for_load_state("networkidle")
        leave()
        expect(page.locator("h1")).to_have_text("Thời tiết")
        page.go_back()
        assert page.url == phone.house.url + "/"


def test_form_written_without_a_network_is_kept_with_consent_and_sent_once(phone, stopped, house):
    page = phone.page
    read(phone, EXPLAINER)
    wait_kept(phone, JOIN)
    stopped()
    phone.open(JOIN)
    fill_join(page, "phuong Ben Van")
    page.locator("main button[type=submit]").first.click()
    page.locator("#keep").check()
    phone.open(OFFLINE)
    page.locator("[data-unsent] a").click()
    expect(page.locator("#phone")).to_have_value("0297 000 0955")
    before = count_received(house)
    house.start()
    page.wait_for_url("**/bien-nhan/**", timeout=60_000)
    wait_until(lambda: not list_waiting(house), "what arrived was opened")
    assert count_received(house) == before + 1
    assert page.evaluate("localStorage.length") == 0


def list_waiting(house) -> list:
    """The sealed forms that nobody has opened yet."""
    return list((house.folder / "var" / "spool").rglob("*.sealed"))


def count_received(house) -> int:
    """Forms that have arrived and were opened, or wait to be. Exact only while none is being opened:
    with the server stopped, or when nothing waits."""
    code = "from cms.interest.models import Submission; print('n', Submission.objects.count())"
    return int(house.manage("shell", "-c", code).rsplit("n ", 1)[1].split()[0]) + len(list_waiting(house))
