"""From tokens and style sheets to the one style element of a theme."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.theming.errors import ThemeError

_STRING = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,>])\s*")
_AFTER_COLON = re.compile(r":\s+")


def build_style(tokens: dict[str, str], dark_tokens: dict[str, str], sheets: Iterable[str]) -> str:
    """Tokens as custom properties, then the sheets in order, made small.

    Raises ThemeError for a sheet that would fetch something or end the style element early.
    """
    css = minify(_properties(tokens, dark_tokens) + "\n".join(sheets))
    for forbidden in ("</", "@import", "http:", "https:", "url("):
        if forbidden in css.lower():
            raise ThemeError(
                _("CSS của giao diện không được có “%s”: trang không tải thêm gì từ nơi khác.") % forbidden
            )
    return css


def minify(css: str) -> str:
    """The sheet without comments and needless spaces; what stands in quotes is left as it is."""
    parts = _STRING.split(_COMMENT.sub("", css))
    parts[::2] = [_squeeze(part) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()


def _squeeze(part: str) -> str:
    part = re.sub(r"\s+", " ", part)
    return _AFTER_COLON.sub(":", _AROUND.sub(r"\1", part))


def _properties(tokens: dict[str, str], dark_tokens: dict[str, str]) -> str:
    light = "".join(f"--{name}:{value};" for name, value in tokens.items())
    dark = "".join(f"--{name}:{value};" for name, value in dark_tokens.items())
    # Paper is always white, so the dark colours are for screens alone.
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
