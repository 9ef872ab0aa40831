"""What a member of the union gets."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms import schema
from cms.content.blocks import BenefitBlock
from cms.content.models.content_page import ContentPage
from cms.content.models.stream_lists import state_structs
from cms.content.panels import make_tabs, title_panel
from cms.schema.text import to_nfc


class BenefitsPage(ContentPage):
    """The benefits of membership, one after the other."""

    entry_kind = "benefits"

    lead = models.TextField(
        _("Lời mở đầu"), blank=True, max_length=400, help_text=_("Một hai câu ngay dưới tiêu đề. Có thể để trống.")
    )
    benefits = StreamField(
        [("benefit", BenefitBlock())],
        verbose_name=_("Các quyền lợi"),
        blank=True,
        help_text=_("Mỗi ô một quyền lợi, thứ được hỏi nhiều nhất đứng trên cùng. Kéo để đổi thứ tự."),
    )

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Đoàn viên được gì: mỗi quyền lợi ai được, làm thế nào, đến khi nào, hỏi ai.")

    edit_handler = make_tabs(
        [
            title_panel(_("Tiêu đề"), _("Ví dụ: Quyền lợi đoàn viên.")),
            FieldPanel("lead"),
            FieldPanel("benefits"),
            FieldPanel("body", heading=_("Nói thêm"), help_text=_("Hiện dưới các quyền lợi. Có thể để trống.")),
        ]
    )

    class Meta:
        verbose_name = _("trang quyền lợi đoàn viên")
        verbose_name_plural = _("trang quyền lợi đoàn viên")

    def summarise(self) -> str:
        """The lead."""
        return self.lead

    def to_entry(self) -> schema.Benefits:
        """The page's entry."""
        return schema.Benefits(
            **self.state_common(), lead=to_nfc(self.lead).strip(), benefits=state_structs(self.benefits)
        )
