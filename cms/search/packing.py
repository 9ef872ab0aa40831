"""How an index is written down: characters that JSON leaves alone, and few of them.

Numbers are in base 45 with two alphabets, one for the last digit and one for those before, so nothing parts them.
Sorted words say how many letters they share with the one before.
"""

from collections.abc import Iterable, Iterator

BASE = 45
_CHARACTERS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')
LAST, MORE = _CHARACTERS[:BASE], _CHARACTERS[BASE : 2 * BASE]
_VALUES = {character: place for place, character in enumerate(LAST + MORE)}


def pack_numbers(numbers: Iterable[int]) -> str:
    """Numbers from 0 up, one after the other."""
    written = []
    for number in numbers:
        digits = LAST[number % BASE]
        while number := number // BASE:
            digits = MORE[number % BASE] + digits
        written.append(digits)
    return "".join(written)


def unpack_numbers(text: str) -> Iterator[int]:
    """What `pack_numbers` wrote. Raises KeyError for a character it never writes."""
    number = 0
    for character in text:
        value = _VALUES[character]
        number = number * BASE + value % BASE
        if value < BASE:
            yield number
            number = 0


def pack_words(words: Iterable[str]) -> str:
    """Sorted words, each as the number of letters shared with the one before, and the rest."""
    written, before = [], ""
    for word in words:
        shared = 0
        while shared < min(len(before), len(word), BASE - 1) and before[shared] == word[shared]:
            shared += 1
        written.append(LAST[shared] + word[shared:])
        before = word
    return " ".join(written)


def unpack_words(text: str) -> list[str]:
    """What `pack_words` wrote. Raises KeyError for a text it never writes."""
    words, before = [], ""
    for item in text.split(" ") if text else ():
        before = before[: _VALUES[item[0]]] + item[1:]
        words.append(before)
    return words
