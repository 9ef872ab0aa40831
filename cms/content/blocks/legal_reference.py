"""A place in the law an explainer rests on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.addresses import https_url
from cms.content.plain_data import read_text, read_url


class LegalReferenceBlock(blocks.StructBlock):
    """A provision as structured text: which document, which article, what it says, from when to when."""

    document = blocks.CharBlock(
        label=_("Văn bản"), max_length=250, help_text=_("Tên và số hiệu, ví dụ: Bộ luật Lao động 45/2019/QH14.")
    )
    provision = blocks.CharBlock(
        label=_("Điều, khoản"), required=False, max_length=120, help_text=_("Ví dụ: Điều 97, khoản 4.")
    )
    gist = blocks.TextBlock(
        label=_("Nói gì"), required=False, max_length=500, help_text=_("Một câu dễ hiểu, không cần chép nguyên văn.")
    )
    in_force_from = blocks.DateBlock(
        label=_("Có hiệu lực từ"), required=False, help_text=_("Ngày đầu tiên áp dụng. Để trống nếu chưa rõ.")
    )
    in_force_to = blocks.DateBlock(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu còn hiệu lực và chưa có ngày hết.")
    )
    url = blocks.CharBlock(
        label=_("Nơi đọc toàn văn"),
        required=False,
        max_length=500,
        validators=[https_url],
        help_text=_("Địa chỉ https:// trên công báo hoặc cơ sở dữ liệu pháp luật."),
    )

    def clean(self, value: Any) -> Any:
        """Hold the dates to their order. Raises StructBlockValidationError."""
        cleaned = super().clean(value)
        starts, ends = cleaned.get("in_force_from"), cleaned.get("in_force_to")
        if starts and ends and ends < starts:
            message = _("Ngày hết hiệu lực phải sau ngày bắt đầu.")
            raise blocks.StructBlockValidationError(block_errors={"in_force_to": ValidationError(message)})
        return cleaned

    def to_schema(self, value: Any) -> schema.LegalReference | None:
        """The reference; None without the document's name."""
        if isinstance(value, blocks.StructValue):
            value = self.get_prep_value(value)
        if not isinstance(value, Mapping) or not read_text(value, "document"):
            return None
        return schema.LegalReference(
            document=read_text(value, "document"),
            provision=read_text(value, "provision"),
            gist=read_text(value, "gist"),
            in_force_from=_read_day(value, "in_force_from"),
            in_force_to=_read_day(value, "in_force_to"),
            url=read_url(value, "url"),
        )

    class Meta:
        icon = "clipboard-list"
        label = _("Căn cứ pháp lý")


def _read_day(data: Mapping, name: str) -> date | None:
    value = data.get(name)
    if isinstance(value, date):
        return value
    try:
        return parse_date(value) if isinstance(value, str) else None
    except ValueError:
        return None
