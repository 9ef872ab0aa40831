"""Why a page stands where it stands among what was found, in steps whose points add up to its score."""

from typing import NamedTuple

from cms.search.asking import Unit, ask
from cms.search.index import Index
from cms.search.scoring import COVERED, TITLE_SHARE, Found, rank, weigh_query
from cms.search.terms import cut_query


class Match(NamedTuple):
    """What one word or phrase of the query gave a page."""

    typed: str
    """As it was typed."""
    found: str
    """What was found of it, in plain letters."""
    how: str
    """typed, same, parted, prefix or slip; see `asking.Variant`."""
    place: int
    """The best place on the page it stands at; see `counting`."""
    points: float


class Explanation(NamedTuple):
    """A page's score, step by step: (words + missing + pairs + spelling) × title × prior, in points of a hundred."""

    matches: tuple[Match, ...]
    absent: tuple[str, ...]
    """Words of the query that are not on the page."""
    missing: float
    """What is taken off because of them: 0 or below."""
    pairs: float
    spelling: float
    title: float
    """What is left of the points because the query does not say all of the title: 0.7 to 1."""
    prior: float
    score: float
    is_chosen: bool
    """Whether an editor chose the page for this query."""


def read_query(index: Index, query: str) -> str:
    """The query as it is understood: writings that stand for others replaced, keys that never became marks undone.

    Empty when that is just what was typed.
    """
    typed = [word.term for word in cut_query(query)]
    read = [word.term for unit in ask(index, query) for word in unit.words]
    return "" if read == typed else " ".join(read)


def explain(index: Index, query: str) -> dict[int, Explanation]:
    """The number of each page that answers `query` → why it stands there."""
    units = ask(index, query)
    total = weigh_query(index, units)
    return {found.page: _explain_one(index, units, total, found) for found in rank(index, query)}


def _explain_one(index: Index, units: list[Unit], total: float, found: Found) -> Explanation:
    here = {part.unit for part in found.parts}
    scale = 100 / total if total else 0.0
    return Explanation(
        matches=tuple(
            Match(
                typed=_say(units[part.unit]),
                found=" ".join(units[part.unit].variants[part.variant].terms),
                how=units[part.unit].variants[part.variant].how,
                place=_find_place(index, found.page, units[part.unit].variants[part.variant].terms),
                points=part.score * scale,
            )
            for part in found.parts
        ),
        absent=tuple(_say(unit) for number, unit in enumerate(units) if number not in here),
        missing=-found.words * COVERED * (1 - found.covered) * scale,
        pairs=found.pairs * scale,
        spelling=found.spelling * scale,
        title=1 - TITLE_SHARE + TITLE_SHARE * found.title_share,
        prior=index.pages[found.page].prior / 100,
        score=found.score * 100,
        is_chosen=found.place < 0,
    )


def _say(unit: Unit) -> str:
    return " ".join(word.term for word in unit.words)


def _find_place(index: Index, page: int, terms: tuple[str, ...]) -> int:
    return max((place for term in terms for number, place in index.list_postings(term) if number == page), default=0)
