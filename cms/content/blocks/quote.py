"""What somebody said or wrote."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.public_block import PublicBlock
from cms.content.plain_data import read_text


class QuoteBlock(PublicBlock):
    """Words quoted, with who said them."""

    text = blocks.TextBlock(
        label=_("Lời trích"), help_text=_("Chép đúng lời, không cần gõ dấu ngoặc kép; trang web tự thêm.")
    )
    attribution = blocks.CharBlock(
        label=_("Ai nói"),
        required=False,
        max_length=120,
        help_text=_("Tên, hoặc “Chị H., phường Rạch Giá” nếu người ấy không muốn nêu tên."),
    )
    role = blocks.CharBlock(
        label=_("Người ấy là ai"),
        required=False,
        max_length=160,
        help_text=_("Ví dụ: công nhân may, 8 năm trong nghề."),
    )

    def state(self, data: Mapping) -> schema.Quote | None:
        """The quotation; None without words."""
        text = read_text(data, "text")
        if not text:
            return None
        return schema.Quote(text=text, attribution=read_text(data, "attribution"), role=read_text(data, "role"))

    class Meta:
        icon = "openquote"
        label = _("Lời trích")
        description = _("Lời của một người, tách riêng cho nổi bật.")
        preview_value = {
            "text": "Có công đoàn nói giúp, tôi nhận đủ tiền tăng ca của ba tháng.",
            "attribution": "Chị H.",
            "role": "công nhân chế biến thủy sản",
        }
