"""People who raised a hand: the lead, what they sent, what they agreed to, what was done, and who looked."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.interest.fields import EncryptedTextField
from cms.interest.phones import show_phone


class Lead(models.Model):
    """Somebody to call back. Personal fields are encrypted; they are searched through LeadWord and `phone_hash`."""

    class Status(models.TextChoices):
        NEW = "new", _("Mới nhận")
        ASSIGNED = "assigned", _("Đã có người nhận")
        TRIED = "tried", _("Đã gọi, chưa gặp")
        TALKED = "talked", _("Đã nói chuyện")
        JOINED = "joined", _("Đã vào công đoàn")
        NOT_NOW = "not_now", _("Hẹn dịp khác")
        UNREACHABLE = "unreachable", _("Không liên lạc được")
        CLOSED = "closed", _("Đã đóng")

    name = EncryptedTextField(_("Tên gọi"), blank=True, default="", help_text=_("Tên người lao động muốn được gọi."))
    phone = EncryptedTextField(
        _("Điện thoại"), blank=True, default="", help_text=_("Dạng quốc tế, ví dụ +84912345678.")
    )
    phone_hash = models.CharField(max_length=32, null=True, unique=True, editable=False)
    workplace = EncryptedTextField(_("Nơi làm việc"), blank=True, default="", help_text=_("Như người gửi đã ghi."))
    commune = EncryptedTextField(_("Xã, phường"), blank=True, default="", help_text=_("Như người gửi đã ghi."))
    no_local_contact = models.BooleanField(
        _("Không báo cho ai ở công ty"), default=False, help_text=_("Người gửi dặn không báo cho ai ở nơi làm việc.")
    )
    unit = models.ForeignKey(
        "union.Unit",
        verbose_name=_("Đơn vị phụ trách"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Đơn vị gọi lại cho người này."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Người phụ trách"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Cán bộ nhận gọi lại."),
    )
    status = models.CharField(
        _("Tình trạng"), max_length=20, choices=Status, default=Status.NEW, help_text=_("Việc gọi lại đã đến đâu.")
    )
    received_at = models.DateTimeField(_("Nhận lúc"), help_text=_("Lần gửi đầu tiên."))
    last_sent_at = models.DateTimeField(_("Gửi lần cuối"), db_index=True, help_text=_("Lần gửi gần đây nhất."))

    class Meta:
        ordering = ["-last_sent_at", "-pk"]
        verbose_name = _("người liên hệ")
        verbose_name_plural = _("người lao động liên hệ")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        # Never the name: this text ends up in logs and messages.
        return f"#{self.pk}"

    @property
    def phone_shown(self) -> str:
        """`0912 345 678`."""
        return show_phone(self.phone)


class LeadWord(models.Model):
    """One word of a lead's name as a keyed hash."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="words")
    hash = models.CharField(max_length=32, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.hash


class Submission(models.Model):
    """One thing sent, under one receipt code. The code is unique: it is what makes the recording happen once."""

    code = models.CharField(_("Mã biên nhận"), max_length=20, unique=True, help_text=_("Người gửi giữ mã này."))
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="submissions")
    form = models.CharField(_("Biểu mẫu"), max_length=40, help_text=_("Tên biểu mẫu."))
    version = models.CharField(_("Phiên bản"), max_length=40, help_text=_("Phiên bản của biểu mẫu khi được điền."))
    page = models.CharField(_("Trang"), max_length=500, help_text=_("Trang có biểu mẫu."))
    received_at = models.DateTimeField(_("Nhận lúc"), help_text=_("Lúc người lao động bấm gửi."))
    recorded_at = models.DateTimeField(_("Ghi sổ lúc"), auto_now_add=True, help_text=_("Lúc văn phòng mở ra."))
    answers = EncryptedTextField(_("Câu trả lời"), help_text=_("Mọi câu hỏi và câu trả lời, như đã gửi."))

    class Meta:
        ordering = ["received_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.code


class ConsentRecord(models.Model):
    """One purpose a worker agreed to or not, with the exact wording shown. It outlives the lead: it is the proof."""

    lead = models.ForeignKey(Lead, null=True, on_delete=models.SET_NULL, related_name="consents")
    code = models.CharField(_("Mã biên nhận"), max_length=20, help_text=_("Biên nhận của lần gửi."))
    purpose = models.CharField(_("Mục đích"), max_length=60, help_text=_("Tên của mục đích."))
    wording = models.TextField(_("Câu đã hiện"), help_text=_("Nguyên văn câu người lao động đã đọc."))
    version = models.CharField(_("Phiên bản"), max_length=40, help_text=_("Phiên bản của biểu mẫu."))
    given = models.BooleanField(_("Đồng ý"), help_text=_("Người gửi có đánh dấu hay không."))
    at = models.DateTimeField(_("Lúc"), help_text=_("Lúc người lao động bấm gửi."))
    form = models.CharField(_("Biểu mẫu"), max_length=40, help_text=_("Tên biểu mẫu."))
    channel = models.CharField(_("Kênh"), max_length=20, default="web", help_text=_("Đồng ý qua đâu."))
    language = models.CharField(_("Ngôn ngữ"), max_length=12, default="vi", help_text=_("Ngôn ngữ của câu đã hiện."))

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.purpose} {self.code}"


class LeadEvent(models.Model):
    """Something that happened to a lead."""

    class Kind(models.TextChoices):
        RECEIVED = "received", _("Nhận được biểu mẫu")
        SENT_AGAIN = "sent_again", _("Gửi thêm lần nữa")
        STATUS = "status", _("Đổi tình trạng")
        UNIT = "unit", _("Đổi đơn vị phụ trách")
        OWNER = "owner", _("Nhận phụ trách")
        NOTE = "note", _("Ghi chú")

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(_("Việc"), max_length=20, choices=Kind, help_text=_("Loại việc."))
    at = models.DateTimeField(_("Lúc"), auto_now_add=True, help_text=_("Lúc ghi."))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Ai làm"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Để trống: hệ thống tự ghi."),
    )
    note = EncryptedTextField(_("Nội dung"), blank=True, default="", help_text=_("Được mã hóa khi lưu."))

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} #{self.lead_id}"


class AppendOnlyError(RuntimeError):
    """Somebody tried to change or remove a row that is only ever added."""


class AppendOnlyQuerySet(models.QuerySet):
    """Rows that are added and never changed."""

    def update(self, **_values) -> int:
        """Refused: raises AppendOnlyError."""
        raise AppendOnlyError("these rows are only ever added")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: raises AppendOnlyError."""
        raise AppendOnlyError("these rows are only ever added")


class LeadAccess(models.Model):
    """Who saw or changed whose data, and when. Rows are added, never changed."""

    class Action(models.TextChoices):
        LIST = "list", _("Xem danh sách")
        SEARCH = "search", _("Tìm")
        VIEW = "view", _("Mở xem")
        CHANGE = "change", _("Sửa")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    username = models.CharField(max_length=150)
    lead = models.ForeignKey(Lead, null=True, on_delete=models.SET_NULL, related_name="accesses")
    shown = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(auto_now_add=True)
    action = models.CharField(max_length=20, choices=Action)

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
