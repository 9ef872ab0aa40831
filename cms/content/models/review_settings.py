"""How long a check of the law holds, and who must have read an explainer before it goes live."""

from calendar import monthrange
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

LAST_YEAR = date.max.year


class ReviewKind(models.TextChoices):
    """What an explainer rests on most: that decides how soon it is checked again."""

    FIGURES = "figures", _("Số liệu (mức lương, tỷ lệ, tiền trợ cấp)")
    LAW = "law", _("Điều luật")
    GENERAL = "general", _("Hướng dẫn chung")


def _count(label: str, default: int, most: int, help_text: str) -> models.PositiveSmallIntegerField:
    limits = [MinValueValidator(1), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(label, default=default, validators=limits, help_text=help_text)


@register_setting(icon="date", order=110)
class ReviewSettings(BaseGenericSetting):
    """The office's rules of checking."""

    months_figures = _count(_("Bài về số liệu: rà lại sau"), 3, 60, _("Tháng. Ví dụ: lương tối thiểu, mức đóng."))
    months_law = _count(_("Bài về điều luật: rà lại sau"), 6, 60, _("Tháng. Ví dụ: báo trước khi nghỉ việc."))
    months_general = _count(_("Bài hướng dẫn chung: rà lại sau"), 12, 60, _("Tháng. Ví dụ: cách đọc phiếu lương."))
    remind_every_days = _count(_("Nhắc lại sau"), 7, 60, _("Ngày. Bài quá hạn rà được nhắc qua email đến khi rà xong."))
    second_person = models.BooleanField(
        _("Hỏi đáp quyền lợi phải có người thứ hai đăng"),
        default=True,
        help_text=_(
            "Người viết thay đổi mới nhất không tự đăng được bài của mình, kể cả quản trị. Chỉ bỏ dấu khi văn phòng "
            "chỉ có một người."
        ),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("months_figures", "months_law", "months_general", "remind_every_days")],
            heading=_("Hạn rà lại pháp lý"),
        ),
        FieldPanel("second_person"),
    ]

    class Meta:
        verbose_name = _("Rà soát hỏi đáp quyền lợi")

    def compute_next_check(self, kind: str, checked_on: date) -> date:
        """The day by which an explainer of this `kind` (see ReviewKind), checked on `checked_on`, is checked again."""
        return add_months(checked_on, getattr(self, f"months_{kind}"))


def add_months(day: date, months: int) -> date:
    """The same day so many `months` later; a month's last day where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, LAST_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
