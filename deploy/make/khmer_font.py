"""Cut the Khmer letters that pages carry out of the font the share cards are drawn with: `make font`.

All of Khmer, with the tables by which letters stand below, above and around one another; one weight, nothing of Latin.
The same bytes come of the same font and tool each time. Their digest is the address: pages learn it by themselves.
"""

from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TO = Path(__file__).resolve().parents[2] / "cms" / "theming" / "fonts" / "noto-sans-khmer.woff2"
LETTERS = [*range(0x1780, 0x1800), *range(0x19E0, 0x1A00), 0x200B, 0x200C, 0x200D, 0x25CC]
"""Khmer, its lunar days, and what joins, parts and carries: the last is the ring under a sign that has no letter."""


def find_source() -> str:
    """The file of the whole font, in all its weights."""
    [source] = [path for path in (files("fontpkg_noto_sans_khmer") / "files").iterdir() if path.name.endswith(".ttf")]
    return str(source)


def main() -> None:
    """Write the font."""
    font = instantiateVariableFont(TTFont(find_source(), recalcTimestamp=False), {"wght": 400, "wdth": 100})
    options = subset.Options(
        flavor="woff2", hinting=False, recalc_timestamp=False, name_IDs=[0, 1, 2, 13], name_languages=[0x409]
    )
    options.drop_tables += ["STAT", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    subset.save_font(font, str(TO), options)
    print(f"{TO.name}: {TO.stat().st_size} bytes")


if __name__ == "__main__":
    main()
