"""A private key on paper: four lines a person can copy by hand, each of which tells when it was copied wrongly."""

from base64 import b32decode, b32encode, b64encode
from hashlib import blake2b

from cms.interest.sealing import read_key

_BYTES = 8
"""Of the key on each line."""
_CHECK = 2
"""Bytes that check a line: one wrong copy in 65,536 stays unseen, and then the key does not fit."""
_GROUP = 4
_MISREAD = str.maketrans("018", "OIB")
"""Base32 has no 0, 1 or 8: who writes one means the letter that looks like it."""


class MisreadLine(ValueError):
    """A line was copied wrongly. `number`: which one, from 1; 0 when there are not four lines."""

    def __init__(self, number: int) -> None:
        super().__init__(f"line {number}" if number else "not four lines")
        self.number = number


def write_on_paper(private_key: str) -> list[str]:
    """The lines to print for `private_key` (base64): `MZXW 6YTB OI3T …`. Raises BadKey."""
    key = read_key(private_key)
    lines = []
    for number, start in enumerate(range(0, len(key), _BYTES), 1):
        part = key[start : start + _BYTES]
        signs = b32encode(part + _make_check(number, part)).decode()
        lines.append(" ".join(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP)))
    return lines


def read_from_paper(lines: list[str]) -> str:
    """The private key (base64) written on these lines; small letters and odd blanks do not matter.

    Raises MisreadLine, which names the line.
    """
    written = [signs for line in lines if (signs := "".join(letter for letter in line if letter.isalnum()))]
    if len(written) != 4:
        raise MisreadLine(0)
    return b64encode(b"".join(_read_line(number, signs) for number, signs in enumerate(written, 1))).decode()


def _read_line(number: int, signs: str) -> bytes:
    try:
        content = b32decode(signs.upper().translate(_MISREAD))
    except ValueError as error:
        raise MisreadLine(number) from error
    part, check = content[:_BYTES], content[_BYTES:]
    if check != _make_check(number, part):
        raise MisreadLine(number)
    return part


def _make_check(number: int, part: bytes) -> bytes:
    return blake2b(bytes([number]) + part, digest_size=_CHECK).digest()
