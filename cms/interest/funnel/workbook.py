"""The numbers of the page as a workbook: numbers are numbers, words are words, nothing is a formula."""

from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from cms.interest.funnel.publishing import Figure
from cms.interest.funnel.report import Report, Row, Table, label_days, show_figure
from cms.union.workbook.memory import MemoryWorkbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BOLD = Font(bold=True)
_FIRST_WIDTH, _WIDTH = 44, 18
_LONGEST_TITLE = 31


def write_report(report: Report, note: str) -> bytes:
    """The workbook of a report: the steps on the first sheet, each table on one of its own. `note`: how to read it."""
    workbook = MemoryWorkbook()
    page = _add_sheet(workbook, _("Các bước"), 3)
    page.append([_make_cell(page, f"{report.title}, {label_days(report.period)}", bold=True)])
    page.append([_make_cell(page, note)])
    page.append(
        [_make_cell(page, text, bold=True) for text in (_("Bước"), _("Số người, số lượt"), _("% người đã gửi"))]
    )
    for step in report.steps:
        page.append([_make_cell(page, step.label), _make_number(page, step.figure), _make_share(page, step.share)])
    for table in report.tables:
        _write_table(workbook, table)
    return workbook.to_bytes()


def _write_table(workbook: Workbook, table: Table) -> None:
    page = _add_sheet(workbook, table.title, len(table.columns) + 2)
    headings = (table.head, *table.columns, _("% gặp đúng hẹn"))
    page.append([_make_cell(page, text, bold=True) for text in headings])
    for row, _is_total in table.lines:
        page.append(_make_row(page, row))


def _make_row(page: Any, row: Row) -> list[WriteOnlyCell]:
    figures = [_make_number(page, figure) for figure in row.figures]
    return [_make_cell(page, row.label), *figures, _make_share(page, row.share)]


def _add_sheet(workbook: Workbook, title: str, columns: int) -> Any:
    page = workbook.create_sheet(title[:_LONGEST_TITLE])
    for number in range(columns):
        page.column_dimensions[chr(ord("A") + number)].width = _WIDTH if number else _FIRST_WIDTH
    return page


def _make_number(page: Any, figure: Figure) -> WriteOnlyCell:
    if not isinstance(figure, int):
        return _make_cell(page, show_figure(figure))
    cell = WriteOnlyCell(page, figure)
    cell.number_format = "#,##0"
    return cell


def _make_share(page: Any, share: int | None) -> WriteOnlyCell:
    if share is None:
        return _make_cell(page, "")
    cell = WriteOnlyCell(page, share / 100)
    cell.number_format = "0%"
    return cell


def _make_cell(page: Any, text: str, *, bold: bool = False) -> WriteOnlyCell:
    """A text that Excel takes for nothing else: a unit called `=1+1` stays what it says."""
    cell = WriteOnlyCell(page, text or None)
    cell.number_format = "@"
    if text:
        cell.data_type = "s"
        cell.quotePrefix = text[0] in "=+-@\t\r"
    if bold:
        cell.font = _BOLD
    return cell
