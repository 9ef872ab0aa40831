"""A video or a sound that lives elsewhere."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from cms import schema
from cms.content.addresses import https_url
from cms.content.blocks.public_block import PlainRichTextBlock, PublicBlock
from cms.content.plain_data import read_ref, read_text, read_url
from cms.content.rich_text import clean_rich_text

MEDIA = [("video", _("Video")), ("audio", _("Âm thanh"))]


class MediaBlock(PublicBlock):
    """A linked poster: no player of another company runs on our page, so nobody is tracked by reading."""

    medium = blocks.ChoiceBlock(
        label=_("Loại"), choices=MEDIA, default="video", help_text=_("Video hoặc bài nghe (podcast, phát thanh).")
    )
    url = blocks.CharBlock(
        label=_("Địa chỉ"),
        max_length=500,
        validators=[https_url],
        help_text=_("Chép từ thanh địa chỉ, bắt đầu bằng https://. Không dán mã nhúng."),
    )
    title = blocks.CharBlock(label=_("Tên"), max_length=200, help_text=_("Tên video hoặc bài nghe."))
    poster = ImageChooserBlock(
        label=_("Ảnh đại diện"),
        required=False,
        help_text=_("Ảnh người đọc thấy và bấm vào để mở. Nên có, nhất là với video."),
    )
    duration = blocks.CharBlock(
        label=_("Dài bao lâu"), required=False, max_length=40, help_text=_("Ví dụ: 3 phút 20 giây.")
    )
    transcript = PlainRichTextBlock(
        label=_("Lời trong video hoặc bài nghe"),
        required=False,
        help_text=_("Chép lại lời nói, cho người khiếm thính và người không mở được tiếng."),
    )

    def state(self, data: Mapping) -> schema.Media | None:
        """The link; None without a safe address. An unknown medium counts as video."""
        url = read_url(data, "url")
        if not url:
            return None
        return schema.Media(
            medium="audio" if data.get("medium") == "audio" else "video",
            url=url,
            title=read_text(data, "title") or url,
            poster=read_ref(data, "poster", "picture"),
            duration=read_text(data, "duration"),
            transcript=clean_rich_text(data.get("transcript")),
        )

    class Meta:
        icon = "media"
        label = _("Video hoặc bài nghe")
        description = _(
            "Ảnh đại diện dẫn tới video hay bài nghe ở nơi khác; trang không nhúng trình phát của bên ngoài."
        )
        preview_value = {
            "medium": "video",
            "url": "https://example.vn/video/cach-doc-phieu-luong",
            "title": "Cách đọc phiếu lương",
            "duration": "3 phút 20 giây",
            "transcript": "<p>Dòng đầu tiên trên phiếu lương là lương theo hợp đồng.</p>",
        }
