"""What the page gives the browser: the script, and as data the words, the figures and the places of one calculator."""

import re
from pathlib import Path
from typing import Any

from cms.law.calculators.description import UNITS, Calculator, Input
from cms.law.calculators.sheet import SENTENCES, Rates

_SOURCE = (Path(__file__).parent / "calculators.js").read_text(encoding="utf-8")
SCRIPT = "\n".join(re.sub(r"(?m)^\s*//.*\n|^\s+", "", _SOURCE).splitlines()) + "\n"
"""What is served: the source without indentation and without lines that are comments."""


def to_browser(calculator: Calculator, rates: Rates) -> dict[str, Any]:
    """All that the script needs to work out `calculator` as `compute` does, ready to be written as JSON."""
    steps = {
        name: [words.label, words.formula, UNITS[words.unit], str(words.law) if words.law else ""]
        for name, words in calculator.steps.items()
    }
    known = {key: rates.figures[key] for key in calculator.figures if key in rates.figures}
    asks_place = any(question.kind == "place" for question in calculator.inputs)
    return {
        "key": calculator.key,
        "inputs": {question.name: _describe(question) for question in calculator.inputs},
        "steps": steps,
        "notes": dict(calculator.notes),
        "problems": dict(calculator.problems),
        "say": SENTENCES,
        # As a fraction: 0.5 month is 1/2.
        "rates": {
            key: [f"{rate.value.numerator}", f"{rate.value.denominator}", rate.label, int(rate.confirmed)]
            for key, rate in known.items()
        },
        "places": [[place.name, place.region] for place in rates.places] if asks_place else [],
    }


def _describe(question: Input) -> dict[str, Any]:
    described = {
        "label": question.label,
        "kind": question.kind,
        "unit": UNITS[question.unit],
        "least": question.least,
        "most": question.most,
        "default": question.default,
        "optional": int(question.optional) or "",
        "choices": [choice.value for choice in question.choices],
        "when": [[name, list(values)] for name, values in question.when],
    }
    return {name: value for name, value in described.items() if value not in ("", [])}
