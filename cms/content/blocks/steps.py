"""Steps to take, in order."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.public_block import PlainRichTextBlock, PublicBlock
from cms.content.plain_data import read_items, read_text
from cms.content.rich_text import clean_rich_text


class StepsBlock(PublicBlock):
    """A numbered list whose items may be a few sentences long."""

    title = blocks.CharBlock(
        label=_("Tên các bước"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: “Ba bước đòi lương”. Có thể để trống."),
    )
    items = blocks.ListBlock(
        PlainRichTextBlock(label=_("Bước")),
        label=_("Các bước"),
        min_num=1,
        help_text=_("Mỗi ô một bước, mở đầu bằng động từ. Không gõ số: trang web tự đánh số."),
    )

    def state(self, data: Mapping) -> schema.Steps | None:
        """The steps that have words; None when none has."""
        items = tuple(filter(None, (clean_rich_text(item) for item in read_items(data, "items"))))
        return schema.Steps(title=read_text(data, "title"), items=items) if items else None

    class Meta:
        icon = "list-ol"
        label = _("Các bước làm")
        description = _("Danh sách việc phải làm theo thứ tự, tự đánh số.")
        preview_value = {
            "title": "Ba bước đòi lương",
            "items": [
                "<p>Chụp lại bảng chấm công và phiếu lương.</p>",
                "<p>Viết đơn gửi công ty, giữ một bản.</p>",
                "<p>Gọi công đoàn nơi bạn ở.</p>",
            ],
        }
