"""What of a year's counts is shown: one decision for each cell, the same on every page, sheet and printout. Pure.

A year, its quarters, their months and their weeks are tables within tables: what a month hides could be worked out from
its quarter and the two other months. So each cell (period, stage, form or unit or placement) is decided once, from the
year downwards, and whoever shows it asks here. What is hidden in a period is hidden in all its parts.

The stages nest: who was reached in time or joined has sent. Where fewer than five sent, fewer than five joined, and
what is hidden of those who sent is hidden of those who joined.
"""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from cms.interest.funnel.counting import Cell, K, protect_cells, protect_line
from cms.interest.funnel.periods import Period, group_weeks

SEEN, STARTED, SENT, REACHED, JOINED = "seen", "started", "sent", "reached", "joined"
STAGES = (SEEN, STARTED, SENT, REACHED, JOINED)
WITHIN = {REACHED: SENT, JOINED: SENT}
"""Who is counted in the first stage is counted in the second."""
FORM, UNIT, PLACEMENT = "form", "unit", "placement"
DIMENSIONS = (FORM, UNIT, PLACEMENT)

Category = int | str | None
Counts = Mapping[tuple[date, Category], int]
"""How many, by Monday and category (a form's kind, a unit's key or None, a placement's code)."""


class Mark(Enum):
    """What stands in a cell instead of a number."""

    HIDDEN = "hidden"
    ABSENT = "absent"


Figure = int | Mark
_Key = tuple[str, str, Category]


class PublishedYear:
    """The counts of one year, with what may not be shown taken out."""

    def __init__(
        self, year: Period, counts: Mapping[str, Mapping[str, Counts]], *, begun: date | None = None, k: int = K
    ) -> None:
        """`counts`: by stage and dimension, every stage by FORM at least; a stage that is missing was never counted.

        `begun`: the Monday from which leads are kept at all; the weeks before are no noughts that could protect
        another number. What was seen and started was not counted in a week that no row speaks of.
        """
        self.year, self._begun, self._k = year, begun or year.first_day, k
        self._shown: dict[tuple[str, _Key], int | None] = {}
        self._values: dict[tuple[str, _Key], int] = {}
        for stage in STAGES:
            if stage in counts:
                self._add_stage(stage, counts[stage])

    def get_total(self, period: Period, stage: str) -> Figure:
        """How many in all."""
        return self._get(stage, (period.slug, "", ""))

    def get(self, period: Period, stage: str, dimension: str, category: Category) -> Figure:
        """How many of one category of a dimension."""
        return self._get(stage, (period.slug, dimension, category))

    def list_categories(self, period: Period, dimension: str) -> list[Category]:
        """The categories of which at least one number is shown in the period, by stage and size, the largest first."""
        found = {
            category
            for (_stage, (slug, of, category)), value in self._shown.items()
            if slug == period.slug and of == dimension and value is not None
        }

        def rank(category: Category) -> tuple:
            sizes = (self.get(period, stage, dimension, category) for stage in (SENT, STARTED, SEEN, REACHED, JOINED))
            return (*(-size if isinstance(size, int) else 0 for size in sizes), str(category))

        return sorted(found, key=rank)

    def _get(self, stage: str, key: _Key) -> Figure:
        value = self._shown.get((stage, key), Mark.ABSENT)
        return Mark.HIDDEN if value is None else value

    def _add_stage(self, stage: str, dimensions: Mapping[str, Counts]) -> None:
        counted = {week for week, _category in dimensions[FORM]}
        if stage not in (SEEN, STARTED):
            counted |= {week for week in self.year.weeks if week >= self._begun}
        year = group_weeks(week for week in self.year.weeks if week in counted)
        if year is None:
            return
        whole = {(week, ""): 0 for week in year.weeks}
        for (week, _category), number in dimensions[FORM].items():
            whole[week, ""] = whole.get((week, ""), 0) + number
        self._sum(stage, year, "", whole)
        self._decide_totals(stage, year)
        for dimension, counts in dimensions.items():
            categories = self._sum(stage, year, dimension, counts)
            self._decide_categories(stage, year, dimension, categories)

    def _sum(self, stage: str, year: Period, dimension: str, counts: Counts) -> list[Category]:
        categories = sorted({category for _week, category in counts}, key=str)
        for period in year.walk():
            for category in categories:
                value = sum(counts.get((week, category), 0) for week in period.weeks)
                self._values[stage, (period.slug, dimension, category)] = value
        return categories

    def _decide_totals(self, stage: str, year: Period) -> None:
        total = self._values[stage, (year.slug, "", "")]
        self._decide(stage, (year.slug, "", ""), hidden=total < self._k or self._is_hidden_whole(stage, year, "", ""))
        for period in year.walk():
            values = [self._values[stage, (part.slug, "", "")] for part in period.parts]
            hidden = frozenset(range(len(values)))
            if not self._is_hidden(stage, (period.slug, "", "")) and len(values) > 1:
                whole = [n for n, part in enumerate(period.parts) if self._is_hidden_whole(stage, part, "", "")]
                hidden = protect_line(values, hidden=whole, k=self._k)
            elif len(values) == 1:
                hidden = frozenset({0} if self._is_hidden(stage, (period.slug, "", "")) else ())
            for number, part in enumerate(period.parts):
                self._decide(stage, (part.slug, "", ""), hidden=number in hidden)

    def _decide_categories(self, stage: str, year: Period, dimension: str, categories: list[Category]) -> None:
        values = [self._values[stage, (year.slug, dimension, category)] for category in categories]
        whole = [n for n, category in enumerate(categories) if self._is_hidden_whole(stage, year, dimension, category)]
        hidden = protect_line(values, hidden=whole, k=self._k)
        if self._is_hidden(stage, (year.slug, "", "")):
            hidden = frozenset(range(len(categories)))
        for number, category in enumerate(categories):
            self._decide(stage, (year.slug, dimension, category), hidden=number in hidden)
        for period in year.walk():
            if period.parts and categories:
                self._decide_parts(stage, period, dimension, categories)

    def _decide_parts(self, stage: str, period: Period, dimension: str, categories: list[Category]) -> None:
        """One table: the parts of `period` by the categories. Its totals are decided already."""
        rows, columns = len(period.parts), len(categories)
        keys = {
            (i, j): (part.slug, dimension, category)
            for i, part in enumerate(period.parts)
            for j, category in enumerate(categories)
        }
        totals: dict[Cell, _Key] = {(i, columns): (part.slug, "", "") for i, part in enumerate(period.parts)}
        totals |= {(rows, j): (period.slug, dimension, category) for j, category in enumerate(categories)}
        totals[rows, columns] = (period.slug, "", "")
        if self._is_hidden(stage, totals[rows, columns]):
            hidden = frozenset(keys)
        else:
            hidden = protect_cells(
                [[self._values[stage, keys[i, j]] for j in range(columns)] for i in range(rows)],
                totals=[cell for cell, key in totals.items() if self._is_hidden(stage, key)],
                also=[cell for cell, key in keys.items() if self._is_hidden(WITHIN.get(stage, ""), key)],
                most=self._list_most(stage, keys | totals),
                k=self._k,
            )
        for cell, key in keys.items():
            self._decide(stage, key, hidden=cell in hidden)

    def _list_most(self, stage: str, keys: Mapping[Cell, _Key]) -> dict[Cell, int]:
        """What the stage around this one shows: no cell here can be more."""
        around = WITHIN.get(stage, "")
        shown = {cell: self._shown.get((around, key)) for cell, key in keys.items()}
        return {cell: value for cell, value in shown.items() if value is not None}

    def _decide(self, stage: str, key: _Key, *, hidden: bool) -> None:
        self._shown[stage, key] = None if hidden else self._values[stage, key]

    def _is_hidden(self, stage: str, key: _Key) -> bool:
        return self._shown.get((stage, key), 0) is None

    def _is_hidden_whole(self, stage: str, period: Period, dimension: str, category: Category) -> bool:
        return self._is_hidden(WITHIN.get(stage, ""), (period.slug, dimension, category))
