"""What the office asks about the union: which place, which workplace, which unit looks after them on a day."""

import re
from collections.abc import Iterable
from datetime import date

from django.db.models import F, Q, QuerySet

from cms.schema import Imprint, SiteSettings
from cms.schema.references import Ref, make_ref
from cms.schema.text import fold
from cms.union.models import Coverage, Place, SiteProfile, Unit, Workplace

_NOT_IN_NAME = re.compile(r"[^a-z0-9]+")
_PLACE_PREFIXES = {
    "phuong": Place.Kind.WARD,
    "p": Place.Kind.WARD,
    "xa": Place.Kind.COMMUNE,
    "x": Place.Kind.COMMUNE,
    "dac khu": Place.Kind.SPECIAL_ZONE,
}
_COMPANY_WORDS = re.compile(
    r"^(?:(?:cong ty|cty|ct|tnhh|mtv|mot thanh vien|co phan|cp|xi nghiep|nha may|xuong|doanh nghiep|dntn|tu nhan) )+"
)
"""Words that open a company's name and that people leave out or shorten."""


def find_place(text: str, day: date) -> Place | None:
    """The commune, ward or special zone a person means by `text` on `day`; None when unknown or ambiguous.

    Diacritics, capitals and `phường`, `P.` in front do not matter; in an address, the parts between commas are tried.
    An old name that became several places is ambiguous: asking again is better than guessing.
    """
    parts = [text, *text.split(",")] if "," in text else [text]
    for part in parts:
        name, kind = _take_place_prefix(_plain(part))
        found = _named(Place.objects.on(day), name, _place_core)
        exact = [place for place in found if kind is None or place.kind == kind]
        if len(exact) == 1:
            return exact[0]
        # "phường" is often said of what is a commune by law: believe the name when only one place bears it.
        if not exact and len(found) == 1:
            return found[0]
    return None


def find_workplace(text: str, day: date) -> Workplace | None:
    """The workplace a person means by `text` on `day`; None when unknown or ambiguous.

    `Cty TNHH Hải Sản Xanh` and `hai san xanh` are one: what opens a company's name does not matter.
    """
    found = _named(
        Workplace.objects.on(day).select_related("place"), _without_company_words(_plain(text)), _company_core
    )
    return found[0] if len(found) == 1 else None


def find_covering_unit(place: Place | None, workplace: Workplace | None, day: date) -> Unit | None:
    """The unit that looks after `workplace`, else `place` (else the place the workplace stands in), on `day`.

    A unit that has ended is passed over. None when nobody covers it.
    """
    if workplace and (unit := _covering(Q(workplace=workplace), day)):
        return unit
    for candidate in (place, workplace.place if workplace else None):
        if candidate and (unit := _covering(Q(place=candidate), day)):
            return unit
    return None


def get_top_unit(day: date) -> Unit | None:
    """The unit everything falls back to: the province, at the top of the tree in force on `day`; None when none is."""
    tops = Unit.objects.on(day).filter(parent__isnull=True).order_by("pk")
    return tops.filter(kind=Unit.Kind.PROVINCE).first() or tops.first()


def search_units(text: str) -> QuerySet[Unit]:
    """Units whose name or code has `text` in it, whatever the diacritics."""
    wanted = " ".join(fold(text).split())
    names = Unit.objects.values_list("pk", "name", "code")
    return Unit.objects.filter(pk__in=[pk for pk, name, code in names if wanted in fold(name) or wanted in code])


def get_site_settings_entry(base_url: str) -> SiteSettings:
    """What the public site says of itself. `base_url`: the public address, without a slash at the end."""
    profile = SiteProfile.load()
    return SiteSettings(
        name=profile.name,
        tagline=profile.tagline,
        base_url=base_url.rstrip("/"),
        theme=profile.theme,
        imprint=Imprint(
            managing_body=profile.managing_body,
            parent_body=profile.parent_body,
            address=profile.address,
            email=profile.email,
            phone=profile.phone,
            person_responsible=profile.person_responsible,
        ),
        join_page=_page_ref(profile.join_page_id),
        privacy_page=_page_ref(profile.privacy_page_id),
    )


def _page_ref(page_id: int | None) -> Ref:
    return make_ref("page", page_id) if page_id else Ref("")


def _covering(of: Q, day: date) -> Unit | None:
    rows = Coverage.objects.on(day).filter(of).select_related("unit")
    units_in_force = Unit.objects.on(day).values("pk")
    # The youngest decision wins when two overlap; the key makes the choice the same every time.
    row = rows.filter(unit__in=units_in_force).order_by(F("valid_from").desc(nulls_last=True), "-pk").first()
    return row.unit if row else None


def _named(rows: QuerySet, name: str, simplify) -> list:
    if not name:
        return []
    # The database narrows by the longest word; which names are equal is decided here, by one rule.
    candidates = rows.filter(folded__contains=max(name.split(), key=len))
    return [row for row in candidates if name in {simplify(line) for line in _lines(row)}]


def _lines(row: Place | Workplace) -> Iterable[str]:
    return row.folded.splitlines()


def _plain(text: str) -> str:
    return _NOT_IN_NAME.sub(" ", fold(text)).strip()


def _take_place_prefix(name: str) -> tuple[str, str | None]:
    for prefix, kind in _PLACE_PREFIXES.items():
        if name.startswith(f"{prefix} "):
            return name.removeprefix(f"{prefix} "), kind
    return name, None


def _place_core(line: str) -> str:
    return _take_place_prefix(_plain(line))[0]


def _company_core(line: str) -> str:
    return _without_company_words(_plain(line))


def _without_company_words(name: str) -> str:
    return _COMPANY_WORDS.sub("", name)
