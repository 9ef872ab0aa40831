"""A sound of our own to listen to, with its words."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

from cms import schema
from cms.content.blocks.public_block import PlainRichTextBlock, PublicBlock
from cms.content.plain_data import read_ref, read_text
from cms.content.rich_text import clean_rich_text
from cms.library.document_files import is_sound


class AudioBlock(PublicBlock):
    """A sound from our own site: nobody else learns who listens, and nothing is loaded before it is asked for."""

    title = blocks.CharBlock(label=_("Tên"), max_length=200, help_text=_("Tên bài nghe."))
    sound = DocumentChooserBlock(
        label=_("Tệp tiếng"),
        help_text=_("Tệp MP3, M4A, OGG hoặc OPUS trong thư viện tài liệu; có thể tải lên ngay tại đây."),
    )
    transcript = PlainRichTextBlock(
        label=_("Lời trong bài nghe"),
        help_text=_("Chép lại lời nói, cho người khiếm thính, người không mở được tiếng và ô tìm kiếm."),
    )

    def clean(self, value: Any) -> Any:
        """Refuse a file that nobody can listen to. Raises StructBlockValidationError."""
        cleaned = super().clean(value)
        if cleaned.get("sound") and not is_sound(cleaned["sound"].filename):
            message = _("Tệp này không phải tệp tiếng. Hãy chọn tệp MP3, M4A, OGG hoặc OPUS.")
            raise blocks.StructBlockValidationError(block_errors={"sound": ValidationError(message)})
        return cleaned

    def state(self, data: Mapping) -> schema.Audio | None:
        """The sound; None when none is chosen and there are no words either."""
        sound, transcript = read_ref(data, "sound", "document"), clean_rich_text(data.get("transcript"))
        if not sound and not transcript:
            return None
        return schema.Audio(title=read_text(data, "title"), sound=sound, transcript=transcript)

    def get_preview_value(self) -> Any:
        """The example, with the newest sound of the library."""
        value = super().get_preview_value()
        value["sound"] = get_document_model().objects.filter(seconds__gt=0).order_by("-pk").first()
        return value

    class Meta:
        icon = "media"
        label = _("Bài nghe")
        description = _("Một bài để nghe ngay trên trang, kèm lời chép lại. Tiếng chỉ tải khi người đọc bấm nghe.")
        preview_value = {
            "title": "Cách đọc phiếu lương",
            "transcript": "<p>Dòng đầu tiên trên phiếu lương là lương theo hợp đồng.</p>",
        }
