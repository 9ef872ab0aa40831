"""Communes by name, with or without diacritics, with or without the word in front."""

import re
from dataclasses import dataclass

from cms.schema.text import fold

REGIONS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_BLANKS = re.compile("[ \t\r\n\u00a0]+")
_PREFIX = re.compile(r"(?:xa|phuong|dac khu) ")


@dataclass(frozen=True, slots=True)
class Place:
    """A commune, ward or special zone: its full name (`phường Rạch Giá`) and its wage region (`II`)."""

    name: str
    region: str


def find_places(text: str, places: tuple[Place, ...]) -> list[Place]:
    """The places `text` may mean: those called exactly so, else those whose name holds it. All when it is blank."""
    wanted = _plain(text)
    bare = _PREFIX.sub("", wanted, count=1) if _PREFIX.match(wanted) else wanted
    names = [(place, _plain(place.name)) for place in places]
    for fits in (
        lambda name: name == wanted,
        lambda name: _PREFIX.sub("", name, count=1) == wanted,
        lambda name: wanted in name,
        lambda name: _PREFIX.sub("", name, count=1) == bare,
    ):
        if found := [place for place, name in names if fits(name)]:
            return found
    return []


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", fold(text)).strip(" ")
