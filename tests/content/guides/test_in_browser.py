"""A guide in a real browser: read without JavaScript, written without typing a code."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

from cms.content.models import GuidePage
from cms.demo.factories import make_guide
from tests.publisher.folders import publish_now

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@contextmanager
def browse(**options):
    """A page of Chromium. It ends with its test: an event loop left running would upset Django in the tests after."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_context(**options).new_page()
        browser.close()


@pytest.fixture
def reading(site_tree, settings):
    """A published guide on a telephone without JavaScript."""
    make_guide(parent=site_tree, slug="bi-no-luong")
    publish_now()
    with browse(java_script_enabled=False, viewport={"width": 360, "height": 740}) as page:
        page.goto(f"file://{settings.LOA_SITE_DIR}/bi-no-luong/index.html")
        yield page


def shown(page) -> list[str]:
    """The titles of the nodes that can be seen."""
    titles = page.locator(".node h2")
    return [titles.nth(place).inner_text() for place in range(titles.count()) if titles.nth(place).is_visible()]


def test_answers_lead_on_and_back_goes_back_without_javascript(reading):
    page, asked = reading, []
    page.on("request", lambda request: asked.append(request.url))
    assert shown(page) == ["Lương trễ từ 15 ngày trở lên?"]
    page.get_by_role("link", name="Rồi").click()
    assert shown(page) == ["Đòi đủ lương, kèm tiền lãi"]
    assert page.url.endswith("#muc-doi-du-luong-kem-tien-lai")
    page.get_by_role("link", name="Quay lại mục 1").click()
    page.get_by_role("link", name="Chưa").click()
    assert shown(page) == ["Hỏi bằng tin nhắn"]
    page.go_back()
    page.go_back()
    assert shown(page) == ["Đòi đủ lương, kèm tiền lãi"]
    page.get_by_role("link", name="Làm lại từ đầu").click()
    assert shown(page) == ["Lương trễ từ 15 ngày trở lên?"]
    assert not [url for url in asked if "#" not in url and not url.endswith("/bieu-tuong.svg")], "but the icon"


def test_link_to_a_node_opens_it_and_a_link_to_a_lost_one_the_first(reading):
    address = reading.url
    for fragment, titles in (
        ("muc-hoi-bang-tin-nhan", ["Hỏi bằng tin nhắn"]),
        ("gone", ["Lương trễ từ 15 ngày trở lên?"]),
    ):
        reading.goto("about:blank")
        reading.goto(f"{address}#{fragment}")
        assert shown(reading) == titles


def test_all_nodes_are_shown_when_asked_for_and_on_paper(reading):
    reading.get_by_role("link", name="Xem tất cả các mục").click()
    assert len(shown(reading)) == 3
    reading.get_by_role("link", name="Rồi").click()
    assert len(shown(reading)) == 1
    reading.emulate_media(media="print")
    assert len(shown(reading)) == 3


@pytest.fixture
def desk(live_server, site_tree, admin_user, client, monkeypatch):
    """The screen of a new guide, signed in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    client.force_login(admin_user)
    session = client.cookies["sessionid"].value
    with browse(locale="vi-VN", viewport={"width": 1280, "height": 900}) as page:
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page.goto(f"{live_server.url}/quan-tri/pages/add/content/guidepage/{site_tree.pk}/")
        yield page


def add_node(page, kind: str, place: int, title: str) -> None:
    """Add a node at the end of the stream and type its title."""
    page.locator("[data-contentpath='nodes'] [data-streamfield-stream-container] > div > .c-sf-add-button").last.click()
    page.get_by_role("option", name=kind, exact=True).click()
    page.locator(f"[name='nodes-{place}-value-title']").fill(title)


def options_of(page, node: int, answer: int) -> list[str]:
    """The titles an answer's target is chosen from."""
    select = f"#nodes-{node}-value-answers-{answer}-value-leads_to-choice"
    page.wait_for_selector(select)
    page.wait_for_timeout(400)
    return page.locator(f"{select} option").all_inner_texts()


def test_a_guide_is_made_by_choosing_titles(desk):
    page = desk
    page.locator("#id_title").fill("Bị nợ lương, tôi làm gì?")
    page.locator("#id_lead").fill("Vài câu ngắn là biết công ty đúng hay sai.")
    add_node(page, "Câu hỏi", 0, "Lương trễ chưa?")
    add_node(page, "Kết quả", 1, "Đòi đủ lương")
    add_node(page, "Kết quả", 2, "Cứ đợi")
    assert options_of(page, 0, 0)[1:] == ["2. Kết quả: Đòi đủ lương", "3. Kết quả: Cứ đợi"]
    for answer, (words, target) in enumerate((("Rồi", "2. Kết quả: Đòi đủ lương"), ("Chưa", "3. Kết quả: Cứ đợi"))):
        page.locator(f"[name='nodes-0-value-answers-{answer}-value-text']").fill(words)
        page.locator(f"#nodes-0-value-answers-{answer}-value-leads_to-choice").select_option(label=target)
    page.locator("[name='nodes-1-value-title']").fill("Đòi đủ lương, kèm lãi")
    assert options_of(page, 0, 1)[1] == "2. Kết quả: Đòi đủ lương, kèm lãi"
    for place in (1, 2):
        page.locator(f"div:has(> [name='nodes-{place}-value-body-count']) .c-sf-add-button").first.click()
        page.get_by_role("option", name="Đoạn văn", exact=True).click()
        text = page.locator(f"div:has(> [name='nodes-{place}-value-body-count']) [contenteditable=true]").first
        text.press_sequentially("Việc cần làm.")
        text.get_by_text("Việc cần làm.").wait_for()
    page.locator("[data-guide-redraw]").click()
    page.wait_for_selector("text=Nhánh nào cũng tới một kết quả.")
    assert page.locator(".guide-answer").all_inner_texts() == ["“Rồi”", "“Chưa”"]
    page.wait_for_url(lambda url: "/add/" not in url)  # the draft has been saved meanwhile
    with page.expect_response(
        lambda answer: answer.request.method == "POST" and answer.request.is_navigation_request()
    ):
        page.evaluate("document.querySelector('[name=action-publish]').click()")
    page.wait_for_load_state()
    guide = GuidePage.objects.get()
    assert guide.live
    assert [answer.number for answer in guide.to_entry().nodes[0].answers] == [2, 3]


def test_deleted_target_is_said_to_be_gone_and_drawn_as_a_dead_end(desk):
    page = desk
    add_node(page, "Câu hỏi", 0, "Lương trễ chưa?")
    add_node(page, "Kết quả", 1, "Đòi đủ lương")
    options_of(page, 0, 0)
    page.locator("#nodes-0-value-answers-0-value-leads_to-choice").select_option(index=1)
    page.evaluate("document.querySelector('[name=nodes-1-deleted]').value = '1'")
    assert options_of(page, 0, 0)[1] == "Mục đã chọn không còn nữa, hãy chọn lại"
    page.locator("[data-guide-redraw]").click()
    page.wait_for_selector(".guide-tree .guide-fault:has-text('Ngõ cụt.')")
