"""Vietnamese lettering with the one font Pillow carries, which has no Vietnamese marks: the marks are drawn on.

So the demo's papers look the same on every machine, whatever fonts it has.
"""

import unicodedata
from functools import cache

from PIL import ImageDraw, ImageFont

_ABOVE = {
    "\u0302": "circumflex",
    "\u0306": "breve",
    "\u0300": "grave",
    "\u0301": "acute",
    "\u0303": "tilde",
    "\u0309": "hook",
}
_HORN = "\u031b"
_STANDS_IN = {"–": "-", "“": '"', "”": '"', "’": "'", "…": "...", "\u00a0": " "}


class Lettering:
    """Draws and measures lines of Vietnamese text in one size on one sheet."""

    def __init__(self, draw: ImageDraw.ImageDraw, size: int) -> None:
        """`draw`: the sheet, black on white; `size`: of the letters, in pixels."""
        self.draw, self.size, self.font = draw, size, _font(size)
        self.stroke = max(2, size // 14)

    def width(self, text: str) -> float:
        """How wide `text` is, in pixels."""
        return sum(self._advance(base, marks) for base, marks in _letters(text))

    def write(self, x: float, y: float, text: str, bold: bool = False) -> None:
        """Write one line whose letters' box starts at (x, y)."""
        for base, marks in _letters(text):
            plain = "d" if base == "đ" else "D" if base == "Đ" else base
            self.draw.text((x, y), plain, font=self.font, fill=0, stroke_width=self.size / 48 if bold else 0)
            if base in "đĐ":
                self._bar(x, y, plain)
            if marks:
                self._marks(x, y, plain, marks)
            x += self._advance(plain, marks)

    def wrap(self, text: str, width: float) -> list[str]:
        """`text` as lines that fit into `width` pixels, broken at spaces."""
        lines, line = [], ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line]

    def _advance(self, letter: str, marks: str) -> float:
        plain = {"đ": "d", "Đ": "D"}.get(letter, letter)
        return self.font.getlength(plain) + (self.size * 0.06 if _HORN in marks else 0)

    def _bar(self, x: float, y: float, letter: str) -> None:
        left, top, right, bottom = self.font.getbbox(letter)
        if letter == "d":
            height, start, end = y + top + (bottom - top) * 0.2, x + (left + right) / 2, x + right + self.size * 0.08
        else:
            height, start, end = y + (top + bottom) / 2, x + left - self.size * 0.05, x + left + (right - left) * 0.45
        self._line([(start, height), (end, height)])

    def _marks(self, x: float, y: float, letter: str, marks: str) -> None:
        left, top, right, bottom = self.font.getbbox(letter)
        if letter == "i":
            # The dot makes room for the mark.
            x_height = self.font.getbbox("x")[1]
            self.draw.rectangle((x + left - 1, y + top - 1, x + right + 1, y + x_height - 2), fill=255)
            top = x_height
        middle, floor, unit = x + (left + right) / 2, y + top - self.size * 0.1, self.size * 0.13
        for mark in marks:
            if mark == "\u0323":
                r = self.stroke * 0.9
                low = y + bottom + self.size * 0.16
                self.draw.ellipse((middle - r, low - r, middle + r, low + r), fill=0)
            elif mark == _HORN:
                self._horn(x + right, y + top)
            elif mark in _ABOVE:
                self._above(_ABOVE[mark], middle, floor, unit)
                floor -= unit * 1.35
                middle += unit * 0.6

    def _horn(self, x: float, y: float) -> None:
        s = self.size
        self._line([(x - s * 0.06, y + s * 0.1), (x + s * 0.06, y + s * 0.04), (x + s * 0.08, y - s * 0.07)])

    def _above(self, name: str, x: float, y: float, u: float) -> None:
        shapes = {
            "circumflex": [(x - u, y), (x, y - u), (x + u, y)],
            "breve": [(x - u, y - u), (x - u * 0.5, y - u * 0.2), (x + u * 0.5, y - u * 0.2), (x + u, y - u)],
            "grave": [(x - u * 0.7, y - u), (x + u * 0.3, y)],
            "acute": [(x + u * 0.7, y - u), (x - u * 0.3, y)],
            "tilde": [(x - u, y), (x - u * 0.4, y - u * 0.7), (x + u * 0.4, y - u * 0.1), (x + u, y - u * 0.8)],
            "hook": [(x - u * 0.4, y - u), (x + u * 0.4, y - u), (x + u * 0.4, y - u * 0.5), (x, y)],
        }
        self._line(shapes[name])

    def _line(self, points: list[tuple[float, float]]) -> None:
        self.draw.line(points, fill=0, width=self.stroke, joint="curve")


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _letters(text: str) -> list[tuple[str, str]]:
    """Each letter without its marks, and its marks."""
    letters: list[tuple[str, str]] = []
    for char in unicodedata.normalize("NFD", "".join(_STANDS_IN.get(char, char) for char in text)):
        if unicodedata.combining(char) and letters:
            letters[-1] = (letters[-1][0], letters[-1][1] + char)
        else:
            letters.append((char, ""))
    return letters
