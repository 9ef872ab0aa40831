"""The units of the union: a dated tree."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cms.union.locking import lock_writers
from cms.union.models.dated import Dated
from cms.union.models.named import Named


class Unit(Named, Dated):
    """A unit of the union that can look after people."""

    class Kind(models.TextChoices):
        CONGRESS = "congress", _("Tổng Liên đoàn Lao động Việt Nam")
        CENTRAL = "central", _("Công đoàn ngành trung ương, tổng công ty")
        PROVINCE = "province", _("Liên đoàn Lao động tỉnh, thành phố")
        COMMUNE = "commune", _("Công đoàn xã, phường, đặc khu")
        CLUSTER = "cluster", _("Công đoàn cụm xã")
        ZONE = "zone", _("Công đoàn khu công nghiệp, khu kinh tế")
        TRADE = "trade", _("Nghiệp đoàn, công đoàn ngành")
        GRASSROOTS = "grassroots", _("Công đoàn cơ sở")
        LEGACY_DISTRICT = "legacy_district", _("Công đoàn cấp huyện (đã kết thúc)")
        LEGACY_SECTOR = "legacy_sector", _("Công đoàn ngành địa phương (đã kết thúc)")
        LEGACY_OTHER = "legacy_other", _("Loại khác đã kết thúc")

    code = models.SlugField(_("Mã"), unique=True, max_length=40, help_text=_("Chữ không dấu, ví dụ rach-gia."))
    name = models.CharField(_("Tên"), max_length=200, help_text=_("Tên đầy đủ, như ghi trên con dấu."))
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=200, blank=True, help_text=_("Cho trang tiếng Anh."))
    name_km = models.CharField(_("Tên tiếng Khmer"), max_length=200, blank=True, help_text=_("Cho trang tiếng Khmer."))
    kind = models.CharField(_("Loại"), max_length=20, choices=Kind, help_text=_("Cấp hoặc loại đơn vị."))
    parent = models.ForeignKey(
        "self",
        verbose_name=_("Cấp trên trực tiếp"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("Để trống nếu là cấp cao nhất trong hệ thống này."),
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("Đơn vị kế thừa"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text=_("Khi đơn vị này kết thúc, việc của nó do đơn vị nào làm tiếp."),
    )
    closing_decision = models.CharField(
        _("Quyết định kết thúc"), max_length=80, blank=True, help_text=_("Văn bản cho đơn vị này kết thúc.")
    )
    phone = models.CharField(_("Điện thoại"), max_length=40, blank=True, help_text=_("Số gọi được trong giờ làm việc."))
    zalo = models.CharField(_("Zalo"), max_length=100, blank=True, help_text=_("Số hoặc địa chỉ Zalo của đơn vị."))
    email = models.EmailField(_("Email"), blank=True, help_text=_("Hộp thư của đơn vị, không phải của riêng ai."))
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True, help_text=_("Nơi người lao động đến gặp."))
    on_website = models.BooleanField(
        _("Hiện trên trang web"),
        default=False,
        help_text=_(
            "Tên, điện thoại, Zalo, email, địa chỉ, giờ làm việc của đơn vị hiện ở trang “Gọi cho ai”, theo từng địa "
            "bàn đơn vị phụ trách. Chỉ đánh dấu khi đó là số của cơ quan, không phải số riêng của một người."
        ),
    )
    names_callers = models.BooleanField(
        _("Cho biết tên người gọi"),
        default=False,
        help_text=_("Trang biên nhận của người lao động ghi tên gọi của cán bộ đã nhận việc; không ghi họ, chức vụ."),
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Người phụ trách"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="owned_units",
        help_text=_("Người nhận việc gọi lại cho người lao động."),
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Người làm thay"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deputised_units",
        help_text=_("Nhận việc khi người phụ trách nghỉ hoặc đã chuyển đi."),
    )

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["name"]
        verbose_name = _("đơn vị công đoàn")
        verbose_name_plural = _("đơn vị công đoàn")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                name="union_unit_is_not_its_own_parent",
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                violation_error_message=_("Một đơn vị không thể là cấp trên của chính nó."),
            ),
            models.CheckConstraint(
                name="union_unit_is_not_its_own_successor",
                condition=models.Q(successor__isnull=True) | ~models.Q(successor=models.F("pk")),
                violation_error_message=_("Một đơn vị không thể kế thừa chính nó."),
            ),
        ]

    def list_names(self) -> list[str]:
        """Names in all languages, and the code."""
        return [self.name, self.name_en, self.name_km, self.code]

    def clean(self) -> None:
        super().clean()
        if self.owner_id and self.owner_id == self.deputy_id:
            raise ValidationError({"deputy": _("Người làm thay phải là người khác với người phụ trách.")})
        self.refuse_rings()

    def save(self, *args, **kwargs) -> None:
        with transaction.atomic():
            if self.parent_id or self.successor_id:
                lock_writers(Unit)  # two people bending the tree at once could close a ring that neither sees
                self.refuse_rings()
            super().save(*args, **kwargs)

    def refuse_rings(self) -> None:
        """Raise ValidationError if going up, or from successor to successor, one would come back to this unit."""
        sentences = {
            "parent": _("“%(unit)s” là cấp dưới của đơn vị này, nên không thể là cấp trên."),
            "successor": _("“%(unit)s” được đơn vị này kế thừa, nên không thể kế thừa đơn vị này."),
        }
        for field, sentence in sentences.items():
            if _leads_back(self, field):
                raise ValidationError({field: sentence % {"unit": getattr(self, field)}})


def _leads_back(unit: Unit, field: str) -> bool:
    next_one, seen = getattr(unit, f"{field}_id"), set()
    while next_one and next_one not in seen:
        if unit.pk and next_one == unit.pk:
            return True
        seen.add(next_one)
        next_one = Unit.objects.filter(pk=next_one).values_list(f"{field}_id", flat=True).first()
    return False
