"""Pages whose reader may be in danger."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sensitive(models.Model):
    """A page an editor can mark so that it offers a way out."""

    sensitive = models.BooleanField(
        _("Trang nhạy cảm"),
        default=False,
        help_text=_(
            "Đánh dấu khi người đọc có thể gặp nguy nếu bị bắt gặp đang đọc (quấy rối, bạo lực). Trang sẽ có nút "
            "thoát nhanh."
        ),
    )

    class Meta:
        abstract = True
