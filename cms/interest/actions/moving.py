"""Handing leads to other units: one by a click, many by a decision. Who had whom on a day stays on record."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.accounts.models import User
from cms.interest.actions.following import check_unit, touch
from cms.interest.actions.tracing import lock_workable, note_event
from cms.interest.due import CLOCK_FIELDS
from cms.interest.lifecycle import OPEN, NotAllowed, Status
from cms.interest.models import Lead, LeadEvent, Reassignment, RoutingRule, UnitAssignment
from cms.interest.routing import INSIDE_COMPANY, Router
from cms.union.models import Unit, Workplace


@transaction.atomic
def move_to_unit(*, lead: Lead, actor: User, unit: Unit, reason: str = "", now: datetime | None = None) -> None:
    """Hand `lead` over to `unit`; who owned it in the old unit no longer does. The due hour stays.

    Raises NotAllowed for a unit inside a company the sender has not agreed to tell.
    """
    now, lead = now or timezone.now(), lock_workable(lead)
    check_unit(lead, unit)
    before = lead.unit.name if lead.unit else _("chưa có đơn vị")
    place_in_unit(lead, unit, now)
    touch(lead, now)
    lead.save(update_fields=[*_PLACED, "touched_at"])
    text = f"{before} → {unit.name}\n{reason}".strip()
    note_event(lead=lead, kind=LeadEvent.Kind.UNIT, actor=actor, text=text, at=now, to=unit.pk)


@transaction.atomic
def reassign_leads(
    *,
    actor: User,
    decision: str,
    day: date,
    to_unit: Unit,
    from_unit: Unit | None = None,
    workplaces: Iterable[Workplace] = (),
    now: datetime | None = None,
) -> Reassignment:
    """Move all open leads of `from_unit`, or of `workplaces`, or of both together, to `to_unit` by one decision.

    What the sender has not agreed that a unit inside a company learns stays where it is. What is done stays on record:
    asked for a day before, `queries.find_unit_on` still names the old unit. Raises NotAllowed without a decision's
    number, or when neither a unit nor a workplace is given.
    """
    now, workplaces = now or timezone.now(), list(workplaces)
    if not decision.strip():
        raise NotAllowed(_("Hãy ghi số quyết định."))
    if from_unit is None and not workplaces:
        raise NotAllowed(_("Hãy chọn đơn vị cũ hoặc nơi làm việc."))
    made = Reassignment.objects.create(
        decision=decision.strip(), day=day, from_unit=from_unit, to_unit=to_unit, made_by=actor, made_at=now
    )
    made.workplaces.set(workplaces)
    for lead in _list_concerned(from_unit, to_unit, workplaces):
        before = lead.unit.name if lead.unit else _("chưa có đơn vị")
        place_in_unit(lead, to_unit, now, reassignment=made)
        lead.route_reason = _("Gửi tới đây theo %(decision)s ngày %(day)s.") % {
            "decision": made.decision,
            "day": f"{day:%d/%m/%Y}",
        }
        lead.save(update_fields=[*_PLACED, "route_reason"])
        text = f"{before} → {to_unit.name}\n{made}"
        note_event(lead=lead, kind=LeadEvent.Kind.UNIT, actor=actor, text=text, at=now, to=to_unit.pk, by=made.pk)
        made.moved += 1
    made.save(update_fields=["moved"])
    return made


def place_in_unit(
    lead: Lead,
    unit: Unit,
    now: datetime,
    *,
    rule: RoutingRule | None = None,
    reassignment: Reassignment | None = None,
) -> None:
    """Give `lead` to `unit` and to who answers there, and keep on record who had it until now. Lead is not saved."""
    UnitAssignment.objects.filter(lead=lead, until=None).update(until=now)
    UnitAssignment.objects.create(lead=lead, unit=unit, rule=rule, reassignment=reassignment, since=now)
    owner = None
    if lead.status in OPEN:
        for person in (unit.owner, unit.deputy):
            owner = owner or (person if person and person.is_active else None)
        # A unit in which nobody answers keeps the lead, and who answers above it is asked.
        owner = owner or Router(timezone.localdate(now), rules=()).settle(unit).owner
    lead.unit, lead.owner, lead.route_rule = unit, owner, rule
    if lead.status == Status.ASSIGNED:
        lead.status, lead.status_at = Status.NEW, now
    lead.escalation_level, lead.escalated_to, lead.next_climb_at = 0, None, None


_PLACED = ("unit", "owner", "route_rule", "status", "status_at", *CLOCK_FIELDS)


def _list_concerned(from_unit: Unit | None, to_unit: Unit, workplaces: list[Workplace]) -> list[Lead]:
    leads = Lead.objects.select_for_update(of=("self",)).select_related("unit")
    leads = leads.filter(status__in=OPEN, forgotten_at=None).exclude(unit=to_unit)
    if from_unit:
        leads = leads.filter(unit=from_unit)
    if workplaces:
        leads = leads.filter(matched_workplace__in=workplaces)
    if to_unit.kind in INSIDE_COMPANY:
        leads = leads.filter(no_local_contact=False, may_tell_local=True)
    return list(leads.order_by("pk"))
