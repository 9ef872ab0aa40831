"""Who looks after what on a day."""

from datetime import date

from cms.union.models import Coverage, FoundingFigure, Place, Trade, Workplace, Zone


def find_covering(
    day: date,
    *,
    workplace: Workplace | None = None,
    zone: Zone | None = None,
    trade: Trade | None = None,
    place: Place | None = None,
) -> Coverage | None:
    """The row that says which unit looks after this one thing on `day`; None when nobody does, or nothing is given.

    One kind of thing at a time: which comes first is the caller's rule. The unit may have ended without its work being
    handed over: `follow_successors(row.unit, day)` says who does it. Raises ValueError for more than one thing.
    """
    things = [thing for thing in (workplace, zone, trade, place) if thing is not None]
    if len(things) > 1:
        raise ValueError("One thing at a time: which comes first is the caller's rule.")
    return Coverage.objects.on(day).of(things[0]).select_related("unit").first() if things else None


def get_founding_figure(kind: str, day: date) -> FoundingFigure | None:
    """How many people it takes on `day` to found a union of `kind` (FoundingFigure.Kind); None when not known.

    While the figure is not `confirmed`, it is for the office only: no text for the public states it.
    """
    return FoundingFigure.objects.on(day).filter(kind=kind).order_by("-confirmed", "-valid_from", "-pk").first()
