"""From a file that came from anywhere to facts: whatever is in it, the answer is a sentence."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook

from cms.law.exchange.sheets import SHEETS, Column, Sheet
from cms.law.facts import LISTS, Facts
from cms.law.import_report import Report
from cms.law.importing import import_facts
from cms.union.workbook import WorkbookError
from cms.union.workbook.cells import CellError, shorten
from cms.union.workbook.reading import MOST_BYTES, MOST_ROWS, list_rows, open_workbook

if TYPE_CHECKING:
    from cms.accounts.models import User


class FactsFileError(Exception):
    """Why a file cannot be read at all, as a sentence for whoever sent it."""


@dataclass(slots=True)
class _Reading:
    """What a file says, what of it could not be read, and what was left aside."""

    facts: Facts
    refused: list[tuple[str, str, str]] = field(default_factory=list)
    """(list, which row, why)."""
    notes: list[str] = field(default_factory=list)


def import_file(*, content: bytes, dry_run: bool, actor: "User | None" = None) -> tuple[Report, list[str]]:
    """Take the facts of a workbook or a JSON file in (see import_facts); also the notes on what was left aside.

    Raises FactsFileError for a file that cannot be read, DatabaseError.
    """
    try:
        reading = _read_json(content) if _is_json(content) else _read_workbook(content)
    except WorkbookError as error:
        raise FactsFileError(str(error)) from error
    report = import_facts(facts=reading.facts, dry_run=dry_run, actor=actor)
    for name, where, why in reading.refused:
        report.refuse(name, where, why)
    return report, reading.notes


def _is_json(content: bytes) -> bool:
    return content[:100].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _read_json(content: bytes) -> _Reading:
    if len(content) > MOST_BYTES:
        raise FactsFileError(_("Tệp lớn quá 10 MB. Hãy chia ra nhiều tệp."))
    try:
        said = json.loads(content.decode("utf-8-sig"))
        json.dumps(said, ensure_ascii=False).encode()  # half a character (\ud800) could be neither kept nor shown
    except (ValueError, RecursionError) as error:
        raise FactsFileError(_("Tệp này không phải tệp JSON đúng cách, hoặc đã hỏng.")) from error
    if not isinstance(said, dict) or not any(name in said for name in LISTS):
        names = ", ".join(LISTS)
        raise FactsFileError(_("Tệp JSON không có danh sách nào trong các danh sách: %(names)s.") % {"names": names})
    for name in LISTS:
        if isinstance(said.get(name), list) and len(said[name]) > MOST_ROWS:
            raise FactsFileError(_("Danh sách “%(name)s” quá dài. Hãy chia ra nhiều tệp.") % {"name": name})
    others = sorted(set(said) - set(LISTS))
    notes = [_("Bỏ qua phần “%(name)s” của tệp.") % {"name": shorten(name)} for name in others[:20]]
    return _Reading({name: said[name] for name in LISTS if name in said}, notes=notes)


def _read_workbook(content: bytes) -> _Reading:
    workbook = open_workbook(content)
    known = [sheet for sheet in SHEETS if sheet.title in workbook.sheetnames]
    if not known:
        titles = ", ".join(sheet.title for sheet in SHEETS)
        raise FactsFileError(_("Tệp không có trang nào trong các trang: %(titles)s.") % {"titles": titles})
    others = sorted(set(workbook.sheetnames) - {sheet.title for sheet in known})
    reading = _Reading({}, notes=[_("Bỏ qua trang “%(title)s”.") % {"title": shorten(title)} for title in others[:20]])
    for sheet in known:
        reading.facts[sheet.name] = _read_sheet(workbook, sheet, reading)
    return reading


def _read_sheet(workbook: Workbook, sheet: Sheet, reading: _Reading) -> list[dict[str, Any]]:
    """The rows of a sheet; a row of which one line cannot be read is refused with all its lines."""
    rows: dict[tuple, dict[str, Any]] = {}
    spoilt: set[tuple] = set()
    for number, cells in _iter_lines(workbook, sheet):
        where = _("Trang “%(sheet)s”, dòng %(number)s") % {"sheet": sheet.title, "number": number}
        own, errors = _read_cells(sheet.columns, cells)
        period, more = _read_cells(sheet.period_columns, cells)
        key = tuple(own.get(name) for name in sheet.key)
        errors += more
        known = rows.get(key) if sheet.periods else None
        if known and not errors:
            errors = _find_contradiction(sheet, known, own)
        if errors:
            reading.refused.append((sheet.name, where, " ".join(errors)))
            spoilt.add(key)
        elif known:
            known[sheet.periods].append(period)
        else:
            row = own | {"where": where} | ({sheet.periods: [period]} if sheet.periods else {})
            rows[key if sheet.periods else (*key, number)] = row
    if not sheet.periods:
        return list(rows.values())
    for key in spoilt & set(rows):
        why = _("Dòng khác của cùng mục này có chỗ sai nên cả mục chưa được nhận.")
        reading.refused.append((sheet.name, rows.pop(key)["where"], why))
    return list(rows.values())


def _find_contradiction(sheet: Sheet, known: dict[str, Any], own: dict[str, Any]) -> list[str]:
    """Lines of one row say the same of the row itself, or nothing."""
    message = _("Cột “%(heading)s” khác với dòng trên của cùng một mục.")
    return [
        message % {"heading": column.heading}
        for column in sheet.columns
        if own[column.field] not in (known[column.field], "", None)
    ]


def _iter_lines(workbook: Workbook, sheet: Sheet) -> Iterator[tuple[int, dict[str, Cell]]]:
    """(number, cell by heading) of each line. Raises FactsFileError when a column is missing or stands twice."""
    lines = list_rows(workbook, sheet.title)
    first = next(lines, None)
    if first is None:
        return
    headings = [" ".join(str(cell.value or "").split()) for cell in first[1]]
    for column in sheet.all_columns:
        if headings.count(column.heading) != 1:
            words = {"sheet": sheet.title, "heading": column.heading}
            if column.heading in headings:
                raise FactsFileError(_("Trang “%(sheet)s” có hai cột “%(heading)s”.") % words)
            message = _("Trang “%(sheet)s” thiếu cột “%(heading)s” ở dòng đầu. Hãy dùng tệp tải về từ trang này.")
            raise FactsFileError(message % words)
    for number, cells in lines:
        yield number, dict(zip(headings, cells, strict=False))


def _read_cells(columns: tuple[Column, ...], cells: dict[str, Cell]) -> tuple[dict[str, Any], list[str]]:
    """The values of a line's columns, and what is wrong with them."""
    values, errors = {}, []
    for column in columns:
        try:
            values[column.field] = column.read(cells[column.heading])
        except CellError as error:
            errors.append(_("Cột “%(heading)s”: %(error)s") % {"heading": column.heading, "error": error})
        except KeyError:  # the line ends before this column
            values[column.field] = None
    return values, errors
