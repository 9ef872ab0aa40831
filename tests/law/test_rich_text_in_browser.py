"""A number of the law in a text, in a real browser: chosen in a window, kept as one piece, shown as of today."""

import re
import shutil

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from cms.content.models import ExplainerPage, ReviewSettings
from cms.demo.factories import make_explainer, make_section
from cms.law.models import FigureValue
from tests.browser.conftest import BROWSERS, DESK
from tests.law.registry import make_figure, make_law, make_provision
from tests.publisher.folders import publish_now, read_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHORT = "[data-contentpath=short_answer]"


@pytest.fixture
def page(live_server, admin_user, client, monkeypatch):
    """A tab of Chromium in which somebody is signed in."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    client.force_login(admin_user)
    with sync_playwright() as playwright:
        program = next(filter(None, map(shutil.which, BROWSERS)))
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport=DESK, locale="vi-VN")
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(60_000)  # seconds on a free machine; a crowded one may take its time
        yield page
        browser.close()


@pytest.fixture
def explainer(site_tree) -> ExplainerPage:
    """A page that was never public, whose answer gives no number yet, in an office of one person."""
    ReviewSettings.objects.update_or_create(defaults={"second_person": False})
    section = make_section(parent=site_tree, title="Quyền lợi", in_menu=True)
    return make_explainer(parent=section, slug="luong", short_answer="<p>Ít nhất phải là</p>", live=False)


def open_editor(page: Page, live_server, explainer: ExplainerPage) -> None:
    page.goto(f"{live_server.url}/quan-tri/pages/{explainer.pk}/edit/")
    page.locator(f"{SHORT} .public-DraftEditor-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")


def choose(page: Page, button: str, typed: str, name: str) -> None:
    """Press a button of the toolbar, search in the window, take what is called `name`."""
    page.keyboard.type("/")
    page.get_by_role("option", name=button).click()
    search(page, typed)
    page.locator(".modal a", has_text=name).click()
    expect(page.locator(".modal")).to_have_count(0)


def search(page: Page, typed: str) -> None:
    """Once the window has come to rest (it takes the focus when it does), type: one row is left."""
    field = page.locator(".modal [name=q]")
    field.wait_for()
    expect(page.locator(".modal")).to_be_focused()
    field.press_sequentially(typed)
    expect(field).to_have_value(typed)
    expect(page.locator(".modal tbody tr")).to_have_count(1)


def publish_page(page: Page) -> None:
    # The editor writes its text into the form a moment later.
    page.wait_for_function("document.querySelector('[name=short_answer]').value.includes('PROVISION')")
    with page.expect_navigation():
        page.evaluate("document.querySelector('[name=action-publish]').click()")


def test_a_figure_and_a_provision_are_chosen_published_still_there_and_changed_as_one_piece(
    page, live_server, explainer
):
    wage = make_figure("luong-vung-2", label="Lương tối thiểu tháng, vùng II")
    make_figure("phep-nam", ("12", None, None), label="Phép năm", unit="day", group="Nghỉ")
    provision = make_provision(make_law(url="https://vbpl.vn/1"), "97", "4", gist="Chậm lương phải trả thêm.")
    open_editor(page, live_server, explainer)
    choose(page, "Số liệu của luật", "luong toi thieu", "Lương tối thiểu tháng, vùng II")
    entity = page.locator(f"{SHORT} [data-law-entity='figure:{wage.pk}']")
    expect(entity).to_have_text("4.730.000\xa0đồng")
    expect(entity).to_have_attribute("title", re.compile("Lương tối thiểu tháng, vùng II – từ 01/01/2026"))
    page.keyboard.type(" mỗi tháng, theo ")
    choose(page, "Điều khoản của luật", "97.4", "Khoản 4 Điều 97")
    publish_page(page)
    explainer.refresh_from_db()
    assert explainer.live
    assert re.sub(r' data-block-key="\w+"', "", explainer.short_answer).replace("\xa0", " ") == (
        f'<p>Ít nhất phải là <a linktype="figure" id="{wage.pk}">4.730.000 đồng</a> mỗi tháng, theo '
        f'<a linktype="provision" id="{provision.pk}">Khoản 4 Điều 97 Bộ luật Lao động</a></p>'
    )

    publish_now()
    public = read_text("/quyen-loi/luong/index.html")
    assert '<data value="4730000">4.730.000\xa0đồng</data> mỗi tháng' in public
    assert '<a href="https://vbpl.vn/1" rel="noopener noreferrer">Khoản 4 Điều 97 Bộ luật Lao động</a>' in public

    FigureValue.objects.filter(figure=wage).update(value="4999000")
    open_editor(page, live_server, explainer)
    expect(page.locator(f"{SHORT} [data-law-entity='figure:{wage.pk}']")).to_have_text("4.999.000\xa0đồng")
    expect(page.locator(f"{SHORT} [data-law-entity='provision:{provision.pk}']")).to_have_text(
        "Khoản 4 Điều 97 Bộ luật Lao động"
    )
    change_and_take_away(page)


def expect_caret_after(page: Page, words: str) -> None:
    """The window is gone, the next key goes to the text, and the caret stands just behind `words`."""
    expect(page.locator(".modal")).to_have_count(0)
    expect(page.locator(f"{SHORT} .public-DraftEditor-content")).to_be_focused()
    script = "(({isCollapsed: one, anchorNode: node, anchorOffset: at}) => [one, node.textContent, at])(getSelection())"
    assert page.evaluate(script) == [True, words, len(words)]


def change_and_take_away(page: Page) -> None:
    """A double click chooses another number in the place of the first; one key takes a whole number away."""
    figure = page.locator(f"{SHORT} [data-law-entity^=figure]")
    figure.dblclick()
    search(page, "phep")
    page.locator(".modal a", has_text="Phép năm").click()
    expect(figure).to_have_text("12\xa0ngày")
    expect_caret_after(page, "12\xa0ngày")
    page.keyboard.press("Backspace")
    expect(figure).to_have_count(0)
    expect(page.locator(f"{SHORT} .public-DraftEditor-content")).to_have_text(
        re.compile("^Ít nhất phải là  ?mỗi tháng")
    )
