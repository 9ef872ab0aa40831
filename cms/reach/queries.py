"""How often pages were read, summed up for a screen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Sum

from cms.reach.models import DailyReads, Source

PERIODS = (7, 30, 365)
K = 5
"""Smaller numbers are not told exactly."""
MOST_ROWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One line of a table. `width`: of its bar, in percent of the largest."""

    label: str
    number: int
    width: int = 0
    detail: str = ""

    @property
    def is_small(self) -> bool:
        """Whether it is shown as `dưới 5`."""
        return 0 < self.number < K


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a screen shows of a period."""

    first: date
    last: date
    total: int
    days: list[tuple[date, int]] = field(default_factory=list)
    """Each day of a short period; each week, by its Monday, of a long one."""
    pages: list[Share] = field(default_factory=list)
    placements: list[Share] = field(default_factory=list)
    sources: list[Share] = field(default_factory=list)


def require_view(user) -> None:
    """Raise PermissionDenied unless `user` may see how often pages are read."""
    if not user.has_perm("reach.view_reads"):
        raise PermissionDenied


def read_period(days: int, *, today: date, path: str = "") -> Reading:
    """The last `days` days up to today, of the whole site or of the page at `path`."""
    first = today - timedelta(days=days - 1)
    rows = DailyReads.objects.filter(since__range=(first, today))
    if path:
        rows = rows.filter(path=path)
    by_day = dict(rows.values_list("since").annotate(sum=Sum("number")).order_by())
    labels = dict(Source.choices)
    return Reading(
        first=first,
        last=today,
        total=sum(by_day.values()),
        days=_fill_days(first, today, by_day),
        pages=_share(rows.values_list("path").annotate(sum=Sum("number"))) if not path else [],
        placements=_share(rows.exclude(placement="").values_list("placement").annotate(sum=Sum("number"))),
        sources=_share(
            (str(labels[code]), sum_) for code, sum_ in rows.values_list("source").annotate(s=Sum("number"))
        ),
    )


def count_page_reads(path: str, *, today: date, days: int = 30) -> int | None:
    """How often the page at `path` was read in the last days; None while nothing was ever counted."""
    found = DailyReads.objects.filter(path=path, since__gt=today - timedelta(days=days))
    sums = found.aggregate(sum=Sum("number"), rows=Count("pk"))
    if not sums["rows"] and not DailyReads.objects.exists():
        return None
    return sums["sum"] or 0


def blur(number: int) -> int:
    """What a picture shows of a number: those that are not told exactly all look alike."""
    return K // 2 if 0 < number < K else number


def _fill_days(first: date, last: date, by_day: dict[date, int]) -> list[tuple[date, int]]:
    span = (last - first).days + 1
    days = [(first + timedelta(days=offset)) for offset in range(span)]
    if span <= 2 * 31:
        return [(day, by_day.get(day, 0)) for day in days]
    weeks: dict[date, int] = {}
    for day in days:
        monday = day - timedelta(days=day.weekday())
        weeks[monday] = weeks.get(monday, 0) + by_day.get(day, 0)
    return list(weeks.items())


def _share(sums: Iterable[tuple[str, int]]) -> list[Share]:
    ordered = sorted(sums, key=lambda pair: (-pair[1], pair[0]))[:MOST_ROWS]
    most = max((blur(number) for _label, number in ordered), default=0)
    return [
        Share(label=label, number=number, width=round(100 * blur(number) / most)) for label, number in ordered if most
    ]
