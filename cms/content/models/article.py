"""News and opinion."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from cms import schema
from cms.content.addresses import https_url
from cms.content.models.content_page import ContentPage
from cms.content.models.main_picture import MainPicture
from cms.content.models.page_links import state_documents, state_pages
from cms.content.models.pen_name import PenName
from cms.content.models.tag import ArticleTag, make_tags_field, state_tags
from cms.content.panels import make_tabs, picture_panel, title_panel
from cms.schema.text import to_nfc

_SIGN_ONCE = _("Bài chỉ ký một lần: chọn bút danh hoặc gõ tên, không cả hai.")


class ArticlePage(MainPicture, ContentPage):
    """An article: standfirst, picture, body, signature."""

    entry_kind = "article"
    entry_joins = ("pen_name",)
    entry_lists = ("tagged_items__tag", "document_links", "related_links")

    sapo = models.TextField(
        _("Sapo"),
        blank=True,
        max_length=600,
        help_text=_("Hai đến bốn dòng in đậm dưới tiêu đề: chuyện gì, ở đâu, vì sao đáng đọc."),
    )
    picture_caption = models.CharField(
        _("Chú thích ảnh"), max_length=300, blank=True, help_text=_("Câu in dưới ảnh. Có thể ghi “Ảnh: …”.")
    )
    pen_name = models.ForeignKey(
        PenName,
        verbose_name=_("Bút danh"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="articles",
        help_text=_("Chọn người viết hoặc ban (ví dụ BTG). Hiện cuối bài, góc phải."),
    )
    signature_text = models.CharField(
        _("Hoặc ký tên khác"),
        max_length=120,
        blank=True,
        help_text=_("Dùng khi người viết không có trong danh sách, ví dụ: Tin, ảnh: Minh Anh."),
    )
    source = models.CharField(
        _("Nguồn"),
        max_length=200,
        blank=True,
        help_text=_("Điền khi bài không phải của mình, ví dụ: Tổng Liên đoàn. Chỉ đăng lại bài được phép."),
    )
    source_url = models.CharField(
        _("Địa chỉ nguồn"),
        max_length=500,
        blank=True,
        validators=[https_url],
        help_text=_("Địa chỉ bài gốc, bắt đầu bằng https://."),
    )
    tags = make_tags_field(ArticleTag, "articles")

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Tin, bài, ý kiến: có sapo, ảnh, bút danh.")
    search_fields = [*ContentPage.search_fields, index.SearchField("sapo"), index.FilterField("pen_name")]

    edit_handler = make_tabs(
        [
            title_panel(_("Tiêu đề"), _("Nói ngay chuyện gì. Không viết hoa cả dòng, không chấm cuối.")),
            FieldPanel("sapo"),
            picture_panel(caption=True),
            FieldPanel("body"),
            MultiFieldPanel([FieldPanel("pen_name"), FieldPanel("signature_text")], heading=_("Ký tên")),
        ],
        [
            FieldPanel("tags"),
            MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url")], heading=_("Nguồn")),
            InlinePanel(
                "document_links",
                heading=_("Tài liệu đính kèm"),
                label=_("Tài liệu"),
                help_text=_("Văn bản, mẫu đơn để người đọc tải về dưới bài."),
            ),
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
        verbose_name = _("bài viết")
        verbose_name_plural = _("bài viết")

    def summarise(self) -> str:
        """The standfirst."""
        return self.sapo

    def clean(self) -> None:
        """Hold the article to one signature. Raises ValidationError."""
        super().clean()
        if self.pen_name_id and self.signature_text.strip():
            raise ValidationError({"signature_text": _SIGN_ONCE})

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """The text must be there, and the picture described."""
        if not self.body:
            yield "body", _("Bài chưa có nội dung: bấm dấu + và thêm ít nhất một đoạn văn.")
        yield from self.list_picture_errors()

    def to_entry(self) -> schema.Article:
        """The article's entry."""
        signature = self.signature_text or (self.pen_name.name if self.pen_name_id else "")
        return schema.Article(
            **self.state_common(),
            **self.state_picture(),
            sapo=to_nfc(self.sapo).strip(),
            picture_caption=to_nfc(self.picture_caption).strip() if self.picture_id else "",
            signature=to_nfc(signature).strip(),
            source=to_nfc(self.source).strip(),
            source_url=self.source_url if self.source_url.startswith("https://") else "",
            tags=state_tags(self.read_list("tagged_items")),
            documents=state_documents(self.read_list("document_links")),
            related=state_pages(self.read_list("related_links"), but=self.pk),
        )
