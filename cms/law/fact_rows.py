"""Reading one row of facts, whatever somebody put into it. What cannot be read raises ValidationError."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.schema.text import to_nfc

Row = Mapping[str, Any]
# The sheets of the workbook bear these names, too: the form of a file is the same in every language.
NAMES = {"documents": "Văn bản", "provisions": "Điều khoản", "figures": "Số liệu", "places": "Vùng lương"}
MOST_SHOWN = 60


def read_list(facts: Mapping[str, Any], name: str) -> list[Any]:
    """The rows of a list; none when there is none. Raises ValidationError when it is no list."""
    rows = facts.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise ValidationError(_("“%(name)s” phải là một danh sách.") % {"name": name})
    return rows


def read_rows(row: Row, name: str) -> list[Row]:
    """The rows below a row (`versions`, `values`)."""
    rows = read_list(row, name)
    if not all(isinstance(one, Mapping) for one in rows):
        raise ValidationError(_("“%(name)s” có chỗ không phải một dòng dữ liệu.") % {"name": name})
    return rows


def read_text(row: Row, name: str) -> str:
    """A text; whole numbers become their digits."""
    value = row.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValidationError(_("“%(name)s” phải là chữ.") % {"name": name})
    return to_nfc(str(value)).strip()


def read_texts(row: Row, name: str) -> list[str]:
    """Several texts."""
    return [read_text({name: value}, name) for value in read_list(row, name)]


def read_day(row: Row, name: str) -> date | None:
    """A day written as `2026-07-01`; None for none."""
    value = row.get(name)
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        shown = str(value)[:MOST_SHOWN]
        raise ValidationError(_("Ngày “%(value)s” không đọc được; phải như 2026-07-01.") % {"value": shown}) from None


def read_flag(row: Row, name: str) -> bool:
    """True or false. What is neither is no answer: a text that says “no” must not be taken for a yes."""
    value = row.get(name)
    if value is None or isinstance(value, bool):
        return bool(value)
    raise ValidationError(_("“%(name)s” phải là true hoặc false.") % {"name": name})


def read_value(row: Row) -> Decimal:
    """The number of a figure, as `5310000` or `0.5`."""
    try:
        given = row.get("value")
        value = Decimal(str(given) if isinstance(given, float) else read_text(row, "value"))
    except InvalidOperation:
        shown = str(row.get("value"))[:MOST_SHOWN]
        raise ValidationError(_("Giá trị “%(value)s” không phải con số.") % {"value": shown}) from None
    if not value.is_finite():
        raise ValidationError(_("Giá trị “%(value)s” không phải con số.") % {"value": str(value)})
    return value


def read_period(row: Row) -> dict[str, date | None]:
    """From when to when."""
    return {name: read_day(row, name) for name in ("in_force_from", "in_force_to")}


def read_check(row: Row) -> dict[str, Any]:
    """Who read it in the official text."""
    return {
        "confirmed": read_flag(row, "confirmed"),
        "checked_by": read_text(row, "checked_by"),
        "checked_on": read_day(row, "checked_on"),
    }


def name_row(name: str, number: int, row: Any) -> str:
    """Which row this is, for people: `Điều khoản, dòng 5 (45/2019/QH14 98 1)`. `where`: what a file calls it."""
    place = f"{NAMES[name]}, " + _("dòng %(number)s") % {"number": number}
    if not isinstance(row, Mapping):
        return place
    if isinstance(row.get("where"), str):
        place = row["where"]
    words = [row.get(one) for one in ("number", "key", "code", "document", "article", "clause", "point")]
    said = " ".join(str(word)[:MOST_SHOWN] for word in words if isinstance(word, str | int) and word)
    return f"{place} ({said})" if said else place
