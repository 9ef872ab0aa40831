"""Finding what a worker means among the names a form knows: old and new, without diacritics, shortened.

Only a name that can mean one thing is taken as meant; otherwise the worker is asked. Never a guess.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cms.schema import KnownName
from cms.union.names import SaidPlace, read_place, strip_company_words

MOST_CANDIDATES = 8


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
        self._by_core: dict[str, list[tuple[SaidPlace, bool, KnownName]]] = defaultdict(list)
        for name in known:
            for number, text in enumerate((name.name, *name.others)):
                said = self._read(text)
                self._by_core[said.core].append((said, number == 0, name))

    def find(self, text: str) -> Found:
        """What `text` means; of an address, the parts between commas are tried too."""
        parts = [text, *text.split(",")] if "," in text else [text]
        for part in parts:
            found = self._find_exact(self._read(part))
            if found.known or found.candidates:
                return found
        return Found(candidates=self._list_alike(self._read(parts[0]).core))

    def _find_exact(self, said: SaidPlace) -> Found:
        named = self._by_core.get(said.core, []) if said.core else []
        prefix = said.full_prefix
        in_full = _unique(
            name for other, official, name in named if official and prefix and other.full_prefix == prefix
        )
        if len(in_full) == 1:
            return Found(known=in_full[0])
        possible = [(official, name) for other, official, name in named if said.may_mean(other)]
        possible.sort(key=lambda pair: not pair[0])
        names = _unique(name for _official, name in possible or [(True, name) for _s, _o, name in named])
        return Found(known=names[0]) if len(names) == 1 else Found(candidates=tuple(names[:MOST_CANDIDATES]))

    def _list_alike(self, core: str) -> tuple[KnownName, ...]:
        words = core.split()
        if len(core) < 3:
            return ()
        holding = [other for other in self._by_core if _holds(other.split(), words)]
        close = difflib.get_close_matches(core, self._by_core, n=MOST_CANDIDATES, cutoff=0.8)
        cores = dict.fromkeys([*close, *sorted(holding, key=len)])
        return tuple(_unique(name for other in cores for _s, _o, name in self._by_core[other])[:MOST_CANDIDATES])

    def _read(self, text: str) -> SaidPlace:
        return read_place(text) if self._places else SaidPlace(strip_company_words(text))


def _holds(name: list[str], words: list[str]) -> bool:
    """Whether each word begins a word of the name, in this order."""
    rest = iter(name)
    return all(any(other.startswith(word) for other in rest) for word in words)


def _unique(names: Iterable[KnownName]) -> list[KnownName]:
    return list({name.code: name for name in names}.values())
