"""Numbers of the law are written as they are said."""

import pytest

from cms.schema.units import write_value


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("5310000", "dong", "5.310.000 đồng"),
        ("0.5", "percent", "0,5%"),
        ("0.5", "month", "0,5 tháng"),
        ("30", "minute", "30 phút"),
        ("1.0000", "hour", "1 giờ"),
        ("1.5", "hour", "1,5 giờ"),
        ("0", "hour", "0 giờ"),
    ],
)
def test_value_has_its_unit(value, unit, shown):
    assert write_value(value, unit) == shown.replace(" ", "\u00a0")
