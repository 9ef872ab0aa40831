"""Who would have got whom by other rules, and who had whom on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from cms.accounts.models import User
from cms.interest.matching import read_lead
from cms.interest.models import Lead, RoutingRule, UnitAssignment
from cms.interest.routing import Route, Router
from cms.union.models import Unit


@dataclass(frozen=True, slots=True)
class Trial:
    """One lead: who has it now, and who would have got it."""

    lead: Lead
    unit: Unit | None
    owner: User | None
    route: Route

    @property
    def moves(self) -> bool:
        """Whether another unit would have got it."""
        return (self.unit.pk if self.unit else None) != (self.route.unit.pk if self.route.unit else None)


def dry_run_routing(rules: Iterable[RoutingRule], day: date, last: int = 100) -> list[Trial]:
    """Try `rules` (saved or not) on the `last` leads that came: nothing is changed. Newest first.

    Only the rules in force on `day` are tried.
    """
    router = Router(day, [rule for rule in rules if rule.is_in_force(day)])
    related = ("unit", "owner", "matched_place__province", "matched_workplace__place", "matched_zone", "matched_trade")
    leads = Lead.objects.filter(forgotten_at=None, merged_into=None).select_related(*related)
    return [
        Trial(lead, lead.unit, lead.owner, router.find(read_lead(lead)))
        for lead in leads.order_by("-received_at", "-pk")[:last]
    ]


def find_unit_on(lead: Lead, at: datetime) -> Unit | None:
    """The unit that had `lead` at the moment `at`; None before it came."""
    rows = UnitAssignment.objects.filter(lead=lead, since__lte=at).exclude(until__lte=at).select_related("unit")
    row = rows.order_by("-since", "-pk").first()
    return row.unit if row else None
