"""How each target fares: which release is there, and what went wrong the last time."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _


def make_origin() -> str:
    """A mark of this house, by which it knows its own notes at a target again. Not a secret."""
    return secrets.token_hex(8)


class TargetState(models.Model):
    """One target of LOA_TARGETS. Addresses and keys are not here: they stay in the settings."""

    name = models.CharField(_("Nơi nhận"), max_length=300, unique=True)
    origin = models.CharField(max_length=32, default=make_origin)
    release = models.PositiveIntegerField(_("Bản đang có ở đó"), null=True, blank=True)
    sent_at = models.DateTimeField(_("Đúng với trang web từ lúc"), null=True, blank=True)
    tried_at = models.DateTimeField(_("Lần gửi gần nhất"), null=True, blank=True)
    next_try_at = models.DateTimeField(_("Sẽ gửi lại lúc"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("Số lần hỏng liền nhau"), default=0)
    error = models.TextField(_("Vì sao chưa gửi được"), blank=True)
    done = models.PositiveIntegerField(_("Đã gửi"), default=0)
    total = models.PositiveIntegerField(_("Cần gửi"), default=0)

    class Meta:
        ordering = ["name"]
        verbose_name = _("nơi nhận")
        verbose_name_plural = _("nơi nhận")

    def __str__(self) -> str:
        return self.name
