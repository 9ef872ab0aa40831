"""Stream fields used as lists of one kind of thing, stated from their stored data."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StreamValue

from cms.content.plain_data import read_text
from cms.content.rich_text import clean_rich_text


def state_html_items(value: StreamValue) -> tuple[str, ...]:
    """Each item as clean HTML, without the empty ones."""
    return tuple(filter(None, (clean_rich_text(item.get("value")) for item in _items(value))))


def state_text_items(value: StreamValue) -> tuple[str, ...]:
    """Each item as plain text, without the empty ones."""
    return tuple(filter(None, (read_text(item, "value") for item in _items(value))))


def state_structs(value: StreamValue) -> tuple[Any, ...]:
    """The public form of each item whose block gives one."""
    children = value.stream_block.child_blocks
    known = (item for item in _items(value) if item.get("type") in children)
    stated = (children[item["type"]].to_schema(item.get("value")) for item in known)
    return tuple(form for form in stated if form is not None)


def _items(value: StreamValue) -> Iterator[dict]:
    return (item for item in value.get_prep_value() if isinstance(item, dict))
