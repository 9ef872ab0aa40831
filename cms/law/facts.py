"""The registry as plain data: four lists of dicts, the same in JSON, in a workbook and in the files that ship with Loa.

`documents`, `provisions` (each with `versions`), `figures` (each with `values`), `places`. A document is named by its
number, a provision by its document and place, a figure by its key: no row knows a primary key.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cms.law.models import Figure, LegalDocument, Provision, RegionPlace
from cms.law.models.dated import sort_periods

LISTS = ("documents", "provisions", "figures", "places")
SHIPPED = Path(__file__).resolve().parent / "data"
Facts = dict[str, list[dict[str, Any]]]


def read_shipped_facts() -> Facts:
    """What comes with Loa: the law as it was known when this version was made. To be checked before use."""
    return {name: json.loads((SHIPPED / f"{name}.json").read_text())[name] for name in LISTS}


def export_facts() -> Facts:
    """Everything in the registry, as it can be taken in again."""
    return {
        "documents": [_write_document(row) for row in LegalDocument.objects.prefetch_related("amended_by")],
        "provisions": list(_iter_provisions()),
        "figures": list(_iter_figures()),
        "places": [_write_place(row) for row in RegionPlace.objects.select_related("document")],
    }


def _write_document(row: LegalDocument) -> dict[str, Any]:
    names = ("number", "kind", "title", "short_title", "issuer", "url", "confirmed", "note")
    days = ("signed_on", "in_force_from", "in_force_to")
    return {
        **{name: getattr(row, name) for name in names},
        **{name: _write_day(getattr(row, name)) for name in days},
        "replaced_by": row.replaced_by.number if row.replaced_by else "",
        "amended_by": sorted(other.number for other in row.amended_by.all()),
    }


def _iter_provisions() -> Iterator[dict[str, Any]]:
    rows = Provision.objects.select_related("document").prefetch_related("versions__amended_by")
    for row in rows.order_by("document__number", "order", "pk"):
        yield {
            **_write_place_in_law(row),
            "keywords": row.keywords,
            "versions": [
                {
                    "gist": version.gist,
                    "text": version.text,
                    **_write_period(version),
                    "amended_by": version.amended_by.number if version.amended_by else "",
                    **_write_check(version),
                }
                for version in sort_periods(row.versions.all())
            ],
        }


def _iter_figures() -> Iterator[dict[str, Any]]:
    for row in Figure.objects.prefetch_related("values__provision__document").order_by("key"):
        yield {
            **{name: getattr(row, name) for name in ("key", "label", "unit", "group", "note")},
            "values": [
                {
                    "value": f"{value.value.normalize():f}",
                    **_write_period(value),
                    **_write_place_in_law(value.provision),
                    **_write_check(value),
                }
                for value in sort_periods(row.values.all())
            ],
        }


def _write_place(row: RegionPlace) -> dict[str, Any]:
    names = ("code", "name", "province", "region")
    return {**{name: getattr(row, name) for name in names}, **_write_period(row), "document": row.document.number}


def _write_place_in_law(row: Provision | None) -> dict[str, str]:
    if row is None:
        return {"document": "", "article": "", "clause": "", "point": ""}
    return {"document": row.document.number, "article": row.article, "clause": row.clause, "point": row.point}


def _write_period(row: Any) -> dict[str, str | None]:
    return {"in_force_from": _write_day(row.in_force_from), "in_force_to": _write_day(row.in_force_to)}


def _write_check(row: Any) -> dict[str, Any]:
    return {"confirmed": row.confirmed, "checked_by": row.checked_by, "checked_on": _write_day(row.checked_on)}


def _write_day(day: Any) -> str | None:
    return day.isoformat() if day else None
