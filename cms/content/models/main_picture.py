"""The picture at the top of a page, with what it shows."""

from collections.abc import Iterator

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.content.publishing_rules import ALT_LENGTH, ALT_REQUIRED
from cms.schema.references import Ref, make_ref
from cms.schema.text import to_nfc


class MainPicture(models.Model):
    """Adds a main picture to a page. It needs an alternative text to be published, or to be marked as decoration."""

    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("Ảnh chính"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Ảnh lớn đầu trang, cũng là ảnh hiện khi chia sẻ. Nên dùng ảnh ngang, rõ mặt người hoặc việc."),
    )
    picture_alt = models.CharField(
        _("Ảnh cho thấy gì"),
        max_length=ALT_LENGTH,
        blank=True,
        help_text=_(
            "Một câu cho người không nhìn thấy ảnh, ví dụ: “Công nhân xếp hàng nhận quà Tết ở sân nhà máy.” "
            "Để trống: lấy mô tả đã ghi khi tải ảnh lên."
        ),
    )
    picture_decorative = models.BooleanField(
        _("Ảnh chỉ để trang trí"),
        default=False,
        help_text=_("Đánh dấu khi bỏ ảnh đi người đọc không mất thông tin nào; khi đó không cần mô tả."),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Take over what the library says of the picture, where the page says nothing. Raises ValidationError."""
        super().clean()
        if self.picture_id and not self.picture_decorative and not self.picture_alt.strip():
            self.picture_alt = self.picture.description[:ALT_LENGTH]

    def list_picture_errors(self) -> Iterator[tuple[str, str]]:
        """(field, message) for what the picture lacks to be published."""
        if self.picture_id and not self.picture_decorative and not self.picture_alt.strip():
            yield "picture_alt", ALT_REQUIRED

    def state_picture(self) -> dict[str, str]:
        """The entry's fields `picture` and `picture_alt`."""
        alt = "" if self.picture_decorative or not self.picture_id else to_nfc(self.picture_alt).strip()
        return {"picture": make_ref("picture", self.picture_id) if self.picture_id else Ref(""), "picture_alt": alt}
