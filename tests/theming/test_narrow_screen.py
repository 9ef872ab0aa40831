"""On the narrowest phone, with the largest letters, no page has to be pushed sideways."""

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from cms.theming.engine import render
from cms.theming.samples.pages import make_full_contexts
from cms.theming.samples.union import SampleLookup

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture
def narrow_page():
    """A page of a real browser, 320 pixels wide, without JavaScript of the site's own."""
    program = os.environ.get("LOA_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    assert program, "no browser: install chromium, or name one in LOA_BROWSER"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser.new_page(viewport={"width": 320, "height": 640})
        browser.close()


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["chien-dich", "lien-doan", "plain"])
def test_largest_letters_fit_the_narrowest_phone(theme, narrow_page):
    for template, context in make_full_contexts().items():
        if template == "redirect.html":  # it leaves at once
            continue
        narrow_page.set_content(render(theme, template, context, SampleLookup()))
        size_before = narrow_page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        narrow_page.locator(".menu summary").click()
        narrow_page.check("#size-3")
        root = narrow_page.evaluate(
            "[document.documentElement.scrollWidth, parseFloat(getComputedStyle(document.documentElement).fontSize)]"
        )
        assert root[1] > size_before * 1.4, template
        assert root[0] <= 320, f"{template} is {root[0]} pixels wide"


@pytest.mark.browser
def test_first_tab_offers_to_skip_to_the_text(narrow_page):
    narrow_page.set_content(render("plain", "404.html", make_full_contexts()["404.html"], SampleLookup()))
    narrow_page.bring_to_front()
    narrow_page.keyboard.press("Tab")
    expect(narrow_page.get_by_text("Đến nội dung chính")).to_be_focused()
    narrow_page.keyboard.press("Enter")
    narrow_page.wait_for_url("**#main")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("theme", "folds", "most"),
    [("chien-dich", ("Cỡ chữ", "Tìm"), 112), ("lien-doan", ("Mục", "Tìm"), 120), ("plain", ("Mục", "Tìm"), 120)],
)
def test_what_stands_above_a_page_leaves_the_screen_to_the_page(theme, folds, most, narrow_page):
    narrow_page.set_viewport_size({"width": 360, "height": 640})
    context = make_full_contexts()["pages/explainer.html"]
    narrow_page.set_content(render(theme, "pages/explainer.html", context, SampleLookup()))
    header = narrow_page.locator("header")
    assert header.bounding_box()["height"] <= most
    assert header.locator("a.button").bounding_box()["height"] >= 44
    for name in folds:
        fold = header.locator("summary", has_text=name)
        assert fold.bounding_box()["height"] >= 44
        fold.click()
        assert narrow_page.locator("details[open] :is(a, button, label)").first.bounding_box()["height"] >= 44
        assert header.bounding_box()["height"] <= most  # what is unfolded lies over the page
        assert narrow_page.evaluate("document.documentElement.scrollWidth") <= 360
    assert narrow_page.locator("header details[open]").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["chien-dich", "lien-doan", "plain"])
def test_sections_stand_open_on_a_desk(theme, narrow_page):
    narrow_page.set_viewport_size({"width": 1280, "height": 700})
    context = make_full_contexts()["pages/explainer.html"]
    narrow_page.set_content(render(theme, "pages/explainer.html", context, SampleLookup()))
    assert narrow_page.get_by_role("group", name="Cỡ chữ").is_visible()
    assert theme == "chien-dich" or narrow_page.get_by_role("link", name="Chiến dịch").first.is_visible()
    assert not narrow_page.locator(".menu summary").is_visible()


@pytest.mark.parametrize("theme", ["chien-dich", "lien-doan", "plain"])
def test_every_page_has_one_search_box(theme):
    for template, context in make_full_contexts().items():
        if template != "redirect.html":
            assert render(theme, template, context, SampleLookup()).count('name="q"') == 1, template
