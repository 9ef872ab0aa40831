"""Pages that editors chose for a query: written into an index under what its own words make of that query."""

from collections.abc import Iterable
from typing import Any

from cms.search.asking import ask
from cms.search.index import Index


def pin(written: dict[str, Any], best: Iterable[tuple[str, Iterable[str]]]) -> dict[str, Any]:
    """The index `written` with the pages of `best`, (query, addresses), as far as it has them.

    `bhxh 1 lan` and `bảo hiểm xã hội 1 lần` are one query where one stands for the other.
    """
    index = Index(written)
    numbers = {page.path: number for number, page in enumerate(index.pages)}
    pinned: dict[str, list[int]] = {}
    for query, paths in best:
        found = [numbers[path] for path in paths if path in numbers]
        if found and (phrase := name_query(index, query)):
            pinned.setdefault(phrase, found)
    return {**written, "b": dict(sorted(pinned.items()))}


def name_query(index: Index, query: str) -> str:
    """A query as an index looks it up among those that editors answered."""
    return " ".join(word.term for unit in ask(index, query) for word in unit.words)
