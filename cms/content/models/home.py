"""The front page."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms import schema
from cms.content.blocks.ways_in import MOST_GROUPS, WaysInBlock
from cms.content.models.content_page import ContentPage
from cms.content.models.main_picture import MainPicture
from cms.content.models.page_links import state_pages
from cms.content.models.stream_lists import state_structs
from cms.content.panels import make_tabs, picture_panel, title_panel
from cms.schema.text import to_nfc


class HomePage(MainPicture, ContentPage):
    """The top of a site: everything public stands under it."""

    entry_kind = "home"
    entry_lists = ("featured_links",)

    lead = models.TextField(
        _("Lời mở đầu"),
        blank=True,
        max_length=400,
        help_text=_("Một hai câu ngay dưới tên công đoàn: mình là ai, giúp được gì cho người lao động."),
    )

    ways_in = StreamField(
        [("group", WaysInBlock())],
        verbose_name=_("Lối vào: bạn cần gì?"),
        blank=True,
        max_num=MOST_GROUPS,
        help_text=_(
            "Những lối tắt ngay đầu trang chủ: theo chuyện đang gặp, theo nghề, theo lúc trong đời. Nhóm đầu tiên hiện "
            "ngay trên màn hình điện thoại."
        ),
    )

    parent_page_types = ["wagtailcore.Page"]
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
    max_count_per_parent = 1
    page_description = _("Trang đầu tiên người đọc thấy. Mỗi trang web có một.")

    edit_handler = make_tabs(
        [
            title_panel(_("Tên trang chủ"), _("Tên của trang trong phần quản trị và trên thẻ trình duyệt.")),
            FieldPanel("lead"),
            picture_panel(),
            FieldPanel("ways_in"),
            InlinePanel(
                "featured_links",
                heading=_("Trang nổi bật"),
                label=_("Trang nổi bật"),
                help_text=_("Những trang muốn mọi người thấy trước. Ba đến sáu trang là vừa."),
                max_num=12,
            ),
            FieldPanel("body"),
        ]
    )

    class Meta:
        verbose_name = _("trang chủ")
        verbose_name_plural = _("trang chủ")

    def summarise(self) -> str:
        """The lead."""
        return self.lead

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """What the picture lacks; and an hour to go is none for the page under which everything public stands."""
        yield from self.list_picture_errors()
        if self.expire_at:
            yield "expire_at", _("Trang chủ không hẹn giờ gỡ được: gỡ trang chủ là cả trang web biến mất.")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Only at the very top of the tree."""
        return parent.is_root() and super().can_create_at(parent)

    def can_move_to(self, parent: Page) -> bool:
        """Only at the very top of the tree."""
        return parent.is_root() and super().can_move_to(parent)

    def to_entry(self) -> schema.Home:
        """The front page's entry."""
        return schema.Home(
            **self.state_common(),
            **self.state_picture(),
            lead=to_nfc(self.lead).strip(),
            featured=state_pages(self.read_list("featured_links"), but=self.pk),
            ways_in=state_structs(self.ways_in),
        )
