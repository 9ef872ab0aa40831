"""The palette of a page's body, and how a whole body states its public form."""

import itertools
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.audio import AudioBlock
from cms.content.blocks.call_to_action import CallToActionBlock
from cms.content.blocks.callout import CalloutBlock
from cms.content.blocks.document import DocumentBlock
from cms.content.blocks.figure_table import FigureTableBlock
from cms.content.blocks.heading import HeadingBlock
from cms.content.blocks.media import MediaBlock
from cms.content.blocks.picture import PictureBlock
from cms.content.blocks.question_answer import QuestionAnswerBlock
from cms.content.blocks.quote import QuoteBlock
from cms.content.blocks.rich_text import RichTextBlock
from cms.content.blocks.steps import StepsBlock
from cms.content.blocks.table import TableBlock
from cms.schema.text import slugify

TEXT, MEDIA, ACTION = _("Chữ"), _("Ảnh, video, tài liệu"), _("Mời làm việc gì đó")


class BodyBlock(blocks.StreamBlock):
    """All blocks a body may hold, named by their kind."""

    rich_text = RichTextBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    steps = StepsBlock(group=TEXT)
    callout = CalloutBlock(group=TEXT)
    question_answer = QuestionAnswerBlock(group=TEXT)
    table = TableBlock(group=TEXT)
    figure_table = FigureTableBlock(group=TEXT)
    picture = PictureBlock(group=MEDIA)
    audio = AudioBlock(group=MEDIA)
    media = MediaBlock(group=MEDIA)
    document = DocumentBlock(group=MEDIA)
    call_to_action = CallToActionBlock(group=ACTION)

    def to_schema(self, value: blocks.StreamValue) -> tuple[schema.Block, ...]:
        """The body's public form, in order, without blocks that have nothing to show; headings get their anchors.

        Reads the stored data, so no picture, page or document is fetched.
        """
        return self.state_stored(self.get_prep_value(value))

    def state_stored(self, stored: Any) -> tuple[schema.Block, ...]:
        """`to_schema` of a body as it is stored, for a block that has one in it."""
        return _with_anchors(_state(self.child_blocks, stored))

    class Meta:
        block_counts = {}


def _state(children: dict[str, blocks.Block], stored: Any) -> list[schema.Block]:
    items = stored if isinstance(stored, list) else []
    known = (item for item in items if isinstance(item, dict) and item.get("type") in children)
    stated = (children[item["type"]].to_schema(item.get("value")) for item in known)
    return [block for block in stated if block is not None]


def _with_anchors(body: list[schema.Block]) -> tuple[schema.Block, ...]:
    """The body with an anchor for each heading, unique on the page, the same each time."""
    taken: set[str] = set()

    def give(block: schema.Block) -> schema.Block:
        if not isinstance(block, schema.Heading):
            return block
        wish = slugify(block.text) or "muc"
        names = itertools.chain([wish], (f"{wish}-{number}" for number in itertools.count(2)))
        anchor = next(name for name in names if name not in taken)
        taken.add(anchor)
        return replace(block, anchor=anchor)

    return tuple(give(block) for block in body)
