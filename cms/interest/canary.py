"""The daily trial: a marked sending through the whole live path, and whether it arrived. Kept in files of the office.

`manage.py canary` sends one and notes its receipt; ingest notes its arrival instead of making a lead of it; whoever
watches asks `read_canary`. Files, not rows: the trial must be able to say that the database is away.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from cms.interest.messages import Message

IN_TIME = timedelta(minutes=15)
"""How long a trial may be on its way."""
EVERY = timedelta(hours=26)
"""How long the last trial may be ago: a day, and time for the timer's own delay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canary:
    """The last trial. `sent_at`: None when none was ever sent; `arrived_at`: None while it did not arrive."""

    code: str = ""
    sent_at: datetime | None = None
    arrived_at: datetime | None = None

    def find_trouble(self, now: datetime, in_time: timedelta = IN_TIME) -> str:
        """Why somebody must look, as a slug: never_sent, stopped, lost; empty when all is well."""
        if self.sent_at is None:
            return "never_sent"
        if self.arrived_at is None and now - self.sent_at > in_time:
            return "lost"
        return "stopped" if now - self.sent_at > EVERY else ""


def note_sent(code: str, at: datetime) -> None:
    """Remember that the trial with this receipt `code` was sent. Raises OSError."""
    _write("sent", {"code": code, "at": at.isoformat()})


def note_arrival(message: Message, at: datetime) -> None:
    """Remember that a trial arrived: for ingest, in place of making a lead of it. Raises OSError."""
    _write("arrived", {"code": message.code, "at": at.isoformat()})


def read_canary() -> Canary:
    """The last trial, for the office's start page and for the alarm. Never raises."""
    sent, arrived = _read("sent"), _read("arrived")
    try:
        sent_at = datetime.fromisoformat(sent["at"])
        came = datetime.fromisoformat(arrived["at"]) if arrived.get("code") == sent["code"] else None
    except (KeyError, TypeError, ValueError):
        return Canary()
    return Canary(code=sent["code"], sent_at=sent_at, arrived_at=came)


def _folder() -> Path:
    return Path(settings.LOA_VAR_DIR) / "canary"


def _write(name: str, data: dict[str, str]) -> None:
    _folder().mkdir(parents=True, exist_ok=True)
    path = _folder() / f"{name}.json"
    making = path.with_suffix(f".{os.getpid()}")
    making.write_text(json.dumps(data))
    os.replace(making, path)


def _read(name: str) -> dict[str, Any]:
    try:
        data = json.loads((_folder() / f"{name}.json").read_text())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
