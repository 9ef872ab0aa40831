"""The registry as a file. The workbook is safe to open: nothing in it is a formula."""

import json
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cms.law.exchange.sheets import SHEETS, Column, Sheet
from cms.law.facts import Facts
from cms.union.workbook.writing import make_cell

_HEADING = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_json(facts: Facts) -> bytes:
    """The facts as JSON, as they ship."""
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def write_workbook(facts: Facts) -> bytes:
    """The facts as a workbook of four sheets."""
    workbook = Workbook(write_only=True)
    for sheet in SHEETS:
        _write_sheet(workbook, sheet, facts[sheet.name])
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def _write_sheet(workbook: Workbook, sheet: Sheet, rows: list[dict[str, Any]]) -> None:
    page = workbook.create_sheet(sheet.title)
    page.freeze_panes = "B2"
    for number, column in enumerate(sheet.all_columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    headings = [make_cell(page, column.heading) for column in sheet.all_columns]
    for cell in headings:
        cell.font, cell.alignment = _HEADING, _WRAPPED
    page.append(headings)
    for row in rows:
        own = [_state(column, row) for column in sheet.columns]
        for period in row[sheet.periods] if sheet.periods else [{}]:
            values = own + [_state(column, period) for column in sheet.period_columns]
            page.append([make_cell(page, value) for value in values])


def _state(column: Column, row: dict[str, Any]) -> str | date | None:
    value = row[column.field]
    if column.heading in _DAYS:
        return date.fromisoformat(value) if value else None
    return column.show(value)


_DAYS = {"Có hiệu lực từ ngày", "Đến hết ngày", "Kiểm tra ngày", "Ngày ký"}
