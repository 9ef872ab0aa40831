"""Let a page cite another provision where it cites one that ends."""

import json
import re
from collections.abc import Mapping
from typing import Any

from wagtail.fields import RichTextField, StreamField

from cms.content.models import ContentPage

_LINK = re.compile(r'<a (?:id="(?P<a>[1-9][0-9]*)" )?linktype="provision"(?: id="(?P<b>[1-9][0-9]*)")?>')


def swap_provisions(page: ContentPage, swaps: Mapping[int, int]) -> bool:
    """Put the provisions `swaps` leads to (keys of rows) in the place of those it names, in citations and in links.

    The words of a link stay: whoever reviews the page reads them. True when anything differs; nothing is saved.
    """
    differs = False
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            stored = field.stream_block.get_prep_value(getattr(page, field.name))
            swapped = _swap_data(stored, swaps)
            if swapped != stored:
                setattr(page, field.name, json.dumps(swapped))
                differs = True
        elif isinstance(field, RichTextField):
            text = getattr(page, field.attname)
            if (swapped := _swap_links(text, swaps)) != text:
                setattr(page, field.attname, swapped)
                differs = True
    return differs


def _swap_data(data: Any, swaps: Mapping[int, int]) -> Any:
    if isinstance(data, str):
        return _swap_links(data, swaps)
    if isinstance(data, list):
        return [_swap_data(item, swaps) for item in data]
    if isinstance(data, dict):
        return {name: _swap_key(name, item, swaps) for name, item in data.items()}
    return data


def _swap_key(name: str, value: Any, swaps: Mapping[int, int]) -> Any:
    return swaps.get(value, value) if name == "provision" and isinstance(value, int) else _swap_data(value, swaps)


def _swap_links(text: str, swaps: Mapping[int, int]) -> str:
    if 'linktype="provision"' not in text:
        return text

    def swap(match: re.Match) -> str:
        key = int(match["a"] or match["b"] or 0)
        return f'<a linktype="provision" id="{swaps[key]}">' if key in swaps else match[0]

    return _LINK.sub(swap, text)
