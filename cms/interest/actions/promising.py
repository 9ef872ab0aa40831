"""The facts from which the intake says who calls by when: written beside the spool, with nobody's name in them."""

import json
import os
import secrets
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from cms.interest.due import DueTimes
from cms.interest.matching import Facts
from cms.interest.messages import KINDS
from cms.interest.promises import FILE, FORMAT, read_promises
from cms.interest.routing import Router
from cms.union.models import Coverage, Unit
from cms.union.working_time import list_stretches

DAYS_AHEAD = 45
"""Working time is stated for so many days: long holidays, and days in which the office is away, are in it."""
REFRESHED_AFTER = timedelta(minutes=10)


def refresh_promises(*, now: datetime) -> bool:
    """Write the facts anew when they are older than REFRESHED_AFTER; True when they were written."""
    facts = read_promises(Path(settings.LOA_SPOOL_DIR))
    with suppress(TypeError, KeyError, ValueError):
        if now - REFRESHED_AFTER < datetime.fromisoformat(facts["made_at"]) <= now:
            return False
    write_promises(now=now)
    return True


def write_promises(*, now: datetime) -> dict[str, Any]:
    """Write the facts that hold at `now`, whole or not at all; what was written. Raises OSError."""
    facts = make_promises(now)
    folder = Path(settings.LOA_SPOOL_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{FILE}.{secrets.token_hex(4)}"
    try:
        unfinished.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
        os.replace(unfinished, folder / FILE)
    finally:
        unfinished.unlink(missing_ok=True)
    return facts


def make_promises(now: datetime) -> dict[str, Any]:
    """For each kind of form and each place and trade: the unit that calls; for each unit: its name and working time."""
    day = timezone.localdate(now)
    router, times, named = Router(day), DueTimes(), _Named(day)
    places = _list_covered(day, "place")
    trades = _list_covered(day, "trade")
    routes = {
        kind: {
            "quiet": named.code(router.find(Facts(kind=kind, no_local_contact=True)).unit),
            "otherwise": named.code(router.find(Facts(kind=kind)).unit),
            "places": {place.code: named.code(router.find(Facts(kind=kind, place=place)).unit) for place in places},
            "trades": {trade.slug: named.code(router.find(Facts(kind=kind, trade=trade)).unit) for trade in trades},
        }
        for kind in KINDS
    }
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "hours": {kind: times.get_rule(kind, now).first_call_hours for kind in KINDS},
        "routes": routes,
        "units": named.units,
        "calendars": named.calendars,
    }


class _Named:
    """The units named so far, each with its calendar; units that work alike share one."""

    def __init__(self, day) -> None:
        self.day = day
        self.units: dict[str, dict[str, Any]] = {}
        self.calendars: list[list[tuple[str, str]]] = []

    def code(self, unit: Unit | None) -> str:
        """The code of `unit`, described once; empty when there is none."""
        if unit is None:
            return ""
        if unit.code not in self.units:
            stretches = list_stretches(unit, self.day, self.day + timedelta(days=DAYS_AHEAD))
            calendar = [(begins.isoformat(), ends.isoformat()) for begins, ends in stretches]
            if calendar not in self.calendars:
                self.calendars.append(calendar)
            self.units[unit.code] = {
                "name": unit.name,
                "phone": unit.phone,
                "calendar": self.calendars.index(calendar),
            }
        return unit.code


def _list_covered(day, thing: str) -> list:
    rows = Coverage.objects.on(day).filter(**{f"{thing}__isnull": False}).select_related(thing)
    found = {getattr(row, thing).pk: getattr(row, thing) for row in rows}
    return [found[pk] for pk in sorted(found)]
