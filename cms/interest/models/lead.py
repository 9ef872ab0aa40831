"""The lead: somebody to call back."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.interest import lifecycle
from cms.interest.fields import EncryptedTextField
from cms.interest.phones import show_phone


def _typed(label, help_text) -> EncryptedTextField:
    return EncryptedTextField(label, blank=True, default="", help_text=help_text)


def _matched(model: str, label, help_text) -> models.ForeignKey:
    # No constraint of the office's own data may stop the union from tidying its tables: what was typed stays.
    return models.ForeignKey(
        model, verbose_name=label, null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        help_text=help_text,
    )  # fmt: skip


def _somebody(label, help_text) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=label, null=True, blank=True, on_delete=models.SET_NULL,
        related_name="+", help_text=help_text,
    )  # fmt: skip


class WhatWasSaid(models.Model):
    """What the person told us, encrypted, and what of it was found in the union's tables."""

    class Kind(models.TextChoices):
        JOIN = "join", _("Muốn vào công đoàn")
        QUESTION = "question", _("Hỏi, kể việc")
        EMPLOYER = "employer", _("Doanh nghiệp liên hệ")
        CALL_BACK = "call_back", _("Xin gọi lại")

    class Channel(models.TextChoices):
        WEB = "web", _("Trang web")
        PAPER = "paper", _("Phiếu giấy")
        PHONE = "phone", _("Điện thoại")
        SHEET = "sheet", _("Bảng tính")
        CANARY = "canary", _("Thư thử")

    kind = models.CharField(
        _("Loại"), max_length=20, choices=Kind, default=Kind.JOIN, help_text=_("Biểu mẫu dùng để làm gì.")
    )
    channel = models.CharField(
        _("Đến bằng"),
        max_length=10,
        choices=Channel,
        default=Channel.WEB,
        help_text=_("Lần gửi đầu đến bằng cách nào."),
    )
    language = models.CharField(_("Ngôn ngữ"), max_length=12, default="vi", help_text=_("Ngôn ngữ của biểu mẫu."))
    placement = models.CharField(
        _("Nguồn"), max_length=80, blank=True, help_text=_("Mã trên tờ rơi, mã QR đã đưa người này đến.")
    )
    name = _typed(_("Tên gọi"), _("Tên người lao động muốn được gọi."))
    phone = _typed(_("Điện thoại"), _("Dạng quốc tế, ví dụ +84912345678."))
    phone_hash = models.CharField(max_length=32, null=True, db_index=True, editable=False)
    other_contact = _typed(_("Cách liên lạc khác"), _("Như người gửi đã ghi."))
    workplace = _typed(_("Nơi làm việc"), _("Như người gửi đã ghi."))
    commune = _typed(_("Xã, phường"), _("Như người gửi đã ghi."))
    trade = _typed(_("Nghề"), _("Như người gửi đã ghi."))
    company_role = _typed(_("Chức vụ ở doanh nghiệp"), _("Chỉ có ở biểu mẫu cho doanh nghiệp."))
    best_time = _typed(_("Giờ gọi an toàn"), _("Như người gửi đã ghi. Chỉ gọi vào giờ này."))
    preferred_channel = models.CharField(
        _("Muốn được liên lạc bằng"), max_length=40, blank=True, help_text=_("Gọi điện, Zalo hay nhắn tin.")
    )
    at_least_16 = models.BooleanField(
        _("Đủ 16 tuổi"), null=True, blank=True, help_text=_("Chưa đủ thì gặp cùng cha mẹ hoặc người giám hộ.")
    )
    no_local_contact = models.BooleanField(
        _("Không báo cho ai ở công ty"), default=False, help_text=_("Người gửi dặn không báo cho ai ở nơi làm việc.")
    )
    may_tell_local = models.BooleanField(
        _("Được báo công đoàn cơ sở"), default=False, help_text=_("Người gửi đồng ý cho công đoàn cơ sở biết.")
    )
    matched_place = _matched("union.Place", _("Xã, phường tìm được"), _("Trong danh mục, theo điều người gửi ghi."))
    matched_workplace = _matched(
        "union.Workplace", _("Nơi làm việc tìm được"), _("Trong danh mục, theo điều người gửi ghi.")
    )
    matched_zone = _matched(
        "union.Zone", _("Khu công nghiệp tìm được"), _("Theo nơi làm việc hoặc điều người gửi ghi.")
    )
    matched_trade = _matched("union.Trade", _("Nghề tìm được"), _("Trong danh mục, theo điều người gửi ghi."))

    class Meta:
        abstract = True

    @property
    def phone_shown(self) -> str:
        """`0912 345 678`."""
        return show_phone(self.phone)


class WhereItStands(models.Model):
    """Who has it, what was done and what is due."""

    unit = models.ForeignKey(
        "union.Unit",
        verbose_name=_("Đơn vị phụ trách"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Đơn vị gọi lại cho người này."),
    )
    owner = _somebody(_("Người phụ trách"), _("Cán bộ nhận gọi lại."))
    route_rule = models.ForeignKey(
        "interest.RoutingRule",
        verbose_name=_("Quy tắc phân công"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Quy tắc đã đưa người này tới đơn vị phụ trách."),
    )
    route_reason = models.CharField(
        _("Vì sao gửi tới đây"), max_length=400, blank=True, help_text=_("Một câu, do máy ghi khi phân công.")
    )
    status = models.CharField(
        _("Tình trạng"),
        max_length=20,
        choices=lifecycle.Status,
        default=lifecycle.Status.NEW,
        help_text=_("Việc gọi lại đã đến đâu."),
    )
    status_at = models.DateTimeField(_("Đổi tình trạng lúc"), null=True, help_text=_("Lần đổi tình trạng cuối."))
    closing_reason = models.CharField(
        _("Lý do đóng"), max_length=20, choices=lifecycle.ClosingReason, blank=True, help_text=_("Chỉ có khi đã đóng.")
    )
    tries = models.PositiveSmallIntegerField(_("Số lần gọi"), default=0, help_text=_("Đã gọi mà chưa gặp."))
    next_try_at = models.DateTimeField(_("Hẹn gọi lúc"), null=True, blank=True, help_text=_("Lần gọi kế tiếp."))
    received_at = models.DateTimeField(_("Nhận lúc"), help_text=_("Lần gửi đầu tiên."))
    last_sent_at = models.DateTimeField(_("Gửi lần cuối"), db_index=True, help_text=_("Lần gửi gần đây nhất."))
    promised_at = models.DateTimeField(
        _("Đã hứa gọi trước"), null=True, help_text=_("Hạn của cuộc gọi đầu, như đã nói với người gửi.")
    )
    warn_at = models.DateTimeField(_("Nhắc từ lúc"), null=True, help_text=_("Từ lúc này là sắp đến hạn."))
    due_at = models.DateTimeField(
        _("Hạn"), null=True, db_index=True, help_text=_("Phải làm việc kế tiếp trước lúc này.")
    )
    clock_stopped_at = models.DateTimeField(
        _("Ngừng tính giờ lúc"), null=True, blank=True, help_text=_("Khi người gửi xin xóa, không ai gọi nữa.")
    )
    restricted_at = models.DateTimeField(
        _("Hạn chế xử lý từ lúc"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Người gửi xin: chỉ cất giữ, không ai gọi, sửa, xuất, cho tới khi người giữ dữ liệu gỡ."),
    )
    reminded_at = models.DateTimeField(_("Nhắc lần cuối"), null=True, help_text=_("Thư nhắc gần nhất."))
    escalated_to = _somebody(_("Đã chuyển lên"), _("Người ở cấp trên được báo khi quá hạn."))
    escalation_level = models.PositiveSmallIntegerField(
        _("Số bậc đã lên"), default=0, help_text=_("0: chưa lên cấp trên.")
    )
    next_climb_at = models.DateTimeField(
        _("Lên bậc nữa lúc"), null=True, help_text=_("Nếu đến lúc đó vẫn chưa ai gọi.")
    )
    first_called_at = models.DateTimeField(_("Gọi lần đầu lúc"), null=True, help_text=_("Dù gặp hay chưa."))
    handled_at = models.DateTimeField(_("Có người xử lý lúc"), null=True, help_text=_("Lần đầu cán bộ ghi kết quả."))
    reached_in_time = models.BooleanField(
        _("Gặp đúng hẹn"),
        null=True,
        editable=False,
        help_text=_("Nói chuyện lần đầu trước hạn; trống: chưa gặp."),
    )
    touched_at = models.DateTimeField(_("Cán bộ làm lần cuối"), null=True, help_text=_("Không tính việc máy làm."))
    handed_over_at = models.DateTimeField(
        _("Bàn giao lúc"), null=True, blank=True, help_text=_("Đã chuyển sang sổ đoàn viên; sau đó thì xóa ở đây.")
    )

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether somebody still has something to do here."""
        return self.status in lifecycle.OPEN

    @property
    def wants_no_calls(self) -> bool:
        """Whether the person said so themselves; their own new sending wakes it."""
        return self.status == lifecycle.Status.CLOSED and self.closing_reason in lifecycle.AT_THEIR_WISH

    def get_colour(self, now: datetime) -> lifecycle.Colour:
        """How its clock stands at `now`."""
        return lifecycle.find_colour(status=self.status, warn_at=self.warn_at, due_at=self.due_at, now=now)


class Lead(WhatWasSaid, WhereItStands):
    """Somebody to call back. Personal fields are encrypted; they are searched through LeadWord and `phone_hash`."""

    Status = lifecycle.Status
    ClosingReason = lifecycle.ClosingReason

    suspicion_points = models.PositiveSmallIntegerField(
        _("Điểm nghi ngờ"), default=0, help_text=_("Tổng điểm của các dấu hiệu lạ khi gửi.")
    )
    suspicion = models.JSONField(_("Dấu hiệu lạ"), default=list, blank=True, help_text=_("Tên và điểm từng dấu hiệu."))
    quarantined_at = models.DateTimeField(
        _("Để riêng lúc"), null=True, blank=True, help_text=_("Thư đáng ngờ được để riêng, không bị bỏ.")
    )
    released_at = models.DateTimeField(_("Đưa ra lúc"), null=True, blank=True, help_text=_("Từ lúc này tính giờ gọi."))
    released_by = _somebody(_("Ai đưa ra"), _("Để trống: tự đưa ra sau ba ngày."))
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("Gộp vào"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged",
        help_text=_("Cùng một người với; gỡ ra được."),
    )
    split_from = models.ForeignKey(
        "self",
        verbose_name=_("Tách từ"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="split_off",
        help_text=_("Vốn nằm chung với; gộp lại được."),
    )
    earlier = models.ForeignKey(
        "self",
        verbose_name=_("Lần trước"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="later",
        help_text=_("Cùng số điện thoại, đã liên hệ từ trước."),
    )
    forgotten_at = models.DateTimeField(
        _("Xóa thông tin lúc"), null=True, blank=True, help_text=_("Mọi thông tin cá nhân đã xóa; chỉ còn con số.")
    )

    class Meta:
        ordering = ["-last_sent_at", "-pk"]
        verbose_name = _("người liên hệ")
        verbose_name_plural = _("người lao động liên hệ")
        default_permissions = ("view", "change")
        permissions = [
            ("export_lead", _("Xuất danh sách người liên hệ")),
            ("release_lead", _("Đưa thư đáng ngờ ra khỏi chỗ để riêng")),
        ]
        indexes = [
            models.Index(fields=["unit", "-last_sent_at", "-id"], name="interest_lead_of_unit"),
            models.Index(fields=["owner", "due_at"], name="interest_lead_of_owner"),
            models.Index(fields=["status", "due_at"], name="interest_lead_due"),
            models.Index(fields=["status", "-last_sent_at", "-id"], name="interest_lead_in_status"),
            models.Index(fields=["-last_sent_at", "-id"], name="interest_lead_newest"),
            models.Index(
                fields=["quarantined_at"],
                name="interest_lead_quarantine",
                condition=Q(quarantined_at__isnull=False, released_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        # Never the name: this text ends up in logs and messages.
        return f"#{self.pk}"

    @property
    def is_quarantined(self) -> bool:
        """Whether it still stands apart, to be looked at."""
        return self.quarantined_at is not None and self.released_at is None
