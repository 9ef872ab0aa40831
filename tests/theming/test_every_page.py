"""Every theme draws every kind of page with every kind of block, and the result is sound."""

import re
from dataclasses import replace

import brotli
import pytest

from cms.schema import BLOCK_KINDS, CONTEXTS, RichText
from cms.theming.engine import render
from cms.theming.samples.law import make_citations
from cms.theming.samples.pages import make_empty_contexts, make_explainer, make_form, make_full_contexts
from cms.theming.samples.union import SampleLookup, make_blocks
from cms.theming.themes import get_script, get_style
from tests.theming.reading import read

THEMES = ("chien-dich", "lien-doan", "plain")
WITH_MORE = {"pages/join.html", "received.html", "pages/calculator.html", "search.html", "pages/home.html",
             "pages/guide.html", "pages/campaign.html", "rights.html", "contacts.html", "documents.html",
             "pages/benefits.html", "listing.html", "pages/section.html"}  # fmt: skip
"""Templates with a style sheet that others go without."""
FULL, EMPTY = make_full_contexts(), make_empty_contexts()


def draw(theme: str, template: str, context=None) -> str:
    """One sample page."""
    return render(theme, template, context or FULL[template], SampleLookup())


def test_samples_hold_every_template_and_every_block_kind():
    assert FULL.keys() == EMPTY.keys() == CONTEXTS.keys()
    assert {block.kind for block in make_blocks()} == BLOCK_KINDS.keys()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", CONTEXTS)
def test_full_page_is_sound(theme, template):
    page = read(draw(theme, template))
    assert all(after <= before + 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", CONTEXTS)
def test_page_with_nothing_optional_is_sound_and_shows_no_empty_words(theme, template):
    page = read(draw(theme, template, EMPTY[template]))
    words = " ".join(page.text)
    assert "None" not in words
    assert "none" not in words


@pytest.mark.parametrize("theme", THEMES)
def test_style_is_the_same_bytes_on_every_page_but_where_a_template_has_a_sheet_of_its_own(theme):
    usual = get_style(theme)
    for template, context in (*FULL.items(), *EMPTY.items()):
        style = get_style(theme, template=template)
        assert f"<style>{style}</style>" in draw(theme, template, context)
        assert (style != usual) == (template in WITH_MORE)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", CONTEXTS)
def test_nothing_is_fetched_from_elsewhere(theme, template):
    html = draw(theme, template)
    assert not re.findall(r'(?:src|srcset|poster|data)="(?:https?:)?//', html)
    assert 'rel="stylesheet"' not in html


@pytest.mark.parametrize("theme", THEMES)
def test_links_to_other_sites_tell_them_nothing_of_ours(theme):
    for template in CONTEXTS:
        for link in read(draw(theme, template)).links:
            if link["href"].startswith("http"):
                assert "noreferrer" in link.get("rel", ""), (template, link)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", CONTEXTS)
def test_no_page_is_heavier_than_one_round_trip(theme, template):
    assert len(brotli.compress(draw(theme, template).encode())) <= 14_000


@pytest.mark.parametrize("theme", THEMES)
def test_explainer_of_700_words_weighs_at_most_6_kb(theme, vietnamese_text):
    """What is read weighs 6 kB at most; what search engines and shared links are told, a quarter of a kB more."""
    steps = tuple(f"<p>{part}</p>" for part in vietnamese_text[:4])
    body = tuple(RichText(html=f"<p>{part}</p>") for part in vietnamese_text[4:-4])
    page = make_explainer(steps=steps, body=body, citations=make_citations()[:1], legal_basis=())
    full = replace(FULL["pages/explainer.html"], page=page, law_changes=(), figures=(), changes=(), versions=())
    html = draw(theme, "pages/explainer.html", full)
    assert 650 < len(" ".join(read(html).text).split()) < 950  # some 690 of the article, the rest of the frame
    told = replace(full, linked_data="", share_card=None, site=replace(full.site, share_card=None))
    assert len(brotli.compress(draw(theme, "pages/explainer.html", told).encode())) <= 6 * 1024
    assert len(brotli.compress(html.encode())) <= 6_300


@pytest.mark.parametrize("theme", THEMES)
def test_form_keeps_its_promises_to_the_server_that_fills_it(theme):
    html = draw(theme, "pages/join.html")
    form = make_form()
    assert '<div class="summary" data-error-summary hidden role="alert" tabindex="-1"><h2>' in html
    assert f'method="post" action="{form.action}" accept-charset="utf-8" novalidate' in html
    assert f'<input type="hidden" name="form_version" value="{form.version}">' in html
    assert '<input type="hidden" name="page" value="/quyen-cua-ban/trang/">' in html
    for name in (*(field.name for field in form.fields), *(consent.purpose for consent in form.consents)):
        assert f'data-field="{name}"' in html
        assert f'<p class="error" id="{name}-error" data-error hidden></p>' in html
        assert re.search(rf'<(input|select|textarea)[^>]* id="{name}" name="{name}"', html)
    assert " checked" not in html[html.index("<form") :]
    reader, button = html.index(form.reader), html.index(">Gửi cho công đoàn</button>")
    assert reader < button
    assert html.index("<form") < html.index("data-error-summary") < html.index("data-field")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("template", ["pages/join.html", "received.html"])
def test_pages_around_a_form_send_no_referrer(theme, template):
    assert '<meta name="referrer" content="no-referrer">' in draw(theme, template)


@pytest.mark.parametrize("theme", THEMES)
def test_received_page_has_one_place_for_the_receipt_code(theme):
    assert draw(theme, "received.html").count("<strong data-receipt></strong>") == 1


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_begins_with_the_same_bytes_up_to_the_end_of_the_script(theme):
    pages = [draw(theme, template, context) for template, context in FULL.items()]
    usual, *others = sorted({page.partition("</script>")[0] for page in pages}, key=len)
    assert usual.endswith(f"<script>{get_script(theme)}")
    assert {usual.partition("<style>")[0]} == {page.partition("<style>")[0] for page in others}
