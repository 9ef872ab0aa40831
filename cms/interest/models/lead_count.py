"""What stays of a lead that was forgotten: a number."""

from hashlib import blake2b

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.interest.models.lead import Lead


class LeadCount(models.Model):
    """How many forgotten leads of one week had the same form, unit, placement and outcome. Names nobody."""

    week = models.DateField(_("Tuần"), help_text=_("Ngày thứ hai của tuần nhận."))
    kind = models.CharField(_("Loại"), max_length=20, choices=Lead.Kind, help_text=_("Biểu mẫu dùng để làm gì."))
    channel = models.CharField(_("Đến bằng"), max_length=10, choices=Lead.Channel, help_text=_("Gửi bằng cách nào."))
    unit = models.ForeignKey(
        "union.Unit",
        verbose_name=_("Đơn vị"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Đơn vị phụ trách lúc xóa."),
    )
    placement = models.CharField(_("Nguồn"), max_length=80, blank=True, help_text=_("Mã trên tờ rơi, mã QR."))
    outcome = models.CharField(_("Kết quả"), max_length=20, choices=Lead.Status, help_text=_("Tình trạng lúc xóa."))
    closing_reason = models.CharField(
        _("Lý do đóng"), max_length=20, choices=Lead.ClosingReason, blank=True, help_text=_("Chỉ có khi đã đóng.")
    )
    in_time = models.BooleanField(_("Gọi đúng hẹn"), null=True, help_text=_("Để trống: không có hẹn."))
    reached_in_time = models.BooleanField(
        _("Gặp đúng hẹn"), default=False, help_text=_("Lần nói chuyện đầu có trước hạn không.")
    )
    key = models.CharField(max_length=32, unique=True, editable=False)
    number = models.PositiveIntegerField(_("Số người"), default=0, help_text=_("Bao nhiêu người như nhau."))

    class Meta:
        ordering = ["week", "pk"]
        default_permissions = ()

    def save(self, *args, **kwargs) -> None:
        self.key = self.make_key()
        super().save(*args, **kwargs)

    def make_key(self) -> str:
        """One text for all the facts: two rows of the same facts cannot be (empty values never count as equal)."""
        facts = (self.week, self.kind, self.channel, self.unit_id, self.placement)
        facts += (self.outcome, self.closing_reason, self.in_time, self.reached_in_time)
        return blake2b("|".join(map(str, facts)).encode(), digest_size=16).hexdigest()

    def __str__(self) -> str:
        return f"{self.week:%d/%m/%Y} {self.outcome}: {self.number}"
