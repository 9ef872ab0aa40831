"""How dates, numbers and sizes are written for readers, in each language."""

import datetime as dt
from collections.abc import Callable
from functools import lru_cache, partial, update_wrapper

from django.utils import timezone
from minijinja import safe

from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.units import write_number

_KEPT = 10_000
"""How many written times are kept: the same few stand on an article, its card and its lists."""
_UNITS = ("byte", "KB", "MB", "GB")
_MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
    "km": (
        "មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា", "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ",
    ),
}  # fmt: skip
"""English readers come from everywhere: 03/04 is two days for them, a name of a month is one."""


def format_datetime(value: dt.datetime, language: str = SOURCE_LANGUAGE) -> str:
    """`14:33 | 15/03/2022`, in the site's time zone. Raises ValueError for a time without a zone."""
    return _write_times(value, timezone.get_default_timezone(), language)[0]


def format_date(value: dt.date | dt.datetime | str, language: str = SOURCE_LANGUAGE) -> str:
    """`15/03/2022`. `value` may also be text such as `2022-03-15`; text that is no date is left as it is."""
    if isinstance(value, str):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, dt.datetime):
        return _write_times(value, timezone.get_default_timezone(), language)[2]
    return _write_day(value, language)


def format_month(value: dt.date, language: str = SOURCE_LANGUAGE) -> str:
    """A month of a year: `11/2026`, and by its name where people call it so: `November 2026`."""
    if language not in _MONTHS:
        return value.strftime("%m/%Y")
    year = f"ឆ្នាំ {value.year}" if language == "km" else str(value.year)
    return f"{_MONTHS[language][value.month - 1]} {year}"


def format_day(value: dt.date | dt.datetime, language: str = SOURCE_LANGUAGE) -> str:
    """A date for readers and for machines: a `time` element, so that it can stand within a sentence."""
    return safe(f'<time datetime="{format_iso(value)}">{format_date(value, language)}</time>')


def format_moment(value: dt.datetime, language: str = SOURCE_LANGUAGE) -> str:
    """A date and time for readers and for machines: a `time` element, so that it can stand within a sentence."""
    return safe(f'<time datetime="{format_iso(value)}">{format_datetime(value, language)}</time>')


def format_iso(value: dt.date | dt.datetime) -> str:
    """The machine's way of writing a date or a time, for the datetime attribute."""
    if isinstance(value, dt.datetime):
        return _write_times(value, timezone.get_default_timezone(), SOURCE_LANGUAGE)[1]
    return value.isoformat()


def format_number(value: int | float, language: str = SOURCE_LANGUAGE) -> str:
    """`5.310.000`; fractions after a comma: `1,5`."""
    return write_number(value, language)


def format_filesize(value: int, language: str = SOURCE_LANGUAGE) -> str:
    """A size in bytes as `245 KB` or `1,2 MB`."""
    size, unit = float(value), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1024, unit + 1
    number = round(size, 1) if unit > 1 and size < 10 else round(size)
    return f"{format_number(number, language)} {_UNITS[unit]}"


def format_playtime(value: int) -> str:
    """How long something plays, in seconds, as players show it: `3:20`, `1:02:05`."""
    minutes, seconds = divmod(value, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def format_tel(value: str) -> str:
    """A telephone number as an address: `0297 3862 123` → `tel:02973862123`."""
    return "tel:" + "".join(letter for letter in value if letter.isdigit() or letter == "+")


@lru_cache(_KEPT)
def _write_times(value: dt.datetime, zone: dt.tzinfo, language: str) -> tuple[str, str, str]:
    """For readers, for machines, the day. Two values that are equal are the same moment, whatever their zones."""
    local = timezone.localtime(value, zone)
    day = _write_day(local, language)
    return f"{local:%H:%M}{', ' if language == 'en' else ' | '}{day}", local.isoformat(timespec="minutes"), day


def _write_day(value: dt.date, language: str) -> str:
    if language == "en":
        return f"{value.day} {_MONTHS[language][value.month - 1]} {value.year}"
    return value.strftime("%d/%m/%Y")


FILTERS = {
    "datetime": format_datetime,
    "date": format_date,
    "day": format_day,
    "moment": format_moment,
    "iso": format_iso,
    "number": format_number,
    "filesize": format_filesize,
    "playtime": format_playtime,
    "tel": format_tel,
}
"""Every filter a template has besides minijinja's own."""


def make_filters(language: str) -> dict[str, Callable]:
    """The filters as templates of a language get them."""
    same = (format_iso, format_playtime, format_tel)
    return {
        name: filter_ if filter_ in same else update_wrapper(partial(filter_, language=language), filter_)
        for name, filter_ in FILTERS.items()
    }
