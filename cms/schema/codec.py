"""Entries as JSON-ready data and back again."""

import hashlib
import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache, partial
from typing import Any, Union, get_args, get_origin, get_type_hints

import orjson

from cms.schema.blocks import BLOCK_KINDS, Block
from cms.schema.entries import ENTRY_KINDS, Entry

Reader = Callable[[Any], Any]
_PLAIN = frozenset({str, int, bool, float, type(None)})
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
"""For what orjson refuses (half a character, a number of more than 64 bits); all else they write alike."""


def to_data(value: Any) -> Any:
    """A schema object as dicts, lists, strings and numbers; each entry and block says its `kind`."""
    shape = type(value)
    if shape in _PLAIN:
        return value
    if isinstance(value, (tuple, list)):
        return [to_data(item) for item in value]
    if known := _list_names(shape):
        has_kind, names = known
        data = {"kind": value.kind} if has_kind else {}
        for name in names:
            item = getattr(value, name)
            data[name] = item if type(item) in _PLAIN else to_data(item)
        return data
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def entry_from_data(data: dict) -> Entry:
    """The entry that `to_data` took apart. Raises ValueError for a kind that is not known."""
    try:
        entry_class = ENTRY_KINDS[data["kind"]]
    except KeyError as error:
        raise ValueError(f"no such kind of entry: {data.get('kind')!r}") from error
    return build(entry_class, data)


def build(cls: type, data: dict) -> Any:
    """An object of `cls` from data; fields that are missing take their defaults."""
    values = {}
    for name, read in _list_readers(cls):
        if name in data:
            value = data[name]
            values[name] = value if read is None or value is None else read(value)
    return cls(**values)


def canonical_json(data: Any) -> str:
    """The one way Loa writes JSON: sorted keys, no spaces, letters as they are."""
    return canonical_bytes(data).decode(errors="surrogatepass")


def canonical_bytes(data: Any) -> bytes:
    """`canonical_json` in UTF-8."""
    try:
        return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        return _ENCODER.encode(data).encode(errors="surrogatepass")


class CanonicalEncoder:
    """`canonical_json` as Django's JSONField and `json.dumps` want it: `cls=CanonicalEncoder`."""

    def __init__(self, **_options: Any) -> None:
        """There is but one way: no option counts."""

    def encode(self, data: Any) -> str:
        """See canonical_json."""
        return canonical_json(data)


class CanonicalDecoder:
    """What `json.loads` does, faster: `cls=CanonicalDecoder`."""

    def __init__(self, **_options: Any) -> None:
        """No option counts."""

    def decode(self, text: str) -> Any:
        """The data that `text` is the JSON of. Raises ValueError."""
        try:
            return orjson.loads(text)
        except (orjson.JSONDecodeError, UnicodeEncodeError):  # half a character, written by an older version
            return json.loads(text)


def digest(data: Any) -> str:
    """A short hash of the data's meaning, equal on every machine."""
    return digest_text(canonical_json(data))


def digest_text(text: str) -> str:
    """`digest` of the data that `text` is the canonical JSON of."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@cache
def _list_names(shape: type) -> tuple[bool, tuple[str, ...]] | None:
    """Whether the class has a kind of its own, and its fields; None for what is no schema object."""
    if not is_dataclass(shape):
        return None
    return hasattr(shape, "kind") and "kind" not in shape.__slots__, tuple(field.name for field in fields(shape))


@cache
def _list_readers(cls: type) -> list[tuple[str, Reader | None]]:
    """The class's fields, each with what makes its value of data; None where the data is the value."""
    hints = get_type_hints(cls)
    return [(field.name, _make_reader(hints[field.name])) for field in fields(cls)]


def _make_reader(hint: Any) -> Reader | None:
    if hint is Block:
        return lambda value: build(BLOCK_KINDS[value["kind"]], value)
    if hint in (datetime, date):
        return hint.fromisoformat
    if get_origin(hint) is tuple:
        read = _make_reader(get_args(hint)[0])
        return (lambda value: tuple(map(read, value))) if read else tuple
    if get_origin(hint) in (Union, types.UnionType):
        return _make_reader(next(part for part in get_args(hint) if part is not type(None)))
    return partial(build, hint) if is_dataclass(hint) else None
