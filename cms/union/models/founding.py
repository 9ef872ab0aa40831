"""What the charter asks to found a union."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.union.models.dated import Dated, DatedQuerySet, Tidy


class FoundingFigure(Tidy, Dated):
    """How many people it takes to found a union of a kind, from when to when, and where that is said."""

    class Kind(models.TextChoices):
        GRASSROOTS = "grassroots", _("Công đoàn cơ sở")
        TRADE = "trade", _("Nghiệp đoàn cơ sở")

    kind = models.CharField(_("Thành lập gì"), max_length=20, choices=Kind, help_text=_("Loại tổ chức."))
    people = models.PositiveSmallIntegerField(
        _("Số người ít nhất"),
        validators=[MinValueValidator(1)],
        help_text=_("Đoàn viên, hoặc người lao động đã có đơn gia nhập."),
    )
    source = models.CharField(_("Nguồn"), max_length=250, help_text=_("Điều nào, của Điều lệ hoặc hướng dẫn nào."))
    confirmed = models.BooleanField(
        _("Đã đọc tại văn bản gốc"),
        default=False,
        help_text=_("Chưa đánh dấu thì con số chỉ dùng trong nội bộ, không in ra như điều chắc chắn."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["kind", "-valid_from"]
        verbose_name = _("số người để thành lập")
        verbose_name_plural = _("số người để thành lập")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.people}"
