"""An index written down as JSON: what a phone fetches, and what the server reads. `index.py` says what each part is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from cms.search.counting import BODY, LEAD, LEVELS, PageTerms
from cms.search.dictionary import Dictionary
from cms.search.packing import pack_numbers, pack_words, unpack_words
from cms.search.terms import cut_terms

FORMAT = 2
COMMON = 0.4
"""The share of pages beyond which a word says nothing by standing in a body: that is left out, most of all postings."""
FEW = 100
"""In an index of fewer pages every word counts."""
SAME_AS_TITLE = "~"
"""Written for the last part of an address that is the title in plain letters, as most are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedPage:
    """A page as an index holds it. `prior`: what its score is multiplied with, in hundredths."""

    title: str
    path: str
    kind: str
    prior: int
    terms: PageTerms


def write_index(
    pages: Sequence[IndexedPage],
    *,
    dictionary: Dictionary = Dictionary(),  # noqa: B008 - frozen
    best: Mapping[str, Sequence[str]] = {},
    drop_single: bool = False,
) -> dict[str, Any]:
    """The index of `pages`, ready to be written as JSON.

    `drop_single`: leave out words said once in a body: news has many.
    """
    postings = _collect(pages, drop_single=drop_single)
    words = sorted(postings)
    kinds = list(dict.fromkeys(page.kind for page in pages))
    return {
        "f": FORMAT,
        "v": pack_words(words),
        "p": " ".join(pack_numbers(postings[word]) for word in words),
        "k": kinds,
        "d": [[page.title, shorten_path(page), kinds.index(page.kind), page.prior] for page in pages],
        "w": "|".join(f"{writing}={meaning}" for writing, meaning in sorted(dictionary.short.items())),
        "g": "\n".join("|".join(group) for group in dictionary.same),
        "l": "|".join(dictionary.light),
        "b": {},
    }


def write_head(written: Mapping[str, Any], shards: str) -> dict[str, Any]:
    """The index without its postings, which stand in parts at `shards`; it names the one version that it goes with."""
    return {**written, "x": shards, "h": _digest(written), "p": ""}


def write_shard(written: Mapping[str, Any], shard: str) -> dict[str, Any]:
    """The part of an index's postings whose words begin with the letter `shard`, in the order of the words."""
    words, postings = unpack_words(written["v"]), written["p"].split(" ")
    part = " ".join(item for word, item in zip(words, postings, strict=True) if find_shard(word) == shard)
    return {"h": _digest(written), "p": part}


def _digest(written: Mapping[str, Any]) -> str:
    """What the postings of an index are told apart by from those of another: they count its words and its pages."""
    return blake2b(f"{written['v']}\n{written['p']}".encode(), digest_size=8).hexdigest()


def find_shard(word: str) -> str:
    """The shard a word's postings are in: its first letter, `0` for digits, `~` for all other writing."""
    return "0" if word[0].isdigit() and word[0].isascii() else word[0] if "a" <= word[0] <= "z" else "~"


def _collect(pages: Sequence[IndexedPage], *, drop_single: bool) -> dict[str, list[int]]:
    """Term → its postings: the gap to the page before, with the place in the page. Titles are read from the titles."""
    postings: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    common = _find_common(pages)
    for number, page in enumerate(pages):
        title = frozenset(cut_terms(page.title))
        for term, place in page.terms.items():
            if (drop_single and place == BODY) or (place < LEAD and term in common):
                continue
            told = postings.setdefault(term, [])
            if term in title:
                continue
            gap = number - last.get(term, -1) - 1
            last[term] = number
            told.append(gap * LEVELS + place)
    return postings


def _find_common(pages: Sequence[IndexedPage]) -> frozenset[str]:
    """The words on most pages, as far as some page has them in its title, lead or a heading."""
    if len(pages) < FEW:
        return frozenset()
    counts, higher = Counter[str](), set[str]()
    for page in pages:
        for term, place in page.terms.items():
            counts[term] += 1
            if place >= LEAD:
                higher.add(term)
    return frozenset(term for term in higher if counts[term] > COMMON * len(pages))


def shorten_path(page: IndexedPage) -> str:
    """The page's address, with SAME_AS_TITLE for a last part that follows from the title."""
    above, _, last = page.path.rstrip("/").rpartition("/")
    return f"{above}/{SAME_AS_TITLE}" if last and last == "-".join(cut_terms(page.title)) else page.path
