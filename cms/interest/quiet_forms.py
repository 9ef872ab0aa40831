"""Forms that usually get some and now get none: a broken page says nothing, so its silence must."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from cms.interest.models import Submission

DAYS = 28
"""How far back it is looked: four of each day of the week."""
MISSED = 7.0
"""Sendings expected and not come. By chance alone that happens once in e^7, about 1,100, times."""


def find_quiet_forms(counts: Mapping[str, Sequence[int]], missed: float = MISSED) -> list[str]:
    """The names of forms whose silence is no chance.

    `counts`: by the form, sendings on each of the last full days, oldest first, whole weeks of them. What a silent day
    should have brought is the mean of the same day of the week before the silence: a form nobody uses on Sundays
    may be silent on a Sunday.
    """
    return sorted(form for form, daily in counts.items() if _expect_in_silence(daily) >= missed)


def count_by_day(today: date) -> dict[str, list[int]]:
    """Sendings of each form on each of the last DAYS full days before `today`, oldest first."""
    first = today - timedelta(days=DAYS)
    rows = Submission.objects.filter(received_at__date__gte=first, received_at__date__lt=today)
    counts: dict[str, list[int]] = {}
    for form, day in rows.values_list("form", "received_at__date"):
        counts.setdefault(form, [0] * DAYS)[(day - first).days] += 1
    return counts


def _expect_in_silence(daily: Sequence[int]) -> float:
    silent = next((index for index, count in enumerate(reversed(daily)) if count), len(daily))
    before = len(daily) - silent
    first = next((index for index, count in enumerate(daily) if count), 0)  # before that it was not yet published
    expected = 0.0
    for day in range(before, len(daily)):
        same = [daily[other] for other in range(first, before) if (day - other) % 7 == 0]
        expected += sum(same) / len(same) if same else 0
    return expected
