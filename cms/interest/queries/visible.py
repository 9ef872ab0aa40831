"""Who may see which lead."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from cms.accounts.models import User
from cms.interest.models import Lead, Organiser, Submission
from cms.interest.routing import INSIDE_COMPANY
from cms.union.models import Unit


def get_visible_leads(user: User) -> QuerySet[Lead]:
    """The leads `user` may see, who sent last first: those of the own unit and of the units below it.

    None without the permission; all of them for the administrator. Whose unit sits in a company sees only leads whose
    sender agreed that it is told, and never one that asked for silence. What was given to somebody by name, or climbed
    up to them, they see too, under the same two conditions. Merged and quarantined ones are included: see `worklists`.
    """
    if not user.has_perm("interest.view_lead"):
        return Lead.objects.none()
    leads = Lead.objects.select_related("unit", "owner").annotate(times_sent=_count_sendings())
    leads = leads.filter(forgotten_at=None).order_by("-last_sent_at", "-pk")
    if user.is_superuser:
        return leads
    above, inside = _split_units(user)
    told = Q(no_local_contact=False, may_tell_local=True)
    by_name = Q(owner=user) | Q(escalated_to=user)
    return leads.filter(
        Q(unit__in=above) | Q(unit__in=inside) & told | (by_name if above or not inside else by_name & told)
    )


def may_see(user: User, lead: Lead) -> bool:
    """Whether `user` may see `lead`."""
    return get_visible_leads(user).filter(pk=lead.pk).exists()


def list_units_of(user: User, day: date | None = None) -> set[int]:
    """The keys of the units `user` works for on `day` (today), and of all units below them, of all times.

    Somebody works for the units they own, deputise for, or are an organiser of.
    """
    above, inside = _split_units(user, day)
    return above | inside


def list_units_above_companies(user: User, day: date | None = None) -> set[int]:
    """Like `list_units_of`, without what `user` works for only from inside a company."""
    return _split_units(user, day)[0]


def is_inside_company(user: User) -> bool:
    """Whether `user` works only for units that sit in companies."""
    above, inside = _split_units(user)
    return bool(inside) and not above and not user.is_superuser


def _split_units(user: User, day: date | None = None) -> tuple[set[int], set[int]]:
    """The units worked for, and those below: who comes in from above a company, and who sits in it.

    Two queries, however deep the tree is.
    """
    day = day or timezone.localdate()
    children: dict[int | None, list[int]] = defaultdict(list)
    kinds: dict[int, str] = {}
    own: set[int] = set()
    for pk, parent, kind, owner, deputy in Unit.objects.values_list("pk", "parent", "kind", "owner", "deputy"):
        children[parent].append(pk)
        kinds[pk] = kind
        if user.pk in (owner, deputy):
            own.add(pk)
    own |= set(Organiser.objects.on(day).filter(user=user).values_list("unit", flat=True))
    above = _with_all_below({pk for pk in own if kinds[pk] not in INSIDE_COMPANY}, children)
    inside = _with_all_below({pk for pk in own if kinds[pk] in INSIDE_COMPANY}, children) - above
    return above, inside


def _with_all_below(units: set[int], children: dict[int | None, list[int]]) -> set[int]:
    found, waiting = set(units), list(units)
    while waiting:
        new = [pk for pk in children[waiting.pop()] if pk not in found]
        found.update(new)
        waiting += new
    return found


def _count_sendings() -> Coalesce:
    # Counted for the rows shown only; a join would count for all of them first.
    of_it = Submission.objects.filter(lead=OuterRef("pk")).order_by().values("lead")
    return Coalesce(Subquery(of_it.annotate(number=Count("pk")).values("number")), 0, output_field=IntegerField())
