"""How dates, numbers and sizes are written for readers in Viet Nam."""

import datetime as dt
from functools import lru_cache

from django.utils import timezone

_KEPT = 10_000
"""How many written times are kept: the same few stand on an article, its card and its lists."""
_UNITS = ("byte", "KB", "MB", "GB")


def format_datetime(value: dt.datetime) -> str:
    """`14:33 | 15/03/2022`, in the site's time zone. Raises ValueError for a time without a zone."""
    return _write_times(value, timezone.get_default_timezone())[0]


def format_date(value: dt.date | dt.datetime | str) -> str:
    """`15/03/2022`. `value` may also be text such as `2022-03-15`; text that is no date is left as it is."""
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, dt.datetime):
        return format_datetime(value).rpartition(" ")[2]
    return value.strftime("%d/%m/%Y")


def format_iso(value: dt.date | dt.datetime) -> str:
    """The machine's way of writing a date or a time, for the datetime attribute."""
    if isinstance(value, dt.datetime):
        return _write_times(value, timezone.get_default_timezone())[1]
    return value.isoformat()


def format_number(value: int | float) -> str:
    """`5.310.000`; fractions after a comma: `1,5`."""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def format_filesize(value: int) -> str:
    """A size in bytes as `245 KB` or `1,2 MB`."""
    size, unit = float(value), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1024, unit + 1
    number = round(size, 1) if unit > 1 and size < 10 else round(size)
    return f"{format_number(number)} {_UNITS[unit]}".replace(",0 ", " ")


def format_tel(value: str) -> str:
    """A telephone number as an address: `0297 3862 123` → `tel:02973862123`."""
    return "tel:" + "".join(letter for letter in value if letter.isdigit() or letter == "+")


@lru_cache(_KEPT)
def _write_times(value: dt.datetime, zone: dt.tzinfo) -> tuple[str, str]:
    """For readers, for machines. Two values that are equal are the same moment, whatever zone they came in."""
    local = timezone.localtime(value, zone)
    return local.strftime("%H:%M | %d/%m/%Y"), local.isoformat(timespec="minutes")


FILTERS = {
    "datetime": format_datetime,
    "date": format_date,
    "iso": format_iso,
    "number": format_number,
    "filesize": format_filesize,
    "tel": format_tel,
}
"""Every filter a template has besides minijinja's own."""
