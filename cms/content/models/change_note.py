"""What changed in an explainer, told by whoever published the change."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms import schema
from cms.schema.text import to_nfc

SENTENCE_LENGTH = 300


class ChangeNote(models.Model):
    """One published change. A row of its own: going back to an earlier revision of the page takes no note away."""

    class Kind(models.TextChoices):
        """Whether readers are told."""

        MINOR = "minor", _("Nhỏ: sửa lỗi, diễn đạt lại; nghĩa không đổi")
        MAJOR = "major", _("Lớn: điều người đọc cần làm hoặc được hưởng đã khác")

    page = models.ForeignKey("content.ExplainerPage", on_delete=models.CASCADE, related_name="change_notes")
    revision = models.ForeignKey("wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    sentence = models.CharField(max_length=SENTENCE_LENGTH, blank=True)

    class Meta:
        verbose_name = _("ghi chú thay đổi")
        verbose_name_plural = _("ghi chú thay đổi")
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.sentence or self.get_kind_display()


def state_changes(notes: Iterable[ChangeNote]) -> tuple[schema.ChangeNote, ...]:
    """What readers are told of `notes`, newest first; minor changes never."""
    major = [note for note in notes if note.kind == ChangeNote.Kind.MAJOR and note.sentence]
    major.sort(key=lambda note: (note.at, note.pk), reverse=True)
    return tuple(
        schema.ChangeNote(at=note.at.replace(microsecond=0), text=to_nfc(note.sentence).strip()) for note in major
    )
