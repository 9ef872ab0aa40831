"""The words a page stands under from A to Z."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.schema.text import to_nfc


class IndexTerms(models.Model):
    """A page that the index of rights holds."""

    index_terms = models.TextField(
        _("Từ ở trang Quyền A–Z"),
        blank=True,
        max_length=400,
        help_text=_(
            "Mỗi dòng một từ người đọc sẽ dò tìm, ví dụ: Nợ lương. Trang hiện dưới chữ cái của từng từ. Để trống: lấy "
            "theo tiêu đề."
        ),
    )

    class Meta:
        abstract = True

    def copy(self, *args: Any, update_attrs: dict[str, Any] | None = None, **options: Any) -> Page:
        """Wagtail's copy. One in another language begins without words: they are of the language they were typed in."""
        if update_attrs and "locale" in update_attrs:
            update_attrs = {**update_attrs, "index_terms": ""}
        return super().copy(*args, update_attrs=update_attrs, **options)

    def state_index_terms(self) -> tuple[str, ...]:
        """The words, each once."""
        return split_lines(self.index_terms)


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of `text`, each once, without those that say nothing."""
    lines = (" ".join(line.split()) for line in to_nfc(text).splitlines())
    return tuple(dict.fromkeys(filter(None, lines)))
