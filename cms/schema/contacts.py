"""Who looks after whom, in public: the units of the union with what they cover, each from a day to a day."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cms.schema.fields import described


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactArea:
    """Something a unit looks after, from a day to a day."""

    kind: str = described("place, zone or trade.")
    name: str = described("Its name: `Rạch Giá`.")
    word: str = described("What kind of place it is: `phường`; empty for a zone or a trade.", "")
    names: tuple[str, ...] = described("What else it is or was called.", ())
    since: date | None = described("The first day the unit looks after it.", None)
    until: date | None = described("The last day the unit looks after it.", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactHours:
    """A stretch of a weekday in which a unit can be reached."""

    weekday: int = described("0 is Monday, 6 is Sunday.")
    starts_at: str = described("`07:30`.")
    ends_at: str = described("`11:30`.")
    since: date | None = described("The first day of these hours.", None)
    until: date | None = described("The last day of these hours.", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactUnit:
    """A unit of the union. Of one that the public is not shown, only where it stands among the others."""

    code: str = described("Its name for machines.")
    kind: str = described("What kind of unit it is: province, commune, zone …", "")
    name: str = described("Its full name; empty when the public is not shown this unit.", "")
    name_km: str = described("Its name in Khmer.", "")
    name_en: str = described("Its name in English.", "")
    phone: str = described("Telephone of the office.", "")
    zalo: str = described("Zalo of the office.", "")
    email: str = described("Mailbox of the office.", "")
    address: str = described("Where people come to.", "")
    parent: str = described("The code of the unit above.", "")
    successor: str = described("The code of the unit that goes on with its work.", "")
    since: date | None = described("The first day of the unit.", None)
    until: date | None = described("The last day of the unit.", None)
    hours: tuple[ContactHours, ...] = described("Its own hours; none: those of the unit above, else the usual.", ())
    areas: tuple[ContactArea, ...] = described("What it looks after.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """All units with what they cover, of all times: what holds on a day is worked out when a page is drawn."""

    kind: ClassVar[str] = "contacts"
    units: tuple[ContactUnit, ...] = described("The units, by their codes; none while the public is shown none.", ())
