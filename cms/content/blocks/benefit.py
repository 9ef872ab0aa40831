"""Something a member of the union gets."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.public_block import PlainRichTextBlock
from cms.content.plain_data import read_text
from cms.content.rich_text import clean_rich_text


class BenefitBlock(blocks.StructBlock):
    """What it is, who may ask, how, until when, whom to call."""

    title = blocks.CharBlock(
        label=_("Quyền lợi"), max_length=120, help_text=_("Ngắn, nói thẳng được gì: “Vay vốn lãi thấp”.")
    )
    text = PlainRichTextBlock(
        label=_("Được gì"), required=False, help_text=_("Bao nhiêu, mấy lần, trong trường hợp nào.")
    )
    who = blocks.CharBlock(
        label=_("Ai được"), required=False, max_length=250, help_text=_("Ví dụ: đoàn viên từ 6 tháng trở lên.")
    )
    how = PlainRichTextBlock(label=_("Làm thế nào"), required=False, help_text=_("Nộp gì, ở đâu, bao lâu thì có."))
    until = blocks.DateBlock(
        label=_("Nhận đến hết ngày"),
        required=False,
        help_text=_("Sau ngày này trang tự chuyển mục này xuống phần “Đã hết hạn”. Để trống: không có hạn."),
    )
    contact = blocks.CharBlock(
        label=_("Hỏi ai"), required=False, max_length=160, help_text=_("Tên ban, phòng, đơn vị; không ghi tên người.")
    )
    phone = blocks.CharBlock(
        label=_("Điện thoại"), required=False, max_length=40, help_text=_("Số của cơ quan, bấm vào là gọi.")
    )

    def to_schema(self, value: Any) -> schema.Benefit | None:
        """The benefit; None without a title."""
        if isinstance(value, blocks.StructValue):
            value = self.get_prep_value(value)
        if not isinstance(value, Mapping) or not (title := read_text(value, "title")):
            return None
        return schema.Benefit(
            title=title,
            text=clean_rich_text(value.get("text")),
            who=read_text(value, "who"),
            how=clean_rich_text(value.get("how")),
            until=_read_day(value.get("until")),
            contact=read_text(value, "contact"),
            phone=read_text(value, "phone"),
        )

    class Meta:
        icon = "pick"
        label = _("Quyền lợi")


def _read_day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
