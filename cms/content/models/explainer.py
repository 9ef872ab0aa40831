"""Rights of workers, explained."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms import schema
from cms.content.blocks import LegalReferenceBlock
from cms.content.blocks.public_block import PlainRichTextBlock
from cms.content.models.content_page import ContentPage
from cms.content.models.page_links import state_pages
from cms.content.models.stream_lists import state_html_items, state_structs, state_text_items
from cms.content.models.tag import ExplainerTag, state_tags
from cms.content.panels import make_tabs, title_panel
from cms.content.rich_text import FEATURES, clean_rich_text
from cms.content.tag_manager import VietnameseTagsField
from cms.schema.text import to_nfc


class ExplainerPage(ContentPage):
    """A question a worker asks, and everything needed to act on the answer."""

    entry_kind = "explainer"
    entry_lists = ("tagged_items__tag", "related_links")

    short_answer = RichTextField(
        _("Trả lời ngắn"),
        features=FEATURES,
        help_text=_("Hai ba câu, gọi người đọc là “bạn”. Ai chỉ đọc phần này cũng phải hiểu đúng."),
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
        [("reference", LegalReferenceBlock())],
        verbose_name=_("Căn cứ pháp lý"),
        blank=True,
        help_text=_("Mỗi ô một điều khoản. Luật sửa đổi thì thêm ô mới, ghi ngày có hiệu lực."),
    )
    checked_by = models.CharField(
        _("Người rà pháp lý"),
        max_length=160,
        blank=True,
        help_text=_("Tên và chức danh người đã đọc và đồng ý. Có hiện trên trang."),
    )
    checked_on = models.DateField(
        _("Rà ngày"), null=True, blank=True, help_text=_("Ngày rà gần nhất. Có hiện trên trang.")
    )
    next_check = models.DateField(
        _("Rà lại trước ngày"),
        null=True,
        blank=True,
        help_text=_("Hạn rà lại, thường sau sáu tháng hoặc ngày luật mới có hiệu lực."),
    )
    sensitive = models.BooleanField(
        _("Trang nhạy cảm"),
        default=False,
        help_text=_(
            "Đánh dấu khi người đọc có thể gặp nguy nếu bị bắt gặp đang đọc (quấy rối, bạo lực). Trang sẽ có nút "
            "thoát nhanh."
        ),
    )
    tags = VietnameseTagsField(
        _("Từ khóa"),
        through=ExplainerTag,
        blank=True,
        related_name="explainers",
        help_text=_("Vài từ để gom các bài cùng chuyện, cách nhau bằng dấu phẩy, ví dụ: tăng ca, thai sản."),
    )

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Giải thích một quyền của người lao động: trả lời ngắn, các bước, căn cứ pháp lý.")
    search_fields = [*ContentPage.search_fields, index.SearchField("short_answer"), index.FilterField("next_check")]

    edit_handler = make_tabs(
        [
            title_panel(
                _("Câu hỏi"), _("Đúng như người lao động hỏi, có dấu hỏi, ví dụ: Công ty chậm lương, tôi làm gì?")
            ),
            FieldPanel("short_answer"),
            FieldPanel("covers"),
            FieldPanel("steps"),
            FieldPanel("proof"),
            FieldPanel("if_refused"),
            FieldPanel("help"),
            FieldPanel("body", heading=_("Nói thêm"), help_text=_("Ví dụ, bảng tính, hỏi – đáp. Có thể để trống.")),
        ],
        [
            FieldPanel("legal_basis"),
            MultiFieldPanel(
                [FieldPanel("checked_by"), FieldPanel("checked_on"), FieldPanel("next_check")], heading=_("Rà pháp lý")
            ),
            FieldPanel("sensitive"),
            FieldPanel("tags"),
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
        verbose_name = _("hỏi đáp quyền lợi")
        verbose_name_plural = _("hỏi đáp quyền lợi")

    def summarise(self) -> str:
        """The short answer."""
        return clean_rich_text(self.short_answer)

    def clean(self) -> None:
        """Hold the dates of checking to their order. Raises ValidationError."""
        super().clean()
        if self.checked_on and self.next_check and self.next_check <= self.checked_on:
            raise ValidationError({"next_check": _("Ngày rà lại phải sau ngày đã rà.")})

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """The short answer must say something."""
        if not clean_rich_text(self.short_answer):
            yield "short_answer", _("Hãy viết câu trả lời ngắn: đó là điều người đọc tìm.")

    def to_entry(self) -> schema.Explainer:
        """The explainer's entry."""
        return schema.Explainer(
            **self.state_common(),
            short_answer=clean_rich_text(self.short_answer),
            covers=clean_rich_text(self.covers),
            steps=state_html_items(self.steps),
            proof=state_text_items(self.proof),
            if_refused=clean_rich_text(self.if_refused),
            help=clean_rich_text(self.help),
            legal_basis=state_structs(self.legal_basis),
            checked_by=to_nfc(self.checked_by).strip(),
            checked_on=self.checked_on,
            next_check=self.next_check,
            sensitive=self.sensitive,
            tags=state_tags(self.read_list("tagged_items")),
            related=state_pages(self.read_list("related_links"), but=self.pk),
        )
