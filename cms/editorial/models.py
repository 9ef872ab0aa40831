"""What the desk keeps besides what Wagtail keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.editorial.law_change_models import LawChange, LawChangeItem, LawTask
from cms.editorial.review_models import LegalCheck, ReviewNote, ReviewReminder

SURE_AFTER = 3
"""Nights in a row a link must fail before anybody is told: servers are sometimes down for one."""


class OutsideLink(models.Model):
    """An address of another site that our pages link to, and whether it still answers."""

    class Outcome(models.TextChoices):
        """How the last try went."""

        UNTRIED = "untried", _("chưa thử")
        FINE = "fine", _("mở được")
        MOVED = "moved", _("đã chuyển địa chỉ")
        UNSURE = "unsure", _("không cho máy kiểm tra")
        FAILING = "failing", _("không mở được")

    url = models.CharField(max_length=1000, unique=True)
    refs = models.JSONField(default=list)  # the pages that use it: ["page:12"]
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.UNTRIED)
    why = models.TextField(blank=True)
    leads_to = models.TextField(blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    nights = models.PositiveIntegerField(default=0)  # it has failed in a row
    next_try = models.DateTimeField(null=True, blank=True, db_index=True)  # none: as soon as there is a night
    told_at = models.DateTimeField(null=True, blank=True)  # the owners of its pages

    class Meta:
        verbose_name = _("liên kết ra ngoài")
        verbose_name_plural = _("liên kết ra ngoài")
        ordering = ["failing_since", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.url


__all__ = ["LawChange", "LawChangeItem", "LawTask", "LegalCheck", "OutsideLink", "ReviewNote", "ReviewReminder"]
