"""Which workplace or trade a person means, as people type them."""

from datetime import date

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length, StrIndex

from cms.union.models import Place, Trade, Workplace
from cms.union.names import simplify, split_zone, strip_company_words
from cms.union.queries.names import MOST_LETTERS, drop_scattered, filter_words, rank_by_name

FEWEST_LETTERS_INSIDE = 6
"""A shorter name is not looked for inside a longer text: `may` is in every second sentence."""
MOST_TRADES = 300


def search_workplaces(text: str, day: date, place: Place | None = None, limit: int = 10) -> list[Workplace]:
    """The workplaces `text` may mean on `day`, likeliest first, at most `limit`; those in `place` before others.

    What opens a company's name does not matter, nor does a zone named behind it, but it puts its own first.
    """
    core, zone = _read(text)
    rows = Workplace.objects.on(day).select_related("place", "zone")
    found = filter_words(rows, core) or _inside(rows, core)
    rank = rank_by_name(core)
    found = found.annotate(rank=rank, near=_nearness(place, zone)).order_by("rank", "near", "folded_name", "code")
    return drop_scattered(list(found[:limit]), len(rank.cases))


def find_workplace(text: str, day: date, *, place: Place | None = None) -> Workplace | None:
    """The workplace a person means by `text` on `day`; None when unknown or ambiguous.

    `Cty TNHH Hải Sản Xanh`, `hai san xanh` and `nhà máy Hải Sản Xanh KCN Thạnh Lộc` are one. Of several with one name,
    the one in the zone named, or in `place`, is meant. Behind the name only where it stands may follow.
    """
    core, zone = _read(text)
    if not core:
        return None
    rows = Workplace.objects.on(day).select_related("place", "zone")
    found = list(rows.filter(folded__contains=f"\n{core}\n")[:100])
    if not found:
        found = [one for one in _inside(rows, core)[:100] if _is_followed_by_where(one, core)]
    if zone:
        found = [one for one in found if one.zone is None or f"\n{zone}" in one.zone.folded]
        found = [one for one in found if one.zone] or found
    if place and len(found) > 1:
        found = [one for one in found if one.place_id == place.pk]
    return found[0] if len(found) == 1 else None


def find_trade(text: str, day: date) -> Trade | None:
    """The trade a person means by `text` on `day`: all of it is one of the trade's names, or such a name is in it.

    None when unknown, or when names of several trades are in it.
    """
    said = simplify(text[:MOST_LETTERS])
    if not said:
        return None
    meant: dict[Trade, int] = {}
    for trade in Trade.objects.on(day).order_by("pk")[:MOST_TRADES]:
        inside = [name for name in trade.folded.split("\n") if name and f" {name} " in f" {said} "]
        if said in inside:
            meant.setdefault(trade, len(said) + 1)
        elif inside:
            meant[trade] = max(map(len, inside))
    best = [trade for trade, letters in meant.items() if letters == max(meant.values())]
    return best[0] if len(best) == 1 else None


def _read(text: str) -> tuple[str, str]:
    name, zone = split_zone(simplify(text[:MOST_LETTERS]))
    return strip_company_words(name), zone


def _inside(rows: QuerySet[Workplace], core: str) -> QuerySet[Workplace]:
    """The workplaces with whose whole name the text begins: `hai san xanh thanh loc`."""
    return rows.annotate(letters=Length("folded_name"), at=StrIndex(Value(f"{core} "), F("folded_name"))).filter(
        letters__gte=FEWEST_LETTERS_INSIDE, at=1
    )


def _is_followed_by_where(workplace: Workplace, core: str) -> bool:
    rest = simplify(core.removeprefix(workplace.folded_name))
    known = workplace.place.folded if workplace.place else ""
    known += workplace.zone.folded if workplace.zone else ""
    for small_word in ("o ", "tai ", "phuong ", "xa ", "p ", "x "):
        rest = rest.removeprefix(small_word)
    return core.startswith(f"{workplace.folded_name} ") and f"\n{rest}\n" in known


def _nearness(place: Place | None, zone: str) -> Case:
    near = Q(pk__in=[])
    if place:
        near |= Q(place=place)
    if zone:
        near |= Q(zone__folded__contains=f"\n{zone}")
    return Case(When(near, then=Value(0)), default=Value(1), output_field=IntegerField())
