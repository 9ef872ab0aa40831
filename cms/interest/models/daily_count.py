"""Daily totals of what nobody was asked for: how often a form was seen and begun. No person, device or address."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.interest.models.lead import Lead


class DailyCount(models.Model):
    """How often a form was seen or begun on one day, from one placement."""

    class Step(models.TextChoices):
        SEEN = "seen", _("Xem biểu mẫu")
        STARTED = "started", _("Bắt đầu điền")

    class Source(models.TextChoices):
        INTAKE = "intake", _("Máy nhận biểu mẫu đếm")
        TYPED = "typed", _("Nhập từ nhật ký máy chủ web")

    day = models.DateField(_("Ngày"), help_text=_("Ngày theo giờ Việt Nam."))
    form = models.CharField(_("Biểu mẫu"), max_length=20, choices=Lead.Kind, help_text=_("Biểu mẫu được mở."))
    placement = models.CharField(_("Nguồn"), max_length=80, blank=True, help_text=_("Mã trên tờ rơi, mã QR."))
    step = models.CharField(_("Bước"), max_length=10, choices=Step, help_text=_("Đã xem, hay đã bắt đầu điền."))
    source = models.CharField(_("Từ đâu"), max_length=10, choices=Source, help_text=_("Con số này do đâu mà có."))
    number = models.PositiveIntegerField(_("Số lượt"), default=0, help_text=_("Bao nhiêu lượt trong ngày."))

    class Meta:
        ordering = ["day", "form", "placement", "step"]
        verbose_name = _("số lượt trong ngày")
        verbose_name_plural = _("số lượt trong ngày")
        default_permissions = ()
        permissions = [
            ("view_funnel", _("Xem kết quả kết nạp theo con số")),
            ("import_counts", _("Nhập số lượt xem biểu mẫu")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "form", "placement", "step", "source"], name="interest_one_count_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.form} {self.step}: {self.number}"


class CountedTally(models.Model):
    """One file of the intake's tally that was added up: it is not added a second time."""

    name = models.CharField(_("Tên tệp"), max_length=80, unique=True, help_text=_("Do máy nhận biểu mẫu đặt."))
    counted_at = models.DateTimeField(_("Cộng lúc"), auto_now_add=True, help_text=_("Lúc văn phòng cộng vào."))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
