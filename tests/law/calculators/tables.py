"""The table of cases, and the dated rates they are worked out with."""

import json
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

from cms.law.calculators import CALCULATORS, Calculator, Place, Rate, Rates

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Case:
    """One hand-worked case: what goes in, on which day, and what must come out."""

    calculator: Calculator
    name: str
    on: date
    inputs: dict[str, str] = field(hash=False)
    why: str
    source: str
    total: Fraction | None = None
    no_total: bool = False
    unit: str | None = None
    notes: tuple[str, ...] | None = None
    problem: str = ""

    def __str__(self) -> str:
        return f"{self.calculator.key}: {self.name}"


@cache
def read_cases() -> tuple[Case, ...]:
    """Every case of every calculator."""
    return tuple(case for key in CALCULATORS for case in _read(key))


def _read(key: str) -> list[Case]:
    table = json.loads((FOLDER / "cases" / f"{key}.json").read_text())
    assert table["calculator"] == key
    return [
        Case(
            calculator=CALCULATORS[key],
            **{
                **case,
                "on": date.fromisoformat(case["on"]),
                "total": Fraction(case["total"]) if "total" in case else None,
                "notes": tuple(case["notes"]) if "notes" in case else None,
            },
        )
        for case in table["cases"]
    ]


@cache
def rates_on(day: date) -> Rates:
    """The figures in force on `day`, from the dated table."""
    table = json.loads((FOLDER / "rates.json").read_text())
    figures = {}
    for figure in table["figures"]:
        for value in figure["values"]:
            since, until = value["in_force_from"], value["in_force_to"]
            if since <= day.isoformat() and (until is None or day.isoformat() <= until):
                figures[figure["key"]] = Rate(
                    value=Fraction(value["value"]),
                    label=figure["label"],
                    since=date.fromisoformat(since),
                    confirmed=value["confirmed"],
                )
    return Rates(figures=figures, places=tuple(Place(**place) for place in table["places"]))
