"""Which unit calls back: the workplace's, else the commune's, else the province. Dated, as the union's tables are."""

from datetime import date

from cms.interest.messages import Message
from cms.union.models import Unit
from cms.union.queries import find_covering_unit, find_place, find_workplace, get_top_unit


def find_unit_for(message: Message, day: date) -> Unit | None:
    """The unit that calls this person back, as things stand on `day`; None only when no unit exists at all.

    Never a grassroots unit: those sit inside the company, and nobody said yet that the company may know.
    "Tell nobody at my company" goes straight to the province, past every unit that works with the company.
    """
    top = get_top_unit(day)
    if message.answer("no_local_contact"):
        return top
    place = find_place(message.answer("commune"), day)
    workplace = find_workplace(message.answer("workplace"), day)
    return _above_grassroots(find_covering_unit(place, workplace, day), day) or top


def _above_grassroots(unit: Unit | None, day: date) -> Unit | None:
    seen = set()
    while unit and (unit.kind == Unit.Kind.GRASSROOTS or not Unit.objects.on(day).filter(pk=unit.pk).exists()):
        if unit.pk in seen:  # a tree bent into a ring by a mistake must not stop the ingest
            return None
        seen.add(unit.pk)
        unit = unit.parent
    return unit
