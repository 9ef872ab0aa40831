"""Laws, decrees, circulars: what was issued, when it holds, what took its place."""

from collections.abc import Iterable

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.law.models.dated import InForce, Searched


class LegalDocument(Searched, InForce):
    """A document of the law. Its number is what tells it from all others."""

    class Kind(models.TextChoices):
        CODE = "code", _("Bộ luật")
        LAW = "law", _("Luật")
        ORDINANCE = "ordinance", _("Pháp lệnh")
        RESOLUTION = "resolution", _("Nghị quyết")
        DECREE = "decree", _("Nghị định")
        CIRCULAR = "circular", _("Thông tư")
        DECISION = "decision", _("Quyết định")
        GUIDANCE = "guidance", _("Hướng dẫn")
        CHARTER = "charter", _("Điều lệ")
        CONSOLIDATED = "consolidated", _("Văn bản hợp nhất")

    number = models.CharField(
        _("Số hiệu"), max_length=60, unique=True, help_text=_("Đủ cả phần chữ, ví dụ: 45/2019/QH14.")
    )
    kind = models.CharField(_("Loại"), max_length=20, choices=Kind, help_text=_("Loại văn bản."))
    title = models.CharField(_("Tên đầy đủ"), max_length=400, help_text=_("Như ghi ở đầu văn bản."))
    short_title = models.CharField(
        _("Tên gọi trên trang web"), max_length=120, help_text=_("Tên người đọc quen, ví dụ: Bộ luật Lao động.")
    )
    issuer = models.CharField(_("Nơi ban hành"), max_length=160, blank=True, help_text=_("Ví dụ: Quốc hội."))
    signed_on = models.DateField(_("Ngày ký"), null=True, blank=True, help_text=_("Để trống nếu chưa rõ."))
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("Bị thay thế bởi"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
        help_text=_("Văn bản mới thay toàn bộ văn bản này."),
    )
    amended_by = models.ManyToManyField(
        "self",
        verbose_name=_("Được sửa đổi bởi"),
        symmetrical=False,
        blank=True,
        related_name="amends",
        help_text=_("Văn bản sửa một phần văn bản này."),
    )
    url = models.CharField(
        _("Nơi đọc toàn văn"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"])],
        help_text=_("Địa chỉ https:// trên công báo hoặc cơ sở dữ liệu pháp luật."),
    )
    confirmed = models.BooleanField(
        _("Đã đọc tại văn bản gốc"),
        default=False,
        help_text=_("Chưa đánh dấu thì chỉ biết qua báo chí hoặc người khác."),
    )
    note = models.TextField(_("Ghi chú nội bộ"), blank=True, help_text=_("Không hiện trên trang web."))

    class Meta:
        ordering = ["-in_force_from", "number"]
        verbose_name = _("văn bản pháp luật")
        verbose_name_plural = _("văn bản pháp luật")

    def __str__(self) -> str:
        return f"{self.short_title} ({self.number})"

    def list_words(self) -> Iterable[str]:
        """Number, names, kind and issuer."""
        return (self.number, self.title, self.short_title, str(self.get_kind_display()), self.issuer)

    def save(self, *args, **kwargs) -> None:
        was = self.folded
        super().save(*args, **kwargs)
        if self.folded != was:
            self._tell_provisions()

    def _tell_provisions(self) -> None:
        """What stands in a document is found by the document's words, too."""
        rows = list(self.provisions.prefetch_related("versions"))
        for row in rows:
            row.document = self
            row.folded = row.fold_words()
        type(self).provisions.rel.related_model.objects.bulk_update(rows, ["folded"], batch_size=200)
