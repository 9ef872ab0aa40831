"""Pieces that many pages share, such as the footer: drawn once and kept."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, NamedTuple

from cms.schema.references import Ref
from cms.theming.lookup import Lookup

LIMIT = 2_000
"""How many pieces are kept for a theme, the oldest going first. A header or footer takes about 4 kB."""


class Asked(NamedTuple):
    """A question to the lookup, and the answer a piece was drawn with."""

    kind: str
    ref: Ref
    answer: Any


class KeptPartials:
    """Pieces by what they were drawn from.

    A piece is used again only while all it asked of the lookup is answered as it was. The questions are asked again
    each time, so that whoever records them (the publisher's reader) learns of every page what it rests on.
    """

    def __init__(self) -> None:
        self._pieces: dict[Hashable, tuple[str, tuple[Asked, ...]]] = {}
        self._lock = Lock()

    def get(self, key: Hashable, lookup: Lookup, make: Callable[[Lookup], str]) -> str:
        """The piece kept under `key`; else `make(lookup)`, which must ask nothing of anybody else."""
        try:
            kept = self._pieces.get(key)
        except TypeError:  # a value that cannot be a key, such as a list the template made
            return make(lookup)
        if kept and (not kept[1] or all(getattr(lookup, kind)(ref) == answer for kind, ref, answer in kept[1])):
            return kept[0]
        asking = _AskingLookup(lookup)
        html = make(asking)
        with self._lock:
            self._pieces[key] = (html, tuple(asking.asked))
            if len(self._pieces) > LIMIT:
                del self._pieces[next(iter(self._pieces))]
        return html


class _AskingLookup:
    """Passes questions on and writes down each answer."""

    def __init__(self, lookup: Lookup) -> None:
        self.asked: list[Asked] = []
        self._lookup = lookup

    def url(self, ref: Ref) -> str:
        return self._ask("url", ref)

    def card(self, ref: Ref) -> Any:
        return self._ask("card", ref)

    def picture(self, ref: Ref) -> Any:
        return self._ask("picture", ref)

    def document(self, ref: Ref) -> Any:
        return self._ask("document", ref)

    def provision(self, ref: Ref) -> Any:
        return self._ask("provision", ref)

    def figure(self, ref: Ref) -> Any:
        return self._ask("figure", ref)

    def _ask(self, kind: str, ref: Ref) -> Any:
        answer = getattr(self._lookup, kind)(ref)
        self.asked.append(Asked(kind, ref, answer))
        return answer
