"""What is wrong with changes of a theme's colours, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cms.schema import TokenChange
from cms.theming.colours import find_nearest
from cms.theming.contrast import LEAST, list_poor_pairs
from cms.theming.themes import Theme
from cms.theming.token_changes import COLOURS, apply_changes

MODES = ("light", "dark")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """A colour that cannot be read where it stands, or on which what stands there cannot be read."""

    token: str
    """The token editors may change; empty when the theme itself is at fault."""
    mode: str
    text: str
    ground: str
    contrast: float
    nearest: str
    """The nearest colour that keeps every pair of the token; empty when there is none."""


def expand(colour: str) -> str:
    """`#FFF` as `#ffffff`."""
    digits = colour.removeprefix("#").lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def get_tokens(theme: Theme, changes: Iterable[TokenChange] = ()) -> dict[str, dict[str, str]]:
    """All tokens of the theme after `changes`, in light and in dark mode."""
    light, dark = apply_changes(theme.all_tokens, theme.all_dark_tokens, changes)
    return {"light": light, "dark": light | dark}


def advise(theme: Theme, changes: tuple[TokenChange, ...]) -> list[Advice]:
    """One piece of advice for each colour and mode in which a pair of the theme falls below LEAST: the worst pair."""
    worst: dict[tuple[str, str], tuple[str, str, float]] = {}
    for mode, tokens in get_tokens(theme, changes).items():
        for pair in list_poor_pairs(tokens):
            token = next((name for name in pair[:2] if name in COLOURS), "")
            if (mode, token) not in worst or pair[2] < worst[mode, token][2]:
                worst[mode, token] = pair
    return [
        Advice(
            token=token,
            mode=mode,
            text=text,
            ground=ground,
            contrast=contrast,
            nearest=suggest_colour(theme, changes, token, mode) if token else "",
        )
        for (mode, token), (text, ground, contrast) in worst.items()
    ]


def suggest_colour(theme: Theme, changes: tuple[TokenChange, ...], token: str, mode: str, like: str = "") -> str:
    """The colour nearest to the one `token` has in `mode` after `changes`, or to `like`, that can be read everywhere.

    Empty when there is none.
    """
    own = next((change for change in changes if change.name == token), TokenChange(name=token))
    others = tuple(change for change in changes if change.name != token)

    def passes(colour: str) -> bool:
        tokens = get_tokens(theme, (*others, replace(own, **{mode: colour})))[mode]
        return not any(token in pair[:2] for pair in list_poor_pairs(tokens))

    return find_nearest(like or expand(get_tokens(theme, changes)[mode][token]), passes)


__all__ = ["LEAST", "MODES", "Advice", "advise", "expand", "get_tokens", "suggest_colour"]
