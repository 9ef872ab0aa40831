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
_SET = re.compile(r"(--[A-Za-z][\w-]*):([^;{}]*);?")
_PRODUCT = re.compile(r"calc\((\d*\.?\d+)([a-z%]+) ?\* ?(\d*\.?\d+)\)")
_REFERENCE = len("var(--a)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def build_style(tokens: dict[str, str], dark_tokens: dict[str, str], sheets: Iterable[str]) -> str:
    """Tokens as custom properties, then the sheets in order, made small.

    Raises ThemeError for a sheet that would fetch something or end the style element early.
    """
    css = minify(_properties(tokens, dark_tokens) + "\n".join(sheets))
    css = shorten_names(write_constants(share_names(css)))
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


def share_names(css: str) -> str:
    """The sheet (made small) with one custom property for all that are set to the same values in the same rules.

    So a theme may name its colours by what they are for (links, buttons), and pays once for those that are equal.
    """
    settings: dict[str, list[tuple[int, str]]] = {}
    for found in _SET.finditer(css):
        settings.setdefault(found[1], []).append((css.rfind("{", 0, found.start()), found[2]))
    first: dict[tuple, str] = {}
    twins = {name: first.setdefault(tuple(values), name) for name, values in settings.items()}
    twins = {name: twin for name, twin in twins.items() if twin != name}
    css = _SET.sub(lambda found: "" if found[1] in twins else found[0], css)
    return _PROPERTY.sub(lambda found: twins.get(found[0], found[0]), css).replace(";}", "}")


def write_constants(css: str) -> str:
    """The sheet (made small) with custom properties that are set once written out, where that makes it no longer.

    So a token that no mode changes costs nothing, and `calc(1.5rem * 1)` becomes `1.5rem`.
    """
    found = _SET.findall(css)
    times = Counter(name for name, _value in found)
    for name, value in found:
        uses = css.count(f"var({name})")
        if times[name] > 1 or "var(" in value or '"' in value or uses != css.count(name) - 1:
            continue
        if uses * len(value) <= (uses + 1) * _REFERENCE + len(value):
            css = css.replace(f"{name}:{value};", "", 1).replace(f"{name}:{value}}}", "}", 1)
            css = css.replace(f"var({name})", value)
    css = css.replace(";}", "}")
    return _PRODUCT.sub(lambda sum_: f"{float(sum_[1]) * float(sum_[3]):.4g}{sum_[2]}".removeprefix("0"), css)


def shorten_names(css: str) -> str:
    """The sheet with its custom properties called `--a`, `--b` …, the one named most often first.

    What is set elsewhere keeps its name.
    """
    parts = _STRING.split(css)
    own = {name for name, _value in _SET.findall(css)}
    counted = Counter(name for part in parts[::2] for name in _PROPERTY.findall(part) if name in own)
    short = {name: f"--{_number(index)}" for index, (name, _times) in enumerate(counted.most_common())}
    parts[::2] = [_PROPERTY.sub(lambda match: short.get(match[0], match[0]), part) for part in parts[::2]]
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
