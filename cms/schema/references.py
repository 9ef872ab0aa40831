"""Symbolic references: how one published thing points at another without knowing its address."""

import re
from typing import NamedTuple, NewType

Ref = NewType("Ref", str)
"""`page:12`, `picture:9`, `document:3`, `figure:7`, `settings:site`. Empty string: nothing is referred to."""

KINDS = ("page", "picture", "document", "settings", "redirect", "law", "provision", "figure")
_NUMBERED = re.compile(r"(?:page|picture|document|redirect|law|provision|figure):(?:0|[1-9][0-9]{0,17})", re.ASCII)
"""A row of the database: its number fits into eight bytes. 0 is a draft that was never stored."""


class Reference(NamedTuple):
    """A reference taken apart: what kind of thing, and which one."""

    kind: str
    key: str


def make_ref(kind: str, key: int | str) -> Ref:
    """`make_ref("page", 12)` → `page:12`. Raises ValueError for a kind that does not exist."""
    if kind not in KINDS:
        raise ValueError(f"unknown kind of reference: {kind!r}")
    return Ref(f"{kind}:{key}")


def parse_ref(text: str) -> Reference:
    """`page:12` → `Reference("page", "12")`. Raises ValueError when `text` is not a reference."""
    if not is_ref(text):
        raise ValueError(f"not a reference: {text!r}")
    kind, _separator, key = text.partition(":")
    return Reference(kind, key)


def is_ref(text: str) -> bool:
    """True when `text` is a well-formed reference. A title may begin like one: `picture: …` is none."""
    kind, _separator, key = text.partition(":")
    return bool(key) and (kind == "settings" or _NUMBERED.fullmatch(text) is not None)
