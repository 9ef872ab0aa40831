"""An index as the scorer reads it: which words there are, which pages have each, what the pages are called."""

import json
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from cms.search.counting import LEVELS, TITLE
from cms.search.packing import unpack_numbers, unpack_words
from cms.search.terms import cut, cut_terms
from cms.search.writing import FORMAT, SAME_AS_TITLE, find_shard


class UnreadableIndexError(ValueError):
    """What should be an index is none, or one of another format."""


class Page(NamedTuple):
    """A page as results show it."""

    title: str
    path: str
    kind: str
    prior: int
    """In hundredths."""


class Index:
    """One published index file.

    Its parts: `f` the format, `v` the words, front-coded; `p` for each word its pages, as gap × 4 + place in base 45,
    without those that have it in their title; `d` for each page title, address, number of its kind, prior in
    hundredths; `k` the kinds; `w` writings and what they stand for; `g` groups of phrases that mean the same; `l`
    phrases that say little; `b` folded query → pages to show first; `n` the indexes of the news, newest first; `t`
    what is said of what was found; `x` where the parts of its lists stand, when it has any, and `h` what each of them
    says of itself: one that says otherwise is another release's, and its lists are those of other words.
    """

    def __init__(self, data: dict[str, Any], read_shard: Callable[[str], dict[str, Any]] | None = None) -> None:
        """Read what `write_index` wrote. `read_shard`: what a part of it holds, by its address; for one that has parts.

        Raises UnreadableIndexError, here and wherever a part is read that is not this index's.
        """
        if not isinstance(data, dict) or data.get("f") != FORMAT:
            raise UnreadableIndexError("not an index of this format")
        try:
            self.words = unpack_words(data["v"])
            self._postings = data["p"].split(" ")
            self.pages = [Page(row[0], _lengthen(row[1], row[0]), data["k"][row[2]], row[3]) for row in data["d"]]
            self.best = {str(query): list(numbers) for query, numbers in data["b"].items()}
            self.short = dict(pair.split("=") for pair in data["w"].split("|") if pair)
            self.news = tuple(data.get("n", ()))
            self.said = tuple(data.get("t", ("%", "", "")))
            self._shards, self._version = data.get("x", ""), data.get("h", "")
            self.light = frozenset(data["l"].split("|"))
            self.groups = [group.split("|") for group in data["g"].split("\n") if group]
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            raise UnreadableIndexError(str(error)) from error
        self._read_shard = read_shard
        self._read: dict[str, list[str]] = {}
        self.numbers = {word: number for number, word in enumerate(self.words)}

    @classmethod
    def parse(cls, text: str | bytes, read_shard: Callable[[str], dict[str, Any]] | None = None) -> "Index":
        """The index in a file; `read_shard` as above. Raises UnreadableIndexError."""
        try:
            return cls(json.loads(text), read_shard)
        except ValueError as error:
            raise UnreadableIndexError(str(error)) from error

    @property
    def has_parts(self) -> bool:
        """Whether its lists stand in files of their own."""
        return bool(self._shards)

    @cached_property
    def same(self) -> dict[str, list[int]]:
        """Phrase → the groups it is in."""
        found: dict[str, list[int]] = {}
        for number, group in enumerate(self.groups):
            for phrase in group:
                found.setdefault(phrase, []).append(number)
        return found

    @cached_property
    def titles(self) -> list[list[str]]:
        """The terms of each page's title."""
        return [cut_terms(page.title) for page in self.pages]

    @cached_property
    def marked_titles(self) -> list[set[str]]:
        """The words of each page's title as they are written."""
        return [{word.marked for word in cut(page.title)} for page in self.pages]

    def list_postings(self, word: str) -> Iterator[tuple[int, int]]:
        """(page, place in it) for each page that has a word of this index."""
        for page in self._in_titles.get(word, ()):
            yield page, TITLE
        page = -1
        for value in unpack_numbers(self._find_postings(word)):
            page += value // LEVELS + 1
            yield page, value % LEVELS

    def count_pages(self, word: str) -> int:
        """How many pages have a word of this index."""
        return sum(1 for _ in self.list_postings(word))

    @cached_property
    def _in_titles(self) -> dict[str, list[int]]:
        """Term → the pages that have it in their title."""
        found: dict[str, list[int]] = {}
        for number, title in enumerate(self.titles):
            for term in dict.fromkeys(title):
                found.setdefault(term, []).append(number)
        return found

    def _find_postings(self, word: str) -> str:
        number = self.numbers[word]
        if not self._shards:
            return self._postings[number]
        shard = find_shard(word)
        if shard not in self._read:
            self._read[shard] = self._fetch_shard(f"{self._shards}-{shard}.json")
        return self._read[shard][number - self._firsts[shard]]

    def _fetch_shard(self, url: str) -> list[str]:
        data = self._read_shard(url)
        if data.get("h") != self._version:
            raise UnreadableIndexError(f"{url} is another release's")
        return data["p"].split(" ")

    @cached_property
    def _firsts(self) -> dict[str, int]:
        """Shard → the number of its first word."""
        firsts: dict[str, int] = {}
        for number, word in enumerate(self.words):
            firsts.setdefault(find_shard(word), number)
        return firsts


def _lengthen(path: str, title: str) -> str:
    return path.removesuffix(SAME_AS_TITLE) + "-".join(cut_terms(title)) + "/" if path.endswith(SAME_AS_TITLE) else path
