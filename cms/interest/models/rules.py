"""The office's dated rules: where a lead goes, by when it is called, how long it is kept."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.interest.models.lead import Lead
from cms.union.models import Dated


class RoutingRule(Dated):
    """One line of the ordered table that says which unit calls back. The first that fits wins."""

    class Condition(models.TextChoices):
        NO_LOCAL_CONTACT = "no_local_contact", _("Dặn không báo cho ai ở công ty")
        WORKPLACE = "workplace", _("Nơi làm việc được giao riêng cho một đơn vị")
        ZONE = "zone", _("Nơi làm việc ở trong khu công nghiệp, khu kinh tế")
        TRADE = "trade", _("Không có công ty, có nghề")
        WORKPLACE_PLACE = "workplace_place", _("Biết nơi làm việc ở xã, phường nào")
        PLACE = "place", _("Biết xã, phường")
        OTHER_PROVINCE = "other_province", _("Xã, phường ở tỉnh khác")
        ALWAYS = "always", _("Mọi trường hợp còn lại")

    class Target(models.TextChoices):
        COVERING = "covering", _("Đơn vị được phân công phụ trách")
        TOP = "top", _("Cấp tỉnh")
        UNIT = "unit", _("Một đơn vị chọn sẵn")

    order = models.PositiveSmallIntegerField(_("Thứ tự"), help_text=_("Số nhỏ xét trước."))
    condition = models.CharField(_("Khi nào"), max_length=20, choices=Condition, help_text=_("Điều kiện để dùng."))
    kind = models.CharField(
        _("Chỉ cho loại"), max_length=20, choices=Lead.Kind, blank=True, help_text=_("Để trống: mọi loại biểu mẫu.")
    )
    target = models.CharField(
        _("Gửi tới"), max_length=10, choices=Target, default=Target.COVERING, help_text=_("Ai gọi lại.")
    )
    unit = models.ForeignKey(
        "union.Unit",
        verbose_name=_("Đơn vị chọn sẵn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Chỉ dùng khi gửi tới một đơn vị chọn sẵn."),
    )

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["order", "pk"]
        verbose_name = _("quy tắc phân công")
        verbose_name_plural = _("quy tắc phân công")

    def __str__(self) -> str:
        return f"{self.order}. {self.get_condition_display()} → {self.get_target_display()}"


class ClockRule(Dated):
    """What is promised for a kind of form, in hours of the unit's own working time."""

    kind = models.CharField(_("Loại"), max_length=20, choices=Lead.Kind, help_text=_("Biểu mẫu nào."))
    first_call_hours = models.PositiveSmallIntegerField(
        _("Gọi lần đầu trong"), validators=[MinValueValidator(1)], help_text=_("Số giờ làm việc. Đây là điều đã hứa.")
    )
    next_try_hours = models.PositiveSmallIntegerField(
        _("Gọi lại trong"), default=8, help_text=_("Khi gọi chưa gặp và không hẹn giờ khác: số giờ làm việc.")
    )
    follow_up_hours = models.PositiveSmallIntegerField(
        _("Theo tiếp trong"), default=40, help_text=_("Khi đã nói chuyện mà chưa xong: số giờ làm việc.")
    )
    climb_hours = models.PositiveSmallIntegerField(
        _("Lên mỗi bậc sau"), default=4, help_text=_("Quá hạn bấy nhiêu giờ làm việc nữa thì báo cấp trên nữa.")
    )
    idle_hours = models.PositiveSmallIntegerField(
        _("Trả về sau"), default=24, help_text=_("Đã nhận mà bấy nhiêu giờ làm việc không làm gì thì trả lại.")
    )

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["kind", "pk"]
        verbose_name = _("thời hạn gọi lại")
        verbose_name_plural = _("thời hạn gọi lại")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.first_call_hours}"


class RetentionRule(Dated):
    """How long personal data are kept after a lead ended in a state. Never counted before a human has handled it."""

    class Counted(models.TextChoices):
        STATUS = "status", _("Từ ngày đổi tình trạng")
        HAND_OVER = "hand_over", _("Từ ngày bàn giao sang sổ đoàn viên")

    status = models.CharField(
        _("Tình trạng"), max_length=20, choices=Lead.Status, help_text=_("Kết thúc ở tình trạng nào.")
    )
    closing_reason = models.CharField(
        _("Lý do đóng"),
        max_length=20,
        choices=Lead.ClosingReason,
        blank=True,
        help_text=_("Để trống: mọi lý do không có dòng riêng."),
    )
    counted = models.CharField(
        _("Tính từ"), max_length=10, choices=Counted, default=Counted.STATUS, help_text=_("Ngày bắt đầu tính.")
    )
    days = models.PositiveSmallIntegerField(_("Giữ số ngày"), help_text=_("Hết số ngày này thì xóa."))

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["status", "closing_reason", "pk"]
        verbose_name = _("thời hạn giữ thông tin")
        verbose_name_plural = _("thời hạn giữ thông tin")

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.days}"
