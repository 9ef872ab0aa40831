"""The words an index knows besides those of its pages: what stands for what, and what means the same.

`short` are writings that stand for another (`ko` for `khong`, `bhxh` for `bao hiem xa hoi`): they are replaced.
`same` are groups of phrases that mean the same: a page with one of them answers a query with another.
`light` are words of questions, which say little about what is asked.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from cms.search.terms import cut_terms

LONGEST_PHRASE = 5
"""Terms a phrase may have."""
_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Phrases as folded terms with blanks between."""

    short: Mapping[str, str] = field(default_factory=dict)
    same: tuple[tuple[str, ...], ...] = ()
    light: tuple[str, ...] = ()


def make_dictionary(
    short: Iterable[tuple[str, str]], same: Iterable[Iterable[str]], light: Iterable[str] = ()
) -> Dictionary:
    """The dictionary of phrases as editors wrote them. What has no terms, or too many, is left out."""
    shortened = {fold_phrase(writing): fold_phrase(meaning) for writing, meaning in short}
    groups = (tuple(dict.fromkeys(filter(None, map(fold_phrase, group)))) for group in same)
    return Dictionary(
        {writing: meaning for writing, meaning in shortened.items() if writing and meaning and writing != meaning},
        tuple(sorted(group for group in groups if len(group) > 1)),
        tuple(sorted(filter(None, {fold_phrase(phrase) for phrase in light}))),
    )


def fold_phrase(text: str) -> str:
    """A phrase as its terms with blanks between; empty when it has none, or more than LONGEST_PHRASE."""
    terms = cut_terms(text)
    return " ".join(terms) if len(terms) <= LONGEST_PHRASE else ""


class ShippedGroup(NamedTuple):
    """Writings that ship with Loa: of one meaning, or (without `meaning`) of phrases that mean the same."""

    words: tuple[str, ...]
    meaning: str = ""

    @property
    def key(self) -> str:
        """What it is switched off by. Another when the group ships with other words: then it counts again."""
        folded = "|".join(map(fold_phrase, self.words))
        return f"{folded}={fold_phrase(self.meaning)}" if self.meaning else folded


@cache
def list_shipped(language: str) -> tuple[ShippedGroup, ...]:
    """The groups that ship for a language, those of phrases that mean the same first; none without a file."""
    data = _read_file(language)
    same = (ShippedGroup(tuple(group)) for group in data.get("same", ()))
    short = (ShippedGroup(tuple(writings), meaning) for meaning, writings in data.get("short", {}).items())
    return *same, *short


def read_shipped_words(language: str, off: Collection[str] = ()) -> Mapping[str, tuple]:
    """What ships for a language: `short` as (writing, meaning), `same` as groups; without those whose keys are `off`.

    Nothing for a language that has no file.
    """
    groups = [group for group in list_shipped(language) if group.key not in off]
    short = tuple((writing, group.meaning) for group in groups if group.meaning for writing in group.words)
    same = tuple(group.words for group in groups if not group.meaning)
    return {"short": short, "same": same, "light": tuple(_read_file(language).get("light", ()))}


@cache
def _read_file(language: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads((_DATA / f"{language}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
