"""Rights of workers, explained."""

from collections.abc import Iterator

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms import schema
from cms.content.blocks import CitationBlock, LegalReferenceBlock
from cms.content.blocks.public_block import PlainRichTextBlock
from cms.content.explainer_form import ExplainerPageForm
from cms.content.facets_field import FacetsField
from cms.content.models.change_note import SENTENCE_LENGTH, ChangeNote, state_changes
from cms.content.models.checked_page import CheckedPage, check_panels
from cms.content.models.index_terms import split_lines
from cms.content.models.page_links import state_pages
from cms.content.models.sensitive import Sensitive
from cms.content.models.stream_lists import state_html_items, state_structs, state_text_items
from cms.content.models.tab_title import TabTitle
from cms.content.models.tag import ExplainerTag, make_tags_field, state_tags
from cms.content.panels import make_tabs, title_panel
from cms.content.rich_text import FEATURES, clean_rich_text
from cms.schema.facets import state_facets


class ExplainerPage(TabTitle, Sensitive, CheckedPage):
    """A question a worker asks, and everything needed to act on the answer."""

    entry_kind = "explainer"
    entry_lists = ("tagged_items__tag", "related_links", "change_notes")
    base_form_class = ExplainerPageForm

    short_answer = RichTextField(
        _("Trả lời ngắn"),
        features=FEATURES,
        help_text=_("Hai ba câu, gọi người đọc là “bạn”. Ai chỉ đọc phần này cũng phải hiểu đúng."),
    )
    applies_to = FacetsField(
        _("Dành cho"),
        help_text=_("Đánh dấu khi bài chỉ dành cho vài nhóm. Không đánh dấu gì: dành cho mọi người lao động."),
    )
    covers = RichTextField(
        _("Áp dụng cho ai"),
        features=FEATURES,
        blank=True,
        help_text=_("Ai được hưởng, ai không: thử việc, thời vụ, không hợp đồng, người nước ngoài…"),
    )
    steps = StreamField(
        [("step", PlainRichTextBlock(label=_("Bước"), icon="list-ol"))],
        verbose_name=_("Các bước làm"),
        blank=True,
        help_text=_("Mỗi ô một việc, mở đầu bằng động từ. Trang web tự đánh số."),
    )
    proof = StreamField(
        [("item", blocks.CharBlock(label=_("Bằng chứng"), max_length=250, icon="doc-full"))],
        verbose_name=_("Giữ lại bằng chứng gì"),
        blank=True,
        help_text=_("Mỗi ô một thứ: ảnh bảng chấm công, phiếu lương, tin nhắn Zalo của quản đốc…"),
    )
    if_refused = RichTextField(
        _("Nếu công ty từ chối"),
        features=FEATURES,
        blank=True,
        help_text=_("Làm gì tiếp, theo thứ tự, và hạn chót của từng việc."),
    )
    help = RichTextField(
        _("Nhờ ai giúp"), features=FEATURES, blank=True, help_text=_("Công đoàn nào, số nào, giờ nào. Kèm liên kết.")
    )
    legal_basis = StreamField(
        [
            ("citation", CitationBlock()),
            ("reference", LegalReferenceBlock(label=_("Văn bản chưa có trong sổ luật"))),
        ],
        verbose_name=_("Căn cứ pháp lý"),
        blank=True,
        help_text=_("Mỗi ô một điều khoản, chọn từ sổ luật: khi luật đổi, trang này được báo ngay."),
    )
    synonyms = models.TextField(
        _("Cách hỏi khác"),
        blank=True,
        max_length=2000,
        help_text=_(
            "Cùng câu hỏi, như người lao động hay gõ khi tìm; mỗi dòng một cách, ví dụ: cty quỵt lương. Không hiện ra."
        ),
    )
    change_kind = models.CharField(
        _("Lần này đổi gì"),
        max_length=5,
        blank=True,
        choices=ChangeNote.Kind.choices,
        help_text=_("Trả lời khi đăng lại một bài đã từng công khai. Lần đăng đầu tiên không cần."),
    )
    change_sentence = models.CharField(
        _("Nói với người đọc điều đã đổi"),
        max_length=SENTENCE_LENGTH,
        blank=True,
        help_text=_(
            "Một câu, bắt buộc khi thay đổi lớn; hiện ở cuối bài, ở trang “Điều gì đã đổi” và trong tin RSS. Ví dụ: "
            "Từ ngày 01/01/2027 lương tối thiểu vùng II là mức mới."
        ),
    )
    tags = make_tags_field(ExplainerTag, "explainers")

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Giải thích một quyền của người lao động: trả lời ngắn, các bước, căn cứ pháp lý.")
    search_fields = [*CheckedPage.search_fields, index.SearchField("short_answer")]

    edit_handler = make_tabs(
        [
            title_panel(
                _("Câu hỏi"), _("Đúng như người lao động hỏi, có dấu hỏi, ví dụ: Công ty chậm lương, tôi làm gì?")
            ),
            FieldPanel(
                "short_answer",
                help_text=_(
                    "Hai ba câu, gọi người đọc là “bạn”. Ai chỉ đọc phần này cũng phải hiểu đúng. "
                    "Con số hay điều luật: gõ “/” rồi chọn “Số liệu của luật” hay “Điều khoản của luật”: luật đổi thì "
                    "chữ tự đổi."
                ),
            ),
            FieldPanel("applies_to"),
            FieldPanel("covers"),
            FieldPanel("steps"),
            FieldPanel("proof"),
            FieldPanel("if_refused"),
            FieldPanel("help"),
            FieldPanel("body", heading=_("Nói thêm"), help_text=_("Ví dụ, bảng tính, hỏi – đáp. Có thể để trống.")),
        ],
        [
            FieldPanel("legal_basis"),
            *check_panels(),
            MultiFieldPanel(
                [FieldPanel("sensitive"), FieldPanel("tab_title")], heading=_("Khi bạn đọc sợ bị nhìn thấy")
            ),
            FieldPanel("tags"),
            FieldPanel("index_terms"),
            FieldPanel("synonyms"),
            InlinePanel(
                "related_links",
                heading=_("Đọc thêm"),
                label=_("Bài đọc thêm"),
                help_text=_("Những trang nên đọc tiếp, do bạn chọn. Ba trang là vừa."),
                max_num=8,
            ),
        ],
        in_menu=False,
        publishing=[
            MultiFieldPanel(
                [FieldPanel("change_kind", widget=forms.RadioSelect), FieldPanel("change_sentence")],
                heading=_("Điều gì đã đổi"),
            )
        ],
    )

    class Meta:
        verbose_name = _("hỏi đáp quyền lợi")
        verbose_name_plural = _("hỏi đáp quyền lợi")

    def summarise(self) -> str:
        """The short answer."""
        return clean_rich_text(self.short_answer)

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """The short answer must say something."""
        if not clean_rich_text(self.short_answer):
            yield "short_answer", _("Hãy viết câu trả lời ngắn: đó là điều người đọc tìm.")

    def to_entry(self) -> schema.Explainer:
        """The explainer's entry."""
        basis = state_structs(self.legal_basis)
        return schema.Explainer(
            **self.state_common(),
            **self.state_check(),
            index_terms=self.state_index_terms(),
            short_answer=clean_rich_text(self.short_answer),
            applies_to=state_facets(self.applies_to if isinstance(self.applies_to, list) else ()),
            covers=clean_rich_text(self.covers),
            steps=state_html_items(self.steps),
            proof=state_text_items(self.proof),
            if_refused=clean_rich_text(self.if_refused),
            help=clean_rich_text(self.help),
            citations=tuple(item for item in basis if isinstance(item, schema.Citation)),
            legal_basis=tuple(item for item in basis if isinstance(item, schema.LegalReference)),
            changes=state_changes(self.read_list("change_notes") if self.pk else ()),
            synonyms=split_lines(self.synonyms),
            sensitive=self.sensitive,
            tab_title=self.state_tab_title(),
            tags=state_tags(self.read_list("tagged_items")),
            related=state_pages(self.read_list("related_links"), but=self.pk),
        )
