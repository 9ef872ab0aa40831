"""What every block of a body shares: it can state its public form."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

from cms import schema
from cms.content.rich_text import FEATURES


class PublicBlock(blocks.StructBlock):
    """A group of fields that states its public form.

    A subclass says in `state` how its stored data becomes a schema block.
    """

    def to_schema(self, value: Any) -> schema.Block | None:
        """The public form of `value` (stored data or a StructValue); None when there is nothing worth showing."""
        if isinstance(value, blocks.StructValue):
            value = self.get_prep_value(value)
        return self.state(value) if isinstance(value, Mapping) else None

    def state(self, data: Mapping) -> schema.Block | None:
        """The public form of stored `data`. It must bear missing and absurd values."""
        raise NotImplementedError

    class Meta:
        preview_template = "content/block_preview.html"


class PlainRichTextBlock(blocks.RichTextBlock):
    """Rich text with the few tools Loa publishes: bold, italic, lists, links."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"features": FEATURES} | kwargs))
