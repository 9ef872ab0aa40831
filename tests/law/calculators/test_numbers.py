"""Numbers as they are typed and as they are shown."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.law.calculators.numbers import format_number, read_money, read_number, round_half_up


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5.310.000", 5_310_000),
        ("5,310,000", 5_310_000),
        (" 5 310 000 đồng ", 5_310_000),
        ("5310000Đ", 5_310_000),
        ("5.310.000 VNĐ", 5_310_000),
        ("0", 0),
    ],
)
def test_money_is_read_however_payslips_write_it(text, value):
    assert read_money(text) == value


@pytest.mark.parametrize("text", ["", "5,31", "5.31", "1.000,000", "-5", "5tr", "1e6", "٥", "1.2345.678", "1" * 21])
def test_what_is_no_whole_dong_is_no_money(text):
    assert read_money(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [("7,5", Fraction(15, 2)), ("7.5", Fraction(15, 2)), ("1.040", 1040), ("0,25", Fraction(1, 4)), ("12", 12)],
)
def test_numbers_take_a_comma_or_a_point(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "-1", "7,555", "1,2,3", "∞", "7 rưỡi", "1/2"])
def test_what_is_no_number_is_refused(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(4_730_000, 208), "22.740,38"),
        (Fraction(1, 200), "0,01"),
        (Fraction(999_999, 1000), "1.000"),
        (5_310_000, "5.310.000"),
        (Fraction(15, 2), "7,5"),
        (0, "0"),
    ],
)
def test_numbers_are_shown_the_vietnamese_way(value, text):
    assert format_number(value) == text


def test_a_half_goes_up():
    assert [round_half_up(Fraction(n, 10)) for n in (14, 15, 16, 25)] == [1, 2, 2, 3]


@given(st.integers(0, 10**12))
def test_whole_money_survives_being_shown(amount):
    assert read_money(format_number(amount)) == amount


@given(st.integers(0, 10**9))
def test_two_decimals_survive_being_shown(hundredths):
    assert read_number(format_number(Fraction(hundredths, 100))) == Fraction(hundredths, 100)
