"""A video, or a sound that lives elsewhere: a picture that leads to it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms import schema
from cms.content.addresses import https_url
from cms.content.blocks.public_block import PlainRichTextBlock, PublicBlock
from cms.content.plain_data import read_ref, read_text, read_url
from cms.content.rich_text import clean_rich_text
from cms.library.document_files import is_video

MEDIA = [("video", _("Video")), ("audio", _("Bài nghe"))]
_SERVICES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "zalo.me": "Zalo",
    "tiktok.com": "TikTok",
}


def name_service(url: str) -> str:
    """What people call the place an address leads to: YouTube, Facebook, or else the name of its server."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return next((name for end, name in _SERVICES.items() if host == end or host.endswith(f".{end}")), host)


class MediaBlock(PublicBlock):
    """A linked poster: no player of another company runs on our page, so nobody is tracked by reading."""

    medium = blocks.ChoiceBlock(
        label=_("Loại"), choices=MEDIA, default="video", help_text=_("Bài nghe của mình thì dùng khối “Bài nghe”.")
    )
    title = blocks.CharBlock(label=_("Tên"), max_length=200, help_text=_("Tên video hoặc bài nghe."))
    url = blocks.CharBlock(
        label=_("Địa chỉ"),
        required=False,
        max_length=500,
        validators=[https_url],
        help_text=_(
            "YouTube, Facebook, Zalo, TikTok…: chép từ thanh địa chỉ, bắt đầu bằng https://. Không dán mã nhúng. "
            "Hoặc để trống và chọn tệp dưới đây."
        ),
    )
    film = DocumentChooserBlock(
        label=_("Hoặc tệp video của mình"),
        required=False,
        help_text=_("Tệp MP4 trong thư viện tài liệu. Người đọc không phải sang trang của công ty khác."),
    )
    poster = ImageChooserBlock(label=_("Ảnh đại diện"), help_text=_("Ảnh người đọc thấy và bấm vào để mở."))
    duration = blocks.CharBlock(
        label=_("Dài bao lâu"),
        required=False,
        max_length=40,
        help_text=_("Ví dụ: 3 phút 20 giây. Với tệp của mình thì để trống, máy tự đo."),
    )
    transcript = PlainRichTextBlock(
        label=_("Lời và những gì thấy trong video"),
        help_text=_("Cho người khiếm thính, người khiếm thị, người không đủ dung lượng để mở, và ô tìm kiếm."),
    )

    def clean(self, value: Any) -> Any:
        """Ask for one place where it is. Raises StructBlockValidationError."""
        cleaned = super().clean(value)
        url, film = cleaned.get("url"), cleaned.get("film")
        errors = {}
        if url and film:
            errors["film"] = ValidationError(_("Chỉ chọn một: địa chỉ ở nơi khác, hoặc tệp của mình."))
        elif film and not is_video(film.filename):
            errors["film"] = ValidationError(_("Tệp này không phải video. Hãy chọn tệp MP4."))
        elif not url and not film and not self.is_deferred_validation:
            errors["url"] = ValidationError(_("Hãy ghi địa chỉ, hoặc chọn tệp video của mình."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return cleaned

    def state(self, data: Mapping) -> schema.Media | None:
        """The link; None when it leads nowhere safe. An unknown medium counts as video."""
        film = read_ref(data, "film", "document")
        url = "" if film else read_url(data, "url")
        if not url and not film:
            return None
        return schema.Media(
            medium="audio" if data.get("medium") == "audio" else "video",
            url=url,
            service=name_service(url),
            film=film,
            title=read_text(data, "title") or url,
            poster=read_ref(data, "poster", "picture"),
            duration=read_text(data, "duration"),
            transcript=clean_rich_text(data.get("transcript")),
        )

    class Meta:
        icon = "view"
        label = _("Video")
        description = _("Ảnh đại diện dẫn tới video; trang không nhúng trình phát của công ty nào.")
        preview_value = {
            "medium": "video",
            "url": "https://www.youtube.com/watch?v=vi-du",
            "title": "Cách đọc phiếu lương",
            "duration": "3 phút 20 giây",
            "transcript": "<p>Dòng đầu tiên trên phiếu lương là lương theo hợp đồng.</p>",
        }
