"""Khmer on a phone that may have no such letters. Whether this machine's browser has them is found out each time."""

import pytest
from playwright.sync_api import expect

from cms.theming.fonts import MOST_BYTES, get_font
from tests.browser.test_phone_walk import phone, stopped, wait_kept  # noqa: F401  fixtures

pytestmark = pytest.mark.browser

KHMER = "/km/"
WAGES = "/km/quyen-cua-ban/quyen-tien-luong/bi-no-luong-cham-luong-thi-lam-gi/"
HAS_LETTERS = """names => Promise.any(names.map(name => new FontFace("own", `local("${name}")`).load()))
    .then(() => true, () => false)"""
LOADED = """async () => (await document.fonts.ready, [...document.fonts]
    .map(face => face.status))"""
TIGHT = """() => [...document.querySelectorAll("body *")]
    .filter(one => one.matches(":lang(km)") && one.checkVisibility())
    .filter(one => [...one.childNodes].some(node => node.nodeType == 3 && /[\\u1780-\\u17ff]/.test(node.data)))
    .map(one => [one.outerHTML.slice(0, 80), getComputedStyle(one)])
    .filter(([, style]) => parseFloat(style.lineHeight) < 1.79 * parseFloat(style.fontSize)
        || style.letterSpacing != "normal").map(([words]) => words)"""
KHMER_ALONE = """() => [...document.querySelectorAll("body :is(h1, h2, p, a, button)")]
    .filter(one => one.checkVisibility() && !one.children.length && /^[\\u1780-\\u17ff]+$/.test(one.textContent))
    .map((one, number) => one.id ||= `khmer-${number}`)"""
WIDTHS = """async ([path, words]) => {
    document.fonts.add(await new FontFace("ours", `url(${path})`).load())
    const pen = document.createElement("canvas").getContext("2d")
    pen.font = "100px ours"
    return words.map(word => pen.measureText(word).width)
}"""


def asked_for_letters(visitor) -> list[str]:
    """The addresses of fonts that were asked for."""
    return [url.removeprefix(visitor.house.url) for url in visitor.asked if "/chu/" in url or "woff" in url]


def test_page_in_khmer_has_its_letters_from_the_phone_or_else_from_the_site(phone):  # noqa: F811
    answers = []
    phone.page.on("response", lambda answer: "/chu/" in answer.url and answers.append(answer))
    phone.open(KHMER)
    assert phone.page.evaluate(LOADED) == ["loaded"]
    installed = get_font("km").face.split('local("')[1:]
    has_letters = phone.page.evaluate(HAS_LETTERS, [part.partition('"')[0] for part in installed])
    assert asked_for_letters(phone) == ([] if has_letters else [get_font("km").path])
    for answer in answers:
        assert len(answer.body()) <= MOST_BYTES
        assert "immutable" in answer.headers["cache-control"]
    assert phone.said == [], "the policy allows it"
    assert phone.strangers() == []


def test_other_pages_ask_for_no_letters_though_their_switch_of_languages_has_some(phone):  # noqa: F811
    for path in ("/", "/en/"):
        phone.open(path)
        expect(phone.page.locator("a[lang=km]").first).to_have_text("ខ្មែរ (Khmer)")
        phone.page.wait_for_load_state("networkidle")
    assert asked_for_letters(phone) == []


def test_letters_below_and_around_others_stand_there_and_not_beside_them(phone):  # noqa: F811
    phone.open(KHMER)
    words = ["ស", "ត", "រ", "ស្ត", "ស្ត្រ", "ស្", "ក", "កោ", "ោ"]
    widths = dict(zip(words, phone.page.evaluate(WIDTHS, [get_font("km").path, words]), strict=True))
    assert all(width > 0 for width in widths.values())
    assert widths["ស្ត"] == pytest.approx(widths["ស"], rel=0.02), "one below the other takes no more room"
    assert widths["ស"] < widths["ស្ត្រ"] < widths["ស"] + widths["ត"] + widths["រ"], "one before both"
    assert widths["កោ"] > widths["ក"], "a vowel in two parts, around its letter"


@pytest.mark.parametrize("path", [KHMER, "/km/ngoai-tuyen/", "/km/tim/"])
def test_khmer_lines_are_far_enough_apart_and_its_letters_are_not_spread(phone, path):  # noqa: F811
    phone.open(path)
    assert phone.page.evaluate(TIGHT) == []


@pytest.mark.parametrize("path", [KHMER, WAGES, "/bien-nhan/?tieng=km"])
def test_no_khmer_word_stays_a_row_of_boxes_whatever_its_size(phone, path):  # noqa: F811
    phone.open(path)
    phone.page.evaluate(LOADED)
    chrome = phone.page.context.new_cdp_session(phone.page)
    chrome.send("DOM.enable"), chrome.send("CSS.enable")
    root = chrome.send("DOM.getDocument")["root"]["nodeId"]
    names = phone.page.evaluate(KHMER_ALONE)
    assert len(names) > 2
    for name in names:
        node = chrome.send("DOM.querySelector", {"nodeId": root, "selector": f"#{name}"})["nodeId"]
        fonts = chrome.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        strange = sum(font["glyphCount"] for font in fonts if "Khmer" not in font["familyName"])
        assert fonts and strange <= 1, (name, fonts)  # an arrow of the sheet's at most


def test_kept_page_in_khmer_has_its_letters_without_a_network(phone, stopped):  # noqa: F811
    phone.open(KHMER)
    wait_kept(phone, KHMER)
    phone.page.reload()
    assert phone.page.evaluate(LOADED) == ["loaded"]
    heading = phone.page.locator("h1").inner_text()
    stopped()
    phone.page.reload()
    expect(phone.page.locator("h1")).to_have_text(heading)
    assert phone.page.evaluate(LOADED) == ["loaded"]
