"""An article, a clause, a point: one thing, whatever wordings it has had."""

import re
from collections.abc import Iterable

from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.law.models.dated import Checked, InForce, Searched
from cms.law.models.document import LegalDocument
from cms.schema.law import name_place

_ARTICLE = RegexValidator(r"^[0-9]{1,4}[a-zđ]?$", _("Viết số, có thể kèm một chữ thường: 98, 35a."))
_POINT = RegexValidator(r"^[a-zđ][0-9]?$", _("Viết một chữ thường: a, đ."))
_NUMBER = re.compile(r"[0-9]+")
MOST_LETTERS = 30_000
"""Of one wording: a cell of a workbook holds little more."""


class Provision(Searched, ClusterableModel):
    """A place in a document. What it says, and from when to when, is in its versions."""

    document = models.ForeignKey(
        LegalDocument, verbose_name=_("Văn bản"), on_delete=models.PROTECT, related_name="provisions"
    )
    article = models.CharField(_("Điều"), max_length=6, validators=[_ARTICLE], help_text=_("Chỉ số, ví dụ: 98."))
    clause = models.CharField(
        _("Khoản"), max_length=6, blank=True, validators=[_ARTICLE], help_text=_("Để trống khi nói cả điều.")
    )
    point = models.CharField(_("Điểm"), max_length=2, blank=True, validators=[_POINT], help_text=_("Ví dụ: b."))
    keywords = models.CharField(
        _("Người lao động gọi là"),
        max_length=300,
        blank=True,
        help_text=_("Để tìm cho nhanh, cách nhau bằng dấu phẩy: tăng ca, làm thêm giờ, OT."),
    )
    order = models.PositiveIntegerField(editable=False, default=0)
    """Sorts `9` before `10`: article, clause and point as one number."""

    class Meta:
        ordering = ["document", "order", "pk"]
        verbose_name = _("điều khoản")
        verbose_name_plural = _("điều khoản")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "article", "clause", "point"],
                name="law_one_row_per_place",
                violation_error_message=_("Điều khoản này đã có trong sổ."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.document}"

    @property
    def place(self) -> str:
        """`Khoản 1 Điều 98`."""
        return name_place(self.article, self.clause, self.point)

    place.fget.short_description = _("Điều khoản")

    def list_words(self) -> Iterable[str]:
        """The place in every way it is written, the document, what workers call it, what it says."""
        short = ".".join(filter(None, (self.article, self.clause, self.point)))
        spoken = f"điều {self.article}" + (f" khoản {self.clause}" if self.clause else "")
        gists = [version.gist for version in self.versions.all()] if self.pk else ()
        return (short, spoken, self.place, *self.document.list_words(), self.keywords, *gists)

    def save(self, *args, **kwargs) -> None:
        point = ord(self.point[0]) if self.point else 0
        self.order = _read_number(self.article) * 1_000_000 + _read_number(self.clause) * 10_000 + point
        super().save(*args, **kwargs)


class ProvisionVersion(InForce, Checked):
    """What a provision says from a day to a day."""

    provision = ParentalKey(Provision, on_delete=models.CASCADE, related_name="versions")
    gist = models.TextField(
        _("Nói gì"),
        max_length=600,
        validators=[MaxLengthValidator(600)],
        help_text=_("Một hai câu dễ hiểu, gọi người đọc là “bạn”, không cần chép nguyên văn."),
    )
    text = models.TextField(
        _("Nguyên văn"),
        blank=True,
        max_length=MOST_LETTERS,
        validators=[MaxLengthValidator(MOST_LETTERS)],
        help_text=_("Có thể để trống."),
    )
    amended_by = models.ForeignKey(
        LegalDocument,
        verbose_name=_("Theo văn bản sửa đổi"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="wordings",
        help_text=_("Văn bản đã đưa ra cách viết này; để trống với bản đầu tiên."),
    )

    class Meta:
        ordering = ["in_force_from", "pk"]
        verbose_name = _("nội dung theo thời gian")
        verbose_name_plural = _("nội dung theo thời gian")

    def __str__(self) -> str:
        return f"{self.provision}: {self.gist[:60]}"


def _read_number(text: str) -> int:
    found = _NUMBER.match(text)
    return int(found[0]) if found else 0
