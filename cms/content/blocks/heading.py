"""A heading inside a body."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.public_block import PublicBlock
from cms.content.plain_data import read_text

LEVELS = [("2", _("Mục lớn")), ("3", _("Mục nhỏ, nằm trong mục lớn"))]


class HeadingBlock(PublicBlock):
    """A heading of the second or third level; the anchor is given by the body, which knows the others."""

    text = blocks.CharBlock(
        label=_("Tiêu đề mục"), max_length=200, help_text=_("Ngắn, nói rõ phần dưới viết gì. Không viết hoa cả dòng.")
    )
    level = blocks.ChoiceBlock(
        label=_("Cỡ"),
        choices=LEVELS,
        default="2",
        help_text=_("Thường chọn “Mục lớn”. “Mục nhỏ” chỉ dùng bên trong một mục lớn."),
    )

    def state(self, data: Mapping) -> schema.Heading | None:
        """The heading; None without words. Any level but 3 counts as 2."""
        text = read_text(data, "text")
        return schema.Heading(text=text, level=3 if str(data.get("level")) == "3" else 2) if text else None

    class Meta:
        icon = "title"
        label = _("Tiêu đề mục")
        description = _("Chia bài dài thành từng phần để người đọc tìm nhanh.")
        preview_value = {"text": "Tiền tăng ca được tính thế nào?", "level": "2"}
