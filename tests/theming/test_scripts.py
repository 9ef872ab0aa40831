"""The theme's script: small, self-contained, and only ever a help."""

import brotli
import pytest

from cms.theming.errors import ThemeError
from cms.theming.scripts import build_script, minify_script
from cms.theming.themes import get_digest, get_script, list_themes

THEMES = [theme.name for theme in list_themes()]
MOST = 256
"""Bytes after brotli: what every page may carry of it."""


@pytest.mark.parametrize(
    ("source", "small"),
    [
        ("  // why\n  const a = b => c\n\n  f( a, b )\n", "const a=b=>c\nf(a,b)"),
        ('x = " a = b // c "', 'x=" a = b // c "'),
        ("x = ` a =\n  ${b} `", "x=` a =\n  ${b} `"),
        ("if (a) b\nelse c", "if(a)b\nelse c"),
    ],
)
def test_minified_script_means_the_same(source, small):
    assert minify_script(source) == small


@pytest.mark.parametrize("source", ["'</script>'", "fetch('https://x')", "eval('x')", "import('/x.js')", "'<!--'"])
def test_script_that_reaches_out_or_breaks_out_is_refused(source):
    with pytest.raises(ThemeError, match="không được có"):
        build_script([source])


@pytest.mark.parametrize("theme", THEMES)
def test_script_keeps_within_its_weight(theme):
    assert 0 < len(brotli.compress(get_script(theme).encode())) <= MOST


def test_child_replaces_a_script_of_the_same_name_and_adds_its_own_after(write_theme):
    write_theme("me", 'name = "me"\ntitle = "M"\njs = ["one.js", "two.js"]\n', js__one_js="one()", js__two_js="two()")
    write_theme("con", 'name = "con"\ntitle = "C"\nextends = "me"\njs = ["own.js"]\n', js__one_js="1", js__own_js="3")
    assert get_script("con") == "1\ntwo()\n3"
    assert get_script("me") == "one()\ntwo()"


def test_listed_script_that_is_missing_is_named(write_theme):
    write_theme("a", 'name = "a"\ntitle = "A"\njs = ["mat.js"]\n')
    with pytest.raises(ThemeError, match=r"thiếu tệp js/mat\.js"):
        get_script("a")


def test_theme_without_a_script_has_an_empty_one(write_theme):
    write_theme("a", 'name = "a"\ntitle = "A"\n')
    assert get_script("a") == ""


def test_digest_changes_with_the_script(write_theme):
    write_theme("a", 'name = "a"\ntitle = "A"\njs = ["a.js"]\n', js__a_js="một()")
    before = get_digest("a")
    write_theme("a", 'name = "a"\ntitle = "A"\njs = ["a.js"]\n', js__a_js="hai_ba()")
    assert get_digest("a") != before
