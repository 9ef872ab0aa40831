"""Hand over who looks after whom: from a day on, by a decision. What held before can still be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.union.locking import lock_writers
from cms.union.models import Coverage, Place, Trade, Unit, Workplace, Zone
from cms.union.queries import is_within

if TYPE_CHECKING:
    from cms.accounts.models import User

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HandOver:
    """What was done: the rows that ended the day before, and the rows that begin."""

    ended: tuple[Coverage, ...]
    begun: tuple[Coverage, ...]


@transaction.atomic
def reassign_coverage(
    *,
    items: Iterable[Place | Zone | Workplace | Trade],
    unit: Unit,
    decision: str,
    from_day: date,
    actor: "User | None",
) -> HandOver:
    """Give all of `items` to `unit` from `from_day` on. One transaction: all of them or none.

    A row in force that day ends the day before; one that begins on that very day is replaced. A row planned for later
    stays, and the new one runs up to it. What `unit` looks after already stays as it is. Days before `from_day` answer
    as they did. Raises ValidationError when there is nothing to hand over, no decision, or `unit` does not exist then.
    """
    items = list(dict.fromkeys(items))
    _refuse_unfit(items, unit, decision, from_day)
    lock_writers(Unit, Coverage)
    ended: list[Coverage] = []
    begun: list[Coverage] = []
    for item in items:
        rows = list(Coverage.objects.of(item).during(from_day, None).with_names().order_by("valid_from"))
        now = [row for row in rows if row.is_in_force(from_day)]
        if any(row.unit_id == unit.pk and not row.valid_to for row in now):
            continue
        later = min((row.valid_from for row in rows if row not in now), default=None)
        for row in now:
            ended.append(row)
            _end_row(row, from_day - DAY, actor)
        begun.append(_begin_row(item, unit, decision, from_day, later and later - DAY, actor))
    return HandOver(tuple(ended), tuple(begun))


@transaction.atomic
def close_unit(*, unit: Unit, successor: Unit, decision: str, last_day: date, actor: "User | None" = None) -> HandOver:
    """End `unit` with `last_day`; `successor` goes on with all that it looks after, as long as `unit` would have.

    Units right below it that go on come under the successor. Raises ValidationError when the successor is the unit
    itself or does not exist the day after, when there is no decision, or when `unit` is not in force on `last_day`.
    """
    if unit.pk == successor.pk:
        raise ValidationError(_("Một đơn vị không thể kế thừa chính nó."))
    if not unit.is_in_force(last_day):
        raise ValidationError(_describe_absence(unit, last_day))
    from_day = last_day + DAY
    _refuse_unfit([unit], successor, decision, from_day)
    lock_writers(Unit, Coverage)
    ended = list(Coverage.objects.filter(unit=unit).during(from_day, None).with_names().order_by("pk"))
    begun = []
    for row in ended:
        first, last = max(row.valid_from or from_day, from_day), row.valid_to
        _end_row(row, last_day, actor)
        begun.append(_begin_row(row.thing, successor, decision, first, last, actor))
    _move_below(unit, successor, from_day)
    unit.refresh_from_db()
    unit.valid_to, unit.successor, unit.closing_decision = last_day, successor, decision
    unit.save()
    log(unit, "wagtail.edit", user=actor, data={"decision": decision, "successor": successor.code})
    return HandOver(tuple(ended), tuple(begun))


def _refuse_unfit(items: list, unit: Unit, decision: str, from_day: date) -> None:
    if not items:
        raise ValidationError(_("Chưa chọn gì để phân công."))
    if not decision.strip():
        raise ValidationError(_("Hãy ghi số quyết định."))
    if not unit.is_in_force(from_day):
        raise ValidationError(_describe_absence(unit, from_day))


def _describe_absence(unit: Unit, day: date) -> str:
    return _("“%(unit)s” không hoạt động vào ngày %(day)s.") % {"unit": unit, "day": f"{day:%d/%m/%Y}"}


def _begin_row(item, unit: Unit, decision: str, first: date, last: date | None, actor: "User | None") -> Coverage:
    row = Coverage(unit=unit, valid_from=first, valid_to=last, decision=decision, **{item._meta.model_name: item})
    row.save()
    log(row, "wagtail.create", user=actor, data={"decision": decision, "unit": unit.code})
    return row


def _end_row(row: Coverage, last_day: date, actor: "User | None") -> None:
    """End a row; one that would end before it begins was only a plan, and goes. Its trace stays in the log."""
    if row.valid_from and row.valid_from > last_day:
        log(row, "wagtail.delete", user=actor, data={"decision": row.decision, "unit": row.unit.code})
        Coverage.objects.filter(pk=row.pk).delete()
        return
    row.valid_to = last_day
    row.save()
    log(row, "wagtail.edit", user=actor, data={"last_day": last_day.isoformat()})


def _move_below(unit: Unit, successor: Unit, day: date) -> None:
    """Put the units right below `unit` that go on below its successor; a successor from below takes its place first."""
    if is_within(successor, unit):
        successor.parent = unit.parent
        successor.save()
    for child in Unit.objects.filter(parent=unit).exclude(valid_to__lt=day).order_by("pk"):
        child.parent = successor
        child.save()
