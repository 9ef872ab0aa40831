"""How a theme wants the picture of a shared link: a typst document and the colours it is drawn in."""

import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from django.utils.translation import gettext as _

from cms.schema import TokenChange
from cms.theming.errors import CARD_NAME, ThemeError
from cms.theming.themes import get_stamp, get_theme
from cms.theming.token_changes import apply_changes

CARD_TEMPLATE = f"templates/{CARD_NAME}"
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDesign:
    """A theme's card."""

    source: bytes
    """The typst document."""
    tokens: dict[str, str]
    """The theme's colours in light mode, by the names of the tokens."""
    digest: str
    """A hash of both."""


def get_card_design(theme: str, changes: tuple[TokenChange, ...] = ()) -> CardDesign:
    """The card of the theme called `theme`. `changes`: what editors have changed of its tokens.

    Raises ThemeError when there is no such theme, or it has no card.
    """
    return _read(theme, changes, get_stamp())


@lru_cache(maxsize=32)
def _read(name: str, changes: tuple[TokenChange, ...], stamp: str) -> CardDesign:
    theme = get_theme(name)
    file = theme.find(CARD_TEMPLATE)
    if file is None:
        raise ThemeError(_("Giao diện “%s” thiếu mẫu %s.") % (name, CARD_TEMPLATE))
    source = file.read_bytes()
    light, _dark = apply_changes(theme.all_tokens, theme.all_dark_tokens, changes)
    tokens = {key: value for key, value in sorted(light.items()) if _COLOUR.fullmatch(value)}
    digest = blake2b(source + repr(tokens).encode(), digest_size=16).hexdigest()
    return CardDesign(source=source, tokens=tokens, digest=digest)
