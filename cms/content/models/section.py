"""A part of the site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms import schema
from cms.content.models.content_page import ContentPage
from cms.content.panels import make_tabs, title_panel
from cms.schema.text import to_nfc


class SectionPage(ContentPage):
    """A section lists the pages under it; sections may stand in sections."""

    entry_kind = "section"

    lead = models.TextField(
        _("Mục này viết về gì"), blank=True, max_length=400, help_text=_("Một hai câu dưới tên mục. Có thể để trống.")
    )

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types = [
        "content.SectionPage",
        "content.ArticlePage",
        "content.ExplainerPage",
        "content.GuidePage",
        "content.CampaignPage",
        "content.JoinPage",
        "content.PlainPage",
        "content.CalculatorPage",
        "content.BenefitsPage",
    ]
    page_description = _("Gom các bài cùng loại, ví dụ Tin tức, Quyền của bạn. Tự liệt kê bài bên trong.")

    edit_handler = make_tabs(
        [
            title_panel(_("Tên mục"), _("Ngắn, một đến bốn tiếng, ví dụ: Tin tức.")),
            FieldPanel("lead"),
            FieldPanel("body"),
        ]
    )

    class Meta:
        verbose_name = _("mục")
        verbose_name_plural = _("mục")

    def summarise(self) -> str:
        """The lead."""
        return self.lead

    def to_entry(self) -> schema.Section:
        """The section's entry."""
        return schema.Section(**self.state_common(), lead=to_nfc(self.lead).strip())
