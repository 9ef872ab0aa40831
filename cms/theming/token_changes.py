"""What editors may change of a theme: a few colours, the size of letters, the room between things.

A change names a token of the theme. What it cannot mean (a token the theme has not, a colour that is none) counts as
not made: a look chosen for an older theme never keeps a page from being drawn.
"""

import re
from collections.abc import Iterable

from cms.schema import TokenChange
from cms.theming.contrast import LEAST, compute_contrast

COLOURS = ("brand", "accent", "link", "band")
"""Tokens of colour that editors may change, each for light and for dark."""
FACTORS: dict[str, dict[str, float]] = {
    "text": {"small": 17 / 18, "normal": 1, "large": 19 / 18},
    "space": {"close": 0.75, "normal": 1, "wide": 1.3},
}
"""Tokens of size that editors may change: word → by how much the theme's own value is multiplied."""
COLOUR = re.compile(r"#[0-9a-f]{6}")
"""A colour as it is stored: six digits, small letters."""
_SIZE = re.compile(r"(\d*\.?\d+)(%|[a-z]*)")

Tokens = dict[str, str]


def apply_changes(light: Tokens, dark: Tokens, changes: Iterable[TokenChange]) -> tuple[Tokens, Tokens]:
    """The tokens of a theme (`light`: all; `dark`: those that differ) as they are after `changes`.

    Letters that stand on a changed ground (`accent-ink` on `accent`) stay as they are while they can be read, and turn
    white or black otherwise: one of the two can be read on any ground.
    """
    light, dark = dict(light), dict(dark)
    for change in changes:
        name = change.name
        if name in COLOURS and name in light:
            dark.setdefault(name, light[name])  # what was common to both modes stays in the other
            light[name] = _take_colour(change.light, light[name])
            dark[name] = _take_colour(change.dark, dark[name])
        elif name in FACTORS and name in light:
            light[name] = _multiply(light[name], FACTORS[name].get(change.light, 1))
    for name in COLOURS:
        _keep_ink_readable(name, light, dark)
    return light, {name: value for name, value in dark.items() if value != light.get(name)}


def _take_colour(wanted: str, own: str) -> str:
    return wanted if COLOUR.fullmatch(wanted) else own


def _keep_ink_readable(name: str, light: Tokens, dark: Tokens) -> None:
    ink = f"{name}-ink"
    if name in light and ink in light:
        before = light | dark
        light[ink] = find_readable_ink(light[name], light[ink])
        dark[ink] = find_readable_ink(before[name], before[ink])


def find_readable_ink(ground: str, ink: str) -> str:
    """`ink` when it can be read on `ground`; else white or black, whichever is read better. ValueError: no colours."""
    if compute_contrast(ink, ground) >= LEAST:
        return ink
    return max("#fff", "#000", key=lambda colour: compute_contrast(colour, ground))


def _multiply(value: str, factor: float) -> str:
    """`112.5%` three halves larger is `168.75%`; what is no single length stays."""
    found = _SIZE.fullmatch(value)
    return f"{float(found[1]) * factor:.4g}{found[2]}" if found and factor != 1 else value
