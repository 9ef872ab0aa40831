"""The style sheet: small, self-contained, readable in both modes."""

import re

import brotli
import pytest

from cms.theming.contrast import LEAST, compute_contrast, list_poor_pairs
from cms.theming.errors import ThemeError
from cms.theming.styles import build_style, minify, shorten_names
from cms.theming.themes import get_style, get_theme

THEMES = ("chien-dich", "lien-doan", "plain")


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a { b : c ; }\n", "a{b :c}"),
        ("/* x */ a > b,\n c { d: e f }", "a>b,c{d:e f}"),
        ('a::before { content: " · ; " }', 'a::before{content:" · ; "}'),
        (
            "@media (min-width: 40rem) and (x) { a { w: calc(1rem + 2px) } }",
            "@media(min-width:40rem) and (x){a{w:calc(1rem + 2px)}}",
        ),
        ("a { w: clamp(1rem, 1rem + 2vw, 3rem) } b + c { d: e }", "a{w:clamp(1rem,1rem + 2vw,3rem)}b+c{d:e}"),
        (
            "@media (min-width: calc(1rem + 2px)) { a:is(b + c) + d { e: f } }",
            "@media(min-width:calc(1rem + 2px)){a:is(b + c)+d{e:f}}",
        ),
        (".a :checked + b { c: d }", ".a :checked+b{c:d}"),
    ],
)
def test_minified_sheet_means_the_same(css, small):
    assert minify(css) == small


def test_custom_properties_get_short_names_and_nothing_else_does():
    css = 'a{--tone:red;b:var(--tone);c:var(--gap,var(--own-x));content:"--tone"}.card--big{--own-x:1}'
    assert shorten_names(css) == 'a{--a:red;b:var(--a);c:var(--gap,var(--b));content:"--tone"}.card--big{--b:1}'
    many = "".join(f"--name{number}:{number};" for number in range(60))
    assert len(set(re.findall("--[a-z]+:", shorten_names(many)))) == 60


@pytest.mark.parametrize("css", ["a{b:url(x.png)}", "@import 'x'", "a{b:'</style>'}", "a{b:'https://x'}"])
def test_sheet_that_fetches_or_breaks_out_is_refused(css):
    with pytest.raises(ThemeError, match="không được có"):
        build_style({}, {}, [css])


def test_dark_colours_are_for_screens_alone():
    assert build_style({"a": "#fff"}, {"a": "#000"}, []) == (
        ":root{--a:#fff}@media screen and (prefers-color-scheme:dark){:root{--a:#000}}"
    )


@pytest.mark.parametrize("theme", THEMES)
def test_sheet_keeps_within_its_weight(theme):
    style = get_style(theme, template="pages/join.html").encode()  # the longest
    assert len(style) <= 12_800
    assert len(brotli.compress(style)) <= 3_450


@pytest.mark.parametrize("theme", THEMES)
def test_sheet_serves_readers_who_ask_for_other_modes(theme):
    style = get_style(theme)
    for words in (
        "prefers-color-scheme:dark",
        "prefers-contrast:more",
        "forced-colors:active",
        "@media print",
        ":has(",
    ):
        assert words in style
    # Nothing moves, so there is nothing to still for readers who ask for less movement.
    assert "animation" not in style
    assert "transition" not in style


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_told_from_its_ground_in_both_modes(theme):
    found = get_theme(theme)
    assert list_poor_pairs(found.all_tokens) == []
    assert list_poor_pairs(found.all_tokens | found.all_dark_tokens) == []


def test_contrast_is_computed_as_wcag_does():
    assert compute_contrast("#000", "#ffffff") == pytest.approx(21)
    assert compute_contrast("#777777", "#fff") == pytest.approx(4.478, abs=0.001)
    assert compute_contrast("#777777", "#fff") < LEAST
    with pytest.raises(ValueError, match="not a colour"):
        compute_contrast("red", "#fff")
