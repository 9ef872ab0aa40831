"""Dates, numbers and sizes as readers in Viet Nam write them."""

from datetime import UTC, date, datetime

import pytest

from cms.schema.units import write_value
from cms.theming.filters import FILTERS, format_month, make_filters


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("datetime", datetime(2022, 3, 15, 7, 33, tzinfo=UTC), "14:33 | 15/03/2022"),
        ("datetime", datetime(2022, 12, 31, 17, 0, tzinfo=UTC), "00:00 | 01/01/2023"),
        ("date", date(2022, 3, 5), "05/03/2022"),
        ("date", datetime(2022, 12, 31, 17, 0, tzinfo=UTC), "01/01/2023"),
        ("date", "2026-02-03", "03/02/2026"),
        ("date", "năm 2026", "năm 2026"),
        ("iso", date(2022, 3, 5), "2022-03-05"),
        ("iso", datetime(2022, 3, 15, 7, 33, tzinfo=UTC), "2022-03-15T14:33+07:00"),
        ("number", 5310000, "5.310.000"),
        ("number", 1.5, "1,5"),
        ("filesize", 0, "0 byte"),
        ("filesize", 999, "999 byte"),
        ("filesize", 1000, "1 KB"),
        ("filesize", 250_000, "244 KB"),
        ("filesize", 1_250_000, "1,2 MB"),
        ("filesize", 2 * 1024 * 1024, "2 MB"),
        ("filesize", 45_000_000, "43 MB"),
        ("tel", "(0297) 3862.123", "tel:02973862123"),
        ("tel", "+84 297 3862 123", "tel:+842973862123"),
    ],
)
def test_value_is_written_the_vietnamese_way(name, value, shown):
    assert FILTERS[name](value) == shown


@pytest.mark.parametrize(
    ("language", "name", "value", "shown"),
    [
        ("en", "datetime", datetime(2022, 3, 15, 7, 33, tzinfo=UTC), "14:33, 15 March 2022"),
        ("en", "date", datetime(2022, 12, 31, 17, 0, tzinfo=UTC), "1 January 2023"),
        ("en", "date", "2026-02-03", "3 February 2026"),
        ("en", "day", date(2022, 3, 5), '<time datetime="2022-03-05">5 March 2022</time>'),
        ("en", "number", 5310000, "5,310,000"),
        ("en", "filesize", 1_250_000, "1.2 MB"),
        ("km", "datetime", datetime(2022, 3, 15, 7, 33, tzinfo=UTC), "14:33 | 15/03/2022"),
        ("km", "number", 5310000, "5.310.000"),
        ("en", "iso", date(2022, 3, 5), "2022-03-05"),
    ],
)
def test_value_is_written_as_the_language_does(language, name, value, shown):
    assert make_filters(language)[name](value) == shown


@pytest.mark.parametrize(
    ("value", "unit", "language", "shown"),
    [
        ("5310000", "dong", "en", "5,310,000 VND (đồng)"),
        ("5310000", "dong", "km", "5.310.000 ដុង"),
        ("1", "day", "en", "1 day"),
        ("12", "day", "en", "12 days"),
        ("0.5", "hour", "en", "0.5 hours"),
        ("738", "age-month", "en", "61 years 6 months"),
        ("684", "age-month", "en", "57 years of age"),
        ("738", "age-month", "km", "61 ឆ្នាំ 6 ខែ"),
        ("17.5", "percent", "en", "17.5%"),
        ("17.5", "percent", "km", "17,5%"),
    ],
)
def test_number_of_the_law_has_the_unit_of_the_language(value, unit, language, shown):
    assert write_value(value, unit, language).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(("language", "shown"), [("vi", "11/2026"), ("en", "November 2026"), ("km", "វិច្ឆិកា ឆ្នាំ 2026")])
def test_month_of_a_year_has_its_name_where_people_use_names(language, shown):
    assert format_month(date(2026, 11, 1), language) == shown
