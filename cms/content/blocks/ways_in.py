"""What do you need? Short entries on the front page that lead straight to the page that helps."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.plain_data import read_items, read_ref, read_text

MOST_WAYS = 16
"""More entries in one group are a wall on a small screen, and nobody finds theirs."""
MOST_GROUPS = 6


class WayInBlock(blocks.StructBlock):
    """A few words and the page they lead to."""

    text = blocks.CharBlock(
        label=_("Chữ ngắn"),
        max_length=40,
        help_text=_("Hai đến năm chữ, như lời người lao động nói: “Bị nợ lương”, “Có bầu”."),
    )
    page = blocks.PageChooserBlock(
        label=_("Dẫn tới trang"),
        help_text=_("Trang chưa đăng cũng chọn được; lối vào chỉ hiện khi trang đã công khai."),
    )


class WaysInBlock(blocks.StructBlock):
    """A group of entries under one heading."""

    heading = blocks.CharBlock(
        label=_("Tên nhóm"), max_length=60, help_text=_("Ví dụ: “Bạn đang gặp chuyện gì?”, “Bạn làm nghề gì?”.")
    )
    ways = blocks.ListBlock(
        WayInBlock(label=_("Lối vào")),
        label=_("Các lối vào"),
        min_num=1,
        max_num=MOST_WAYS,
        help_text=_("Chuyện hay gặp nhất đặt trước. Sáu đến mười lối vào là vừa."),
    )

    def to_schema(self, value: Any) -> schema.WaysIn | None:
        """The group; None without a heading or without an entry that has both its words and its page."""
        if isinstance(value, blocks.StructValue):
            value = self.get_prep_value(value)
        if not isinstance(value, Mapping):
            return None
        heading = read_text(value, "heading")
        found = (_state_way(item) for item in read_items(value, "ways") if isinstance(item, Mapping))
        ways = tuple(way for way in found if way is not None)
        return schema.WaysIn(heading=heading, ways=ways) if heading and ways else None

    class Meta:
        icon = "list-ul"
        label = _("Nhóm lối vào")


def _state_way(data: Mapping) -> schema.WayIn | None:
    text, target = read_text(data, "text"), read_ref(data, "page", "page")
    return schema.WayIn(text=text, target=target) if text and target else None
