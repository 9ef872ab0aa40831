"""The pictures of shared links: what each is drawn from, and the drawing itself.

A card is a function of its recipe: title, section, the site's name, the language and the theme's design. The recipe is
made in microseconds wherever it is asked for; the picture takes some 60 ms, so it is drawn when nothing else is to be
done (see waiting_cards.py), and until then its address shows the site's own card.
"""

import re
from functools import cache, lru_cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson

from cms.entries.reader import Reader
from cms.publisher.drawing_code import CARD_PACKAGES, name_packages
from cms.schema import SharedPicture, TokenChange
from cms.schema.codec import canonical_bytes
from cms.schema.languages import get_language
from cms.schema.references import Ref
from cms.theming.cards import get_card_design
from cms.theming.errors import explain_card_error, explain_wrong_card

CARD = "the.png"
"""The name of a page's card, beside the page."""
CARD_POLICY = "card"
CARD_TYPE = "image/png"
WIDTH, HEIGHT = 1200, 630
MOST_BYTES = 35_000
POINTS_WIDE = 600
_FONTS = ("fontpkg_be_vietnam_pro", "fontpkg_noto_sans_khmer")
_DRAWN_BY = name_packages(CARD_PACKAGES)
"""An upgrade of one of these may draw other letters."""
_LONGEST_WORD = re.compile(r"[^\s\u1780-\u17ff\u200b]{24}(?=\S)")
"""Longer words (an address) may break here; Khmer has no spaces, and typst breaks it where it may."""
_SHADES = 6
"""Steps between two colours that meet at the edge of a letter."""


def make_recipe(reader: Reader, ref: Ref, theme: str) -> bytes:
    """All that the card of page `ref` depends on, as JSON. The home page's is the card of the whole site."""
    settings = reader.settings()
    card = reader.card(ref)
    is_home = card is None or card.kind == "home"
    return canonical_bytes(
        {
            "title": settings.name if is_home else card.title,
            "section": settings.tagline if is_home else card.section,
            "site": _name_host(settings.base_url) if is_home else settings.name,
            "language": get_language(reader.url(ref)),
            "design": get_card_design(theme, settings.tokens).digest,
            "drawn_by": _DRAWN_BY,
        }
    )


def digest_of(recipe: bytes) -> str:
    """The name of a recipe: a hash of its words, then one of how they are drawn."""
    facts = orjson.loads(recipe)
    drawing = {name: facts.pop(name, "") for name in ("design", "drawn_by")}
    return "".join(blake2b(canonical_bytes(part), digest_size=8).hexdigest() for part in (facts, drawing))


def has_same_words(digest: str, other: str) -> bool:
    """Whether two recipes, named by `digest_of`, say the same, though they may be drawn in other ways."""
    return digest[:16] == other[:16]


def find_card(reader: Reader, ref: Ref, *, neutral: bool = False) -> SharedPicture | None:
    """What a page says of its card. `neutral`: the site's own, which tells nobody what was read. None without a site.

    The address names the recipe behind a question mark: who keeps pictures by their address asks for the new one.
    """
    ref = reader.home() if neutral or not ref else ref
    path = reader.url(ref) if ref else ""
    if not path:
        return None
    recipe = make_recipe(reader, ref, reader.settings().theme)
    return SharedPicture(
        url=f"{reader.give(path + CARD)}?v={blake2b(recipe, digest_size=8).hexdigest()[:6]}",
        width=WIDTH,
        height=HEIGHT,
        alt=orjson.loads(recipe)["title"],
    )


@lru_cache(maxsize=64)
def draw_card(recipe: bytes, theme: str, changes: tuple[TokenChange, ...] = ()) -> bytes:
    """The card of `recipe` as a PNG of WIDTH × HEIGHT pixels, the same bytes each time. `changes`: see get_card_design.

    Raises ThemeError, which names the place, when the theme's card cannot be drawn.
    """
    from typst import TypstError  # not before it is needed: the publisher of a small edit draws no card

    wanted, design = orjson.loads(recipe), get_card_design(theme, changes)
    data = {name: _let_break(wanted[name]) for name in ("title", "section", "site")}
    data |= {"language": wanted["language"], "tokens": design.tokens}
    inputs = {"data": orjson.dumps(data).decode()}
    ppi = WIDTH / POINTS_WIDE * 72
    try:
        png = _get_compiler().compile(input=design.source, format="png", ppi=ppi, sys_inputs=inputs)
    except TypstError as error:
        raise explain_card_error(theme, error.diagnostic) from error
    return _save_few_colours(png, theme, design.tokens)


def draw_blank(theme: str, changes: tuple[TokenChange, ...] = ()) -> bytes:
    """A card without words in the theme's colours, for a site whose card was never drawn. Raises ThemeError."""
    from PIL import Image

    paper, _ink, _accent, band, _on_band = _pick_colours(get_card_design(theme, changes).tokens)
    picture, out = Image.new("RGB", (WIDTH, HEIGHT), paper), BytesIO()
    picture.paste(band, (0, HEIGHT - HEIGHT // 5, WIDTH, HEIGHT))
    picture.quantize(2).save(out, "PNG", bits=4, compress_level=6)
    return out.getvalue()


def _save_few_colours(png: bytes | list[bytes], theme: str, tokens: dict[str, str]) -> bytes:
    from PIL import Image

    if not isinstance(png, bytes):  # a list: typst drew several pages
        raise explain_wrong_card(theme, WIDTH, HEIGHT)
    with Image.open(BytesIO(png)) as image:
        if image.size != (WIDTH, HEIGHT):
            raise explain_wrong_card(theme, WIDTH, HEIGHT)
        few = image.convert("RGB").quantize(palette=_make_palette(_pick_colours(tokens)), dither=0)
    out = BytesIO()
    few.save(out, "PNG", bits=4, compress_level=6)
    return out.getvalue()


def _pick_colours(tokens: dict[str, str]) -> tuple[str, ...]:
    """(paper, ink, accent, band, letters on the band)"""
    accent, on_accent = tokens["accent"], tokens["accent-ink"]
    return tokens["paper"], tokens["ink"], accent, tokens.get("band", accent), tokens.get("band-ink", on_accent)


@lru_cache(maxsize=8)
def _make_palette(colours: tuple[str, ...]) -> Any:
    """Sixteen colours at most: a picture of letters needs no more, and is a third of the size."""
    from PIL import Image, ImageColor

    paper, ink, accent, band, on_band = map(ImageColor.getrgb, colours)
    steps = [_mix(paper, ink, step / _SHADES) for step in range(_SHADES + 1)]
    steps += [_mix(paper, accent, step / 3) for step in range(1, 4)]
    steps += [_mix(band, on_band, step / 4) for step in range(5)]
    found = list(dict.fromkeys(steps))[:16]
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in found for value in colour])
    return palette


def _mix(one: tuple[int, ...], other: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def _let_break(text: str) -> str:
    return _LONGEST_WORD.sub(lambda found: found[0] + "\u200b", text)


def _name_host(base_url: str) -> str:
    return base_url.partition("://")[2]


@cache
def _get_compiler() -> Any:
    import typst

    packages = Path(typst.__file__).parent.parent
    return typst.Compiler(font_paths=[packages / name / "files" for name in _FONTS], ignore_system_fonts=True)
