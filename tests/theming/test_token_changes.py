"""What editors change of a theme: colours, sizes; and what such a change cannot do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.schema import TokenChange
from cms.theming.contrast import LEAST, compute_contrast, list_poor_pairs
from cms.theming.styles import share_names, write_constants
from cms.theming.themes import get_style, get_theme
from cms.theming.token_changes import apply_changes, find_readable_ink

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def change(theme: str, *changes: TokenChange) -> tuple[dict[str, str], dict[str, str]]:
    """The tokens of `theme` in light and in dark mode, after `changes`."""
    found = get_theme(theme)
    light, dark = apply_changes(found.all_tokens, found.all_dark_tokens, changes)
    return light, light | dark


def test_changed_colour_reaches_the_sheet_in_its_mode_and_the_other_mode_stays():
    light, dark = change("plain", TokenChange(name="link", light="#123456"))
    assert (light["link"], dark["link"]) == ("#123456", get_theme("plain").dark_tokens["link"])
    style = get_style("plain", (TokenChange(name="link", light="#123456", dark="#abcdef"),))
    bright, _, rest = style.partition("@media screen and (prefers-color-scheme:dark)")
    assert "#123456" in bright
    assert "#abcdef" in rest


def test_colour_common_to_both_modes_is_changed_in_one_alone():
    light, dark = apply_changes({"link": "#000000"}, {}, [TokenChange(name="link", light="#111111")])
    assert (light["link"], dark["link"]) == ("#111111", "#000000")


@given(colours, colours)
def test_letters_on_a_changed_ground_can_always_be_read(bright, dim):
    for tokens in change(
        "lien-doan",
        TokenChange(name="accent", light=bright, dark=dim),
        TokenChange(name="band", light=dim, dark=bright),
    ):
        assert list_poor_pairs(tokens) == []


def test_letters_that_can_be_read_stay_as_the_theme_has_them():
    assert find_readable_ink("#ffffff", "#123456") == "#123456"
    assert find_readable_ink("#ffff00", "#fff") == "#000"
    assert find_readable_ink("#123456", "#000") == "#fff"


@pytest.mark.parametrize(
    "broken",
    [
        TokenChange(name="khong-co", light="#123456"),
        TokenChange(name="ink", light="#ffffff"),
        TokenChange(name="link", light="red;}body{display:none"),
        TokenChange(name="text", light="999rem"),
        TokenChange(name="space", light=""),
    ],
)
def test_change_that_means_nothing_changes_nothing(broken):
    assert get_style("plain", (broken,)) == get_style("plain")


def test_sizes_grow_and_shrink_with_the_word_and_the_theme_keeps_its_own():
    sizes = {word: change("plain", TokenChange(name="text", light=word))[0]["text"] for word in ("small", "large")}
    assert sizes == {"small": "106.2%", "large": "118.8%"}
    style = get_style("plain", (TokenChange(name="space", light="wide"),))
    assert "--" in style
    assert "3.9rem" in style  # three times the room, and nearly a third more


def test_properties_that_are_always_equal_are_one_and_those_of_one_value_are_none():
    css = ":root{--a:#111;--b:#111;--c:1rem}@media x{:root{--a:#222;--b:#222}}p{w:var(--a) var(--b) var(--c)}"
    shared = share_names(css)
    assert shared == ":root{--a:#111;--c:1rem}@media x{:root{--a:#222}}p{w:var(--a) var(--a) var(--c)}"
    assert write_constants(shared) == ":root{--a:#111}@media x{:root{--a:#222}}p{w:var(--a) var(--a) 1rem}"
    apart = ":root{--a:#111;--b:#111}@media x{:root{--a:#222}}p{w:var(--a) var(--b)}"
    assert share_names(apart) == apart
    assert write_constants(":root{--a:2}p{w:calc(.5rem*var(--a));x:calc(1rem + 2px)}") == (
        ":root{}p{w:1rem;x:calc(1rem + 2px)}"
    )


def test_contrast_of_every_pair_is_kept_by_the_themes_themselves():
    light, dark = change("plain")
    assert compute_contrast(light["link"], light["paper"]) >= LEAST
    assert compute_contrast(dark["link"], dark["paper"]) >= LEAST
