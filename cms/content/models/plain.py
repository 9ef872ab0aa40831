"""About, contact, privacy notice."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms import schema
from cms.content.models.content_page import ContentPage
from cms.content.panels import make_tabs, title_panel
from cms.schema.text import to_nfc


class PlainPage(ContentPage):
    """A page that is neither news nor a right nor a campaign."""

    entry_kind = "plain"

    lead = models.TextField(
        _("Lời mở đầu"), blank=True, max_length=400, help_text=_("Một hai câu ngay dưới tiêu đề. Có thể để trống.")
    )

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Giới thiệu, liên hệ, quyền riêng tư và các trang ít thay đổi.")

    edit_handler = make_tabs(
        [
            title_panel(_("Tiêu đề"), _("Ví dụ: Liên hệ.")),
            FieldPanel("lead"),
            FieldPanel("body"),
        ]
    )

    class Meta:
        verbose_name = _("trang thường")
        verbose_name_plural = _("trang thường")

    def summarise(self) -> str:
        """The lead."""
        return self.lead

    def to_entry(self) -> schema.Plain:
        """The page's entry."""
        return schema.Plain(**self.state_common(), lead=to_nfc(self.lead).strip())
