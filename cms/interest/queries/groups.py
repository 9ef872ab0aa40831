"""People of one workplace without a union: together they may found one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from cms.interest.lifecycle import Status
from cms.interest.models import Lead
from cms.interest.queries.worklists import filter_inbox
from cms.union.models import FoundingFigure, Workplace
from cms.union.queries import get_founding_figure


@dataclass(frozen=True, slots=True)
class WorkplaceGroup:
    """So many people of one workplace have raised a hand. `needed`: people it takes to found a union; None: unknown.

    `confirmed`: the figure was read in the charter itself; else it is for the office only.
    """

    workplace: Workplace
    people: int
    needed: int | None
    confirmed: bool

    @property
    def is_enough(self) -> bool:
        """Whether there are enough of them to found a union."""
        return self.needed is not None and self.people >= self.needed


def list_groups(leads: QuerySet[Lead], day: date, fewest: int = 2) -> list[WorkplaceGroup]:
    """The workplaces without a union from which at least `fewest` of `leads` come, most people first.

    Counted are workers who may still join. One query for the workplaces, one for the figure of `day`.
    """
    wanting = filter_inbox(leads).exclude(kind=Lead.Kind.EMPLOYER).exclude(status__in=(Status.CLOSED, Status.JOINED))
    rows = (
        wanting.filter(matched_workplace__isnull=False)
        .exclude(matched_workplace__has_union=Workplace.HasUnion.YES)
        .order_by()
        .values("matched_workplace")
        .annotate(people=Count("pk"))
        .filter(people__gte=fewest)
    )
    people = {row["matched_workplace"]: row["people"] for row in rows}
    figure = get_founding_figure(FoundingFigure.Kind.GRASSROOTS, day)
    groups = [
        WorkplaceGroup(
            workplace=workplace,
            people=people[workplace.pk],
            needed=figure.people if figure else None,
            confirmed=bool(figure and figure.confirmed),
        )
        for workplace in Workplace.objects.filter(pk__in=people).select_related("place", "zone")
    ]
    return sorted(groups, key=lambda group: (-group.people, group.workplace.name))
