"""What is kept of reviews: reminders that went out, questions to lawyers, what lawyers found."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewReminder(models.Model):
    """One mail that a page is due to be checked again: a row per page, due day and count."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="review_reminders")
    due_on = models.DateField()
    number = models.PositiveIntegerField()  # 1: to the owner; 2: the deputy too; from 3 on: the publishers too
    recipients = models.JSONField(default=list)  # keys of accounts
    sent_at = models.DateTimeField()

    class Meta:
        verbose_name = _("lần nhắc rà bài")
        verbose_name_plural = _("các lần nhắc rà bài")
        ordering = ["sent_at", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["page", "due_on", "number"], name="one_mail_for_each_reminder")]

    def __str__(self) -> str:
        return f"{self.page_id} {self.due_on} ({self.number})"


class LegalCheck(models.Model):
    """A lawyer outside the office is asked to read one revision of a page, by a link without an account."""

    class Answer(models.TextChoices):
        """What the lawyer said."""

        NONE = "", _("chưa trả lời")
        APPROVED = "approved", _("đồng ý")
        COMMENTED = "commented", _("có ý kiến")

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="legal_checks")
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=160)
    email = models.EmailField(blank=True)
    law_as_of = models.DateField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)  # of the link; the link itself is kept nowhere
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    expires_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=160, blank=True)  # the name the lawyer gave
    text = models.TextField(blank=True)
    result = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    """The revision an approval filled in; none when the draft had changed meanwhile."""

    class Meta:
        verbose_name = _("lần nhờ luật sư rà")
        verbose_name_plural = _("các lần nhờ luật sư rà")
        ordering = ["-made_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.get_answer_display()})"


class ReviewNote(models.Model):
    """Something a lawyer found in a page, open until somebody says it is settled."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="review_notes")
    legal_check = models.OneToOneField(LegalCheck, on_delete=models.CASCADE, related_name="note")
    by = models.CharField(max_length=160)
    text = models.TextField()
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("ý kiến rà soát")
        verbose_name_plural = _("ý kiến rà soát")
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.by}: {self.text[:60]}"
