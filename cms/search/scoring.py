"""Which pages answer a query, best first. `search.js` computes the same, to the last digit that matters.

A page's score: for each unit the best of its variants, by how rare their words are and where on the page they stand;
less when parts of the query are not on it; more when two words of the query follow each other in its title, when its
title is spelled as the query is, when the query says most of its title; times its prior. Divided by what the query
weighs, so that scores of two indexes can be held against each other.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeVar

from cms.search.asking import Unit, ask
from cms.search.index import Index

PLACES = (0.3, 0.55, 1.2, 2.2)
"""Worth of a word said once in the body, more often, in the lead or a heading, in the title."""
LIGHT = 0.2
"""Worth of a word of questions beside another as rare."""
COVERED = 0.55
"""The share of a score that hangs on how much of the query is on the page."""
PAIR = 2.0
"""Worth of two words of the query side by side in the title, in mean rarities of theirs."""
SPELLED, MISSPELLED = 0.35, 1.5
"""Taken or given, in rarities of the word, when the query has marks and the title spells the word so, or otherwise."""
MOST_PINNED = 9
"""Pages an editor may choose for one query."""
TITLE_SHARE = 0.3
"""The share of a score that hangs on how much of the title the query says."""
KIND_PRIORS = {
    "explainer": 106,
    "guide": 100,
    "calculator": 100,
    "join": 100,
    "benefits": 100,
    "campaign": 95,
    "plain": 95,
    "article": 90,
    "section": 85,
}
"""What scores of a kind of page are multiplied with, in hundredths, unless editors say otherwise."""
ASIDE = 1 / 7
"""So far from where scores tend to lie is where rounding goes up or down: a short decimal never stands on the edge."""
ENOUGH = 0.9
"""A best score below this is no answer: then the news is asked too."""


Item = TypeVar("Item")


class Part(NamedTuple):
    """What one unit gave a page: which variant, and how much before everything is multiplied."""

    unit: int
    variant: int
    score: float


@dataclass(slots=True)
class Found:
    """A page that answers, and why."""

    page: int
    parts: list[Part] = field(default_factory=list)
    words: float = 0.0
    """What the words give."""
    covered: float = 0.0
    """How much of the query, by weight, is on the page: 0 to 1."""
    pairs: float = 0.0
    spelling: float = 0.0
    title_share: float = 0.0
    score: float = 0.0
    place: int = 0
    """Below 0 when an editor chose it for this query: it stands before all others."""


def rank(index: Index, query: str) -> list[Found]:
    """The pages that answer `query`, best first; those an editor chose for it before all others."""
    units = ask(index, query)
    found = _score(index, units)
    phrase = " ".join(word.term for unit in units for word in unit.words)
    pinned = index.best.get(phrase, [])[:MOST_PINNED]
    for number in pinned:
        found.setdefault(number, Found(number))
    order = {number: place for place, number in enumerate(pinned)}
    for number, item in found.items():
        item.place = order[number] - MOST_PINNED if number in order else 0
    return sort_found(found.values(), lambda item: item)


def sort_found(items: Iterable[Item], read: Callable[[Item], Found]) -> list[Item]:
    """`items` as they are shown; `read` gives what was found of one.

    Scores are rounded: two machines may differ in the last bit of a sum, and must not in the order.
    """
    return sorted(items, key=lambda item: (read(item).place, -_round(read(item).score * 1e6 + ASIDE), read(item).page))


def is_weak(found: Sequence[Found]) -> bool:
    """Whether nothing among `found` answers well: then it is worth asking another index."""
    return not found or (found[0].place >= 0 and found[0].score < ENOUGH)


def weigh(index: Index, word: str) -> float:
    """How rare a word of the index is, rounded, so that every machine's logarithm is the same."""
    share = len(index.pages) / index.count_pages(word)
    return _round(math.log(1 + share) * 1000) / 1000


def _round(number: float) -> int:
    return math.floor(number + 0.5)


def weigh_query(index: Index, units: list[Unit]) -> float:
    """What a query weighs: what its pages' points are divided by."""
    weights = _weigh_terms(index, units)
    return sum(_weigh_unit(index, unit, weights).mass for unit in units)


def _weigh_terms(index: Index, units: list[Unit]) -> dict[str, float]:
    terms = {term for unit in units for variant in unit.variants for term in variant.terms}
    return {term: weigh(index, term) for term in terms}


def _score(index: Index, units: list[Unit]) -> dict[int, Found]:
    weights = _weigh_terms(index, units)
    weighed = [_weigh_unit(index, unit, weights) for unit in units]
    total = sum(unit.mass for unit in weighed)
    found: dict[int, Found] = {}
    for number, unit in enumerate(weighed):
        for page, (variant, score, share) in _score_unit(index, unit, weights).items():
            item = found.setdefault(page, Found(page))
            item.parts.append(Part(number, variant, score))
            item.words += score
            item.covered += share * unit.mass / total
    for item in found.values():
        _finish(index, weighed, weights, item, total)
    return found


class Weighed(NamedTuple):
    """A unit with what it weighs in its query: the mean of its variants; each of them is brought to that."""

    unit: Unit
    mass: float
    factors: tuple[float, ...]
    """What the weights of each variant's words are multiplied with."""
    lightness: float
    phrases: tuple[tuple[float, tuple[str, ...]], ...]
    """(factor, words) of each variant of several words."""
    begins: dict[str, float]
    ends: dict[str, float]
    """A word that variants begin or end with → the worth of the best of them."""


def _weigh_unit(index: Index, unit: Unit, weights: dict[str, float]) -> Weighed:
    lightness = LIGHT if " ".join(word.term for word in unit.words) in index.light else 1.0
    masses = [sum(weights[term] for term in variant.terms) for variant in unit.variants]
    mass = lightness * sum(masses) / len(masses) if masses else 0.0
    factors = [variant.worth * mass / own for variant, own in zip(unit.variants, masses, strict=True)]
    begins: dict[str, float] = {}
    ends: dict[str, float] = {}
    for variant in unit.variants:
        begins[variant.terms[0]] = max(variant.worth, begins.get(variant.terms[0], 0.0))
        ends[variant.terms[-1]] = max(variant.worth, ends.get(variant.terms[-1], 0.0))
    several = ((factor, each.terms) for each, factor in zip(unit.variants, factors, strict=True) if each.terms[1:])
    return Weighed(unit, mass, tuple(factors), lightness, tuple(several), begins, ends)


def _score_unit(index: Index, weighed: Weighed, weights: dict[str, float]) -> dict[int, tuple[int, float, float]]:
    """Page → (variant, score, share of the unit that is there): the best variant of each page."""
    best: dict[int, tuple[int, float, float]] = {}
    for number, variant in enumerate(weighed.unit.variants):
        sums: dict[int, list[float]] = {}
        for term in variant.terms:
            for page, place in index.list_postings(term):
                item = sums.setdefault(page, [0.0, 0.0, 0])
                item[0] += weights[term] * PLACES[place]
                item[1] += weights[term]
                item[2] += 1
        factor = weighed.factors[number]
        for page, (score, there, count) in sums.items():
            if variant.how == "typed" or count == len(variant.terms):
                score *= factor
                if page not in best or score > best[page][1]:
                    best[page] = (number, score, there * factor / weighed.mass)
    return best


def _finish(index: Index, weighed: list[Weighed], weights: dict[str, float], item: Found, total: float) -> None:
    title, units = index.titles[item.page], [each.unit for each in weighed]
    item.pairs = PAIR * _count_pairs(weighed, weights, title)
    item.spelling = _compare_spelling(index, units, weights, item.page)
    item.title_share = sum(1 for term in title if term in weights) / len(title) if title else 0.0
    score = (item.words * (1 - COVERED + COVERED * item.covered) + item.pairs + item.spelling) / total
    item.score = score * (1 - TITLE_SHARE + TITLE_SHARE * item.title_share) * index.pages[item.page].prior / 100


def _count_pairs(weighed: list[Weighed], weights: dict[str, float], title: list[str]) -> float:
    """What pairs of the query side by side in a title weigh; of a unit and of a gap, the best variant's."""
    sides = set(pairwise(title))
    weight = 0.0
    for number, unit in enumerate(weighed):
        weight += max(
            (
                sum(factor * (weights[a] + weights[b]) / 2 for a, b in pairwise(terms) if (a, b) in sides)
                for factor, terms in unit.phrases
            ),
            default=0.0,
        )
        if number + 1 < len(weighed):
            following = weighed[number + 1]
            lightness = unit.lightness * following.lightness
            weight += max(
                (
                    unit.ends[a] * following.begins[b] * lightness * (weights[a] + weights[b]) / 2
                    for a, b in sides
                    if a in unit.ends and b in following.begins
                ),
                default=0.0,
            )
    return weight


def _compare_spelling(index: Index, units: list[Unit], weights: dict[str, float], page: int) -> float:
    """What it is worth that the title spells words as the query does; nothing for a query without marks."""
    words = [word for unit in units for word in unit.words if word.term in weights]
    if all(word.marked == word.term for word in words):
        return 0.0
    title, marked = index.titles[page], index.marked_titles[page]
    worth = 0.0
    for word in words:
        if word.term in title:
            worth += weights[word.term] * (SPELLED if word.marked in marked else -MISSPELLED)
    return worth
