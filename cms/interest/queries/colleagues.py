"""To whom a lead can be given: who works for its unit or above, and may see it."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.accounts.models import User
from cms.interest.models import Lead, Organiser
from cms.interest.routing import INSIDE_COMPANY
from cms.union.models import Unit


def list_colleagues(lead: Lead, day: date | None = None) -> QuerySet[User]:
    """The people who work on `day` (today) for the unit of `lead` or for one above it, by name.

    Only who may work on leads. Nobody of a unit inside a company, unless the sender agreed that it is told.
    """
    day = day or timezone.localdate()
    units = [unit for unit in _list_upwards(lead.unit_id) if _may_know(lead, unit)]
    working = Q(owned_units__in=units) | Q(deputised_units__in=units)
    working |= Q(pk__in=Organiser.objects.on(day).filter(unit__in=units).values("user"))
    people = User.objects.with_perm("interest.change_lead", backend="django.contrib.auth.backends.ModelBackend")
    return people.filter(working, is_active=True).distinct().order_by("last_name", "first_name", "username")


def _may_know(lead: Lead, unit: Unit) -> bool:
    return unit.kind not in INSIDE_COMPANY or (lead.may_tell_local and not lead.no_local_contact)


def _list_upwards(pk: int | None) -> list[Unit]:
    units = {unit.pk: unit for unit in Unit.objects.only("pk", "parent_id", "kind")} if pk else {}
    found: list[Unit] = []
    while pk in units and units[pk] not in found:
        found.append(units[pk])
        pk = units[pk].parent_id
    return found
