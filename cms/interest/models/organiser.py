"""Who works for which unit."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.union.models import Dated


class Organiser(Dated):
    """A person who works on the leads of a unit and of those below it, beside the unit's owner and deputy."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Cán bộ"),
        on_delete=models.CASCADE,
        related_name="organising",
        help_text=_("Người được vào danh sách người liên hệ của đơn vị."),
    )
    unit = models.ForeignKey(
        "union.Unit",
        verbose_name=_("Đơn vị"),
        on_delete=models.CASCADE,
        related_name="organisers",
        help_text=_("Thấy người liên hệ của đơn vị này và các đơn vị dưới nó."),
    )

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["unit", "user"]
        verbose_name = _("cán bộ của đơn vị")
        verbose_name_plural = _("cán bộ của đơn vị")

    def __str__(self) -> str:
        return f"{self.user} · {self.unit}"
