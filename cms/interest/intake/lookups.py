"""Finding what a worker means among the names a form knows: old and new, without diacritics, shortened.

Only a name that can mean one thing is taken as meant; otherwise the worker is asked. Never a guess.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cms.schema import KnownName
from cms.schema.text import fold

MOST_CANDIDATES = 8
_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_COMMUNE, _DISTRICT = "commune", "district"
_LEVELS = {
    "phuong": _COMMUNE, "p": _COMMUNE, "xa": _COMMUNE, "x": _COMMUNE, "dac khu": _COMMUNE, "dk": _COMMUNE,
    "thi tran": _COMMUNE, "tt": _COMMUNE,
    "thanh pho": _DISTRICT, "tp": _DISTRICT, "thi xa": _DISTRICT, "tx": _DISTRICT, "huyen dao": _DISTRICT,
    "huyen": _DISTRICT, "h": _DISTRICT, "quan": _DISTRICT, "q": _DISTRICT,
}  # fmt: skip
"""What stands in front of a place's name → its level."""
_PREFIXES = sorted(_LEVELS, key=len, reverse=True)
_SAME_PREFIX = {"p": "phuong", "x": "xa", "dk": "dac khu", "tt": "thi tran", "tp": "thanh pho", "tx": "thi xa"}
_COMPANY_WORDS = re.compile(
    r"^(?:(?:cong ty|cty|cong ti|ct|tnhh|mtv|mot thanh vien|co phan|cp|xi nghiep|xn|nha may|xuong|doanh nghiep|dntn"
    r"|tu nhan|chi nhanh|cn|co so) )+(?=.)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text may mean. `known`: the one thing it means; else `candidates` to ask about, the likeliest first."""

    known: KnownName | None = None
    candidates: tuple[KnownName, ...] = ()


class NameIndex:
    """The names of one question, ready to be searched."""

    def __init__(self, known: tuple[KnownName, ...], *, places: bool) -> None:
        """`places`: what stands in front of a name (`phường`, `huyện`) says its level; else it is a company's."""
        self._places = places
        self._by_core: dict[str, list[tuple[str, bool, KnownName]]] = defaultdict(list)
        for name in known:
            for number, text in enumerate((name.name, *name.others)):
                prefix, core = self._read(text)
                self._by_core[core].append((prefix, number == 0, name))

    def find(self, text: str) -> Found:
        """What `text` means; of an address, the parts between commas are tried too."""
        parts = [text, *text.split(",")] if "," in text else [text]
        for part in parts:
            found = self._find_exact(*self._read(part))
            if found.known or found.candidates:
                return found
        return Found(candidates=self._list_alike(self._read(parts[0])[1]))

    def _find_exact(self, prefix: str, core: str) -> Found:
        named = self._by_core.get(core, []) if core else []
        in_full = _unique(name for other, official, name in named if official and prefix and other == prefix)
        if len(in_full) == 1:
            return Found(known=in_full[0])
        possible = [(official, name) for other, official, name in named if _may_mean(prefix, other)]
        possible.sort(key=lambda pair: not pair[0])
        names = _unique(name for _official, name in possible or [(True, name) for _p, _o, name in named])
        return Found(known=names[0]) if len(names) == 1 else Found(candidates=tuple(names[:MOST_CANDIDATES]))

    def _list_alike(self, core: str) -> tuple[KnownName, ...]:
        words = core.split()
        if len(core) < 3:
            return ()
        holding = [other for other in self._by_core if _holds(other.split(), words)]
        close = difflib.get_close_matches(core, self._by_core, n=MOST_CANDIDATES, cutoff=0.8)
        cores = dict.fromkeys([*close, *sorted(holding, key=len)])
        return tuple(_unique(name for other in cores for _p, _o, name in self._by_core[other])[:MOST_CANDIDATES])

    def _read(self, text: str) -> tuple[str, str]:
        """What stands in front of the name, and the name as it is compared."""
        plain = _NOT_IN_NAME.sub(" ", fold(text)).strip()
        if not self._places:
            return "", _COMPANY_WORDS.sub("", plain)
        for prefix in _PREFIXES:
            if plain.startswith(f"{prefix} "):
                return _SAME_PREFIX.get(prefix, prefix), plain[len(prefix) + 1 :]
        return "", plain


def _may_mean(prefix: str, other: str) -> bool:
    return not prefix or not other or _LEVELS[prefix] == _LEVELS[other]


def _holds(name: list[str], words: list[str]) -> bool:
    """Whether each word begins a word of the name, in this order."""
    rest = iter(name)
    return all(any(other.startswith(word) for other in rest) for word in words)


def _unique(names: Iterable[KnownName]) -> list[KnownName]:
    return list({name.code: name for name in names}.values())
