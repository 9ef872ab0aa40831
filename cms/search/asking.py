"""What a query asks for: one unit after another, each with the words that would answer it."""

from collections.abc import Iterator
from typing import NamedTuple

from cms.search.dictionary import LONGEST_PHRASE
from cms.search.index import Index
from cms.search.slips import SHORTEST_SLIP, is_one_slip_away, part, undo_chat, undo_telex
from cms.search.terms import Word, cut_query

SAME = 0.86
"""What a phrase that means the same is worth beside the one that was typed."""
PARTED, PREFIX, SLIP = 0.9, 0.8, 0.5
"""What a guess is worth: two words typed as one, the beginning of the last word, one wrong letter."""
SHORTEST_PREFIX, SHORTEST_PARTED = 2, 5
MOST_GUESSED = 4
"""Unknown words of a query that are guessed at: each is held against every word of the index."""


class Variant(NamedTuple):
    """One way to answer a unit: all these words, at this worth. `how`: typed, same, parted, prefix, slip, telex."""

    worth: float
    terms: tuple[str, ...]
    how: str


class Unit(NamedTuple):
    """A word or phrase of a query."""

    words: tuple[Word, ...]
    variants: tuple[Variant, ...]


def ask(index: Index, query: str) -> list[Unit]:
    """The units of a query, in order. A word nobody can make anything of has a unit without variants."""
    words = _replace_short(index, cut_query(query))
    words = [word for typed in words for word in _correct(index, typed)]
    units, place, guessed = [], 0, 0
    while place < len(words):
        length = _measure_phrase(index, words, place)
        chosen = tuple(words[place : place + length])
        place += length
        variants = tuple(_list_variants(index, chosen))
        if not variants and guessed < MOST_GUESSED and _is_unknown(index, chosen):
            guessed += 1
            variants = tuple(_guess(index, chosen[0].term, is_last=place == len(words)))
        units.append(Unit(chosen, variants))
    return units


def _replace_short(index: Index, words: list[Word]) -> list[Word]:
    """The words with what stands for another replaced; what comes of it has no marks."""
    replaced, place = [], 0
    while place < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
            meaning = index.short.get(" ".join(word.term for word in words[place : place + length]))
            if meaning:
                replaced += [Word(term, term) for term in meaning.split(" ")]
                break
        else:
            length = 1
            replaced.append(words[place])
        place += length
    return replaced


def _correct(index: Index, word: Word) -> list[Word]:
    """The word itself when it is known; else what it was before keyboard or chat got at it, if that is known."""
    if _is_known(index, word.term):
        return [word]
    for guess in (undo_telex(word.term), undo_chat(word.term)):
        if guess in index.short:
            return [Word(term, term) for term in index.short[guess].split(" ")]
        if _is_known(index, guess):
            return [Word(guess, guess)]
    return [word]


def _is_known(index: Index, term: str) -> bool:
    return term in index.numbers or term in index.same


def _measure_phrase(index: Index, words: list[Word], place: int) -> int:
    for length in range(min(LONGEST_PHRASE, len(words) - place), 1, -1):
        if " ".join(word.term for word in words[place : place + length]) in index.same:
            return length
    return 1


def _is_unknown(index: Index, words: tuple[Word, ...]) -> bool:
    return len(words) == 1 and not _is_known(index, words[0].term)


def _list_variants(index: Index, words: tuple[Word, ...]) -> Iterator[Variant]:
    typed = tuple(word.term for word in words)
    known = tuple(term for term in typed if term in index.numbers)
    if known:
        yield Variant(1.0, known, "typed")
    phrase = " ".join(typed)
    seen = {typed}
    for group in index.same.get(phrase, ()):
        for other in index.groups[group]:
            terms = tuple(other.split(" "))
            if terms not in seen and all(term in index.numbers for term in terms):
                seen.add(terms)
                yield Variant(SAME, terms, "same")


def _guess(index: Index, term: str, *, is_last: bool) -> Iterator[Variant]:
    if len(term) >= SHORTEST_PARTED:
        for pair in part(term):
            if pair[0] in index.numbers and pair[1] in index.numbers:
                yield Variant(PARTED, pair, "parted")
    for known in index.words:
        if is_last and len(term) >= SHORTEST_PREFIX and known.startswith(term):
            yield Variant(PREFIX, (known,), "prefix")
        elif len(term) >= SHORTEST_SLIP and abs(len(term) - len(known)) < 2 and is_one_slip_away(term, known):
            yield Variant(SLIP, (known,), "slip")
