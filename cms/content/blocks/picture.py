"""A picture with its caption."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from cms import schema
from cms.content.blocks.public_block import PublicBlock
from cms.content.plain_data import read_ref, read_text
from cms.content.publishing_rules import ALT_LENGTH, ALT_REQUIRED


class PictureBlock(PublicBlock):
    """A picture. To be published it needs an alternative text, or to be marked as decoration."""

    picture = ImageChooserBlock(label=_("Ảnh"), help_text=_("Chọn trong thư viện hoặc tải lên từ máy."))
    alt = blocks.CharBlock(
        label=_("Ảnh cho thấy gì"),
        required=False,
        max_length=ALT_LENGTH,
        help_text=_(
            "Một câu cho người không nhìn thấy ảnh, ví dụ: “Nữ công nhân ký đơn vào công đoàn tại xưởng may.” "
            "Để trống: lấy mô tả đã ghi khi tải ảnh lên."
        ),
    )
    decorative = blocks.BooleanBlock(
        label=_("Ảnh chỉ để trang trí"),
        required=False,
        help_text=_("Đánh dấu khi bỏ ảnh đi người đọc không mất thông tin nào; khi đó không cần mô tả."),
    )
    caption = blocks.CharBlock(
        label=_("Chú thích"), required=False, max_length=300, help_text=_("Câu in dưới ảnh. Có thể ghi “Ảnh: …”.")
    )

    def clean(self, value: Any) -> Any:
        """Ask for the alternative text, except while a draft is being saved. Raises StructBlockValidationError.

        Where the editor wrote none, what the library says of the picture is taken over.
        """
        cleaned = super().clean(value)
        if cleaned.get("decorative") or (cleaned.get("alt") or "").strip():
            return cleaned
        cleaned["alt"] = getattr(cleaned.get("picture"), "description", "")[:ALT_LENGTH]
        if not cleaned["alt"] and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors={"alt": ValidationError(ALT_REQUIRED)})
        return cleaned

    def state(self, data: Mapping) -> schema.Picture | None:
        """The picture; None when none is chosen."""
        picture = read_ref(data, "picture", "picture")
        alt = "" if data.get("decorative") is True else read_text(data, "alt")
        return schema.Picture(picture=picture, alt=alt, caption=read_text(data, "caption")) if picture else None

    def get_preview_value(self) -> Any:
        """The example, with the newest picture of the library so that there is something to see."""
        value = super().get_preview_value()
        value["picture"] = get_image_model().objects.order_by("-pk").first()
        return value

    class Meta:
        icon = "image"
        label = _("Ảnh")
        description = _("Một tấm ảnh có mô tả cho người khiếm thị và chú thích bên dưới.")
        preview_value = {
            "alt": "Cán bộ công đoàn bắt tay công nhân ở cổng nhà máy lúc tan ca",
            "caption": "Buổi gặp công nhân ca chiều. Ảnh: Ban Tuyên giáo",
        }
