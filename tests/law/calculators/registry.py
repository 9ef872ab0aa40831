"""The registry filled with the figures, provisions and places that the calculators need."""

import json
from datetime import date

from cms.law.calculators import CALCULATORS
from cms.law.models import Figure, LegalDocument, Provision, RegionPlace
from tests.law.calculators.tables import FOLDER
from tests.law.registry import make_figure, make_law, make_provision

SINCE = date(2026, 1, 1)


def fill_registry() -> None:
    """One document per number, one row per provision, all figures of the table, and the places."""
    documents: dict[str, LegalDocument] = {}
    for calculator in CALCULATORS.values():
        for place in calculator.provisions:
            if place.document not in documents:
                documents[place.document] = make_law(place.document, f"Văn bản {place.document}")
            parts = {"article": place.article, "clause": place.clause, "point": place.point}
            if not Provision.objects.filter(document=documents[place.document], **parts).exists():
                make_provision(documents[place.document], **parts, gist=f"Nói về {calculator.title.lower()}.")
    table = json.loads((FOLDER / "rates.json").read_text())
    for figure in table["figures"]:
        _add(figure)
    decree = documents["293/2025/NĐ-CP"]
    RegionPlace.objects.bulk_create(
        RegionPlace(
            code=str(number),
            name=place["name"],
            province="91",
            region=place["region"],
            document=decree,
            in_force_from=SINCE,
        )
        for number, place in enumerate(table["places"])
    )


def _add(figure: dict) -> Figure:
    values = [(row["value"], _day(row["in_force_from"]), _day(row["in_force_to"])) for row in figure["values"]]
    named = {"label": figure["label"], "unit": figure["unit"], "group": "Mẫu"}
    return make_figure(figure["key"], *values, confirmed=figure["values"][-1]["confirmed"], **named)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
