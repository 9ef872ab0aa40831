"""How names are compared: without diacritics and marks, without what people leave out or shorten in front of them."""

import re
from dataclasses import dataclass

from cms.schema.text import fold

_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")

COMMUNE_LEVEL = {"phuong": "phuong", "p": "phuong", "xa": "xa", "x": "xa", "dac khu": "dac-khu", "dk": "dac-khu"}
"""What stands in front of a commune's name today → its kind."""
_OLD_COMMUNE_LEVEL = {"thi tran": "thi tran", "tt": "thi tran"}
_DISTRICT_LEVEL = {
    "thanh pho": "thanh pho", "tp": "thanh pho", "thi xa": "thi xa", "tx": "thi xa",
    "huyen": "huyen", "h": "huyen", "huyen dao": "huyen", "quan": "quan", "q": "quan",
}  # fmt: skip
_PROVINCE_LEVEL = {"tinh": "tinh", "thanh pho": "thanh pho", "tp": "thanh pho"}
_PREFIXES_IN_FULL = COMMUNE_LEVEL | _OLD_COMMUNE_LEVEL | _DISTRICT_LEVEL
_PLACE_PREFIXES = sorted(_PREFIXES_IN_FULL, key=len, reverse=True)

_COMPANY_WORDS = re.compile(
    r"^(?:(?:cong ty|cty|cong ti|cti|ct|tnhh|trach nhiem huu han|mtv|mot thanh vien|co phan|cp|tap doan|xi nghiep|xn"
    r"|nha may|nm|phan xuong|xuong|doanh nghiep|dntn|dn|tu nhan|chi nhanh|cn|hop tac xa|htx|co so"
    r"|ho kinh doanh) )+(?=.)"
)
"""Words that open a company's name and that people leave out or shorten."""
_COMPANY_ENDINGS = re.compile(r"(?<=.)(?: (?:co|ltd|jsc|corp|corporation|company|limited|inc|joint stock))+$")
_ZONE = re.compile(
    r"(?:^| )(?:khu cong nghiep|kcn|khu kinh te|kkt|cum cong nghiep|ccn)(?: cua khau| ck)? (?P<name>.+)$"
)


def simplify(text: str) -> str:
    """Only plain letters and digits, single spaces: `P. Rạch-Giá` → `p rach gia`."""
    return _NOT_IN_NAME.sub(" ", fold(text)).strip()


@dataclass(frozen=True, slots=True)
class SaidPlace:
    """A place as somebody says it: its name, and what stood in front of it."""

    core: str
    prefix: str = ""

    @property
    def level(self) -> str:
        """`commune`, `district` or, when nothing stood in front, empty."""
        if self.prefix in COMMUNE_LEVEL or self.prefix in _OLD_COMMUNE_LEVEL:
            return "commune"
        return "district" if self.prefix in _DISTRICT_LEVEL else ""

    @property
    def full_prefix(self) -> str:
        """What stood in front, written out: `tp` → `thanh pho`; empty when nothing did."""
        return _PREFIXES_IN_FULL.get(self.prefix, "")

    @property
    def kind(self) -> str:
        """The kind of today's commune that stood in front; empty when none."""
        return COMMUNE_LEVEL.get(self.prefix, "")

    def may_mean(self, other: "SaidPlace") -> bool:
        """Whether both may be said of one place: one name, and levels that do not contradict each other."""
        return self.core == other.core and (not self.level or not other.level or self.level == other.level)


def read_place(text: str) -> SaidPlace:
    """What `text` says of a place: `P. Rạch Giá` → name `rach gia`, prefix `p`."""
    name = simplify(text)
    for prefix in _PLACE_PREFIXES:
        if name.startswith(f"{prefix} "):
            return SaidPlace(name[len(prefix) + 1 :], prefix)
    return SaidPlace(name)


def strip_province_prefix(text: str) -> str:
    """A province's name alone: `tỉnh An Giang` → `an giang`."""
    name = simplify(text)
    for prefix in _PROVINCE_LEVEL:
        if name.startswith(f"{prefix} "):
            return name[len(prefix) + 1 :]
    return name


def strip_zone_prefix(text: str) -> str:
    """A zone's name alone: `KCN Thạnh Lộc` → `thanh loc`."""
    name = simplify(text)
    found = _ZONE.match(name)
    return found["name"] if found else name


def split_zone(name: str) -> tuple[str, str]:
    """A workplace and the zone named behind it, both simplified: `hai san xanh kcn thanh loc` → the two names."""
    found = _ZONE.search(name)
    if not found or not name[: found.start()].strip():
        return name, ""
    return name[: found.start()].strip(), found["name"]


def strip_company_words(text: str) -> str:
    """A company's name without what opens and closes every company's name: `Cty TNHH May Xanh` → `may xanh`."""
    return _COMPANY_ENDINGS.sub("", _COMPANY_WORDS.sub("", simplify(text)))
