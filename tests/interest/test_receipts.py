"""Receipt codes."""

from hypothesis import given
from hypothesis import strategies as st

from cms.interest.receipts import ALPHABET, RANDOM_SIGNS, is_code, make_code, read_code


def test_a_code_is_well_formed_and_never_the_same():
    codes = {make_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(is_code(code) for code in codes)


def test_nobody_guesses_a_code():
    assert len(ALPHABET) ** RANDOM_SIGNS > 2**60


def test_no_sign_looks_like_another():
    assert not set("01OIL") & set(ALPHABET)


@given(st.integers(0, RANDOM_SIGNS), st.sampled_from(ALPHABET))
def test_a_single_wrong_sign_is_noticed(position, wrong):
    signs = make_code().replace("-", "")
    changed = signs[:position] + wrong + signs[position + 1 :]
    assert (read_code(changed) is None) == (changed != signs)


@given(st.integers(0, RANDOM_SIGNS - 1))
def test_two_signs_swapped_are_noticed(position):
    signs = make_code().replace("-", "")
    swapped = signs[:position] + signs[position + 1] + signs[position] + signs[position + 2 :]
    assert (read_code(swapped) is None) == (swapped != signs)


def test_a_code_read_aloud_is_understood():
    code = make_code()
    assert read_code(code.lower().replace("-", " ")) == code


@given(st.text())
def test_any_text_may_be_asked(text):
    assert is_code(text) in (True, False)
    read_code(text)
