"""All tables of the union as a workbook, safe to open: nothing in it is a formula."""

from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from cms.union.workbook.cells import FIRST_DAY_OF_EXCEL, show
from cms.union.workbook.memory import MemoryWorkbook
from cms.union.workbook.sheets import SHEETS, Sheet

_HEADING = Font(bold=True)
_WRAPPED = Alignment(wrap_text=True, vertical="top")


def write_workbook() -> bytes:
    """The workbook with all six sheets, as the tables are now."""
    workbook = MemoryWorkbook()
    for sheet in SHEETS:
        _write_sheet(workbook, sheet)
    return workbook.to_bytes()


def _write_sheet(workbook: Workbook, sheet: Sheet) -> None:
    page = workbook.create_sheet(sheet.title)
    page.freeze_panes = "B2"
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    headings = [make_cell(page, column.heading) for column in sheet.columns]
    for cell in headings:
        cell.font, cell.alignment = _HEADING, _WRAPPED
    page.append(headings)
    for row in sheet.list_rows().iterator(chunk_size=500):
        page.append([make_cell(page, column.state(row)) for column in sheet.columns])


def make_cell(page: Any, value: str | date | None) -> WriteOnlyCell:
    """A cell that is a date or a text: Excel keeps `0297…` and `30742` as they are, and `=1+1` stays what it says."""
    if isinstance(value, date) and value >= FIRST_DAY_OF_EXCEL:
        cell = WriteOnlyCell(page, value)
        cell.number_format = "dd/mm/yyyy"
        return cell
    text = "" if value is None else show(value) if isinstance(value, date) else str(value)
    cell = WriteOnlyCell(page, text or None)
    cell.number_format = "@"
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t\r"
    if "\n" in text:
        cell.alignment = _WRAPPED
    return cell
