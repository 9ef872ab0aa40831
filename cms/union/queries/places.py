"""Which commune a person means: today's names and old ones, as people write them. Ask, do not guess."""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from django.db.models import Q, QuerySet

from cms.union.models import Place, Province
from cms.union.names import SaidPlace, read_place, simplify
from cms.union.queries.names import MOST_LETTERS, drop_scattered, filter_words, has_line, rank_by_name

MOST_PARTS = 6
"""Of an address, so many parts between commas are looked at."""
FEWEST_LETTERS_OF_A_PART = 3


def search_places(text: str, day: date, limit: int = 10) -> list[Place]:
    """The places `text` may mean on `day`, likeliest first, at most `limit`; old names included.

    Whole name, then its beginning, then the beginning of a word in it, then other and old names. An old district
    gives every commune it became. In an address the parts between commas are tried when the whole finds nothing.
    """
    rows, bare = _narrow(text, day)
    for part in _split(bare):
        found = _search(rows, read_place(part), limit)
        if found:
            return found
    return []


def find_place(text: str, day: date) -> Place | None:
    """The commune, ward or special zone a person means by `text` on `day`; None when unknown or ambiguous.

    Diacritics, capitals and `phường`, `P.` in front do not matter. The parts of an address must not contradict each
    other: `Bình An, Châu Thành` is the one in the old district. An old name that became several places, or that
    another place bears today, is ambiguous: asking again is better than guessing. A place of another province than the
    one named is not meant.
    """
    rows, bare = _narrow(text, day)
    said = [read_place(part) for part in _split(bare)]
    meant: set[Place] | None = None
    for one in said:
        found = _list_meant(rows, one)
        if found:
            meant = found if meant is None else meant & found
    if not meant or len(meant) == 1:
        return next(iter(meant), None) if meant else None
    return _choose_by_kind(meant, said)


def find_province(text: str, day: date) -> Province | None:
    """The province `text` names on `day`, by today's name or an old one; None when none does."""
    tail = simplify(text)
    named = {line: province for province in Province.objects.on(day) for line in province.folded.split("\n") if line}
    for prefix in ("tinh ", "thanh pho ", "tp "):
        tail = tail.removeprefix(prefix)
    return named.get(tail)


def _search(rows: QuerySet[Place], said: SaidPlace, limit: int) -> list[Place]:
    first = [Q(folded_name=said.core, kind=said.kind)] if said.kind else []
    if said.level == "district":
        first = [Q(folded__contains=f"{prefix} {said.core}\n") for prefix in _spell_out(said.prefix)]
    rank = rank_by_name(said.core, *first)
    found = filter_words(rows, said.core).annotate(rank=rank).select_related("province")
    return drop_scattered(list(found.order_by("rank", "folded_name", "code")[:limit]), len(rank.cases))


def _spell_out(prefix: str) -> tuple[str, ...]:
    if prefix in ("huyen", "h", "huyen dao"):
        return ("huyen", "huyen dao")
    return ("thanh pho", "thi xa") if prefix in ("tp", "thanh pho", "tx", "thi xa") else ("quan",)


def _narrow(text: str, day: date) -> tuple[QuerySet[Place], str]:
    """The places in question, and the text without the province at its end."""
    text, rows = text[:MOST_LETTERS], Place.objects.on(day)
    address, comma, last = text.rpartition(",")
    province = find_province(last, day) if comma else None
    if province:
        return rows.filter(Q(province=province) | Q(province__isnull=True)), f"{address}\n{text}"
    return rows, text


def _split(text: str) -> list[str]:
    """The whole text, then the parts of an address. A text that named its province comes with and without it."""
    bare, *whole = text.split("\n")
    parts = [part for part in bare.split(",") if len(simplify(part)) >= FEWEST_LETTERS_OF_A_PART]
    return list(islice(dict.fromkeys([*whole, bare, *(parts if len(parts) > 1 else [])]), MOST_PARTS + 2))


def _list_meant(rows: QuerySet[Place], said: SaidPlace) -> set[Place]:
    if not said.core:
        return set()
    candidates = rows.filter(has_line(said.core)).select_related("province")
    return {place for place in candidates if any(said.may_mean(name) for name in _list_said(place))}


def _list_said(place: Place) -> Iterable[SaidPlace]:
    """The names of a place; its own is said of a commune, whatever the prefix."""
    for number, line in enumerate(filter(None, place.folded.split("\n"))):
        yield SaidPlace(line, "xa") if number == 0 else read_place(line)


def _choose_by_kind(meant: set[Place], said: list[SaidPlace]) -> Place | None:
    """Who says `phường Rạch Giá` means what is called so today, not what an old name also points to."""
    named = [
        (place, place.kind == one.kind) for one in said if one.kind for place in meant if place.folded_name == one.core
    ]
    exact = {place for place, same_kind in named if same_kind} or {place for place, _same in named}
    return exact.pop() if len(exact) == 1 else None
