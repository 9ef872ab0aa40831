"""A table of plain text."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as GridBlock

from cms import schema
from cms.content.plain_data import read_text
from cms.schema.text import to_nfc

MENU = {
    "row_above": {"name": "Thêm hàng phía trên"},
    "row_below": {"name": "Thêm hàng phía dưới"},
    "col_left": {"name": "Thêm cột bên trái"},
    "col_right": {"name": "Thêm cột bên phải"},
    "remove_row": {"name": "Xóa hàng này"},
    "remove_col": {"name": "Xóa cột này"},
    "undo": {"name": "Hoàn tác"},
    "redo": {"name": "Làm lại"},
}
"""The grid's menu, in Vietnamese: the library ships English only. Not translated further, the grid takes plain text."""

OPTIONS = {"contextMenu": {"items": MENU}, "language": "en-US", "startRows": 3, "startCols": 3, "renderer": "text"}


HELP = _(
    "Chép cả bảng từ Word hay Excel rồi dán vào ô đầu tiên. Bấm chuột phải (hoặc giữ ngón tay) vào một ô để "
    "thêm, xóa hàng và cột. Bảng rộng khó đọc trên điện thoại: nên dưới năm cột."
)


class TableBlock(GridBlock):
    """A grid into which a table can be pasted from Word or Excel. Cells are text; markup in them is text too."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"table_options": dict(OPTIONS), "help_text": HELP} | kwargs))

    def value_from_form(self, value: str) -> Any:
        """The grid that was posted; None when it is no JSON object."""
        try:
            grid = json.loads(value, parse_constant=str)  # NaN is JSON for Python, and for no database
        except (ValueError, RecursionError):
            return None
        return grid if isinstance(grid, dict) else None

    def clean(self, value: Any) -> Any:
        """Ask for a table and, except in drafts, for its caption. Raises ValidationError."""
        if value and not _is_grid(value.get("data")):
            raise ValidationError(_("Bảng bị hỏng khi gửi. Hãy tải lại trang rồi dán lại bảng."))
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            if not cleaned or not any(any(row) for row in _cells(cleaned)):
                raise ValidationError(_("Bảng còn trống. Hãy điền ít nhất một ô, hoặc xóa bảng."))
            if not read_text(cleaned, "table_caption"):
                raise ValidationError(_("Hãy viết tên bảng để người đọc biết bảng nói về gì."))
        return cleaned

    def to_schema(self, value: Any) -> schema.Table | None:
        """The table without its empty rows; None when all is empty."""
        if not isinstance(value, Mapping):
            return None
        has_header = value.get("first_row_is_table_header") is True
        rows = [row for row in _cells(value) if any(row)]
        if not rows:
            return None
        header = rows.pop(0) if has_header else ()
        return schema.Table(
            caption=read_text(value, "table_caption"),
            header=header,
            rows=tuple(rows),
            first_column_is_header=value.get("first_col_is_header") is True,
        )

    class Meta:
        icon = "table"
        label = _("Bảng")
        description = _("Số liệu xếp theo hàng và cột.")
        default = {"data": [["", "", ""], ["", "", ""], ["", "", ""]], "table_header_choice": "row"}
        preview_template = "content/block_preview.html"
        preview_value = {
            "data": [["Làm thêm vào", "Tiền lương ít nhất"], ["Ngày thường", "150 %"], ["Ngày lễ, Tết", "300 %"]],
            "table_caption": "Tiền tăng ca",
            "table_header_choice": "row",
            "first_row_is_table_header": True,
            "first_col_is_header": False,
        }


def _is_grid(data: Any) -> bool:
    return isinstance(data, list) and all(isinstance(row, list) for row in data)


def _cells(value: Mapping) -> list[tuple[str, ...]]:
    """The cells as trimmed text, each row as long as the longest."""
    data = value.get("data")
    if not _is_grid(data):
        return []
    width = max((len(row) for row in data), default=0)
    return [tuple(_as_text(row[index]) if index < len(row) else "" for index in range(width)) for row in data]


def _as_text(cell: Any) -> str:
    return to_nfc(str(cell)).strip() if isinstance(cell, (str, int, float)) and cell is not True else ""
