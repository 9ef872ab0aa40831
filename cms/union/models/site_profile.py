"""What the public site says of itself."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

NEUTRAL_PAGE = "https://nchmf.gov.vn/"
"""The weather, from the state's own forecasters: nobody wonders why somebody looks at it, and it sells nothing."""


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
    theme_changes = models.JSONField(
        _("Thay đổi của giao diện"),
        default=dict,
        blank=True,
        help_text=_("Màu, cỡ chữ và khoảng cách đã đổi, theo từng giao diện."),
    )
    """Theme → token → [light, dark]. Kept for each theme: whoever tries another one finds their own again."""
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

    exit_url = models.URLField(
        _("Trang thoát nhanh"),
        default=NEUTRAL_PAGE,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text=_(
            "Nút “Thoát nhanh” ở trang nhạy cảm, biểu mẫu và biên nhận dẫn tới đây. Chọn trang ai mở cũng không lạ, "
            "như thời tiết, tin tức."
        ),
    )

    offline = models.BooleanField(
        _("Đọc khi không có mạng"),
        default=True,
        help_text=_(
            "Máy của bạn đọc giữ lại các trang đã đọc (trừ trang nhạy cảm) để mở khi mất mạng. Chỉ tắt khi trang trên "
            "máy bạn đọc bị cũ hay hỏng mà không tự khỏi: lần sau bạn đọc vào trang, máy của họ tự gỡ hết."
        ),
    )

    imprint_fields = ("managing_body", "address", "email", "phone", "person_responsible")
    """What must be filled before anything is published (domain facts: NĐ 174/2026, secondary source)."""

    panels = [
        HelpPanel(template="union/missing_imprint.html"),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline")], heading=_("Trang web")),
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
        MultiFieldPanel(
            [
                PageChooserPanel("join_page"),
                PageChooserPanel("privacy_page"),
                FieldPanel("exit_url"),
                FieldPanel("offline"),
            ],
            heading=_("Trang đặc biệt"),
        ),
    ]

    class Meta:
        verbose_name = _("Thông tin trang web")

    def __str__(self) -> str:
        return self.name or super().__str__()

    def missing_imprint(self) -> list[str]:
        """The labels of the imprint's fields that are still empty."""
        return [str(self._meta.get_field(name).verbose_name) for name in self.imprint_fields if not getattr(self, name)]
