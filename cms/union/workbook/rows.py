"""What becomes of each row of a workbook."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext_lazy as _


class Outcome(models.TextChoices):
    """What becomes of a row."""

    NEW = "new", _("Mới")
    CHANGED = "changed", _("Thay đổi")
    SAME = "same", _("Giữ nguyên")
    ERROR = "error", _("Lỗi")


@dataclass(frozen=True, slots=True)
class Change:
    """A column that differs: its heading, what was there, what comes."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """A row: its sheet and number in the file, what it is about, what becomes of it, and why not."""

    sheet: str
    number: int
    title: str
    outcome: Outcome
    changes: tuple[Change, ...] = ()
    errors: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """All rows of a workbook, in the order of the file, and what was left aside."""

    rows: list[RowPlan] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def errors(self) -> list[RowPlan]:
        """The rows that cannot be taken as they are."""
        return [row for row in self.rows if row.outcome == Outcome.ERROR]

    @property
    def differences(self) -> list[RowPlan]:
        """The rows that would change something."""
        return [row for row in self.rows if row.outcome in (Outcome.NEW, Outcome.CHANGED)]

    @property
    def digest(self) -> str:
        """Tells whether two plans would do the same."""
        return hashlib.sha256(repr(self.rows).encode()).hexdigest()

    def count_all(self) -> Counter:
        """How many rows of each outcome."""
        return Counter(row.outcome for row in self.rows)

    def count(self) -> dict[str, dict[Outcome, int]]:
        """For each sheet, how many rows of each outcome."""
        counts: dict[str, Counter] = {}
        for row in self.rows:
            counts.setdefault(row.sheet, Counter())[row.outcome] += 1
        return {sheet: {outcome: found[outcome] for outcome in Outcome} for sheet, found in counts.items()}
