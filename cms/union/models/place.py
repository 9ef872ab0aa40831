"""Where people live and work: provinces, communes, industrial zones."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.union.models.dated import Dated, DatedQuerySet
from cms.union.models.named import Findable, make_free_code
from cms.union.names import read_place, strip_province_prefix, strip_zone_prefix

_DIGITS = RegexValidator(r"^\d+$", _("Mã chỉ gồm chữ số."))


class Province(Findable, Dated):
    """A province, or a city governed as one."""

    class Kind(models.TextChoices):
        PROVINCE = "tinh", _("Tỉnh")
        CITY = "thanh-pho", _("Thành phố")

    code = models.CharField(
        _("Mã"), unique=True, max_length=2, validators=[_DIGITS], help_text=_("Mã đơn vị hành chính, hai chữ số.")
    )
    kind = models.CharField(
        _("Loại"), max_length=10, choices=Kind, default=Kind.PROVINCE, help_text=_("Theo quyết định hành chính.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["name"]
        verbose_name = _("tỉnh, thành phố")
        verbose_name_plural = _("tỉnh, thành phố")

    def fold_name(self, name: str) -> str:
        """Without `tỉnh`, `thành phố` in front."""
        return strip_province_prefix(name)


class Place(Findable, Dated):
    """A commune, ward or special zone."""

    class Kind(models.TextChoices):
        COMMUNE = "xa", _("Xã")
        WARD = "phuong", _("Phường")
        SPECIAL_ZONE = "dac-khu", _("Đặc khu")

    code = models.CharField(
        _("Mã"), unique=True, max_length=10, validators=[_DIGITS], help_text=_("Mã đơn vị hành chính.")
    )
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, help_text=_("Theo quyết định hành chính."))
    province = models.ForeignKey(
        Province,
        verbose_name=_("Tỉnh, thành phố"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
        help_text=_("Thuộc tỉnh, thành phố nào."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["name"]
        verbose_name = _("xã, phường, đặc khu")
        verbose_name_plural = _("xã, phường, đặc khu")

    def fold_search(self, text: str) -> str:
        """Without `phường`, `P.` in front."""
        return read_place(text).core

    def list_names(self) -> list[str]:
        """What stands behind a comma tells one place from another of its name, and may be left out."""
        whole = super().list_names()
        return [*whole, *(name.partition(",")[0] for name in whole[1:] if "," in name)]

    @property
    def full_name(self) -> str:
        """`phường Rạch Giá`."""
        return f"{self.get_kind_display().lower()} {self.name}"


class Zone(Findable, Dated):
    """An industrial zone or economic zone: it may lie in several communes."""

    code = models.SlugField(
        _("Mã"), unique=True, blank=True, max_length=60, help_text=_("Chữ không dấu. Để trống: máy tự đặt theo tên.")
    )
    places = models.ManyToManyField(
        Place,
        verbose_name=_("Xã, phường, đặc khu"),
        blank=True,
        related_name="zones",
        help_text=_("Khu này nằm trên những địa bàn nào."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["name"]
        verbose_name = _("khu công nghiệp, khu kinh tế")
        verbose_name_plural = _("khu công nghiệp, khu kinh tế")

    def save(self, *args, **kwargs) -> None:
        self.code = self.code or make_free_code(Zone, "code", self.name)
        super().save(*args, **kwargs)

    def fold_name(self, name: str) -> str:
        """Without `khu công nghiệp`, `KCN` in front."""
        return strip_zone_prefix(name)
