"""Numbers of the law side by side."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.public_block import PublicBlock
from cms.content.plain_data import read_items, read_ref, read_text
from cms.law.blocks import FigureChooserBlock
from cms.law.models import Figure


class FigureTableBlock(PublicBlock):
    """Figures of the registry in a table: name, what it is today, since when, where the law says so."""

    caption = blocks.CharBlock(
        label=_("Bảng nói gì"), max_length=160, help_text=_("Ví dụ: Lương tối thiểu tháng theo vùng.")
    )
    figures = blocks.ListBlock(
        FigureChooserBlock(label=_("Số liệu")),
        label=_("Các số liệu"),
        min_num=1,
        max_num=30,
        help_text=_("Chọn từ sổ luật. Đến ngày có số mới, bảng tự đổi lúc 0 giờ, không cần sửa trang."),
    )

    def state(self, data: Mapping) -> schema.FigureTable | None:
        """The table; None when no figure is chosen."""
        items = ({"figure": item} for item in read_items(data, "figures"))
        figures = tuple(filter(None, (read_ref(item, "figure", "figure") for item in items)))
        return schema.FigureTable(caption=read_text(data, "caption"), figures=figures) if figures else None

    def get_preview_value(self) -> Any:
        """The example, with the first figures of the registry."""
        value = super().get_preview_value()
        value["figures"] = list(Figure.objects.order_by("group", "label")[:3])
        return value

    class Meta:
        icon = "order"
        label = _("Bảng số liệu của luật")
        description = _("Mức lương, tỷ lệ, số ngày… lấy từ sổ luật, tự đổi khi luật đổi.")
        preview_value = {"caption": "Lương tối thiểu tháng theo vùng"}
