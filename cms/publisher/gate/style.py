"""What a style sheet may ask a browser to fetch."""

import re
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_noop as mark

from cms.publisher.gate.addresses import find_address, find_scheme, tidy_url
from cms.publisher.gate.findings import Complaint

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_URL = re.compile(r"""(?:\burl|\bsrc)\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)""", re.IGNORECASE)
_IMPORT = re.compile(r"""@import\s*(?:url\()?\s*["']?([^"')\s;]*)""", re.IGNORECASE)
_SET = re.compile(r"image-set\(([^)]*)\)", re.IGNORECASE)
_QUOTED = re.compile(r""""([^"]*)"|'([^']*)'""")

FROM_ELSEWHERE = mark(
    "Kiểu chữ, màu sắc của giao diện tải %(part)s từ máy chủ khác. Mọi thứ trang dùng phải nằm trên chính "
    "trang web này."
)
IMPORTS = mark("Tờ kiểu của giao diện gọi thêm tờ khác (@import %(part)s), điều Loa không cho.")


class StyleReading(NamedTuple):
    """What a style sheet asks for."""

    complaints: tuple[Complaint, ...]
    addresses: tuple[str, ...]
    """Addresses on this site that it needs."""


@lru_cache(maxsize=64)
def read_style(style: bytes, base_url: str) -> StyleReading:
    """What a style sheet (or the value of a `style` attribute) fetches. Remembered: a theme has one for all pages."""
    css = _COMMENT.sub(" ", style.decode(errors="replace"))
    css = _ESCAPE.sub(_read_escape, css)
    complaints, addresses = [], []
    for found in _IMPORT.finditer(css):
        complaints.append(Complaint("error", IMPORTS, {"part": found[1]}))
    for url in _list_urls(_IMPORT.sub("", css)):
        address = find_address(url, base_url)
        if address is None and find_scheme(url) != "data":
            complaints.append(Complaint("error", FROM_ELSEWHERE, {"part": url}))
        elif address and address[0] != "#":
            addresses.append(address)
    return StyleReading(tuple(complaints), tuple(addresses))


def _list_urls(css: str) -> list[str]:
    urls = [found[1] or found[2] or found[3] or "" for found in _URL.finditer(css)]
    for found in _SET.finditer(_URL.sub(" ", css)):
        urls += [quoted[1] or quoted[2] or "" for quoted in _QUOTED.finditer(found[1])]
    return [tidy_url(url) for url in urls if url.strip()]


def _read_escape(found: re.Match) -> str:
    number = int(found[1], 16)
    return chr(number) if 0 < number < 0x110000 else "\ufffd"
