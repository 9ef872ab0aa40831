"""A flat, friendly way of drawing: a canvas on a 160 × 100 grid, colours with names, people as simple shapes."""

import math
import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1000
_FINE = 2
"""Drawn twice as large and shrunk: Pillow's own lines have no soft edges."""
_UNIT = WIDTH * _FINE / 160

COLOURS = {
    "night": "#16324f",
    "sea": "#1f6f8b",
    "teal": "#2a9d8f",
    "mint": "#a8dadc",
    "sky": "#cfe8ef",
    "cream": "#fdf3e1",
    "sand": "#f2d8a7",
    "sun": "#f6bd60",
    "orange": "#ee8434",
    "red": "#c8453b",
    "rose": "#e9a6a6",
    "wood": "#8d5a3b",
    "skin": "#d9a679",
    "tan": "#b97f56",
    "stone": "#8a99a6",
    "white": "#ffffff",
    "leaf": "#5b8c5a",
    "ink": "#22303c",
}
Point = tuple[float, float]


def colour(name: str) -> str:
    """The colour's hexadecimal value. Raises KeyError for a name that is not in COLOURS."""
    return COLOURS[name]


class Canvas:
    """A picture being drawn. All places and sizes are in grid units: 160 wide, 100 high."""

    def __init__(self, top: str, bottom: str) -> None:
        """A canvas whose background runs from colour `top` down to `bottom`."""
        self.image = _gradient(COLOURS[top], COLOURS[bottom])
        self.draw = ImageDraw.Draw(self.image)

    def finish(self) -> Image.Image:
        """The finished picture, WIDTH × HEIGHT pixels."""
        return self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)

    def box(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """A rectangle with its upper left corner at (x, y)."""
        self.draw.rounded_rectangle(
            (x * _UNIT, y * _UNIT, (x + width) * _UNIT, (y + height) * _UNIT), radius * _UNIT, COLOURS[fill]
        )

    def disc(self, x: float, y: float, radius: float, fill: str, height: float | None = None) -> None:
        """A disc, or an ellipse when `height` (its half height) is given, around (x, y)."""
        tall = radius if height is None else height
        self.draw.ellipse(
            ((x - radius) * _UNIT, (y - tall) * _UNIT, (x + radius) * _UNIT, (y + tall) * _UNIT), COLOURS[fill]
        )

    def shape(self, points: Sequence[Point], fill: str) -> None:
        """A filled polygon."""
        self.draw.polygon([(x * _UNIT, y * _UNIT) for x, y in points], COLOURS[fill])

    def line(self, points: Sequence[Point], fill: str, width: float = 1) -> None:
        """A line with round ends and corners."""
        places = [(x * _UNIT, y * _UNIT) for x, y in points]
        self.draw.line(places, COLOURS[fill], round(width * _UNIT), joint="curve")
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def arc(self, x: float, y: float, radius: float, start: float, end: float, fill: str, width: float = 1) -> None:
        """A part of a circle around (x, y), from `start` to `end` degrees, clockwise from three o'clock."""
        box = ((x - radius) * _UNIT, (y - radius) * _UNIT, (x + radius) * _UNIT, (y + radius) * _UNIT)
        self.draw.arc(box, start, end, COLOURS[fill], round(width * _UNIT))

    def wave(self, y: float, height: float, length: float, fill: str) -> None:
        """Water from `y` down, its edge a wave of that height and length."""
        edge = [(x, y + height * math.sin(x / length * math.tau)) for x in range(161)]
        self.shape([*edge, (160, 100), (0, 100)], fill)

    def hills(self, y: float, height: float, fill: str, seed: int) -> None:
        """A line of hills from `y` down; `seed` decides their shape."""
        chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
        tops = [(chance.uniform(8, 40), chance.uniform(0, math.tau)) for _ in range(3)]
        edge = [(x, y - height * sum(math.sin(x / long + turn) for long, turn in tops) / 3) for x in range(161)]
        self.shape([*edge, (160, 100), (0, 100)], fill)

    def person(
        self, x: float, y: float, size: float, shirt: str, hair: str = "ink", skin: str = "skin", hat: str = ""
    ) -> None:
        """Somebody seen from the waist up, the chin at about (x, y); `size` is the height of the head."""
        self.box(x - size * 0.95, y + size * 0.35, size * 1.9, size * 2.4, shirt, radius=size * 0.75)
        self.box(x - size * 0.2, y - size * 0.2, size * 0.4, size * 0.8, skin)
        self.disc(x, y - size * 0.5, size * 0.55, hair, size * 0.62)
        self.disc(x, y - size * 0.38, size * 0.45, skin, size * 0.52)
        if hat == "non":
            self.shape([(x - size, y - size * 0.55), (x, y - size * 1.5), (x + size, y - size * 0.55)], "sand")
        elif hat:
            self.draw.pieslice(
                tuple(v * _UNIT for v in (x - size * 0.62, y - size * 1.2, x + size * 0.62, y + size * 0.1)),
                180,
                360,
                COLOURS[hat],
            )
            self.box(x - size * 0.75, y - size * 0.6, size * 1.5, size * 0.14, hat, radius=size * 0.06)

    def lantern(self, x: float, y: float, size: float, fill: str) -> None:
        """A round lantern hanging from (x, y)."""
        self.line([(x, y), (x, y + size * 0.6)], "ink", 0.3)
        self.disc(x, y + size * 1.3, size * 0.8, fill, size * 0.7)
        self.disc(x, y + size * 1.3, size * 0.35, "sun", size * 0.7)
        self.box(x - size * 0.3, y + size * 0.5, size * 0.6, size * 0.2, "wood")
        self.line([(x, y + size * 2), (x, y + size * 2.7)], "sun", 0.5)

    def star(self, x: float, y: float, size: float, fill: str) -> None:
        """A five-pointed star around (x, y)."""
        points = []
        for corner in range(10):
            reach = size if corner % 2 == 0 else size * 0.42
            turn = -math.pi / 2 + corner * math.pi / 5
            points.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
        self.shape(points, fill)


def _gradient(top: str, bottom: str) -> Image.Image:
    upper, lower = (tuple(int(code[i : i + 2], 16) for i in (1, 3, 5)) for code in (top, bottom))
    column = Image.new("RGB", (1, 256))
    for y in range(256):
        column.putpixel((0, y), tuple(round(a + (b - a) * y / 255) for a, b in zip(upper, lower, strict=True)))
    return column.resize((WIDTH * _FINE, HEIGHT * _FINE), Image.Resampling.BICUBIC)
