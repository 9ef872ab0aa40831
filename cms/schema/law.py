"""The law as published data: documents, provisions with their wordings, figures with their values, wage regions.

What counts on a day is for the reader of the data to say: `find_in_force` and `find_shown` do.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Protocol, TypeVar

from cms.schema.fields import described
from cms.schema.references import Ref


class Period(Protocol):
    """What holds from a day to a day, both included; None is open."""

    in_force_from: date | None
    in_force_to: date | None


Dated = TypeVar("Dated", bound=Period)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalDocument:
    """A law, decree or circular."""

    kind: ClassVar[str] = "law"
    number: str = described("Its number: 45/2019/QH14.")
    title: str = described("Its full title.")
    short_title: str = described("What readers call it.")
    issuer: str = described("Who issued it.", "")
    signed_on: date | None = described("The day it was signed.", None)
    in_force_from: date | None = described("The first day it holds.", None)
    in_force_to: date | None = described("The last day it holds.", None)
    replaced_by: Ref = described("The document that takes its place; may be empty.", Ref(""))
    url: str = described("The official text (https).", "")
    confirmed: bool = described("True when somebody read it in the official text.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a provision says from a day to a day."""

    gist: str = described("What it says, in a sentence or two.")
    in_force_from: date | None = described("The first day it holds.", None)
    in_force_to: date | None = described("The last day it holds.", None)
    amended_by: Ref = described("The document that brought this wording; empty for the first.", Ref(""))
    confirmed: bool = described("True when somebody read it in the official text.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """An article, a clause or a point of a document."""

    kind: ClassVar[str] = "provision"
    document: Ref = described("The document it stands in.")
    article: str = described("The article's number.")
    clause: str = described("The clause's number; may be empty.", "")
    point: str = described("The point's letter; may be empty.", "")
    versions: tuple[Wording, ...] = described("What it says from when to when, oldest first.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedValue:
    """What a figure is from a day to a day."""

    value: str = described("The number, as `5310000` or `0.5`.")
    in_force_from: date | None = described("The first day it holds.", None)
    in_force_to: date | None = described("The last day it holds.", None)
    provision: Ref = described("Where the law says so; may be empty.", Ref(""))
    confirmed: bool = described("True when somebody read it in the official text.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that the law sets and changes."""

    kind: ClassVar[str] = "figure"
    key: str = described("Its name for machines: luong-toi-thieu-thang-vung-2.")
    label: str = described("Its name for people.")
    unit: str = described("dong, dong/hour, percent, minute, hour, day, month, year, age, age-month, person or times.")
    group: str = described("What it is shown together with.", "")
    values: tuple[DatedValue, ...] = described("What it is from when to when, oldest first.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionPlace:
    """A commune and its wage region."""

    code: str = described("The commune's code.")
    name: str = described("Its name.")
    region: str = described("I, II, III or IV.")
    in_force_from: date | None = described("The first day it holds.", None)
    in_force_to: date | None = described("The last day it holds.", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class WageRegions:
    """Which commune lies in which region of minimum wages."""

    kind: ClassVar[str] = "wage_regions"
    places: tuple[RegionPlace, ...] = described("Every commune that is known, by name.", ())


LAW_KINDS: tuple[type, ...] = (LegalDocument, Provision, Figure, WageRegions)


def name_place(article: str, clause: str = "", point: str = "") -> str:
    """`Điểm b khoản 2 Điều 35`, as Vietnamese citations say it: from the smallest part to the article."""
    parts = [f"điểm {point}" if point else "", f"khoản {clause}" if clause else "", f"Điều {article}"]
    text = " ".join(filter(None, parts))
    return text[:1].upper() + text[1:]


def is_in_force(period: Period, day: date) -> bool:
    """Whether `period` holds on `day`."""
    return (period.in_force_from is None or period.in_force_from <= day) and (
        period.in_force_to is None or day <= period.in_force_to
    )


def find_in_force(periods: Iterable[Dated], day: date) -> Dated | None:
    """The one of `periods` that holds on `day`; None when none does."""
    return next((period for period in periods if is_in_force(period, day)), None)


def find_shown(periods: Sequence[Dated], day: date) -> Dated | None:
    """What a reader is shown on `day` of periods in order: what holds, else what held last, else what comes first."""
    if found := find_in_force(periods, day):
        return found
    past = [period for period in periods if period.in_force_to and period.in_force_to < day]
    return past[-1] if past else next(iter(periods), None)


def list_turns(periods: Iterable[Period]) -> list[date]:
    """The days on which something begins, or has just ended."""
    turns = {period.in_force_from for period in periods if period.in_force_from}
    turns |= {period.in_force_to + timedelta(days=1) for period in periods if period.in_force_to}
    return sorted(turns)


def list_changes(versions: Sequence[Period], document: Period) -> list[date]:
    """The days on which a provision began to read otherwise, or ended. `versions`: oldest first.

    The first day of the first version is none: nothing read otherwise before.
    """
    turns = {later.in_force_from for later in versions[1:] if later.in_force_from}
    turns |= {period.in_force_to + timedelta(days=1) for period in (*versions, document) if period.in_force_to}
    return sorted(turns)
