"""What changed, over the whole site: every change that readers are told of, newest first, year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from cms.entries.summaries import MONTHS_ARE_OF
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.references import Ref

if TYPE_CHECKING:
    from cms.entries.summaries import Summary

FRONT = "first/20"
"""The slot of the newest changes: the front page of what changed, and its feed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one page."""

    at: datetime
    ref: Ref
    text: str

    @property
    def year(self) -> str:
        """`2026`, as the reader's calendar says."""
        return f"{self.at.astimezone(MONTHS_ARE_OF):%Y}"


class ChangeLog:
    """The changes that the pages of a catalogue tell of; looked through once, when it is first asked."""

    def __init__(self, pages: Mapping[Ref, "Summary"]) -> None:
        self._pages = pages

    @cached_property
    def _by_language(self) -> Mapping[str, tuple[Change, ...]]:
        found: dict[str, list[Change]] = {}
        for page in self._pages.values():
            if page.changes:
                found.setdefault(page.language, []).extend(Change(at, page.ref, text) for at, text in page.changes)
        newest_first = {"key": lambda change: (change.at, change.ref, change.text), "reverse": True}
        return {language: tuple(sorted(changes, **newest_first)) for language, changes in found.items()}

    def list_all(self, language: str = SOURCE_LANGUAGE) -> tuple[Change, ...]:
        """Every change of the pages of a language, newest first."""
        return self._by_language.get(language, ())

    def list_slot(self, slot: str, language: str = SOURCE_LANGUAGE) -> tuple[Change, ...]:
        """The changes of `first/20` or of `year/2026`."""
        kind, _, what = slot.partition("/")
        if kind == "first":
            return self.list_all(language)[: int(what)]
        return tuple(change for change in self.list_all(language) if change.year == what)

    def list_years(self, language: str = SOURCE_LANGUAGE) -> list[str]:
        """The years that have changes, newest first."""
        return list(dict.fromkeys(change.year for change in self.list_all(language)))

    def get_value(self, key: str) -> str:
        """What the key `changes:<key>` stands for: `vi!years`, or `vi!` and what `list_slot` takes."""
        language, _, slot = key.partition("!")
        return repr(self.list_years(language) if slot == "years" else self.list_slot(slot, language))
