"""The Vietnamese alphabet: the order of words, and the letter a title stands under."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

from cms.schema.text import fold

Thing = TypeVar("Thing")
ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""Digits, then the 29 letters with the four that only foreign words have, in their usual places."""
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng: the order of dictionaries; a syllable without a tone comes before them all."""
NUMBERS = "0–9"
_SHAPES = {letter: number for number, letter in enumerate(ALPHABET, start=1)}
_WORD = re.compile(r"[^\W_]+")
_PASSED_OVER = re.compile(
    "ai|anh|bao|bạn|bằng|bị|bởi|các|cách|chỉ|cho|chưa|chị|có|còn|công|của|cùng|cứ|do|đang|đã|để|đi|được|gì|hay|khi|"
    "không|là|làm|lâu|lúc|mà|mấy|mình|một|muốn|mỗi|ngày|nào|này|nên|nếu|nhiêu|nhưng|những|ở|phải|rồi|sao|sẽ|tại|thế|"
    "thì|theo|tôi|trong|tự|từ|và|vào|về|vì|với|xin|ty",
    re.IGNORECASE,
)
"""Words a question begins with that say nothing of what it is about."""


def sort_key(text: str) -> tuple:
    """A key by which texts come in the order of a Vietnamese dictionary: letters first, tones where letters agree."""
    shapes: list[int] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFC", text).lower():
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in TONES), "")
        shape = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        shapes.append(_SHAPES.get(shape, 0 if letter.isascii() else len(ALPHABET) + ord(letter)))
        tones.append(TONES.index(tone) + 1 if tone else 0)
    return shapes, tones, text


def find_keyword(title: str) -> str:
    """`title` from its first word on that says what it is about; the whole of it when every word is passed over."""
    words = list(_WORD.finditer(title))
    first = next((word for word in words if not _PASSED_OVER.fullmatch(word[0])), None)
    return title[first.start() :] if first else title


def find_letter(text: str) -> str:
    """The letter `text` stands under. Đ stands apart; Ă and Â stand with A, so that few letters hold all.

    A Khmer word stands under its first consonant.
    """
    first = next(iter(_WORD.findall(text)), "")[:1].upper()
    if first == "Đ" or not first.isalpha():
        return first if first == "Đ" else NUMBERS
    return fold(first).upper()[:1] or NUMBERS


def group_by_letter(things: Iterable[Thing], word_of: Callable[[Thing], str]) -> dict[str, list[Thing]]:
    """Letter → the things under it, both in the order of the alphabet."""
    letters: dict[str, list[Thing]] = {}
    for thing in sorted(things, key=lambda thing: sort_key(word_of(thing))):
        letters.setdefault(find_letter(word_of(thing)), []).append(thing)
    return dict(sorted(letters.items(), key=lambda item: sort_key(item[0])))
