"""A month beside the month before: both as they are shown anywhere else."""

from dataclasses import dataclass

from cms.interest.funnel.periods import Period
from cms.interest.funnel.publishing import STAGES, Figure, Mark, PublishedYear
from cms.interest.funnel.report import label_stage, show_figure


@dataclass(frozen=True, slots=True)
class Comparison:
    """One step in two months. `change`: the difference with its sign; None when one of them is not shown."""

    label: str
    now: Figure
    before: Figure
    change: str | None

    @property
    def texts(self) -> tuple[str, str]:
        """What stands under this month and under the one before."""
        return show_figure(self.now), show_figure(self.before)


def compare_months(
    published: PublishedYear, period: Period, earlier: PublishedYear | None, before: Period | None
) -> list[Comparison]:
    """All steps of `period` beside those of `before`."""
    rows = []
    for stage in STAGES:
        now = published.get_total(period, stage)
        then = earlier.get_total(before, stage) if earlier and before else Mark.ABSENT
        rows.append(Comparison(label_stage(stage), now, then, _show_change(now, then)))
    return rows


def _show_change(now: Figure, then: Figure) -> str | None:
    if isinstance(now, Mark) or isinstance(then, Mark):
        return None
    return f"{now - then:+,}".replace(",", ".").replace("-", "−") if now != then else "0"
