"""The facts of the law that ship with Loa, read from their files, and how to ask them what holds on a day."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "cms" / "law" / "data"
LISTS = ("documents", "provisions", "figures", "places")
FACTS = {name: json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))[name] for name in LISTS}
DOCUMENTS = {row["number"]: row for row in FACTS["documents"]}
PROVISIONS = {(row["document"], row["article"], row["clause"], row["point"]): row for row in FACTS["provisions"]}
FIGURES = {row["key"]: row for row in FACTS["figures"]}
VALUES = [(figure, value) for figure in FACTS["figures"] for value in figure["values"]]
VERSIONS = [(provision, version) for provision in FACTS["provisions"] for version in provision["versions"]]


def day_of(text: str | None) -> date | None:
    """A day as it is written in the files, or None for an open one."""
    return date.fromisoformat(text) if text else None


def holds(row: dict, day: date) -> bool:
    """Whether `row` is in force on `day`, both its ends included."""
    first, last = day_of(row["in_force_from"]), day_of(row["in_force_to"])
    return (first is None or first <= day) and (last is None or day <= last)


def find_value(key: str, day: date) -> Decimal | None:
    """What the figure `key` is on `day`; None when it is nothing."""
    return next((Decimal(value["value"]) for value in FIGURES[key]["values"] if holds(value, day)), None)


def place_of(row: dict) -> tuple[str, str, str, str]:
    """The provision that `row` names."""
    return row["document"], row["article"], row["clause"], row["point"]
