"""Which unit calls by when, worked out from public facts alone: the intake tells it to the worker without a database.

The office writes the facts (`actions.write_promises`) into FILE beside the spool: the names of units, which of them
looks after which commune or trade, and their working time in the days to come. No person is named in it. Pure Python.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from cms.interest.messages import Message

FILE = "promises.json"
"""The name of the facts' file, in the spool's folder."""
FORMAT = 1
LARGEST = 4 * 1024 * 1024
"""Bytes beyond which the file is not the office's."""

Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Who calls by when. `by`: aware; None when the facts are too old to say. `rule`: why this unit, a stable name."""

    unit: str
    phone: str
    by: datetime | None
    rule: str


def read_promises(spool: Path) -> dict[str, Any] | None:
    """The facts in the spool's folder; None when there are none yet, or they cannot be read."""
    path = Path(spool) / FILE
    try:
        status = path.stat()
    except OSError:
        return None
    return _read(path, (status.st_ino, status.st_mtime_ns, status.st_size)) if status.st_size <= LARGEST else None


@lru_cache(maxsize=2)
def _read(path: Path, stamp: tuple[int, int, int]) -> dict[str, Any] | None:
    # Once for each state of the file, which `stamp` tells from the others; nobody changes what is given out.
    try:
        facts = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return facts if isinstance(facts, dict) and facts.get("format") == FORMAT else None


def promise_for(message: Message, now: datetime, facts: dict[str, Any] | None) -> Promise | None:
    """Who calls the sender of `message` back, and by when, counted from `now` (aware); None without facts.

    The office may know better once it has matched the workplace; the receipt page then says so.
    """
    try:
        route = facts["routes"][message.kind]
        code, rule = _choose(message, route)
        unit = facts["units"][code]
        stretches = [
            (datetime.fromisoformat(begins), datetime.fromisoformat(ends))
            for begins, ends in facts["calendars"][unit["calendar"]]
        ]
        by = add_hours(stretches, now, facts["hours"][message.kind])
        return Promise(unit=str(unit["name"]), phone=str(unit["phone"]), by=by, rule=rule)
    except (TypeError, KeyError, IndexError, ValueError, AttributeError):
        return None


def add_hours(stretches: Iterable[Stretch], start: datetime, hours: float) -> datetime | None:
    """The first moment at which `hours` have been worked since `start`; None when the stretches end before.

    Raises ValueError for hours below zero.
    """
    if hours < 0:
        raise ValueError("hours below zero")
    left = timedelta(hours=hours)
    for begins, ends in stretches:
        begins = max(begins, start)
        if ends >= begins and ends - begins >= left:
            return begins + left
        left -= max(ends - begins, timedelta())
    return None


def _choose(message: Message, route: dict[str, Any]) -> tuple[str, str]:
    if message.answer("no_local_contact"):
        return route["quiet"], "no_local_contact"
    trade = route["trades"].get(message.answer_code("trade"))
    if trade and not message.answer("workplace"):
        return trade, "trade"
    place = route["places"].get(message.answer_code("commune"))
    return (place, "place") if place else (route["otherwise"], "always")
