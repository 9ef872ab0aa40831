"""From text to the terms an index holds: folded syllables, and for Khmer the clusters it is written in.

`search.js` says the same in JavaScript; tests/search/cases holds both to one table. No Django here.
"""

import re
import unicodedata
from typing import NamedTuple

LONGEST_QUERY = 200
"""Characters of a query that are read."""
MOST_WORDS = 24
"""Words of a query that are read."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_TONE = re.compile("([\u0300\u0301\u0303\u0309\u0323])(.*)")
_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(
    "(?:[a-z0-9\u0111][\u0300-\u036f]*)+"
    # Orthographic clusters: Khmer words run together, and no two machines cut them apart alike.
    "|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3])*[\u17b4-\u17d1\u17dd]*"
    "|[\u17e0-\u17e9]+"
)


class Word(NamedTuple):
    """A word as it was written (NFD, lower case, its tone last) and the term it folds to."""

    marked: str
    term: str


def cut(text: str) -> list[Word]:
    """The words of a text, in order; whatever is no letter or digit of Vietnamese, English or Khmer parts them."""
    plain = unicodedata.normalize("NFD", _UNSEEN.sub("", text).lower())
    return [Word(_move_tone(marked), fold_word(marked)) for marked in _WORD.findall(plain)]


def cut_terms(text: str) -> list[str]:
    """The terms of a text: `cut`, without how they were written."""
    plain = unicodedata.normalize("NFD", _UNSEEN.sub("", text).lower())
    return _WORD.findall(_MARKS.sub("", plain).replace("\u0111", "d"))


def cut_query(text: str) -> list[Word]:
    """The words of what somebody typed, as far as it is read."""
    return cut(text[:LONGEST_QUERY])[:MOST_WORDS]


def _move_tone(marked: str) -> str:
    """The word with its tone at the end: `hòa` and `hoà` are two spellings of one word."""
    return _TONE.sub(r"\2\1", marked, count=1)


def fold_word(marked: str) -> str:
    """A word without its marks, `đ` as `d`."""
    return _MARKS.sub("", marked).replace("\u0111", "d")
