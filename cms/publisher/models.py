"""What is waiting to be published, what was done, and how each page fared."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.publisher.target_models import TargetState as TargetState


class PublishRun(models.Model):
    """One time the publisher went to work."""

    class State(models.TextChoices):
        RUNNING = "running", _("Đang dựng")
        DONE = "done", _("Xong")
        PARTLY = "partly", _("Xong, có trang bị giữ lại")
        WAITING = "waiting", _("Chờ người quyết")
        FAILED = "failed", _("Không thành")

    class Stage(models.TextChoices):
        COMPARING = "comparing", _("So với dữ liệu")
        DRAWING = "drawing", _("Dựng trang")
        WRITING = "writing", _("Đưa lên trang web")
        PACKING = "packing", _("Nén cho nhẹ")

    state = models.CharField(_("Kết quả"), max_length=10, choices=State, default=State.RUNNING)
    stage = models.CharField(_("Đang làm"), max_length=10, choices=Stage, blank=True)
    done = models.PositiveIntegerField(_("Đã xong"), default=0)
    total = models.PositiveIntegerField(_("Tất cả"), default=0)
    reason = models.CharField(_("Vì sao"), max_length=250, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Ai"), null=True, blank=True, on_delete=models.SET_NULL
    )
    started_at = models.DateTimeField(_("Bắt đầu"))
    finished_at = models.DateTimeField(_("Kết thúc"), null=True, blank=True)
    release = models.PositiveIntegerField(_("Bản phát hành"), default=0)
    files = models.PositiveIntegerField(_("Tổng số tệp"), default=0)
    written = models.PositiveIntegerField(_("Tệp ghi mới"), default=0)
    removed = models.PositiveIntegerField(_("Tệp gỡ đi"), default=0)
    failures = models.JSONField(_("Trang bị giữ lại"), default=list)
    message = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("lượt đăng")
        verbose_name_plural = _("lượt đăng")

    def __str__(self) -> str:
        return f"{self.get_state_display()} #{self.pk}"


class Release(models.Model):
    """What was live for a while: a manifest, kept as its difference from the one before."""

    number = models.PositiveIntegerField(_("Bản"), unique=True)
    run = models.ForeignKey(
        PublishRun, verbose_name=_("Lượt đăng"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(_("Lúc"))
    reason = models.CharField(_("Vì sao"), max_length=250, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("Ai"), null=True, blank=True, on_delete=models.SET_NULL
    )
    files = models.PositiveIntegerField(_("Tổng số tệp"))
    added = models.PositiveIntegerField(_("Thêm"))
    changed = models.PositiveIntegerField(_("Sửa"))
    removed = models.PositiveIntegerField(_("Gỡ"))
    restores = models.PositiveIntegerField(_("Đưa lại bản"), null=True, blank=True)
    delta = models.BinaryField()

    class Meta:
        ordering = ["-number"]
        verbose_name = _("bản phát hành")
        verbose_name_plural = _("bản phát hành")

    def __str__(self) -> str:
        return f"#{self.number}"


class OutboxRow(models.Model):
    """Something changed here, or somebody gives the publisher an order.

    Written in the transaction of the change, so neither is there without the other.
    """

    class Order(models.TextChoices):
        NONE = "", ""
        FULL = "full", _("Dựng lại toàn bộ")
        ALLOW_REMOVAL = "allow_removal", _("Đồng ý gỡ nhiều trang")
        ROLL_BACK = "roll_back", _("Quay về một bản trước")
        RESUME = "resume", _("Đăng tiếp")

    ref = models.CharField(max_length=80, blank=True, db_index=True)
    reason = models.CharField(max_length=250)
    order = models.CharField(max_length=20, choices=Order, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)  # of the release an order is about
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    created_at = models.DateTimeField(auto_now_add=True)
    taken_by = models.ForeignKey(PublishRun, null=True, blank=True, on_delete=models.SET_NULL, related_name="taken")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("thay đổi chờ đăng")
        verbose_name_plural = _("thay đổi chờ đăng")

    def __str__(self) -> str:
        return f"{self.ref}: {self.reason}"


class PageResult(models.Model):
    """How one page fared when it was last touched: published, or kept back with a reason."""

    class State(models.TextChoices):
        LIVE = "live", _("Đã lên trang")
        FAILED = "failed", _("Không đăng được")

    ref = models.CharField(max_length=80, unique=True)
    state = models.CharField(max_length=10, choices=State)
    path = models.TextField(blank=True)
    object = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    message = models.TextField(blank=True)
    warnings = models.JSONField(default=list)

    class Meta:
        verbose_name = _("tình trạng trang")
        verbose_name_plural = _("tình trạng trang")

    def __str__(self) -> str:
        return f"{self.ref}: {self.state}"


class PageVersion(models.Model):
    """How a page read from one moment to another: what its permanent address shows."""

    ref = models.CharField(max_length=80, db_index=True)
    path = models.TextField()
    title = models.TextField()
    object = models.CharField(max_length=32)
    digest = models.CharField(max_length=32)  # of its words alone: a new theme makes no new version
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    release = models.PositiveIntegerField(default=0)
    """The number of the release that ended it. 0: of before that was noted."""
    uses = models.JSONField(default=dict)
    """Address → what was there, of the pages, pictures and documents it refers to."""
    html = models.BinaryField(default=b"")
    """Its main part, compressed. Empty: no version, but a note that the page came (back) at this moment."""

    class Meta:
        ordering = ["ref", "-until_at"]
        verbose_name = _("bản lưu của trang")
        verbose_name_plural = _("bản lưu của trang")

    def __str__(self) -> str:
        return f"{self.ref}: {self.from_at:%Y-%m-%d}"


class Hold(models.Model):
    """The site stands still at a release that somebody went back to, until somebody lets it go on."""

    release = models.PositiveIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField()
    shown = models.JSONField(default=list)
    """The pages that were not public any more, and that somebody agreed to show again."""

    class Meta:
        verbose_name = _("lệnh giữ nguyên")
        verbose_name_plural = _("lệnh giữ nguyên")

    def __str__(self) -> str:
        return f"#{self.release}"
