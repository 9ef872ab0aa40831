"""Daily sums of readings, monthly ones of what is older, what has been counted already; short addresses."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Source(models.TextChoices):
    """By what kind of way a reader came."""

    SEARCH = "search", _("Máy tìm kiếm")
    SOCIAL = "social", _("Mạng xã hội")
    DIRECT = "direct", _("Gõ, quét mã hoặc lưu sẵn")
    INTERNAL = "internal", _("Từ trang khác của mình")
    OTHER = "other", _("Trang web khác")


class Origin(models.TextChoices):
    """Who counted."""

    SERVER = "server", _("Máy chủ của Loa")
    LOG = "log", _("Nhật ký máy chủ web")


class Readings(models.Model):
    """What daily and monthly sums share. `since`: the day, or the first day of the month."""

    since = models.DateField(_("Ngày"), help_text=_("Theo giờ Việt Nam."))
    path = models.CharField(_("Trang"), max_length=300, help_text=_("Địa chỉ trong trang web."))
    placement = models.CharField(_("Nơi đặt"), max_length=40, blank=True, help_text=_("Mã trên tờ rơi, mã QR."))
    source = models.CharField(_("Đến từ đâu"), max_length=10, choices=Source, help_text=_("Loại nơi dẫn tới trang."))
    origin = models.CharField(_("Ai đếm"), max_length=10, choices=Origin, help_text=_("Số này do đâu mà có."))
    number = models.PositiveBigIntegerField(_("Số lượt"), default=0, help_text=_("Bao nhiêu lượt mở trang."))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.since:%d/%m/%Y} {self.path}: {self.number}"


class DailyReads(Readings):
    """How often a page was opened on one day."""

    class Meta:
        default_permissions = ()
        permissions = [("view_reads", _("Xem số lượt đọc"))]
        verbose_name = _("lượt đọc trong ngày")
        verbose_name_plural = _("lượt đọc trong ngày")
        constraints = [
            models.UniqueConstraint(
                fields=["since", "path", "placement", "source", "origin"], name="reach_one_sum_a_day"
            )
        ]
        indexes = [models.Index(fields=["path", "since"], name="reach_daily_page")]


class MonthlyReads(Readings):
    """How often a page was opened in one month: what daily sums become after a year."""

    class Meta:
        default_permissions = ()
        verbose_name = _("lượt đọc trong tháng")
        verbose_name_plural = _("lượt đọc trong tháng")
        constraints = [
            models.UniqueConstraint(
                fields=["since", "path", "placement", "source", "origin"], name="reach_one_sum_a_month"
            )
        ]


class CountedFile(models.Model):
    """One file of the server's counts that was added up: it is not added a second time."""

    name = models.CharField(_("Tên tệp"), max_length=80, unique=True, help_text=_("Do máy chủ đặt."))
    counted_at = models.DateTimeField(_("Cộng lúc"), auto_now_add=True, help_text=_("Lúc cộng vào."))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class CountedLog(models.Model):
    """Up to which moment a web server's log was counted: its lines before that are not counted again."""

    name = models.CharField(_("Tên nhật ký"), max_length=80, unique=True, help_text=_("Máy chủ web nào."))
    until = models.DateTimeField(_("Đã đếm đến"), help_text=_("Giờ ghi trên dòng cuối đã đếm."))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


PLACEMENT = RegexValidator(r"^[A-Za-z0-9_-]{1,40}$", _("Chỉ dùng chữ không dấu, số, dấu - và _. Ví dụ: to-roi-kcn."))
"""What `?q=` takes; see `serving.reads`."""


class ShortLink(models.Model):
    """A short address that leads to a page for good, `/d/k7mx/`, to be printed, read out or put into a QR code.

    With a placement the readers who come by it are counted apart. A code is never another page's.
    """

    code = models.CharField(_("Mã ngắn"), max_length=8, unique=True, editable=False)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("Trang"), on_delete=models.CASCADE, related_name="short_links"
    )
    placement = models.CharField(
        _("Nơi đặt"),
        max_length=40,
        blank=True,
        validators=[PLACEMENT],
        help_text=_("Để đếm riêng người đến từ đó, ví dụ: to-roi-kcn. Để trống thì không đếm riêng."),
    )
    made_at = models.DateTimeField(_("Lúc tạo"), auto_now_add=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("đường dẫn ngắn")
        verbose_name_plural = _("đường dẫn ngắn")
        ordering = ["placement", "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "placement"], name="reach_one_short_link_a_placement")]

    def __str__(self) -> str:
        return self.path

    @property
    def path(self) -> str:
        """The address within the site."""
        return f"/d/{self.code}/"
