"""Which commune lies in which wage region, from when to when."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _

from cms.law.models.dated import InForce, Searched, find_overlap
from cms.law.models.document import LegalDocument


class RegionPlace(Searched, InForce):
    """A commune as an annex on minimum wages names it. The union's own list of places is another thing."""

    class Region(models.TextChoices):
        I = "I", _("Vùng I")  # noqa: E741 (the law's own name)
        II = "II", _("Vùng II")
        III = "III", _("Vùng III")
        IV = "IV", _("Vùng IV")

    code = models.CharField(_("Mã địa bàn"), max_length=10, help_text=_("Mã đơn vị hành chính."))
    name = models.CharField(_("Xã, phường, đặc khu"), max_length=120, help_text=_("Ví dụ: phường Rạch Giá."))
    province = models.CharField(_("Mã tỉnh"), max_length=2, help_text=_("Hai chữ số: 91 là An Giang."))
    region = models.CharField(_("Vùng lương"), max_length=3, choices=Region, help_text=_("Theo phụ lục của nghị định."))
    document = models.ForeignKey(
        LegalDocument, verbose_name=_("Theo văn bản"), on_delete=models.PROTECT, related_name="region_places"
    )

    class Meta:
        ordering = ["province", "region", "name"]
        verbose_name = _("địa bàn và vùng lương")
        verbose_name_plural = _("địa bàn và vùng lương")
        constraints = [
            models.UniqueConstraint(fields=["code", "in_force_from"], name="law_one_region_from_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_region_display()}"

    def clean(self) -> None:
        super().clean()
        others = RegionPlace.objects.filter(code=self.code).exclude(pk=self.pk)
        if clashing := next((row for row in others if find_overlap([row, self])), None):
            began = clashing.in_force_from
            words = {"region": clashing.get_region_display(), "day": f"{began:%d/%m/%Y}" if began else "?"}
            message = translate("Địa bàn này đã là %(region)s từ ngày %(day)s. Hãy ghi ngày hết của dòng ấy trước.")
            raise ValidationError({"in_force_from": message % words})

    def list_words(self) -> Iterable[str]:
        """Code and name."""
        return (self.code, self.name)
