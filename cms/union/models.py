"""The union's units, the places and workplaces they look after, and what the public site says of itself."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from cms.schema.text import fold, to_nfc


class DatedQuerySet(models.QuerySet):
    """Rows that hold from a day to a day."""

    def on(self, day):
        """The rows in force on `day` (a date)."""
        return self.filter(models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day)).filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day)
        )


class Dated(models.Model):
    """Something that holds from a day to a day, both included; an empty day is open."""

    valid_from = models.DateField(
        _("Có hiệu lực từ ngày"), null=True, blank=True, help_text=_("Để trống: từ trước đến nay.")
    )
    valid_to = models.DateField(
        _("Đến hết ngày"), null=True, blank=True, help_text=_("Để trống: chưa có ngày kết thúc.")
    )
    decision = models.CharField(
        _("Số quyết định"), max_length=80, blank=True, help_text=_("Văn bản làm căn cứ, ví dụ 83/QĐ-LĐLĐ.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("Ngày kết thúc phải sau ngày bắt đầu.")})


class Unit(Dated):
    """A unit of the union that can look after people."""

    class Kind(models.TextChoices):
        PROVINCE = "province", _("Liên đoàn Lao động tỉnh, thành phố")
        COMMUNE = "commune", _("Công đoàn xã, phường, đặc khu")
        ZONE = "zone", _("Công đoàn khu công nghiệp, khu kinh tế")
        TRADE = "trade", _("Nghiệp đoàn, công đoàn ngành")
        GRASSROOTS = "grassroots", _("Công đoàn cơ sở")

    code = models.SlugField(_("Mã"), unique=True, max_length=40, help_text=_("Chữ không dấu, ví dụ rach-gia."))
    name = models.CharField(_("Tên"), max_length=200, help_text=_("Tên đầy đủ, như ghi trên con dấu."))
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
    phone = models.CharField(_("Điện thoại"), max_length=40, blank=True, help_text=_("Số gọi được trong giờ làm việc."))
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True, help_text=_("Nơi người lao động đến gặp."))

    class Meta(Dated.Meta):
        ordering = ["name"]
        verbose_name = _("đơn vị công đoàn")
        verbose_name_plural = _("đơn vị công đoàn")

    def __str__(self) -> str:
        return self.name


class Findable(models.Model):
    """Something found by name, whatever the diacritics."""

    name = models.CharField(_("Tên"), max_length=200, help_text=_("Tên chính thức hiện nay, có dấu."))
    aliases = models.TextField(
        _("Tên gọi khác"), blank=True, help_text=_("Mỗi dòng một tên mà bà con hay gọi: tên cũ, tên tắt.")
    )
    folded = models.TextField(editable=False, default="")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.name, self.aliases = to_nfc(self.name.strip()), to_nfc(self.aliases)
        names = [self.name, *self.aliases.splitlines()]
        self.folded = "\n".join(sorted({" ".join(fold(name).split()) for name in names if name.strip()}))
        super().save(*args, **kwargs)


class Place(Findable, Dated):
    """A commune, ward or special zone."""

    class Kind(models.TextChoices):
        COMMUNE = "xa", _("Xã")
        WARD = "phuong", _("Phường")
        SPECIAL_ZONE = "dac-khu", _("Đặc khu")

    code = models.CharField(
        _("Mã"), unique=True, max_length=10, validators=[RegexValidator(r"^\d+$")], help_text=_("Mã đơn vị hành chính.")
    )
    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, help_text=_("Theo quyết định hành chính."))

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("xã, phường, đặc khu")
        verbose_name_plural = _("xã, phường, đặc khu")

    @property
    def full_name(self) -> str:
        """`phường Rạch Giá`."""
        return f"{self.get_kind_display().lower()} {self.name}"


class Workplace(Findable, Dated):
    """A place of work a worker can name."""

    place = models.ForeignKey(
        Place,
        verbose_name=_("Xã, phường, đặc khu"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Nơi đặt nhà máy, công trường, cửa hàng."),
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("nơi làm việc")
        verbose_name_plural = _("nơi làm việc")


class Coverage(Dated):
    """Which unit looks after a place or a workplace, from when to when."""

    unit = models.ForeignKey(
        Unit,
        verbose_name=_("Đơn vị phụ trách"),
        on_delete=models.PROTECT,
        related_name="coverages",
        help_text=_("Đơn vị gọi lại cho người lao động."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("Xã, phường, đặc khu"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Chọn địa bàn hoặc nơi làm việc, không chọn cả hai."),
    )
    workplace = models.ForeignKey(
        Workplace,
        verbose_name=_("Nơi làm việc"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text=_("Nơi làm việc được ưu tiên hơn địa bàn."),
    )

    class Meta:
        verbose_name = _("phân công phụ trách")
        verbose_name_plural = _("phân công phụ trách")
        constraints = [
            models.CheckConstraint(
                name="coverage_is_of_a_place_or_a_workplace",
                condition=models.Q(place__isnull=False, workplace__isnull=True)
                | models.Q(place__isnull=True, workplace__isnull=False),
                violation_error_message=_("Hãy chọn một địa bàn hoặc một nơi làm việc, không chọn cả hai."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.workplace or self.place} → {self.unit}"


@register_setting(icon="site", order=100)
class SiteProfile(BaseGenericSetting):
    """The union's name, the imprint the law asks for, and the theme: what every public page shows."""

    name = models.CharField(_("Tên công đoàn"), max_length=200, blank=True, help_text=_("Hiện ở đầu mọi trang."))
    tagline = models.CharField(
        _("Dòng dưới tên"), max_length=200, blank=True, help_text=_("Một câu ngắn nói trang này dành cho ai.")
    )
    managing_body = models.CharField(
        _("Cơ quan chủ quản trang"), max_length=250, blank=True, help_text=_("Bắt buộc trước khi đăng. Ghi tên đầy đủ.")
    )
    parent_body = models.CharField(
        _("Cơ quan cấp trên"), max_length=250, blank=True, help_text=_("Ví dụ: Tổng Liên đoàn Lao động Việt Nam.")
    )
    address = models.CharField(_("Địa chỉ"), max_length=250, blank=True, help_text=_("Bắt buộc trước khi đăng."))
    email = models.EmailField(_("Email"), blank=True, help_text=_("Bắt buộc trước khi đăng."))
    phone = models.CharField(_("Điện thoại"), max_length=40, blank=True, help_text=_("Bắt buộc trước khi đăng."))
    person_responsible = models.CharField(
        _("Người chịu trách nhiệm nội dung"),
        max_length=250,
        blank=True,
        help_text=_("Họ tên và chức vụ. Bắt buộc trước khi đăng."),
    )
    theme = models.CharField(
        _("Giao diện"), max_length=40, default="plain", help_text=_("Đổi giao diện là cả trang web được dựng lại.")
    )
    join_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Trang tham gia công đoàn"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Nút “Tham gia” ở mọi trang dẫn tới đây."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Trang về quyền riêng tư"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Được dẫn tới từ chân trang và từ mọi biểu mẫu."),
    )

    imprint_fields = ("managing_body", "address", "email", "phone", "person_responsible")
    """What must be filled before anything is published (domain facts: NĐ 174/2026, secondary source)."""

    panels = [
        HelpPanel(template="union/missing_imprint.html"),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline"), FieldPanel("theme")], heading=_("Trang web")),
        MultiFieldPanel(
            [
                FieldPanel("managing_body"),
                FieldPanel("parent_body"),
                FieldPanel("address"),
                FieldPanel("email"),
                FieldPanel("phone"),
                FieldPanel("person_responsible"),
            ],
            heading=_("Thông tin pháp lý ở chân trang"),
        ),
        MultiFieldPanel([PageChooserPanel("join_page"), PageChooserPanel("privacy_page")], heading=_("Trang đặc biệt")),
    ]

    class Meta:
        verbose_name = _("Thông tin trang web")

    def __str__(self) -> str:
        return self.name or super().__str__()

    def missing_imprint(self) -> list[str]:
        """The labels of the imprint's fields that are still empty."""
        return [str(self._meta.get_field(name).verbose_name) for name in self.imprint_fields if not getattr(self, name)]
