"""Load the provinces and communes that are shipped with Loa."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from cms.union.models import Place, Province

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(slots=True)
class Loaded:
    """How many rows of a table are new, changed, and as they were."""

    new: int = 0
    changed: int = 0
    same: int = 0


@transaction.atomic
def load_places(*, folder: Path = DATA) -> dict[str, Loaded]:
    """Bring provinces and communes up to `provinces.csv` and `places.csv` in `folder`. The same again changes nothing.

    Codes tell rows apart; names, kinds and provinces follow the files. What was added by hand stays: other places,
    other names, days. Returns what became of the rows of each file.
    """
    provinces, places = Loaded(), Loaded()
    known: dict[str, Province] = {}
    for row in _read(folder / "provinces.csv"):
        known[row["code"]] = _bring(Province, row, provinces, {})
    for row in _read(folder / "places.csv"):
        _bring(Place, row, places, {"province": known.get(row["province"])}, decision=row["decision"])
    return {"provinces": provinces, "places": places}


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def _bring(model: type, row: dict[str, str], counts: Loaded, facts: dict[str, Any], **when_new: Any) -> Any:
    """The row of `model` with this code, as the file says it is."""
    facts = {"name": row["name"], "kind": row["kind"], **facts}
    thing = model.objects.filter(code=row["code"]).first()
    is_new = thing is None
    if is_new:
        thing = model(code=row["code"], valid_from=date.fromisoformat(row["valid_from"]), **when_new)
    names = dict.fromkeys([*filter(None, row["old_names"].split("; ")), *thing.aliases.splitlines()])
    facts["aliases"] = "\n".join(names)
    if not is_new and all(getattr(thing, name) == value for name, value in facts.items()):
        counts.same += 1
        return thing
    for name, value in facts.items():
        setattr(thing, name, value)
    thing.full_clean()
    thing.save()
    counts.new, counts.changed = counts.new + is_new, counts.changed + (not is_new)
    return thing
