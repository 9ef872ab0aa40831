"""When a unit works, and the days nobody does."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cms.union.models.dated import Dated, DatedQuerySet, Tidy
from cms.union.models.unit import Unit


class WorkingHours(Tidy, Dated):
    """A stretch of a weekday in which a unit works."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Thứ hai")
        TUESDAY = 1, _("Thứ ba")
        WEDNESDAY = 2, _("Thứ tư")
        THURSDAY = 3, _("Thứ năm")
        FRIDAY = 4, _("Thứ sáu")
        SATURDAY = 5, _("Thứ bảy")
        SUNDAY = 6, _("Chủ nhật")

    unit = models.ForeignKey(
        Unit,
        verbose_name=_("Đơn vị"),
        on_delete=models.CASCADE,
        related_name="working_hours",
        help_text=_("Đơn vị không có giờ riêng thì theo giờ của cấp trên."),
    )
    weekday = models.PositiveSmallIntegerField(
        _("Thứ"), choices=Weekday, help_text=_("Mỗi buổi làm việc một dòng: sáng một dòng, chiều một dòng.")
    )
    starts_at = models.TimeField(_("Từ giờ"), help_text=_("Ví dụ 07:30."))
    ends_at = models.TimeField(_("Đến giờ"), help_text=_("Ví dụ 11:30. Phải sau giờ bắt đầu."))

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["unit", "weekday", "starts_at"]
        verbose_name = _("giờ làm việc")
        verbose_name_plural = _("giờ làm việc")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="union_workinghours_end_after_they_begin",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("Giờ kết thúc phải sau giờ bắt đầu."),
            ),
            models.CheckConstraint(
                name="union_workinghours_weekday_exists",
                condition=Q(weekday__gte=0, weekday__lte=6),
                violation_error_message=_("Hãy chọn một thứ trong tuần."),
            ),
        ]

    def __str__(self) -> str:
        starts_at, ends_at = (str(moment)[:5] for moment in (self.starts_at, self.ends_at))  # a new row has texts
        return f"{self.get_weekday_display()} {starts_at}–{ends_at}"


class Holiday(Tidy):
    """A day on which no unit works."""

    day = models.DateField(_("Ngày"), unique=True, help_text=_("Một ngày nghỉ một dòng."))
    name = models.CharField(_("Tên ngày nghỉ"), max_length=120, help_text=_("Ví dụ: Quốc khánh."))
    decision = models.CharField(
        _("Căn cứ"), max_length=200, blank=True, help_text=_("Điều luật, hoặc thông báo của năm ấy.")
    )
    confirmed = models.BooleanField(
        _("Đã chắc"),
        default=True,
        help_text=_("Bỏ dấu khi mới là dự tính, còn chờ thông báo của năm. Ngày dự tính vẫn được tính nghỉ."),
    )

    class Meta:
        ordering = ["day"]
        verbose_name = _("ngày nghỉ")
        verbose_name_plural = _("ngày nghỉ")

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
