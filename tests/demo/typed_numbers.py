"""Finds numbers of the law that somebody typed into a page instead of taking them from the registry."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from cms.law.facts import read_shipped_facts
from cms.schema import CheckedEntry, Steps, Tag

EXAMPLE = "Ví dụ"
"""Steps whose title begins so tell a story with its own numbers; what the law makes of them is still a figure."""

ALLOWED = {
    "a telephone number": r"\b0\d{3} \d{3} \d{4}\b",
    "an emergency number": r"\b[Gg]ọi 11[35]\b",
    "a holiday that is called by its day": r"\b(?:30/4|1/5|2/9|24/11)\b",
}
"""Digits that are no number of the law, and why."""

UNREAD = {"synonyms", "applies_to"}
"""Fields in fixed words, and words only searched: workers may well type numbers of a law that is gone."""

_FIGURE = re.compile(r'<a href="figure:[a-z0-9-]+">[^<]*</a>')
_PROVISION = re.compile(r'<a href="provision:[^":]+:([^"]+)">([^<]*)</a>')
_TELEPHONE = re.compile(r'(<a href="tel:)\d+(">)')
_REFERENCE = re.compile(r"(?:page|document|picture|figure|provision|tel|mailto|https):\S")
_LINK = re.compile(r'<a href="(?:page|document):[^"]+">')
_DAY = re.compile(r"\b(\d{2})/(\d{2})/(\d{4})\b")
_DIGITS = re.compile(r"\S*\d\S*")
_UNITS = "ngày|tháng|giờ|phút|tuần|năm|tuổi|lần|phần trăm|triệu|nghìn|đồng|người"
_SPELLED = re.compile(
    rf"\b(?:hai|ba|bốn|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|rưỡi)\s+(?:{_UNITS})\b", flags=re.IGNORECASE
)


def find_typed_numbers(text: str) -> list[str]:
    """What stands in `text` (plain or clean HTML) and may be a number of the law, in digits or in words.

    Figures of the registry are none. An article's number is allowed in the words of a link to that article, a whole
    date when a document of the registry comes into force on it, and what ALLOWED names.
    """
    text = _PROVISION.sub(lambda match: _read_words(match[1], match[2]), _FIGURE.sub("", text))
    text = _DAY.sub(_read_day, _LINK.sub("", _TELEPHONE.sub(r"\1\2", text)))
    for pattern in ALLOWED.values():
        text = re.sub(pattern, "", text)
    return _DIGITS.findall(text) + _SPELLED.findall(text)


def iter_texts(entry: CheckedEntry) -> Iterator[tuple[str, str]]:
    """(field, text) of everything a reader reads of `entry`; the steps of an example are left out."""
    for name in (field.name for field in fields(entry) if field.name not in UNREAD):
        for text in _iter_strings(getattr(entry, name)):
            yield name, text


def _iter_strings(value: Any) -> Iterator[str]:
    if isinstance(value, Tag) or (isinstance(value, Steps) and value.title.startswith(EXAMPLE)):
        return
    if isinstance(value, str):
        if not _REFERENCE.match(value):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _iter_strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _iter_strings(getattr(value, field.name))


def _read_words(place: str, words: str) -> str:
    """The words of a link into the law without the numbers of the place it leads to."""
    article, _, rest = place.partition(".")
    numbers = {article, *rest.split(".")}
    return " ".join(word for word in words.split() if word not in numbers)


def _read_day(match: re.Match) -> str:
    day = date(int(match[3]), int(match[2]), int(match[1])).isoformat()
    known = {row["in_force_from"] for row in read_shipped_facts()["documents"]}
    return "" if day in known else match[0]
