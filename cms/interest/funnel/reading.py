"""Daily totals as somebody has them: lines pasted from a table, a CSV file or a workbook of Excel.

Three columns, `day, placement, seen`, or four with the form after the placement. A heading line may stand first.
Whatever is wrong is said with its line; nothing is stored while a line is wrong.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from cms.interest.funnel.actions import CountKey
from cms.interest.models import DailyCount, Lead
from cms.schema.text import fold, to_nfc
from cms.union.workbook.reading import WorkbookError, list_rows, open_workbook

MOST_LINES = 20_000
MOST_ERRORS = 20
_LARGEST = 100_000_000
_PLACEMENT = re.compile(r"[A-Za-z0-9_-]{0,40}")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_GROUPED = re.compile(r"\d{1,3}(?:[.\s]\d{3})+")
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 4
Line = tuple[int, list[Any]]


class CountsError(ValueError):
    """Why no line of what was sent is stored. `errors`: sentences, each naming its line."""

    def __init__(self, errors: list[str]) -> None:
        super().__init__(errors)
        self.errors = errors


def read_pasted(text: str) -> list[Line]:
    """The lines of a text: cells with tabs between them (from Excel), semicolons or commas."""
    lines = to_nfc(text).strip().splitlines()
    mark = next((mark for mark in "\t;," if lines and mark in lines[0]), ",")
    return [
        (number, row) for number, row in enumerate(csv.reader(StringIO("\n".join(lines)), delimiter=mark), 1) if row
    ]


def read_file(content: bytes) -> list[Line]:
    """The lines of a workbook's first sheet, or of a CSV file in UTF-8. Raises CountsError for what is neither."""
    try:
        if content[:2] == b"PK":
            workbook = open_workbook(content)
            rows = list_rows(workbook, workbook.sheetnames[0])
            return [(number, [cell.value for cell in cells]) for number, cells in rows]
        return read_pasted(content.decode("utf-8-sig"))
    except WorkbookError as error:
        raise CountsError([str(error)]) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise CountsError([_("Tệp này không phải tệp Excel (.xlsx) hay CSV (UTF-8).")]) from error


def read_seen(lines: Iterable[Line], today: date) -> dict[CountKey, int]:
    """The totals in `lines`, by day, form, placement and step. Raises CountsError with all that is wrong."""
    counts: dict[CountKey, int] = {}
    errors: list[str] = []
    for number, cells in _without_heading(lines):
        if len(counts) + len(errors) >= MOST_LINES:
            raise CountsError([_("Có quá %(count)s dòng. Hãy chia ra nhiều lần nhập.") % {"count": "20.000"}])
        try:
            key, seen = _read_line(cells, today)
            if key in counts:
                raise ValueError(_("ngày, nguồn và biểu mẫu này đã có ở một dòng trên."))
            counts[key] = seen
        except ValueError as error:
            errors.append(_("Dòng %(number)d: %(error)s") % {"number": number, "error": error})
    if not counts and not errors:
        errors.append(_("Không có dòng nào để nhập."))
    if errors:
        raise CountsError(errors[:MOST_ERRORS])
    return counts


def _without_heading(lines: Iterable[Line]) -> Iterator[Line]:
    for position, (number, cells) in enumerate(lines):
        if position == 0 and fold(str(cells[0] or "")).strip() in ("ngay", "day", "date"):
            continue
        if any(str(cell or "").strip() for cell in cells):
            yield number, cells


def _read_line(cells: list[Any], today: date) -> tuple[CountKey, int]:
    while len(cells) > _FEWEST_COLUMNS and cells[-1] in (None, ""):
        cells = cells[:-1]
    if not _FEWEST_COLUMNS <= len(cells) <= _MOST_COLUMNS:
        raise ValueError(_("cần ba cột: ngày, nguồn, số lượt xem (hoặc bốn: ngày, nguồn, biểu mẫu, số lượt xem)."))
    day = _read_day(cells[0])
    if not date(2020, 1, 1) <= day <= today:
        raise ValueError(_("ngày %(day)s chưa tới hoặc quá xa.") % {"day": f"{day:%d/%m/%Y}"})
    placement = str(cells[1] if cells[1] is not None else "").strip()
    if not _PLACEMENT.fullmatch(placement):
        raise ValueError(_("nguồn chỉ gồm chữ không dấu, số, gạch nối; tối đa 40 ký tự."))
    form = _read_form(cells[2]) if len(cells) == _MOST_COLUMNS else Lead.Kind.JOIN.value
    return (day, form, placement, DailyCount.Step.SEEN.value), _read_number(cells[-1])


def _read_day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value or "").strip()
    try:
        if found := _DAY_FIRST.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("“%(text)s” không phải một ngày. Hãy ghi như 01/07/2026.") % {"text": text[:40]}) from None


def _read_form(value: Any) -> str:
    wanted = fold(str(value or "")).strip()
    for kind in Lead.Kind:
        if wanted in (kind.value, fold(str(kind.label))):
            return kind.value
    raise ValueError(_("không có biểu mẫu “%(text)s”.") % {"text": str(value)[:40]})


def _read_number(value: Any) -> int:
    text = str(value if value is not None else "").strip()
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[.\s]", "", text)
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) <= _LARGEST):
        raise ValueError(_("“%(text)s” không phải số lượt xem.") % {"text": text[:40]})
    return int(text)
