"""What a word that nobody knows may have meant: raw Telex or VNI, letters of chat, two words in one, one wrong letter.

Only for words that no page has: syllables are so short that every other one is a single letter away from a known one.
"""

import re
from collections.abc import Iterator

SHORTEST_SLIP = 3
"""Letters a word needs for one of them to be wrong."""
_TONE_KEY = re.compile("(?<=[aeiouyw])[fsrxj](?=(?:ng|nh|ch|[cmnpt])?$)|(?<=.)[fsrxj]$")
_TELEX_DOUBLE = re.compile("aa|ee|oo|dd")
_CHAT = (("f", "ph"), ("j", "gi"), ("z", "d"), ("w", "qu"))
"""How a syllable begins in a chat, and how in a text."""


def undo_telex(term: str) -> str:
    """The syllable that was meant by keys nobody turned into marks: `tawng`, `ddinhf`, `luwowng`, `no75`.

    The same word when it cannot be one.
    """
    plain = re.sub("(?<=[a-z])[0-9]+$", "", term)
    plain = _TONE_KEY.sub("", plain)
    plain = re.sub("(?<=[auo])w|(?<=.)w$", "", plain)
    plain = re.sub("(?<=.)w", "u", plain)
    return _TELEX_DOUBLE.sub(lambda match: match[0][0], plain)


def undo_chat(term: str) -> str:
    """`fep` as `phep`, `jam` as `giam`; the same word when it does not begin so."""
    return next((long + term[1:] for short, long in _CHAT if term.startswith(short)), term)


def part(term: str) -> Iterator[tuple[str, str]]:
    """Each way to read a word as two: `tangca` as `tang ca` among others."""
    return ((term[:place], term[place:]) for place in range(2, len(term) - 1))


def is_one_slip_away(typed: str, known: str) -> bool:
    """Whether one letter too many, too few or wrong, or two in the wrong order, parts two words (Damerau)."""
    shorter, longer = sorted((typed, known), key=len)
    if len(longer) - len(shorter) > 1 or typed == known:
        return False
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(longer) > len(shorter):
        return shorter[start:] == longer[start + 1 :]
    if shorter[start + 1 :] == longer[start + 1 :]:
        return True
    swapped = longer[start + 1 : start + 2] + longer[start : start + 1]
    return shorter[start : start + 2] == swapped and shorter[start + 2 :] == longer[start + 2 :]
