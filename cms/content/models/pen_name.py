"""Under which names texts are signed."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.content.normal_form import normalise_fields
from cms.schema.text import fold


class PenName(index.Indexed, models.Model):
    """A person's pen name or a board: what stands at the bottom right of an article."""

    class Kind(models.TextChoices):
        """Who stands behind the name."""

        PERSON = "person", _("Một người")
        BOARD = "board", _("Một ban, một đơn vị")

    name = models.CharField(
        _("Bút danh"), max_length=120, unique=True, help_text=_("Hiện cuối bài, góc phải. Ví dụ: BTG, Nguyễn Thị Hoa.")
    )
    kind = models.CharField(
        _("Của ai"),
        max_length=10,
        choices=Kind,
        default=Kind.PERSON,
        help_text=_("Bút danh của một người hay của một ban."),
    )
    note = models.CharField(
        _("Ghi chú nội bộ"),
        max_length=250,
        blank=True,
        help_text=_("Tên thật, số điện thoại tòa soạn cần nhớ. Không bao giờ hiện trên trang web."),
    )

    panels = [FieldPanel("name"), FieldPanel("kind"), FieldPanel("note")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.AutocompleteField("folded_name"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("bút danh")
        verbose_name_plural = _("bút danh")

    def __str__(self) -> str:
        return self.name

    def folded_name(self) -> str:
        """The name without diacritics, so that `nguyen` finds `Nguyễn`."""
        return fold(self.name)

    def full_clean(self, *args, **kwargs) -> None:
        """Normalise before anything is compared. Raises ValidationError."""
        normalise_fields(self)
        super().full_clean(*args, **kwargs)

    def save(self, *args, **kwargs) -> None:
        """Store in NFC."""
        normalise_fields(self)
        super().save(*args, **kwargs)
