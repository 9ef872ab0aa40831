"""A file between its dry run and its import."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """A file somebody sent and has not confirmed yet. It waits in the database: any process may take it up."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Người gửi"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Chỉ người này xem và xác nhận được."),
    )
    name = models.CharField(_("Tên tệp"), max_length=200, help_text=_("Như trên máy người gửi."))
    content = models.BinaryField(_("Nội dung"), help_text=_("Xóa sau khi nhập hoặc sau một ngày."))
    uploaded_at = models.DateTimeField(_("Lúc gửi"), auto_now_add=True, help_text=_("Quá một ngày thì bị xóa."))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class WorkbookUpload(Upload):
    """A workbook of units, places or workplaces."""

    content = models.BinaryField(_("Nội dung"), help_text=_("Tệp Excel, xóa sau khi nhập hoặc sau một ngày."))

    class Meta:
        verbose_name = _("tệp Excel chờ nhập")
        verbose_name_plural = _("tệp Excel chờ nhập")
