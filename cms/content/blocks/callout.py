"""A note set apart from the text."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import schema
from cms.content.blocks.public_block import PlainRichTextBlock, PublicBlock
from cms.content.plain_data import read_text
from cms.content.rich_text import clean_rich_text

TONES = [("note", _("Ghi chú")), ("warning", _("Cảnh báo")), ("success", _("Tin vui, việc đã làm được"))]


class CalloutBlock(PublicBlock):
    """A few lines the reader must not miss."""

    tone = blocks.ChoiceBlock(
        label=_("Loại"), choices=TONES, default="note", help_text=_("“Cảnh báo” chỉ dùng khi người đọc có thể thiệt.")
    )
    title = blocks.CharBlock(
        label=_("Dòng đầu"),
        required=False,
        max_length=160,
        help_text=_("Vài chữ nói ngay điều chính. Có thể để trống."),
    )
    html = PlainRichTextBlock(label=_("Nội dung"), help_text=_("Hai ba câu là vừa."))

    def state(self, data: Mapping) -> schema.Callout | None:
        """The note; None without words. An unknown tone counts as a plain note."""
        html, title = clean_rich_text(data.get("html")), read_text(data, "title")
        tone = read_text(data, "tone")
        known = tone if tone in dict(TONES) else "note"
        return schema.Callout(tone=known, title=title, html=html) if html or title else None

    class Meta:
        icon = "info-circle"
        label = _("Khung lưu ý")
        description = _("Vài dòng đóng khung cho điều người đọc không nên bỏ qua.")
        preview_value = {
            "tone": "warning",
            "title": "Đừng ký giấy trắng",
            "html": "<p>Chưa đọc kỹ thì chưa ký. Bạn có quyền mang về nhà đọc.</p>",
        }
