"""What became of every row of an import."""

from collections import Counter
from dataclasses import dataclass, field

from django.db import models

from cms.law.fact_rows import Row
from cms.law.facts import LISTS


@dataclass(slots=True)
class Report:
    """What became of every row."""

    counts: dict[str, Counter] = field(default_factory=lambda: {name: Counter() for name in LISTS})
    """For each list, how many rows were `added`, `changed`, `unchanged` and `refused`."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """(which row, why), in Vietnamese."""

    @property
    def added(self) -> int:
        """How many rows are new."""
        return self._sum("added")

    @property
    def changed(self) -> int:
        """How many rows differ from what was there."""
        return self._sum("changed")

    @property
    def unchanged(self) -> int:
        """How many rows are as they were."""
        return self._sum("unchanged")

    def refuse(self, name: str, where: str, why: str) -> None:
        """Note a row that is not taken. `name`: its list."""
        self.counts[name]["refused"] += 1
        self.refused.append((where, why))

    def _sum(self, outcome: str) -> int:
        return sum(counts[outcome] for counts in self.counts.values())


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row of the registry, and what became of it: `added`, `changed` or `unchanged`."""

    row: models.Model
    word: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of facts that was not refused: where it stands, what it says, what became of it."""

    where: str
    row: Row
    outcome: Outcome
