"""From tokens and style sheets to the one style element of a theme."""

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.theming.errors import ThemeError

_STRING = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AROUND = re.compile(r"\s*([{};,>])\s*")
_AFTER_COLON = re.compile(r":\s+")
_PLUS_IN_SELECTOR = re.compile(r" ?\+ ?(?=[^{}();]*\{)")  # within parentheses it may be a sum, which needs its spaces
_PROPERTY = re.compile(r"(?<![\w-])--[A-Za-z][\w-]*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def build_style(tokens: dict[str, str], dark_tokens: dict[str, str], sheets: Iterable[str]) -> str:
    """Tokens as custom properties, then the sheets in order, made small.

    Raises ThemeError for a sheet that would fetch something or end the style element early.
    """
    css = shorten_names(minify(_properties(tokens, dark_tokens) + "\n".join(sheets)))
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


def shorten_names(css: str) -> str:
    """The sheet with its custom properties called `--a`, `--b` …, the one named most often first."""
    parts = _STRING.split(css)
    counted = Counter(name for part in parts[::2] for name in _PROPERTY.findall(part))
    short = {name: f"--{_number(index)}" for index, (name, _times) in enumerate(counted.most_common())}
    parts[::2] = [_PROPERTY.sub(lambda match: short[match[0]], part) for part in parts[::2]]
    return "".join(parts)


def _number(index: int) -> str:
    """0 → a, 25 → z, 26 → aa, as the columns of a sheet are counted."""
    return (_number(index // 26 - 1) if index >= 26 else "") + _LETTERS[index % 26]


def _squeeze(part: str) -> str:
    part = re.sub(r"\s+", " ", part)
    part = _AFTER_COLON.sub(":", _AROUND.sub(r"\1", part)).replace("@media (", "@media(")
    return _PLUS_IN_SELECTOR.sub("+", part)


def _properties(tokens: dict[str, str], dark_tokens: dict[str, str]) -> str:
    light = "".join(f"--{name}:{value};" for name, value in tokens.items())
    dark = "".join(f"--{name}:{value};" for name, value in dark_tokens.items())
    # Paper is always white, so the dark colours are for screens alone.
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
