"""From a page's public entry to its terms, each with how much it says about the page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from cms.search.terms import cut_terms

BODY, BODY_TWICE, LEAD, TITLE = range(4)
"""Where a term stands; a higher place says more. A page is known by the highest place each of its terms has."""
LEVELS = 4

_TITLES = frozenset({"title", "synonyms"})
_LEADS = frozenset(
    {"description", "short_answer", "sapo", "demand", "lead", "text", "question", "tags", "caption", "index_terms"}
)
"""`text` is a heading's and a quote's: long texts of blocks are called `html`."""
_NOT_TEXT = frozenset(
    {
        *("kind", "parent", "position", "in_menu", "published_at", "updated_at", "slug", "anchor", "level", "locale"),
        *("picture", "poster", "portrait", "sound", "film", "service", "document", "documents", "materials", "related"),
        *("featured", "citations"),
        *("figures", "action_target", "target", "url", "source_url", "medium", "duration", "form", "code", "leads_to"),
        *("key", "tone", "checked_by", "checked_on", "next_check", "law_as_of", "starts_on", "ends_on", "ended"),
        *("sensitive", "changes", "calculator", "in_force_from", "in_force_to", "signature", "until", "phone"),
    }
)
_FIGURE = re.compile(r'<a href="(figure:[^"]+)">[^<]*</a>')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class PageTerms:
    """A page's terms in few bytes: each with its place, `luong3 no3 dong1`."""

    packed: str
    figures: tuple[str, ...] = ()
    """The numbers of the law it prints, as references: their words are not in `packed`."""

    def items(self) -> Iterator[tuple[str, int]]:
        """(term, place) of each term, in the order of the terms."""
        return ((item[:-1], int(item[-1])) for item in self.packed.split())


def count_terms(data: Mapping[str, Any]) -> PageTerms:
    """The terms of a page's entry as plain data (`schema.codec.to_data`)."""
    texts = _Texts()
    for name, value in data.items():
        texts.gather(name, value, _place_of(name))
    counted = Counter(cut_terms(_strip(texts.by_place[BODY])))
    places = {term: BODY_TWICE if count > 1 else BODY for term, count in counted.items()}
    places |= dict.fromkeys(cut_terms(_strip(texts.by_place[LEAD])), LEAD)
    places |= dict.fromkeys(cut_terms(_strip(texts.by_place[TITLE])), TITLE)
    inline = (ref for text in texts.by_place[BODY] + texts.by_place[LEAD] for ref in _FIGURE.findall(text))
    return _pack(places, tuple(dict.fromkeys([*texts.figures, *inline])))


def add_text(terms: PageTerms, text: str, place: int) -> PageTerms:
    """The terms with those of one more text of the page, which stands at `place`."""
    places = dict(terms.items())
    for term in cut_terms(text):
        places[term] = max(places.get(term, place), place)
    return _pack(places, terms.figures)


def _pack(places: Mapping[str, int], figures: tuple[str, ...]) -> PageTerms:
    return PageTerms(" ".join(f"{term}{places[term]}" for term in sorted(places)), figures)


def _place_of(name: str) -> int | None:
    if name in _NOT_TEXT:
        return None
    return TITLE if name in _TITLES else LEAD if name in _LEADS else BODY


class _Texts:
    """The texts of a page by where they stand, and the figures it has tables of."""

    def __init__(self) -> None:
        self.by_place: dict[int, list[str]] = {TITLE: [], LEAD: [], BODY: []}
        self.figures: list[str] = []

    def gather(self, name: str, value: Any, place: int | None) -> None:
        """Take up what a field holds; without a place it is no text."""
        if name == "figures":
            self.figures += value
        elif place is None:
            return
        elif isinstance(value, str):
            self.by_place[place].append(value)
        elif isinstance(value, Mapping):
            for inner, held in value.items():
                below = _place_of(inner)
                # The title of a block or of a step is a heading of the page, not what the page is called.
                self.gather(inner, held, None if below is None else min(max(below, min(place, LEAD)), LEAD))
        elif isinstance(value, (list, tuple)):
            for item in value:
                self.gather("", item, place)


def _strip(texts: list[str]) -> str:
    """Texts without tags, one after the other."""
    joined = "\n".join(texts)
    if '"figure:' in joined:
        joined = _FIGURE.sub(" ", joined)  # what stands there is printed from the registry
    return unescape(_TAG.sub(" ", joined)) if "<" in joined or "&" in joined else joined
