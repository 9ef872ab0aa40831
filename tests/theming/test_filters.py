"""Dates, numbers and sizes as readers in Viet Nam write them."""

from datetime import UTC, date, datetime

import pytest

from cms.theming.filters import FILTERS


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
