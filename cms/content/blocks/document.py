"""A document to download."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from cms import schema
from cms.content.blocks.public_block import PublicBlock
from cms.content.plain_data import read_ref, read_text


class DocumentBlock(PublicBlock):
    """A file of the library, with a word on what it is good for."""

    document = DocumentChooserBlock(
        label=_("Tài liệu"), help_text=_("Tệp PDF hoặc Word trong thư viện; có thể tải lên ngay tại đây.")
    )
    note = blocks.CharBlock(
        label=_("Dùng để làm gì"),
        required=False,
        max_length=250,
        help_text=_("Ví dụ: “In ra, điền rồi nộp cho công ty.”"),
    )

    def state(self, data: Mapping) -> schema.Document | None:
        """The document; None when none is chosen."""
        document = read_ref(data, "document", "document")
        return schema.Document(document=document, note=read_text(data, "note")) if document else None

    def get_preview_value(self) -> Any:
        """The example, with the newest document of the library."""
        value = super().get_preview_value()
        value["document"] = get_document_model().objects.order_by("-pk").first()
        return value

    class Meta:
        icon = "doc-full"
        label = _("Tài liệu tải về")
        description = _("Một tệp để người đọc tải về: mẫu đơn, văn bản, tờ rơi.")
        preview_value = {"note": "In ra, điền rồi nộp cho công ty, giữ lại một bản."}
