"""Entries as JSON-ready data and back again."""

import hashlib
import json
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from cms.schema.blocks import BLOCK_KINDS, Block
from cms.schema.entries import ENTRY_KINDS, Entry

_PLAIN = frozenset({str, int, bool, float, type(None)})
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


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
    return cls(**{name: _read(hint, data[name]) for name, hint in _hints(cls) if name in data})


def canonical_json(data: Any) -> str:
    """The one way Loa writes JSON: sorted keys, no spaces, letters as they are."""
    return _ENCODER.encode(data)


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
def _hints(cls: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(cls)
    return [(field.name, hints[field.name]) for field in fields(cls)]


def _read(hint: Any, value: Any) -> Any:
    if value is None or hint in (str, int, bool, float):
        return value
    if hint is Block:
        return build(BLOCK_KINDS[value["kind"]], value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if hint is date:
        return date.fromisoformat(value)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in value)
    if get_origin(hint) in (Union, types.UnionType):
        return _read(next(part for part in get_args(hint) if part is not type(None)), value)
    return build(hint, value) if is_dataclass(hint) else value
