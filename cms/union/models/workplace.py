"""What people work at: a trade, a place of work."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.union.models.dated import Dated, DatedQuerySet
from cms.union.models.named import Findable, make_free_code
from cms.union.models.place import Place, Zone
from cms.union.names import strip_company_words


class Trade(Findable, Dated):
    """A trade people work in without an employer: drivers, online sellers, domestic helpers, piece workers."""

    slug = models.SlugField(
        _("Mã"), unique=True, blank=True, max_length=60, help_text=_("Chữ không dấu. Để trống: máy tự đặt theo tên.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["name"]
        verbose_name = _("nghề")
        verbose_name_plural = _("nghề")

    def save(self, *args, **kwargs) -> None:
        self.slug = self.slug or make_free_code(Trade, "slug", self.name)
        super().save(*args, **kwargs)


class Workplace(Findable, Dated):
    """A place of work a worker can name."""

    class Size(models.TextChoices):
        UNDER_10 = "under_10", _("Dưới 10 người")
        FROM_10 = "10_49", _("10–49 người")
        FROM_50 = "50_199", _("50–199 người")
        FROM_200 = "200_499", _("200–499 người")
        FROM_500 = "500_999", _("500–999 người")
        FROM_1000 = "1000_up", _("Từ 1.000 người")

    class HasUnion(models.TextChoices):
        UNKNOWN = "unknown", _("Chưa biết")
        YES = "yes", _("Có")
        NO = "no", _("Chưa có")

    code = models.SlugField(
        _("Mã"),
        unique=True,
        null=True,  # rows made in bulk have none until they are saved; several may have none
        blank=True,
        max_length=60,
        help_text=_("Chữ không dấu. Để trống: máy tự đặt theo tên."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("Xã, phường, đặc khu"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Nơi đặt nhà máy, công trường, cửa hàng."),
    )
    zone = models.ForeignKey(
        Zone,
        verbose_name=_("Khu công nghiệp, khu kinh tế"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="workplaces",
        help_text=_("Để trống nếu ở ngoài khu."),
    )
    sector = models.CharField(
        _("Ngành"), max_length=120, blank=True, help_text=_("Làm ra cái gì: may mặc, chế biến thủy sản, khách sạn…")
    )
    employees = models.CharField(
        _("Số lao động"), max_length=10, choices=Size, blank=True, help_text=_("Ước chừng. Để trống: chưa biết.")
    )
    has_union = models.CharField(
        _("Đã có công đoàn cơ sở"),
        max_length=10,
        choices=HasUnion,
        default=HasUnion.UNKNOWN,
        help_text=_("Theo lần rà soát gần nhất."),
    )
    checked_on = models.DateField(
        _("Ngày rà soát"), null=True, blank=True, help_text=_("Lần gần nhất có người đến hoặc hỏi lại.")
    )
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("Người rà soát"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Để trống khi lưu ngày rà soát mới: lấy người đang lưu."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = False
        ordering = ["name"]
        verbose_name = _("nơi làm việc")
        verbose_name_plural = _("nơi làm việc")

    def save(self, *args, **kwargs) -> None:
        self.code = self.code or make_free_code(Workplace, "code", strip_company_words(self.name))
        super().save(*args, **kwargs)

    def fold_name(self, name: str) -> str:
        """Without what opens every company's name."""
        return strip_company_words(name)
