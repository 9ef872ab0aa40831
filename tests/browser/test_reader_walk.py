"""A worker reads: small telephone, no JavaScript, nobody watching."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EXPLAINER = "/quyen-cua-ban/quyen-tien-luong/bi-no-luong-cham-luong-thi-lam-gi/"
PAGES = (
    "/",
    "/tin-tuc-su-kien/",
    "/tin-tuc-su-kien/phat-dong-dot-cao-diem-phat-trien-doan-vien/",
    "/tin-tuc-su-kien/tin-co-so/bua-com-giua-ca-tot-len-sau-mot-cuoc-doi-thoai/",
    "/quyen-cua-ban/",
    EXPLAINER,
    "/quyen-cua-ban/quyen-tien-luong/",
    "/quyen-cua-ban/quyen-tien-luong/luong-toi-thieu-o-cho-toi-lam-la-bao-nhieu/",
    "/quyen-cua-ban/quyen-tien-luong/tang-ca-duoc-tra-bao-nhieu/",
    "/quyen-cua-ban/quyen-an-toan/bi-quay-roi-danh-mang-o-cho-lam/",
    "/chien-dich/phieu-luong-ro-tung-dong/",
    "/chien-dich/nuoc-mat-va-quat-gio-cho-moi-phan-xuong/",
    "/gioi-thieu/ve-chung-toi/",
    "/quyen-rieng-tu/",
    "/tham-gia-cong-doan/",
    "/khong-co-trang-nay/",
)


@pytest.mark.parametrize("width", [320, 360])
def test_no_page_scrolls_sideways_or_asks_a_stranger_or_leaves_a_cookie(worker, width):
    worker.page.set_viewport_size({"width": width, "height": 740})
    for path in PAGES:
        worker.open(path)
        assert worker.overflow() <= 0, path
        expect(worker.page.locator("h1")).to_have_count(1)
    assert worker.strangers() == []
    assert worker.context.cookies() == []


def test_worker_walks_from_the_menu_to_an_answer_and_back(worker):
    worker.open("/")
    worker.page.get_by_role("navigation").get_by_role("link", name="Quyền của bạn").first.click()
    expect(worker.page.locator("h1")).to_have_text("Quyền của bạn")
    worker.page.locator("main").get_by_role("link", name="Tiền lương", exact=True).click()
    worker.page.locator("main").get_by_role("link", name="Bị nợ lương, chậm lương thì làm gì?").click()
    expect(worker.page.locator("h1")).to_have_text("Bị nợ lương, chậm lương thì làm gì?")
    main = worker.page.locator("main")
    for words in ("không quá 30\u00a0ngày", "Hợp đồng lao động, dù chỉ là ảnh chụp", "Khoản 4 Điều 97", "Đinh Thu Vân"):
        expect(main).to_contain_text(words)
    worker.page.get_by_role("link", name="Quyền của bạn").first.click()
    assert worker.page.url.endswith("/quyen-cua-ban/")


def test_text_size_control_makes_letters_larger_without_javascript(worker):
    worker.open(EXPLAINER)
    page = worker.page
    before = read_size(page)
    page.get_by_text("Mục", exact=True).click()
    page.get_by_label("A++ rất to").check()
    largest = read_size(page)
    assert largest > before * 1.2
    assert worker.overflow() <= 0
    page.get_by_label("A vừa").check()
    assert read_size(page) == before


def read_size(page) -> float:
    """The size of the letters of the first paragraph, in pixels."""
    return page.locator("main p").first.evaluate("paragraph => parseFloat(getComputedStyle(paragraph).fontSize)")


def test_lost_address_gets_a_page_with_a_way_on(worker):
    answer = worker.open("/khong-co-trang-nay/")
    assert answer.status == 404
    expect(worker.page.locator("h1")).to_have_text("Không tìm thấy trang này")
    worker.page.locator("main").get_by_role("link", name="Trang chủ").click()
    assert worker.page.url == worker.house.url + "/"


def test_document_of_an_article_can_be_fetched(worker):
    worker.open("/tin-tuc-su-kien/phat-dong-dot-cao-diem-phat-trien-doan-vien/")
    link = worker.page.locator("main a[href$='.pdf']").first
    answer = worker.context.request.get(worker.house.url + link.get_attribute("href"))
    assert answer.status == 200
    assert answer.body().startswith(b"%PDF")


def test_pen_name_stands_at_the_bottom_right_of_an_article(worker):
    worker.open("/xay-dung-to-chuc-cong-doan/doi-moi-sinh-hoat-cong-doan-bat-dau-tu-dieu-doan-vien-can/")
    signature = worker.page.locator(".signature")
    expect(signature).to_have_text("BTG")
    assert signature.evaluate("element => getComputedStyle(element).textAlign") in ("right", "end")
    last = worker.page.locator("article p", has_text="đánh giá cơ sở").or_(
        worker.page.locator("article li", has_text="đánh giá cơ sở")
    )
    below = "(signature, last) => signature.getBoundingClientRect().top >= last.getBoundingClientRect().bottom"
    assert signature.evaluate(below, last.element_handle())


def test_every_link_of_the_front_page_leads_somewhere(worker):
    worker.open("/")
    hrefs = {link.get_attribute("href") for link in worker.page.locator("a[href^='/']").all()}
    assert len(hrefs) > 15
    assert {href: worker.house.status_of(href) for href in sorted(hrefs)} == dict.fromkeys(sorted(hrefs), 200)
