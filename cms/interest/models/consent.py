"""What people agreed to, and what they ask of us about their data."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.interest.fields import EncryptedTextField
from cms.interest.models.lead import Lead
from cms.interest.models.sending import Submission


class ConsentRecord(models.Model):
    """One purpose agreed to, not agreed to, or withdrawn, with the exact wording. It outlives the lead: the proof.

    Rows are added; what holds for a purpose is what the last row says (`queries.find_consent`).
    """

    lead = models.ForeignKey(Lead, null=True, on_delete=models.SET_NULL, related_name="consents")
    submission = models.ForeignKey(Submission, null=True, on_delete=models.SET_NULL, related_name="consents")
    code = EncryptedTextField(_("Mã biên nhận"), blank=True, default="", help_text=_("Biên nhận của lần gửi."))
    purpose = models.CharField(_("Mục đích"), max_length=60, help_text=_("Tên của mục đích."))
    wording = models.TextField(_("Câu đã hiện"), help_text=_("Nguyên văn câu người lao động đã đọc."))
    version = models.CharField(_("Phiên bản"), max_length=40, help_text=_("Phiên bản của biểu mẫu."))
    given = models.BooleanField(_("Đồng ý"), help_text=_("Người gửi có đánh dấu hay không."))
    withdraws = models.ForeignKey(
        "self",
        verbose_name=_("Rút lại"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="withdrawals",
        help_text=_("Lần đồng ý được rút lại. Để trống: không phải rút lại."),
    )
    at = models.DateTimeField(_("Lúc"), help_text=_("Lúc người lao động bấm gửi."))
    form = models.CharField(_("Biểu mẫu"), max_length=40, help_text=_("Tên biểu mẫu."))
    channel = models.CharField(_("Kênh"), max_length=20, default="web", help_text=_("Đồng ý qua đâu."))
    language = models.CharField(_("Ngôn ngữ"), max_length=12, default="vi", help_text=_("Ngôn ngữ của câu đã hiện."))

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.purpose} {self.at:%d/%m/%Y}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether this agreement was withdrawn later."""
        return bool(self.withdrawals.all())


class DataRequest(models.Model):
    """Somebody asks us something about their own data; the law says by when it is answered and done.

    Luật 91/2025/QH15 art. 4; NĐ 356/2025/NĐ-CP art. 5 (see `deadlines`).
    """

    class Kind(models.TextChoices):
        VIEW = "view", _("Xem thông tin")
        CORRECT = "correct", _("Sửa thông tin")
        DELETE = "delete", _("Xóa thông tin")
        RESTRICT = "restrict", _("Hạn chế xử lý")
        OBJECT = "object", _("Phản đối xử lý")
        WITHDRAW = "withdraw", _("Rút lại đồng ý")

    class State(models.TextChoices):
        NEW = "new", _("Mới nhận")
        ANSWERED = "answered", _("Đã trả lời, đang làm")
        DONE = "done", _("Đã làm xong")
        REFUSED = "refused", _("Không làm được (đã nêu lý do)")

    class Channel(models.TextChoices):
        RECEIPT = "receipt", _("Trang biên nhận")
        WEB = "web", _("Trang web")
        PAPER = "paper", _("Giấy")
        PHONE = "phone", _("Điện thoại")

    class AnsweredBy(models.TextChoices):
        PHONE = "phone", _("Gọi điện")
        ZALO = "zalo", _("Zalo, tin nhắn")
        LETTER = "letter", _("Thư giấy")
        MAIL = "mail", _("Thư điện tử")
        IN_PERSON = "in_person", _("Gặp trực tiếp")

    OPEN = (State.NEW, State.ANSWERED)
    STOPPING = (Kind.DELETE, Kind.OBJECT, Kind.RESTRICT)
    """After one of these nobody is to call until it is decided."""

    lead = models.ForeignKey(
        Lead,
        verbose_name=_("Người liên hệ"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="data_requests",
        help_text=_("Để trống khi chưa biết là ai."),
    )
    kind = models.CharField(_("Xin gì"), max_length=20, choices=Kind, help_text=_("Quyền được dùng."))
    channel = models.CharField(
        _("Đến bằng"), max_length=10, choices=Channel, default=Channel.RECEIPT, help_text=_("Yêu cầu đến từ đâu.")
    )
    received_at = models.DateTimeField(_("Nhận lúc"), help_text=_("Thời hạn tính từ lúc này."))
    answer_due = models.DateTimeField(_("Hạn trả lời"), help_text=_("Hai ngày làm việc."))
    done_due = models.DateTimeField(_("Hạn làm xong"), help_text=_("Theo loại yêu cầu."))
    third_party = models.BooleanField(
        _("Có bên thứ ba"), default=False, help_text=_("Thông tin đã giao cho bên khác; thời hạn dài hơn.")
    )
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=State, default=State.NEW, help_text=_("Đã làm đến đâu.")
    )
    answered_at = models.DateTimeField(
        _("Trả lời lúc"), null=True, blank=True, help_text=_("Lúc đã báo cho người xin.")
    )
    answered_by = models.CharField(
        _("Trả lời bằng"), max_length=10, choices=AnsweredBy, blank=True, help_text=_("Đã báo cho người xin bằng gì.")
    )
    reminded_at = models.DateTimeField(
        _("Nhắc lúc"), null=True, blank=True, editable=False, help_text=_("Thư nhắc hạn gần nhất.")
    )
    done_at = models.DateTimeField(_("Xong lúc"), null=True, blank=True, help_text=_("Lúc đã làm xong."))
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Ai xử lý"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Cán bộ trả lời yêu cầu này."),
    )
    contact = EncryptedTextField(
        _("Liên lạc với ai"), blank=True, default="", help_text=_("Khi yêu cầu không gắn với ai trong danh sách.")
    )
    notes = EncryptedTextField(_("Nội dung, ghi chú"), blank=True, default="", help_text=_("Được mã hóa khi lưu."))

    class Meta:
        ordering = ["answer_due", "pk"]
        verbose_name = _("yêu cầu về dữ liệu cá nhân")
        verbose_name_plural = _("yêu cầu về dữ liệu cá nhân")
        default_permissions = ("view", "change")
        indexes = [models.Index(fields=["state", "answer_due"], name="interest_request_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.received_at:%d/%m/%Y}"
