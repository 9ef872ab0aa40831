"""What a revision would let readers read, apart from hours and places: two revisions that say the same are one text."""

import re
from typing import Any

from wagtail.models import Page

from cms.schema.codec import to_data

_LAW_LINK = re.compile(r'(<a href="(?:figure|provision):[^"<>]*">)[^<]*')
"""The words in it are a copy of the day it was typed: readers get what the registry says."""
_OF_THE_MOMENT = ("published_at", "updated_at", "position", "parent", "in_menu", "changes")


def state_content(page: Page) -> dict[str, Any]:
    """The entry of `page` (a draft as an object) and its address, without what publishing itself changes."""
    data = _as_read(to_data(page.to_entry()))
    return {name: value for name, value in data.items() if name not in _OF_THE_MOMENT} | {"slug": page.slug}


def _as_read(value: Any) -> Any:
    """Without what the editor's browser alters by itself when a text is only opened and saved: spaces, such copies."""
    if isinstance(value, dict):
        return {name: _as_read(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(item) for item in value]
    return " ".join(_LAW_LINK.sub(r"\1", value).replace("&nbsp;", " ").split()) if isinstance(value, str) else value


def say_same(one: Page, other: Page) -> bool:
    """Whether readers would read the same."""
    return state_content(one) == state_content(other)
