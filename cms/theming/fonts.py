"""Letters that cheap phones may lack: a font of the site's own, asked for by pages in that language and no others.

The cheapest builds of Android leave Khmer out. Where a phone has such letters the browser takes those, and fetches
nothing.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

_FOLDER = Path(__file__).parent / "fonts"
MEDIA_TYPE = "font/woff2"
MOST_BYTES = 16_400
"""Of one font: what it costs a phone that has no such letters, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """`path`: its address on the site, which changes with its bytes. `face`: the style sheet that asks for it."""

    path: str
    data: bytes
    face: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letters:
    name: str
    installed: tuple[str, ...]
    """How phones and computers call theirs: Android (two ways), Apple's, Windows'."""
    unicode_range: str


_KNOWN = {
    "km": _Letters(
        name="noto-sans-khmer",
        installed=("Noto Sans Khmer", "NotoSansKhmer-Regular", "Khmer Sangam MN", "Leelawadee UI"),
        unicode_range="U+1780-17FF,U+19E0-19FF,U+200B-200D",
    )
}
FONT_LANGUAGES = tuple(_KNOWN)
"""The languages whose letters are published."""


@cache
def get_font(language: str) -> Font | None:
    """The font for pages in `language`; None where every phone has the letters."""
    letters = _KNOWN.get(language)
    if letters is None:
        return None
    data = (_FOLDER / f"{letters.name}.woff2").read_bytes()
    path = f"/chu/{blake2b(data, digest_size=6).hexdigest()}-{letters.name}.woff2"
    return Font(path=path, data=data, face=_write_face(letters, path))


def list_fonts() -> list[Font]:
    """Every font there is."""
    return [font for font in map(get_font, FONT_LANGUAGES) if font]


def _write_face(letters: _Letters, path: str) -> str:
    # First of all fonts, for its own letters only. Behind others, Chromium draws the first words of each size before
    # the file is there, and never again.
    sources = ",".join([*(f'local("{name}")' for name in letters.installed), f'url({path})format("woff2")'])
    face = f"font-family:letters;src:{sources};unicode-range:{letters.unicode_range};font-display:swap"
    return f"@font-face{{{face}}}:root{{--letters:letters}}"
