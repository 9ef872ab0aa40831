"""What happened to a lead, who had it when, and who looked."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.interest.fields import EncryptedTextField
from cms.interest.models.append_only import AppendOnlyError, AppendOnlyQuerySet
from cms.interest.models.lead import Lead


class LeadEvent(models.Model):
    """Something that happened to a lead. `facts` holds names of states and ids, never what a person said."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Nhận được biểu mẫu")
        SENT_AGAIN = "sent_again", _("Gửi thêm lần nữa")
        STATUS = "status", _("Đổi tình trạng")
        CALL = "call", _("Đã gọi")
        UNIT = "unit", _("Đổi đơn vị phụ trách")
        OWNER = "owner", _("Nhận phụ trách")
        NOTE = "note", _("Ghi chú")
        QUARANTINED = "quarantined", _("Để riêng vì đáng ngờ")
        RELEASED = "released", _("Đưa ra khỏi chỗ để riêng")
        REMINDED = "reminded", _("Nhắc sắp đến hạn")
        ESCALATED = "escalated", _("Quá hạn, báo lên cấp trên")
        POOLED = "pooled", _("Để lâu, trả về để người khác nhận")
        MERGED = "merged", _("Gộp với người khác")
        UNMERGED = "unmerged", _("Gỡ gộp")
        SPLIT = "split", _("Tách ra")
        UNSPLIT = "unsplit", _("Gộp lại phần đã tách")
        NUDGED = "nudged", _("Người gửi nhắc")
        CORRECTED = "corrected", _("Người gửi sửa lại")
        WITHDRAWN = "withdrawn", _("Người gửi rút lại đồng ý")
        REQUESTED = "requested", _("Người gửi có yêu cầu về dữ liệu")
        RESTRICTED = "restricted", _("Hạn chế xử lý theo yêu cầu")
        UNRESTRICTED = "unrestricted", _("Gỡ hạn chế xử lý")
        HANDED_OVER = "handed_over", _("Bàn giao sang sổ đoàn viên")
        FORGOTTEN = "forgotten", _("Xóa thông tin cá nhân")

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("Việc"), max_length=20, choices=Kind, help_text=_("Loại việc."))
    at = models.DateTimeField(_("Lúc"), default=timezone.now, help_text=_("Lúc ghi."))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Ai làm"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Để trống: hệ thống tự ghi."),
    )
    note = EncryptedTextField(_("Nội dung"), blank=True, default="", help_text=_("Được mã hóa khi lưu."))
    facts = models.JSONField(_("Dữ kiện"), default=dict, blank=True, help_text=_("Để gỡ lại được việc đã làm."))

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["lead", "-at"], name="interest_event_of_lead")]

    def __str__(self) -> str:
        return f"{self.kind} #{self.lead_id}"


class Reassignment(models.Model):
    """One decision by which all open leads of a unit, or of a set of workplaces, went to another unit."""

    decision = models.CharField(_("Số quyết định"), max_length=80, help_text=_("Ví dụ 83/QĐ-LĐLĐ."))
    day = models.DateField(_("Ngày quyết định"), help_text=_("Ngày ghi trên quyết định."))
    from_unit = models.ForeignKey(
        "union.Unit",
        verbose_name=_("Từ đơn vị"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Để trống: mọi đơn vị, chỉ lấy theo nơi làm việc."),
    )
    to_unit = models.ForeignKey(
        "union.Unit",
        verbose_name=_("Sang đơn vị"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Đơn vị nhận."),
    )
    workplaces = models.ManyToManyField(
        "union.Workplace",
        verbose_name=_("Nơi làm việc"),
        blank=True,
        related_name="+",
        help_text=_("Để trống: tất cả người liên hệ của đơn vị cũ."),
    )
    made_at = models.DateTimeField(_("Làm lúc"), default=timezone.now, help_text=_("Lúc chuyển."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Ai làm"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Người bấm chuyển."),
    )
    moved = models.PositiveIntegerField(_("Số người đã chuyển"), default=0, help_text=_("Tính lúc chuyển."))

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("quyết định chuyển")
        verbose_name_plural = _("quyết định chuyển")
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return f"{self.decision} ({self.day:%d/%m/%Y})"


class UnitAssignment(models.Model):
    """Which unit had a lead from when to when, and why. The last one is open."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey("union.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    rule = models.ForeignKey("interest.RoutingRule", null=True, on_delete=models.SET_NULL, related_name="+")
    reassignment = models.ForeignKey(Reassignment, null=True, on_delete=models.PROTECT, related_name="assignments")
    since = models.DateTimeField(_("Từ lúc"), help_text=_("Đơn vị nhận lúc này."))
    until = models.DateTimeField(_("Đến lúc"), null=True, help_text=_("Để trống: hiện vẫn phụ trách."))

    class Meta:
        ordering = ["since", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["lead"], condition=Q(until__isnull=True), name="interest_assignment_one_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.lead_id} → {self.unit_id}"


class Reminder(models.Model):
    """One mail about one lead for one step of its clock. The rows are unique: nobody is reminded twice of one thing."""

    class Step(models.TextChoices):
        DUE_SOON = "due_soon", _("Sắp đến hạn")
        OVERDUE = "overdue", _("Quá hạn")
        CLIMBED = "climbed", _("Quá hạn, lên cấp trên")
        NUDGED = "nudged", _("Người gửi nhắc")

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="reminders")
    step = models.CharField(_("Bước"), max_length=20, choices=Step, help_text=_("Nhắc vì việc gì."))
    level = models.PositiveSmallIntegerField(_("Bậc"), default=0, help_text=_("0: người phụ trách."))
    due_at = models.DateTimeField(_("Hạn"), help_text=_("Nhắc về hạn nào."))
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Gửi cho"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Cán bộ nhận thư."),
    )
    made_at = models.DateTimeField(_("Đến bước lúc"), default=timezone.now, help_text=_("Lúc đồng hồ tới bước này."))
    sent_at = models.DateTimeField(_("Gửi thư lúc"), null=True, db_index=True, help_text=_("Để trống: chưa gửi."))

    class Meta:
        ordering = ["made_at", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["lead", "step", "level", "due_at"], name="interest_reminder_once_a_step")
        ]

    def __str__(self) -> str:
        return f"{self.step} #{self.lead_id}"


class LeadAccess(models.Model):
    """Who saw or changed whose data, and when. Rows are added, never changed."""

    class Action(models.TextChoices):
        LIST = "list", _("Xem danh sách")
        SEARCH = "search", _("Tìm")
        VIEW = "view", _("Mở xem")
        CHANGE = "change", _("Sửa")
        EXPORT = "export", _("Xuất ra tệp")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    username = models.CharField(max_length=150)
    lead = models.ForeignKey(Lead, null=True, on_delete=models.SET_NULL, related_name="accesses")
    shown = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=20, choices=Action)
    detail = models.CharField(max_length=300, blank=True)
    """By which filter a list was made; never what a person said or what was searched for."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.action} {self.username}"

    def save(self, *args, **kwargs) -> None:
        """Add the row. Raises AppendOnlyError when it is there already."""
        if self.pk:
            raise AppendOnlyError("these rows are only ever added")
        super().save(*args, **kwargs)

    def delete(self, *_args, **_kwargs) -> tuple[int, dict[str, int]]:
        """Refused: raises AppendOnlyError."""
        raise AppendOnlyError("these rows are only ever added")
