"""Paragraphs, lists and links."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from cms import schema
from cms.content.blocks.public_block import PlainRichTextBlock, PublicBlock
from cms.content.rich_text import clean_rich_text


class RichTextBlock(PublicBlock):
    """The text between headings."""

    html = PlainRichTextBlock(
        label=_("Đoạn văn"),
        help_text=_(
            "Gõ hoặc dán từ Word: giữ chữ đậm, nghiêng, danh sách, liên kết; bỏ phông và màu. "
            "Bôi đen chữ để hiện thanh nút đậm, nghiêng, danh sách, liên kết."
        ),
    )

    def state(self, data: Mapping) -> schema.RichText | None:
        """The clean text; None when no words are left."""
        html = clean_rich_text(data.get("html"))
        return schema.RichText(html=html) if html else None

    class Meta:
        icon = "pilcrow"
        label = _("Đoạn văn")
        description = _("Phần chữ của bài: một hay nhiều đoạn, có danh sách và liên kết.")
        preview_value = {
            "html": "<p>Làm thêm ngày thường được trả <b>ít nhất 150 %</b> lương. Hãy giữ lại bảng chấm công.</p>"
        }
