"""Which code and which packages draw: after an upgrade of either, everything is drawn again and compared."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import cms

DRAWING_ROOMS = ("schema", "theming", "entries", "publisher", "law/calculators", "search", "locale")
DRAWING_FILES = (".py", ".js", ".toml", ".po", ".woff2")
CARD_PACKAGES = ("typst", "pillow", "fontpkg-be-vietnam-pro", "fontpkg-noto-sans-khmer")
"""What draws the cards: all that a card's recipe says of packages."""
DRAWING_PACKAGES = (*CARD_PACKAGES, "minijinja", "nh3", "orjson", "brotli", "django")
"""What has a part in the bytes of a file, or in whether it may be published."""


@cache
def get_code_digest() -> str:
    """A hash of what draws: after an upgrade everything is drawn again, and only what differs is written."""
    hasher = blake2b(name_packages(DRAWING_PACKAGES).encode(), digest_size=16)
    for room in DRAWING_ROOMS:
        for path in sorted((Path(cms.__file__).parent / room).rglob("*")):
            if path.suffix in DRAWING_FILES and not {"migrations", "static"}.intersection(path.parts):
                hasher.update(path.read_bytes())
    return hasher.hexdigest()


def name_packages(names: tuple[str, ...]) -> str:
    """Installed packages with their versions, in a line."""
    return " ".join(f"{name} {version(name)}" for name in names)
