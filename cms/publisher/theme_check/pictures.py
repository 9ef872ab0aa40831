"""Pictures of a theme for its book: the front page on a desk and on a telephone, a campaign by night."""

import io
from functools import partial
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from cms.publisher.theme_check.browser import open_browser
from cms.publisher.theme_check.drawing import BASE_URL
from cms.theming.engine import render
from cms.theming.samples.pages import make_full_contexts
from cms.theming.samples.union import SampleLookup

DESK, PHONE = {"width": 1280, "height": 960}, {"width": 360, "height": 760}
VIEWS = (
    (DESK, "light", "pages/home.html"),
    (PHONE, "light", "pages/home.html"),
    (PHONE, "dark", "pages/campaign.html"),
)
HEIGHT = 560
GAP = 16
COLOURS = 64
"""A palette is enough for letters and flat grounds, and a quarter of the bytes."""


def take_picture(theme: str, to: Path) -> int:
    """Write `to` (a PNG): pages of the invented union in `theme`. Returns its bytes.

    Raises NoBrowserError, ThemeError, OSError.
    """
    contexts = make_full_contexts()
    shots = []
    with open_browser() as browser:
        for viewport, mode, template in VIEWS:
            page = browser.new_page(viewport=viewport, color_scheme=mode)
            html = render(theme, template, contexts[template], SampleLookup())
            page.route("**/*", partial(_answer, html=html))
            page.goto(f"{BASE_URL}/")
            shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
            page.close()
    return _save(shots, to)


def _answer(route: Any, html: str) -> None:
    """The page itself, and a drawn picture wherever it has one: nothing is fetched."""
    if route.request.resource_type == "document":
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    elif route.request.resource_type == "image":
        route.fulfill(body=_draw_workshop(), content_type="image/png")
    else:
        route.abort()


def _draw_workshop() -> bytes:
    """Three people at a long table under two lamps: flat shapes, no photograph of anybody."""
    image = Image.new("RGB", (640, 400), "#cfdbe3")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 300, 640, 400), fill="#8aa0ad")
    for x, coat in ((130, "#2f6f8f"), (320, "#b5533c"), (510, "#4d7a4f")):
        draw.ellipse((x - 34, 120, x + 34, 188), fill="#e3b98f")
        draw.pieslice((x - 38, 108, x + 38, 184), 180, 360, fill="#3b3230")
        draw.rounded_rectangle((x - 62, 194, x + 62, 330), 40, fill=coat)
    draw.rectangle((30, 290, 610, 326), fill="#e9e2d2")
    for x in (220, 420):
        draw.polygon(((x - 40, 60), (x + 40, 60), (x + 20, 24), (x - 20, 24)), fill="#445661")
        draw.line((x, 0, x, 24), fill="#445661", width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _save(shots: list[Image.Image], to: Path) -> int:
    scaled = [shot.resize((round(shot.width * HEIGHT / shot.height), HEIGHT), Image.LANCZOS) for shot in shots]
    width = sum(shot.width for shot in scaled) + GAP * (len(scaled) - 1)
    sheet, at = Image.new("RGB", (width, HEIGHT), "#8c959f"), 0
    for shot in scaled:
        sheet.paste(shot, (at, 0))
        at += shot.width + GAP
    to.parent.mkdir(parents=True, exist_ok=True)
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(to, "PNG", optimize=True)
    return to.stat().st_size
