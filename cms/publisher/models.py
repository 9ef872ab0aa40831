"""What is waiting to be published, what was done, and how each page fared."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class PublishRun(models.Model):
    """One time the publisher went to work."""

    class State(models.TextChoices):
        RUNNING = "running", _("Đang dựng")
        DONE = "done", _("Xong")
        PARTLY = "partly", _("Xong, có trang bị giữ lại")
        FAILED = "failed", _("Không thành")

    state = models.CharField(_("Kết quả"), max_length=10, choices=State, default=State.RUNNING)
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


class OutboxRow(models.Model):
    """Something changed here. Written in the transaction of the change, so neither is there without the other."""

    ref = models.CharField(max_length=80, blank=True, db_index=True)
    reason = models.CharField(max_length=250)
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

    class Meta:
        verbose_name = _("tình trạng trang")
        verbose_name_plural = _("tình trạng trang")

    def __str__(self) -> str:
        return f"{self.ref}: {self.state}"
