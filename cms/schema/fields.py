"""How a field of the schema says what it is for."""

from dataclasses import MISSING, field
from typing import Any

VERSION = 1
"""Version of the public schema; it rises when a field is removed or changes its meaning."""


def described(help_text: str, default: Any = MISSING) -> Any:
    """A dataclass field that carries the sentence shown to theme authors and readers of the API.

    `help_text`: one sentence in English. `default`: the value when nothing is given; without it the field is required.
    """
    if default is MISSING:
        return field(metadata={"help": help_text})
    return field(default=default, metadata={"help": help_text})
