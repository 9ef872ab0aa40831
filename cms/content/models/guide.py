"""A way through questions to what fits the reader."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms import schema
from cms.content.blocks import CitationBlock, GuideBlock
from cms.content.guide_drawing import GuideDrawingPanel
from cms.content.guide_graph import find_problems, tell_problems
from cms.content.models.checked_page import CheckedPage, check_panels
from cms.content.models.page_links import state_pages
from cms.content.models.sensitive import Sensitive
from cms.content.models.stream_lists import state_structs
from cms.content.models.tab_title import TabTitle
from cms.content.models.tag import GuideTag, make_tags_field, state_tags
from cms.content.panels import make_tabs, title_panel
from cms.schema.text import to_nfc


class GuidePage(TabTitle, Sensitive, CheckedPage):
    """A decision tree: questions, answers to press, and outcomes made of the usual blocks."""

    entry_kind = "guide"
    entry_lists = ("tagged_items__tag", "related_links")

    lead = models.TextField(
        _("Lời mở đầu"),
        blank=True,
        max_length=400,
        help_text=_("Một hai câu dưới tiêu đề: trả lời vài câu thì biết được gì. Có thể để trống."),
    )
    nodes = StreamField(
        GuideBlock(),
        verbose_name=_("Câu hỏi và kết quả"),
        blank=True,
        help_text=_(
            "Câu hỏi đầu tiên đứng trên cùng. Ở mỗi câu trả lời, chọn câu hỏi tiếp theo hoặc kết quả mà nó dẫn tới. "
            "Bản nháp chưa nối hết vẫn lưu được; muốn đăng thì nhánh nào cũng phải tới một kết quả."
        ),
    )
    legal_basis = StreamField(
        [("citation", CitationBlock())],
        verbose_name=_("Căn cứ pháp lý"),
        blank=True,
        help_text=_("Mỗi ô một điều khoản, chọn từ sổ luật: khi luật đổi, trang này được báo ngay."),
    )
    tags = make_tags_field(GuideTag, "guides")

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Dẫn người đọc qua vài câu hỏi tới điều đúng với họ. Không cần biết kỹ thuật.")
    search_fields = [*CheckedPage.search_fields, index.SearchField("lead"), index.SearchField("nodes")]

    edit_handler = make_tabs(
        [
            title_panel(
                _("Câu hỏi lớn"), _("Đúng như người lao động hỏi, có dấu hỏi, ví dụ: Bị nợ lương, tôi làm gì?")
            ),
            FieldPanel("lead"),
            FieldPanel("nodes"),
            GuideDrawingPanel(heading=_("Sơ đồ")),
            FieldPanel("body", heading=_("Nói thêm"), help_text=_("Đứng dưới các câu hỏi. Có thể để trống.")),
        ],
        [
            FieldPanel("legal_basis"),
            *check_panels(),
            MultiFieldPanel(
                [FieldPanel("sensitive"), FieldPanel("tab_title")], heading=_("Khi bạn đọc sợ bị nhìn thấy")
            ),
            FieldPanel("tags"),
            FieldPanel("index_terms"),
            InlinePanel(
                "related_links",
                heading=_("Đọc thêm"),
                label=_("Bài đọc thêm"),
                help_text=_("Những trang nên đọc tiếp, do bạn chọn. Ba trang là vừa."),
                max_num=8,
            ),
        ],
        in_menu=False,
    )

    class Meta:
        verbose_name = _("hướng dẫn từng bước")
        verbose_name_plural = _("hướng dẫn từng bước")

    def summarise(self) -> str:
        """The lead."""
        return self.lead

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """The first thing wrong with where the nodes lead; the edit screen shows each beside its field."""
        nodes = self.nodes.stream_block.read(self.nodes)
        for message in tell_problems(nodes, find_problems(nodes)[:1]):
            yield "nodes", message

    def to_entry(self) -> schema.Guide:
        """The guide's entry."""
        common = self.state_common()
        taken = {block.anchor for block in common["body"] if isinstance(block, schema.Heading)}
        return schema.Guide(
            **common,
            **self.state_check(),
            index_terms=self.state_index_terms(),
            lead=to_nfc(self.lead).strip(),
            nodes=self.nodes.stream_block.to_schema(self.nodes, taken),
            citations=state_structs(self.legal_basis),
            sensitive=self.sensitive,
            tab_title=self.state_tab_title(),
            tags=state_tags(self.read_list("tagged_items")),
            related=state_pages(self.read_list("related_links"), but=self.pk),
        )
