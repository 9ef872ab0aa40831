"""One tag, read: what the gate has to know of it. Tags repeat from page to page, so each spelling is read once."""

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from cms.publisher.gate.addresses import find_address
from cms.publisher.gate.attributes import TWICE, UNQUOTED, UNREADABLE, Judge
from cms.publisher.gate.findings import Complaint, shorten
from cms.publisher.gate.words import HEADINGS

MOST_TAGS = 8000
"""How many spellings are remembered (about 4 MB)."""
_PLAIN_LINK = re.compile(rb'<a(?: (?:class|rel)="[^"<>]*")? href="(/(?!/)[\w./-]*)">')
"""The link of which there are most: to a page of this site."""
_PLAIN_TIME = re.compile(rb'<time datetime="[\dT:+-]+">')
_PLAIN_META = re.compile(rb'<meta (?:name|property)="([\w:-]+)" content="([^"<>&]*)">')
_PLAIN_CANONICAL = re.compile(rb'<link rel="canonical" href="([^"<>&\s]+)">')
_PLAIN = re.compile(r"""<[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>&]*")?)* ?(/?)>""")
_PLAIN_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""\s+([^\s"'<>/=\x00]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>=`]+))?""")
_ALWAYS_READ = HEADINGS | {"html", "body", "meta", "img", "script", "style", "base"}
"""Elements that mean something to a page even without attributes."""
_TELLING = ("description", "robots")
"""Names of `<meta>` that the checks of the head ask for."""


class Tag(NamedTuple):
    """What a tag means for the checks of a page."""

    source: bytes
    name: str
    values: dict[str, str]
    addresses: tuple[str, ...]
    """On this site, as written: each must lead to something, or to an id on the page itself (`#bua-an`)."""
    refers: tuple[str, ...]
    """Ids on the page it needs (`for`, `aria-labelledby`)."""
    pictures: tuple[str, ...]
    """Addresses on this site of the picture files it may show."""
    complaints: tuple[Complaint, ...]
    """What is wrong with it wherever it stands."""


Known = tuple[str, str, str, Tag | None]
"""Of a tag: its key among places; its address and its id, when that is all there is to it; else the tag itself."""


class TagBook(dict[bytes, Known]):
    """The spelling of a tag → what is known of it, for a site at one address."""

    def __init__(self, base_url: str) -> None:
        """Addresses under `base_url` are of this site."""
        super().__init__()
        self.base_url = base_url.rstrip("/")

    def __missing__(self, source: bytes) -> Known:
        """Read a spelling that was not met before."""
        if len(self) > MOST_TAGS:
            self.clear()
        known = self[source] = _read_tag(source, self.base_url)
        return known


@lru_cache(maxsize=8)
def get_tag_book(base_url: str) -> TagBook:
    """The one book of this process for the site at `base_url`."""
    return TagBook(base_url)


def _read_tag(source: bytes, base_url: str) -> Known:
    if known := _read_usual(source, base_url):
        return known
    text = source.decode(errors="replace")
    named = _NAME.match(text)
    if not named:
        return ("!", "", "", None if text.lower() == "<!doctype html>" else _make_unreadable(source, "", text))
    name = named[2].lower()
    if named[1]:
        return (f"/{name}", "", "", _make_unreadable(source, name, text) if text[named.end() : -1].strip() else None)
    complaints: list[Complaint] = []
    if plain := _PLAIN.fullmatch(text):
        pairs = _PLAIN_ATTRIBUTE.findall(text, named.end())
        values, closes_itself = dict(pairs), plain[1]
        if len(values) != len(pairs):
            values, closes_itself = _read_attributes(text, named.end(), name, complaints)
    else:
        values, closes_itself = _read_attributes(text, named.end(), name, complaints)
    key = f"{name}/" if closes_itself else name
    if not values and not complaints and name not in _ALWAYS_READ:
        return (key, "", "", None)
    judge = Judge(name, values, base_url, complaints)
    judge.judge()
    return (key, *_sum_up(judge, source))


def _read_usual(source: bytes, base_url: str) -> Known | None:
    """What is known of the tags that each page spells in its own way, by a shorter path than the others take."""
    if found := _PLAIN_LINK.fullmatch(source):
        return ("a", found[1].decode(), "", None)
    if _PLAIN_TIME.fullmatch(source):
        return ("time", "", "", None)
    if found := _PLAIN_META.fullmatch(source):
        if found[1] in (b"og:image", b"og:url"):
            return ("meta", find_address(found[2].decode(errors="replace"), base_url) or "", "", None)
        return None if found[1] in (b"description", b"robots") else ("meta", "", "", None)
    if found := _PLAIN_CANONICAL.fullmatch(source):
        address = find_address(found[1].decode(errors="replace"), base_url)
        return ("link", address, "", None) if address else None
    return None


def _sum_up(judge: Judge, source: bytes) -> tuple[str, str, Tag | None]:
    """The address, the id and, when there is more to it, the tag."""
    identity = judge.values.get("id")
    needed = judge.complaints or judge.refers or judge.pictures or len(judge.addresses) > 1 or identity == ""
    if judge.name == "meta":
        needed = needed or judge.values.get("name") in _TELLING
    elif judge.name in _ALWAYS_READ:
        needed = True
    if not needed:
        return (judge.addresses[0] if judge.addresses else "", identity or "", None)
    lists = (judge.addresses, judge.refers, judge.pictures, judge.complaints)
    return ("", "", Tag(source, judge.name, judge.values, *map(tuple, lists)))


def _read_attributes(text: str, start: int, name: str, complaints: list[Complaint]) -> tuple[dict[str, str], bool]:
    """The attributes, and whether the tag ends with a slash; adds to `complaints` what is badly written."""
    values: dict[str, str] = {}
    end = len(text) - 1
    while found := _ATTRIBUTE.match(text, start, end):
        attribute, value, start = found[1].lower(), found[2], found.end()
        gaps = {"tag": name, "part": attribute}
        if attribute in values:
            complaints.append(Complaint("error", TWICE, gaps))
            continue
        if value and value[0] in "\"'":
            value = value[1:-1]
        elif value is not None:
            complaints.append(Complaint("warning", UNQUOTED, gaps))
        values[attribute] = unescape(value) if value and "&" in value else value or ""
    rest = text[start:end].strip()
    if rest not in ("", "/"):
        complaints.append(Complaint("error", UNREADABLE, {"part": shorten(text)}))
    return values, rest == "/"


def _make_unreadable(source: bytes, name: str, text: str) -> Tag:
    return Tag(source, name, {}, (), (), (), (Complaint("error", UNREADABLE, {"part": shorten(text)}),))
