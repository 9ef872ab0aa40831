"""From a cell of a workbook to a value of a field, and back."""

import re
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl.cell.cell import Cell

from cms.schema.text import to_nfc

_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
FIRST_DAY_OF_EXCEL = date(1900, 3, 1)
"""Excel takes 1900 for a leap year; earlier days are written as text."""


class CellError(Exception):
    """What is wrong with a cell, as a sentence that begins with where it is."""


def read_text(cell: Cell) -> str:
    """The text of a cell; whole numbers become their digits. Raises CellError for what is no text."""
    value = _get_value(cell)
    if value is None:
        return ""
    if isinstance(value, str):
        return "\n".join(to_nfc(value).strip().splitlines())
    if isinstance(value, bool):
        raise CellError(_("là giá trị đúng/sai; hãy ghi bằng chữ."))
    if isinstance(value, int) or (isinstance(value, float) and value.is_integer() and abs(value) < 1e15):
        return str(int(value))
    if isinstance(value, date):
        raise CellError(_("là ngày tháng, trong khi cột này là chữ. Hãy định dạng ô là Văn bản (Text)."))
    raise CellError(_("không phải chữ."))


def read_number_as_text(cell: Cell) -> str:
    """Like read_text, but a number is refused: Excel has taken the zero in front of it away."""
    if isinstance(_get_value(cell), int | float):
        raise CellError(_("là số nên đã mất số 0 ở đầu. Hãy định dạng ô là Văn bản (Text) rồi ghi lại."))
    return read_text(cell)


def read_date(cell: Cell) -> date | None:
    """The day in a cell: a date of Excel, or text like 01/07/2025. None when empty. Raises CellError."""
    value = _get_value(cell)
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = to_nfc(str(value)).strip()
    if not text:
        return None
    try:
        if found := _DAY_FIRST.fullmatch(text):
            return date(int(found[3]), int(found[2]), int(found[1]))
        if found := _YEAR_FIRST.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise CellError(_("“%(text)s” không phải một ngày. Hãy ghi như 01/07/2025.") % {"text": shorten(text)})


def show(value: Any) -> str:
    """A value as people read it."""
    if value is None or value == "":
        return _("(trống)")
    if isinstance(value, date):
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return str(value).replace("\n", "; ")


def shorten(text: str, letters: int = 60) -> str:
    """A text that fits a sentence."""
    return text if len(text) <= letters else f"{text[:letters]}…"


def _get_value(cell: Cell) -> Any:
    if cell.data_type == "f":
        raise CellError(_("là công thức. Hãy dán giá trị thay cho công thức."))
    if cell.data_type == "e":
        raise CellError(_("đang báo lỗi của Excel (%(value)s).") % {"value": cell.value})
    return cell.value
