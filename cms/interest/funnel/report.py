"""What is shown of a period, in the order it is read: the steps, then tables. The page, the workbook and the printed
sheet are all made of this and of nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from cms.interest.funnel.counting import K, protect_line
from cms.interest.funnel.periods import MONTH, QUARTER, WEEK, YEAR, Period
from cms.interest.funnel.publishing import (
    FORM,
    JOINED,
    PLACEMENT,
    REACHED,
    SEEN,
    SENT,
    STAGES,
    STARTED,
    UNIT,
    Category,
    Figure,
    Mark,
    PublishedYear,
)
from cms.interest.models import Lead

_GRAINS = {WEEK: WEEK, MONTH: WEEK, QUARTER: WEEK, YEAR: MONTH}
"""What the table over time is made of."""
LEAD_STAGES = (SENT, REACHED, JOINED)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the funnel. `width`: of its bar, percent of the widest; `share`: of those who sent, percent."""

    stage: str
    label: str
    figure: Figure
    width: int | None
    share: int | None

    @property
    def text(self) -> str:
        """Its number, or why there is none."""
        return show_figure(self.figure)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    label: str
    figures: tuple[Figure, ...]
    share: int | None = None

    @property
    def texts(self) -> list[tuple[str, bool]]:
        """What stands in its cells, and whether each is a number."""
        return [(show_figure(figure), isinstance(figure, int)) for figure in self.figures]


@dataclass(frozen=True, slots=True)
class Table:
    """`rest`: what the cells that are hidden make together, as anybody can subtract; `total`: all."""

    title: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: Row | None
    total: Row

    @property
    def lines(self) -> list[tuple[Row, bool]]:
        """All its lines in order, and whether each is the total."""
        return [*((row, False) for row in (*self.rows, *([self.rest] if self.rest else []))), (self.total, True)]

    @property
    def has_shares(self) -> bool:
        """Whether a percentage belongs to its lines."""
        return label_stage(REACHED) in self.columns


@dataclass(frozen=True, slots=True)
class Report:
    """One period: its steps and its tables."""

    period: Period
    title: str
    steps: tuple[Step, ...]
    tables: tuple[Table, ...]


def label_stage(stage: str) -> str:
    """What a step is called."""
    return {
        SEEN: _("Xem biểu mẫu"),
        STARTED: _("Bắt đầu điền"),
        SENT: _("Đã gửi"),
        REACHED: _("Gặp đúng hẹn"),
        JOINED: _("Đã vào công đoàn"),
    }[stage]


def label_period(period: Period) -> str:
    """`Tháng 11/2026`."""
    names = {"number": period.number, "year": period.year}
    return {
        WEEK: _("Tuần %(number)d/%(year)d"),
        MONTH: _("Tháng %(number)d/%(year)d"),
        QUARTER: _("Quý %(number)d/%(year)d"),
        YEAR: _("Năm %(year)d"),
    }[period.kind] % names


def label_days(period: Period) -> str:
    """`từ 02/11/2026 đến 29/11/2026`."""
    days = {"first": f"{period.first_day:%d/%m/%Y}", "last": f"{period.last_day:%d/%m/%Y}"}
    return _("từ %(first)s đến %(last)s") % days


def show_number(number: int) -> str:
    """`5.310.000`."""
    return f"{number:,}".replace(",", ".")


def show_figure(figure: Figure) -> str:
    """What stands in a cell: a number, or in a word why there is none."""
    if figure is Mark.ABSENT:
        return _("chưa có số liệu")
    return _("ẩn") if figure is Mark.HIDDEN else show_number(figure)


def make_report(published: PublishedYear, period: Period, units: Mapping[int, str]) -> Report:
    """The report of one period. `units`: names by key."""
    labels = {UNIT: {None: _("Chưa có đơn vị"), **units}, FORM: dict(Lead.Kind.choices), PLACEMENT: {"": _("Không rõ")}}
    tables = [_make_time_table(published, period)]
    titles = {FORM: (_("Theo biểu mẫu"), _("Biểu mẫu")), UNIT: (_("Theo đơn vị"), _("Đơn vị"))}
    titles[PLACEMENT] = (_("Theo nguồn"), _("Nguồn"))
    for dimension, (title, head) in titles.items():
        stages = LEAD_STAGES if dimension == UNIT else STAGES
        rows = tuple(
            _make_row(
                str(labels[dimension].get(category, category)),
                tuple(published.get(period, stage, dimension, category) for stage in stages),
                stages,
            )
            for category in published.list_categories(period, dimension)
        )
        tables.append(_make_table(published, period, title, head, stages, rows))
    return Report(period, label_period(period), _make_steps(published, period), tuple(tables))


def sort_by_timeliness(table: Table, most: int) -> Table:
    """The table with those first who reach the fewest in time, and at most so many lines: the others in one sum."""
    rows = sorted(table.rows, key=lambda row: (row.share is None, row.share or 0, row.label))[:most]
    return replace(table, rows=tuple(rows), rest=_make_rest(table.total.figures, tuple(rows), _("Các đơn vị khác")))


def make_overdue_table(overdue: Mapping[Category, int], units: Mapping[int, str], most: int) -> Table:
    """How many wait over their hour, by unit, with nobody to be picked out; at most so many lines."""
    keys = sorted(overdue, key=lambda key: (-overdue[key], str(key)))
    values, total = [overdue[key] for key in keys], sum(overdue.values())
    hidden = protect_line(values)
    names: dict[Category, str] = {None: _("Chưa có đơn vị"), **units}
    rows = tuple(
        Row(names.get(key, str(key)), (value,))
        for number, (key, value) in enumerate(zip(keys, values, strict=True))
        if number not in hidden
    )[:most]
    shown: Figure = total if total >= K else Mark.HIDDEN
    title, rest = _("Đang chờ quá giờ"), _make_rest((shown,), rows, _("Các đơn vị khác"))
    return Table(title, _("Đơn vị"), (_("Đang quá giờ"),), rows, rest, Row(_("Tất cả"), (shown,)))


def find_share(part: Figure, whole: Figure) -> int | None:
    """Percent, when both are shown."""
    if isinstance(part, Mark) or isinstance(whole, Mark) or not whole:
        return None
    return round(100 * part / whole)


def _make_steps(published: PublishedYear, period: Period) -> tuple[Step, ...]:
    figures = {stage: published.get_total(period, stage) for stage in STAGES}
    widest = max((figure for figure in figures.values() if isinstance(figure, int)), default=1)
    return tuple(
        Step(
            stage,
            label_stage(stage),
            figure,
            max(1, round(100 * figure / widest)) if isinstance(figure, int) else None,
            find_share(figure, figures[SENT]) if stage in (REACHED, JOINED) else None,
        )
        for stage, figure in figures.items()
    )


def _make_time_table(published: PublishedYear, period: Period) -> Table:
    grain = _GRAINS[period.kind]
    rows = tuple(
        _make_row(
            f"{label_period(part)} ({part.first_day:%d/%m}–{part.last_day:%d/%m})",
            tuple(published.get_total(part, stage) for stage in STAGES),
            STAGES,
        )
        for part in period.list_of_kind(grain)
    )
    title, head = (_("Theo tuần"), _("Tuần")) if grain == WEEK else (_("Theo tháng"), _("Tháng"))
    return _make_table(published, period, title, head, STAGES, rows)


def _make_table(
    published: PublishedYear, period: Period, title: str, head: str, stages: tuple[str, ...], rows: tuple[Row, ...]
) -> Table:
    totals = tuple(published.get_total(period, stage) for stage in stages)
    columns = tuple(label_stage(stage) for stage in stages)
    return Table(title, head, columns, rows, _make_rest(totals, rows), _make_row(_("Tất cả"), totals, stages))


def _make_row(label: str, figures: tuple[Figure, ...], stages: tuple[str, ...]) -> Row:
    return Row(label, figures, find_share(figures[stages.index(REACHED)], figures[stages.index(SENT)]))


def _make_rest(totals: tuple[Figure, ...], rows: tuple[Row, ...], label: str = "") -> Row | None:
    """What is left of each total that is shown: by the rule of `counting` none, or five and more."""
    left: list[Figure] = []
    for column, total in enumerate(totals):
        shown = sum(row.figures[column] for row in rows if isinstance(row.figures[column], int))
        left.append(total - shown if isinstance(total, int) else total)
    if not any(isinstance(figure, int) and figure for figure in left):
        return None
    return Row(label or _("Các ô ẩn cộng lại"), tuple(left))
