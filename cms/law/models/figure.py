"""Numbers that the law sets and changes: wages, rates, days. Pages refer to them and never type them."""

from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.law.models.dated import Checked, InForce, Searched
from cms.law.models.provision import Provision
from cms.law.numbers import TypedDecimalField
from cms.schema.units import AGE_IN_MONTHS, write_value

MONTHS_OF_AGE = (120, 1200)
"""An age in months is between these; what is smaller was meant in years."""


class Figure(Searched, ClusterableModel):
    """A number with a name. What it is on a day is in its values."""

    class Unit(models.TextChoices):
        DONG = "dong", _("đồng")
        DONG_HOUR = "dong/hour", _("đồng/giờ")
        PERCENT = "percent", _("%")
        MINUTE = "minute", _("phút")
        HOUR = "hour", _("giờ")
        DAY = "day", _("ngày")
        MONTH = "month", _("tháng")
        YEAR = "year", _("năm")
        AGE = "age", _("tuổi")
        AGE_MONTH = AGE_IN_MONTHS, _("tuổi, ghi bằng tháng (738 in ra là 61 tuổi 6 tháng)")
        PERSON = "person", _("người")
        TIMES = "times", _("lần")

    key = models.SlugField(
        _("Mã"),
        max_length=80,
        unique=True,
        help_text=_("Chữ không dấu, gạch nối; không đổi về sau: bảng tính dùng mã này."),
    )
    label = models.CharField(_("Tên"), max_length=160, help_text=_("Ví dụ: Lương tối thiểu tháng, vùng II."))
    unit = models.CharField(_("Đơn vị"), max_length=12, choices=Unit, help_text=_("In ngay sau con số."))
    group = models.CharField(
        _("Nhóm"), max_length=80, blank=True, help_text=_("Để xếp cạnh nhau, ví dụ: Lương tối thiểu.")
    )
    note = models.TextField(_("Ghi chú nội bộ"), blank=True, help_text=_("Không hiện trên trang web."))

    class Meta:
        ordering = ["group", "label"]
        verbose_name = _("số liệu")
        verbose_name_plural = _("số liệu")

    def __str__(self) -> str:
        return self.label

    def list_words(self) -> Iterable[str]:
        """Name, group and key."""
        return (self.label, self.group, self.key)


class FigureValue(InForce, Checked):
    """What a figure is from a day to a day. One entered beforehand takes over at 00:00 of its day, by itself."""

    figure = ParentalKey(Figure, on_delete=models.CASCADE, related_name="values")
    value = TypedDecimalField(
        _("Giá trị"), max_digits=16, decimal_places=4, help_text=_("Con số, viết như 5.310.000 hoặc 0,5.")
    )
    provision = models.ForeignKey(
        Provision,
        verbose_name=_("Theo điều khoản"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="figure_values",
        help_text=_("Nơi luật viết con số này."),
    )

    class Meta:
        ordering = ["in_force_from", "pk"]
        verbose_name = _("giá trị theo thời gian")
        verbose_name_plural = _("giá trị theo thời gian")

    def __str__(self) -> str:
        return write_value(self.value, self.figure.unit)

    def clean(self) -> None:
        super().clean()
        figure = getattr(self, "figure", None)  # none yet while a form makes both
        if figure and self.value is not None and (problem := describe_odd_value(self.value, figure.unit)):
            raise ValidationError({"value": problem})


def describe_odd_value(value: Decimal, unit: str) -> str:
    """Why a figure counted in `unit` cannot be `value`; empty when it can."""
    if value < 0:
        return translate("Con số không được nhỏ hơn 0.")
    if unit == AGE_IN_MONTHS and (value % 1 or not MONTHS_OF_AGE[0] <= value <= MONTHS_OF_AGE[1]):
        return translate("Đơn vị này tính tuổi bằng tháng: 61 tuổi 6 tháng ghi là 738.")
    return ""
