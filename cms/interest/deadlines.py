"""By when a request about one's own data is answered and done.

NĐ 356/2025/NĐ-CP art. 5, in force from 01/01/2026 (read in the text): every request is answered within two working
days; withdrawing, restricting and objecting are done within 15 days (20 when others hold the data too), viewing and
correcting within 10 (15), deleting within 20 (30).
"""

from datetime import datetime, timedelta

from django.utils import timezone

from cms.interest.models import DataRequest
from cms.union.models import Unit
from cms.union.queries import get_top_unit
from cms.union.working_time import add_working_hours, list_stretches

ANSWER_WORKING_DAYS = 2
DONE_DAYS: dict[str, tuple[int, int]] = {
    DataRequest.Kind.VIEW: (10, 15),
    DataRequest.Kind.CORRECT: (10, 15),
    DataRequest.Kind.DELETE: (20, 30),
    DataRequest.Kind.RESTRICT: (15, 20),
    DataRequest.Kind.OBJECT: (15, 20),
    DataRequest.Kind.WITHDRAW: (15, 20),
}
"""Days to have it done: when only we hold the data, and when others do too."""
_LONGEST_HOLIDAY = 40


def find_answer_due(received_at: datetime, unit: Unit | None = None) -> datetime:
    """The end of the second working day after the day of receipt, by the hours of `unit` (the top unit)."""
    day = timezone.localdate(received_at)
    unit = unit or get_top_unit(day)
    if unit is None:
        return received_at + timedelta(days=ANSWER_WORKING_DAYS)
    ends: dict = {}
    for _begins, end in list_stretches(unit, day + timedelta(days=1), day + timedelta(days=_LONGEST_HOLIDAY)):
        ends[end.date()] = end
        if len(ends) > ANSWER_WORKING_DAYS:
            break
    days = sorted(ends)
    if len(days) >= ANSWER_WORKING_DAYS:
        return ends[days[ANSWER_WORKING_DAYS - 1]]
    return add_working_hours(unit, received_at, 8 * ANSWER_WORKING_DAYS)


def find_done_due(kind: str, received_at: datetime, *, third_party: bool = False) -> datetime:
    """The moment by which a request of `kind` (DataRequest.Kind) is done."""
    return received_at + timedelta(days=DONE_DAYS[kind][third_party])
