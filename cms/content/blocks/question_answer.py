"""A question and its answer."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.public_block import PlainRichTextBlock, PublicBlock
from cms.content.plain_data import read_text
from cms.content.rich_text import clean_rich_text


class QuestionAnswerBlock(PublicBlock):
    """A question as a worker would ask it, and the answer."""

    question = blocks.CharBlock(
        label=_("Hỏi"),
        max_length=250,
        help_text=_("Viết như lời người lao động hỏi. Không ghi tên, số điện thoại của họ."),
    )
    answer = PlainRichTextBlock(label=_("Trả lời"), help_text=_("Trả lời thẳng ở câu đầu, giải thích sau."))

    def state(self, data: Mapping) -> schema.QuestionAnswer | None:
        """The question with its answer; None when either is missing."""
        question, answer = read_text(data, "question"), clean_rich_text(data.get("answer"))
        return schema.QuestionAnswer(question=question, answer=answer) if question and answer else None

    class Meta:
        icon = "help"
        label = _("Hỏi – đáp")
        description = _("Một câu hỏi của người lao động và câu trả lời.")
        preview_value = {
            "question": "Nghỉ việc rồi có được trả tiền phép năm chưa nghỉ không?",
            "answer": "<p>Có. Công ty phải trả tiền những ngày phép bạn chưa nghỉ.</p>",
        }
