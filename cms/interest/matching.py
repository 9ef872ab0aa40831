"""What of the things a person typed stands in the union's tables: place, workplace, zone, trade."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cms.interest.messages import Message
from cms.union.models import Coverage, Place, Province, Trade, Workplace, Zone
from cms.union.names import simplify, split_zone, strip_zone_prefix
from cms.union.queries import find_place, find_province, find_trade, find_workplace

MOST_LETTERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What routing looks at, and nothing else."""

    kind: str = "join"
    no_local_contact: bool = False
    may_tell_local: bool = False
    names_workplace: bool = False
    place: Place | None = None
    workplace: Workplace | None = None
    zone: Zone | None = None
    trade: Trade | None = None
    other_province: Province | None = None


class Matcher:
    """Finds what people mean, each text once. Keep it no longer than one run: the tables change."""

    def __init__(self, day: date) -> None:
        self.day = day
        self._found: dict[tuple, object] = {}

    def read(self, message: Message) -> Facts:
        """What is known of this sending."""
        place = self.find_place(message.answer("commune"), message.answer_code("commune"))
        workplace = self.find_workplace(message.answer("workplace"), place)
        zone = workplace.zone if workplace else self._find_zone(message.answer("workplace"))
        return Facts(
            kind=message.kind,
            no_local_contact=bool(message.answer("no_local_contact")),
            may_tell_local=message.agrees_to("consent_tell_local"),
            names_workplace=bool(message.answer("workplace").strip()),
            place=place,
            workplace=workplace,
            zone=zone,
            trade=self._find_trade(message.answer("trade"), message.answer_code("trade")),
            other_province=self._find_other_province(place, message.answer("commune")),
        )

    def find_place(self, text: str, code: str = "") -> Place | None:
        """The place chosen from the list (`code`), else the one meant by `text`."""
        return self._once(("place", text, code), lambda: self._place(text, code))

    def find_workplace(self, text: str, place: Place | None = None) -> Workplace | None:
        """The workplace meant by `text`; of several with one name, the one in `place`."""
        return self._once(("workplace", text, place), lambda: find_workplace(text, self.day, place=place))

    def _place(self, text: str, code: str) -> Place | None:
        chosen = Place.objects.on(self.day).filter(code=code).first() if code else None
        return chosen or find_place(text, self.day)

    def _find_trade(self, text: str, slug: str) -> Trade | None:
        def find() -> Trade | None:
            chosen = Trade.objects.on(self.day).filter(slug=slug).first() if slug else None
            return chosen or find_trade(text, self.day)

        return self._once(("trade", text, slug), find) if text or slug else None

    def _find_zone(self, text: str) -> Zone | None:
        def find() -> Zone | None:
            said = simplify(text[:MOST_LETTERS])
            name = split_zone(said)[1] or (strip_zone_prefix(said) if strip_zone_prefix(said) != said else "")
            rows = Zone.objects.on(self.day).filter(folded__contains=f"\n{name}\n") if name else Zone.objects.none()
            found = list(rows[:2])
            return found[0] if len(found) == 1 else None

        return self._once(("zone", text), find) if text else None

    def _find_other_province(self, place: Place | None, text: str) -> Province | None:
        """The province meant, when we look after places of others and after none of its own."""

        def find() -> Province | None:
            named = place.province if place else find_province(text.rpartition(",")[2], self.day)
            return named if named and self._own_provinces and named.pk not in self._own_provinces else None

        return self._once(("province", place, text), find) if place or text else None

    @cached_property
    def _own_provinces(self) -> set[int]:
        covered = Coverage.objects.on(self.day).filter(place__province__isnull=False)
        return set(covered.values_list("place__province", flat=True).distinct())

    def _once(self, key: tuple, find):
        if key not in self._found:
            self._found[key] = find()
        return self._found[key]


def read_lead(lead) -> Facts:
    """What is known of a lead already recorded, for trying other rules on it."""
    return Facts(
        kind=lead.kind,
        no_local_contact=lead.no_local_contact,
        may_tell_local=lead.may_tell_local,
        names_workplace=bool(lead.workplace),
        place=lead.matched_place,
        workplace=lead.matched_workplace,
        zone=lead.matched_zone,
        trade=lead.matched_trade,
    )
