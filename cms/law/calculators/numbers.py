"""Numbers as workers write them and as Vietnamese readers expect them. Exact: no floating point anywhere.

A third of an hour's pay has no decimal that ends, so amounts are fractions until they are rounded, once, in words that
the page prints. The same rules stand in `calculators.js`; tests hold the two equal.
"""

import re
from fractions import Fraction
from math import floor

PLACES = 2
"""How many decimals are shown of a number that is not whole."""
LONGEST = 20
"""Characters of a number; what is longer is no wage and no count of days."""
_BLANKS = re.compile("[ \t\r\n\u00a0\u2009\u202f]+")
_CURRENCY = re.compile("(?:đồng|vnđ|vnd|đ|₫)$")
_MONEY = re.compile(r"(?:[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+)|[0-9]+)")
_NUMBER = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]{1,2}))?")
_PLAIN = re.compile(r"([0-9]+)\.([0-9]{1,2})")


def read_money(text: str) -> Fraction | None:
    """Whole đồng: `5.310.000`, `5,310,000 đ`, `5310000`; None for anything else."""
    text = _CURRENCY.sub("", tidy(text).lower())
    return Fraction(re.sub("[.,]", "", text)) if _MONEY.fullmatch(text) else None


def read_number(text: str) -> Fraction | None:
    """A number of at most two decimals: `7,5`, `7.5`, `1.040`; None for anything else."""
    text = tidy(text)
    found = _PLAIN.fullmatch(text) or _NUMBER.fullmatch(text)
    if not found:
        return None
    decimals = found[2] or ""
    return Fraction(int(found[1].replace(".", "") + decimals), 10 ** len(decimals))


def tidy(text: str) -> str:
    """The text without blanks; empty when it is longer than any number."""
    text = _BLANKS.sub("", text)
    return text if len(text) <= LONGEST else "?"


def round_half_up(value: Fraction) -> Fraction:
    """To the nearest whole; a half goes up. `value` is not negative."""
    return Fraction(floor(value + Fraction(1, 2)))


def format_number(value: Fraction | int) -> str:
    """`5.310.000`; `22.740,38`: two decimals at most, half up, without zeros at the end."""
    scaled = floor(Fraction(value) * 10**PLACES + Fraction(1, 2))
    whole, decimals = divmod(scaled, 10**PLACES)
    tail = f"{decimals:0{PLACES}d}".rstrip("0")
    return f"{whole:,}".replace(",", ".") + (f",{tail}" if tail else "")
