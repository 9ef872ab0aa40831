"""Reading stored JSON that may be old, half filled or hostile: each reader gives an empty value instead of raising."""

from collections.abc import Iterator, Mapping
from typing import Any

from cms.schema.references import Ref, is_ref
from cms.schema.text import to_nfc

PAGE_SCHEMES = ("https://",)
ACTION_SCHEMES = ("https://", "tel:", "mailto:")


def read_text(data: Mapping, name: str) -> str:
    """The text under `name`, trimmed and in NFC; empty when there is none."""
    value = data.get(name)
    return to_nfc(value).strip() if isinstance(value, str) else ""


def read_ref(data: Mapping, name: str, kind: str) -> Ref:
    """The reference of the thing whose number stands under `name`; empty when there is none."""
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, str)) or value in (0, "0"):
        return Ref("")
    ref = f"{kind}:{value}"
    return Ref(ref) if is_ref(ref) else Ref("")


def read_items(data: Mapping, name: str) -> Iterator[Any]:
    """The values of a list block, whether stored with ids or bare."""
    items = data.get(name)
    for item in items if isinstance(items, list) else []:
        yield item.get("value") if isinstance(item, dict) and item.get("type") == "item" else item


def read_url(data: Mapping, name: str, schemes: tuple[str, ...] = PAGE_SCHEMES) -> str:
    """The address under `name` when it starts with one of `schemes`; else empty."""
    value = read_text(data, name)
    return value if value.lower().startswith(schemes) and not any(letter.isspace() for letter in value) else ""
