"""What arrived: each sending once, the words a lead is found by, and the trial sendings of ourselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.interest.fields import EncryptedTextField
from cms.interest.models.lead import Lead


class PhoneKey(models.Model):
    """The keyed hash of one telephone number: the row two workers lock before they look whether its lead exists."""

    hash = models.CharField(max_length=32, unique=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.hash


class LeadWord(models.Model):
    """The beginning of a word of a lead's name, or all of it, as a keyed hash."""

    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="words")
    hash = models.CharField(max_length=32)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["hash", "lead"], name="interest_word_of_lead")]

    def __str__(self) -> str:
        return self.hash


class Submission(models.Model):
    """One thing sent, under one receipt code. The code's hash is unique: it is what makes the recording happen once.

    Who steals the database can open no receipt: the code itself is encrypted.
    """

    code = EncryptedTextField(_("Mã biên nhận"), blank=True, default="", help_text=_("Người gửi giữ mã này."))
    code_hash = models.CharField(max_length=32, unique=True, editable=False)
    lead = models.ForeignKey(Lead, on_delete=models.CASCADE, related_name="submissions")
    form = models.CharField(_("Biểu mẫu"), max_length=40, help_text=_("Tên biểu mẫu."))
    version = models.CharField(_("Phiên bản"), max_length=40, help_text=_("Phiên bản của biểu mẫu khi được điền."))
    kind = models.CharField(
        _("Loại"), max_length=20, choices=Lead.Kind, default=Lead.Kind.JOIN, help_text=_("Biểu mẫu dùng để làm gì.")
    )
    channel = models.CharField(
        _("Đến bằng"), max_length=10, choices=Lead.Channel, default=Lead.Channel.WEB, help_text=_("Gửi bằng cách nào.")
    )
    page = models.CharField(_("Trang"), max_length=500, help_text=_("Trang có biểu mẫu."))
    placement = models.CharField(_("Nguồn"), max_length=80, blank=True, help_text=_("Mã trên tờ rơi, mã QR."))
    suspicion_points = models.PositiveSmallIntegerField(
        _("Điểm nghi ngờ"), default=0, help_text=_("Của riêng lần gửi này.")
    )
    suspicion = models.JSONField(_("Dấu hiệu lạ"), default=list, blank=True, help_text=_("Của riêng lần gửi này."))
    started_at = models.DateTimeField(_("Mở biểu mẫu lúc"), null=True, help_text=_("Để trống: không biết."))
    received_at = models.DateTimeField(_("Nhận lúc"), help_text=_("Lúc người lao động bấm gửi."))
    recorded_at = models.DateTimeField(_("Ghi sổ lúc"), auto_now_add=True, help_text=_("Lúc văn phòng mở ra."))
    answers = EncryptedTextField(_("Câu trả lời"), help_text=_("Mọi câu hỏi và câu trả lời, như đã gửi."))

    class Meta:
        ordering = ["received_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        # Never the code: who has it can open the receipt.
        return f"gửi lần {self.pk}"


class CanaryArrival(models.Model):
    """A trial sending of ourselves came through the whole path. When none came today, the alarm rings."""

    code_hash = models.CharField(max_length=32, unique=True, editable=False)
    form = models.CharField(_("Biểu mẫu"), max_length=40, help_text=_("Tên biểu mẫu."))
    sent_at = models.DateTimeField(_("Gửi lúc"), db_index=True, help_text=_("Lúc thư thử được gửi."))
    recorded_at = models.DateTimeField(_("Ghi sổ lúc"), auto_now_add=True, help_text=_("Lúc thư thử tới nơi."))

    class Meta:
        ordering = ["-sent_at", "-pk"]
        default_permissions = ()
        verbose_name = _("thư thử")
        verbose_name_plural = _("thư thử")

    def __str__(self) -> str:
        return f"{self.form} {self.sent_at:%d/%m/%Y}"
