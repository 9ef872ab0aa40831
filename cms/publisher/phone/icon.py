"""The site's icon and what a phone's home screen shows, in the colours of the theme."""

from functools import lru_cache
from io import BytesIO
from math import cos, radians, sin

from PIL import Image, ImageDraw

from cms.entries.reader import Reader
from cms.publisher.outputs import ICON, ICON_SIZES, Output, icon_path
from cms.schema.codec import canonical_json
from cms.theming.themes import get_tokens

_HORN = ((24, 42), (36, 42), (60, 27), (60, 73), (36, 58), (24, 58))
_HANDLE = ((34, 58), (44, 62), (47, 77), (39, 77))
_MIDDLE, _RADII, _ANGLE, _STROKE = (56, 50), (14, 25), 40, 5
"""Of the loudspeaker, on a square of 100: two polygons, and arcs about a middle, so many degrees up and down. Within
the inner four fifths, which is all that is left where a phone cuts icons round."""
_FINER = 4
"""How many times larger it is drawn than it will be: the edges become smooth."""
_SHORT = 12
"""Letters under an icon of a home screen; more are cut off."""
_SCALABLE = {"src": ICON, "sizes": "any", "type": "image/svg+xml"}


def render_icon(output: Output, reader: Reader, theme: str) -> bytes | str:
    """The icon as SVG, or as a PNG that is `output.number` pixels wide."""
    tokens = get_tokens(theme, reader.settings().tokens)
    ground, ink = tokens["accent"], tokens["accent-ink"]
    return _draw(output.number, ground, ink) if output.number else _write_svg(ground, ink)


def render_web_manifest(output: Output, reader: Reader, theme: str) -> str:
    """What a phone needs to put the site on its home screen."""
    settings = reader.settings()
    tokens = get_tokens(theme, settings.tokens)
    icons = [{"src": icon_path(size), "sizes": f"{size}x{size}", "type": "image/png"} for size in ICON_SIZES]
    return canonical_json(
        {
            "background_color": tokens["paper"],
            "display": "minimal-ui",
            "icons": [*icons, icons[-1] | {"purpose": "maskable"}, _SCALABLE],
            "id": "/",
            "lang": "vi",
            "name": settings.name,
            "short_name": settings.name if len(settings.name) <= _SHORT else "Công đoàn",
            "start_url": "/",
            "theme_color": tokens["paper"],
        }
    )


def _write_svg(ground: str, ink: str) -> str:
    shapes = "".join(f'<polygon points="{" ".join(f"{x},{y}" for x, y in shape)}"/>' for shape in (_HORN, _HANDLE))
    (x, y), across, up = _MIDDLE, cos(radians(_ANGLE)), sin(radians(_ANGLE))
    arcs = "".join(f"M{x + r * across:.1f} {y - r * up:.1f}a{r} {r} 0 0 1 0 {2 * r * up:.1f}" for r in _RADII)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="18" '
        f'fill="{ground}"/><g fill="{ink}">{shapes}</g>'
        f'<path d="{arcs}" fill="none" stroke="{ink}" stroke-width="{_STROKE}"/></svg>\n'
    )


@lru_cache(maxsize=8)
def _draw(size: int, ground: str, ink: str) -> bytes:
    scale = size * _FINER / 100
    image = Image.new("RGB", (size * _FINER, size * _FINER), ground)
    pen = ImageDraw.Draw(image)
    for shape in (_HORN, _HANDLE):
        pen.polygon([(x * scale, y * scale) for x, y in shape], fill=ink)
    for radius in _RADII:
        outer = radius + _STROKE / 2
        box = [(middle + side * outer) * scale for side in (-1, 1) for middle in _MIDDLE]
        pen.arc(box, -_ANGLE, _ANGLE, fill=ink, width=round(_STROKE * scale))
    file = BytesIO()
    image.resize((size, size), Image.Resampling.LANCZOS).quantize(16).save(file, "PNG", optimize=True)
    return file.getvalue()
