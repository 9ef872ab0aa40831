"""Something the union asks for, together."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from cms import schema
from cms.content.blocks import SpeakerBlock
from cms.content.blocks.public_block import PlainRichTextBlock
from cms.content.models.content_page import ContentPage
from cms.content.models.main_picture import MainPicture
from cms.content.models.page_links import state_documents
from cms.content.models.stream_lists import state_html_items, state_structs
from cms.content.panels import make_tabs, picture_panel, title_panel
from cms.content.rich_text import FEATURES, clean_rich_text
from cms.schema.references import Ref, make_ref
from cms.schema.text import to_nfc


class CampaignPage(MainPicture, ContentPage):
    """A demand, why, what you can do, who speaks for it, how far it has come, how it ended."""

    entry_kind = "campaign"
    entry_lists = ("material_links",)

    demand = models.CharField(
        _("Chúng ta đòi gì"),
        max_length=250,
        help_text=_("Một câu, có con số nếu được, ví dụ: Bữa ăn ca không dưới 25.000 đồng."),
    )
    why = RichTextField(
        _("Vì sao"),
        features=FEATURES,
        blank=True,
        help_text=_("Chuyện thật, số thật: đang khổ thế nào, được thì hơn gì."),
    )
    actions = StreamField(
        [("action", PlainRichTextBlock(label=_("Việc bạn làm được"), icon="tick-inverse"))],
        verbose_name=_("Bạn làm được gì"),
        blank=True,
        help_text=_("Mỗi ô một việc nhỏ, làm được ngay hôm nay."),
    )
    speakers = StreamField(
        [("speaker", SpeakerBlock())],
        verbose_name=_("Ai lên tiếng"),
        blank=True,
        help_text=_("Lời và ảnh chỉ được đăng khi đã ghi nhận sự đồng ý của người ấy."),
    )
    starts_on = models.DateField(_("Bắt đầu"), null=True, blank=True, help_text=_("Ngày đầu tiên của chiến dịch."))
    ends_on = models.DateField(
        _("Kết thúc"), null=True, blank=True, help_text=_("Ngày cuối cùng. Sau ngày này trang tự coi là đã khép lại.")
    )
    progress = RichTextField(
        _("Đã đi tới đâu"),
        features=FEATURES,
        blank=True,
        help_text=_("Cập nhật thường xuyên: đã gặp ai, được gì, còn gì."),
    )
    action_text = models.CharField(
        _("Chữ trên nút"), max_length=60, blank=True, help_text=_("Mở đầu bằng động từ, ví dụ: Ký tên cùng chúng tôi.")
    )
    action_target = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("Nút dẫn tới trang"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Trang mở ra khi bấm nút. Nút chỉ hiện khi trang ấy đã công khai."),
    )
    ended = models.BooleanField(
        _("Đã khép lại"), default=False, help_text=_("Đánh dấu khi chiến dịch đã xong, dù chưa tới ngày kết thúc.")
    )
    outcome = RichTextField(
        _("Kết quả"), features=FEATURES, blank=True, help_text=_("Được gì, chưa được gì, cảm ơn ai. Điền khi khép lại.")
    )

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Một chiến dịch: đòi gì, vì sao, ai lên tiếng, tiến độ, kết quả.")
    search_fields = [*ContentPage.search_fields, index.SearchField("demand"), index.FilterField("ends_on")]

    edit_handler = make_tabs(
        [
            title_panel(_("Tên chiến dịch"), _("Ngắn, dễ nhớ, đọc lên được.")),
            FieldPanel("demand"),
            picture_panel(),
            FieldPanel("why"),
            FieldPanel("actions"),
            FieldPanel("speakers"),
            FieldPanel("progress"),
            MultiFieldPanel([FieldPanel("action_text"), PageChooserPanel("action_target")], heading=_("Nút kêu gọi")),
            FieldPanel("body", heading=_("Nói thêm"), help_text=_("Ảnh, bảng, hỏi – đáp. Có thể để trống.")),
        ],
        [
            MultiFieldPanel([FieldPanel("starts_on"), FieldPanel("ends_on")], heading=_("Thời gian")),
            MultiFieldPanel([FieldPanel("ended"), FieldPanel("outcome")], heading=_("Khép lại")),
            InlinePanel(
                "material_links",
                heading=_("Tài liệu chiến dịch"),
                label=_("Tài liệu"),
                help_text=_("Tờ rơi, áp phích, mẫu thư để mọi người tải về dùng."),
            ),
        ],
    )

    class Meta:
        verbose_name = _("chiến dịch")
        verbose_name_plural = _("chiến dịch")

    def summarise(self) -> str:
        """The demand."""
        return self.demand

    def clean(self) -> None:
        """Hold the dates to their order. Raises ValidationError."""
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("Ngày kết thúc không được trước ngày bắt đầu.")})

    def list_publishing_errors(self) -> Iterator[tuple[str, str]]:
        """The button needs both its words and its page; the picture its description."""
        if self.action_text.strip() and not self.action_target_id:
            yield "action_target", _("Nút đã có chữ nhưng chưa dẫn tới trang nào. Hãy chọn trang, hoặc xóa chữ.")
        if self.action_target_id and not self.action_text.strip():
            yield "action_text", _("Hãy viết chữ trên nút, hoặc bỏ trang mà nút dẫn tới.")
        yield from self.list_picture_errors()

    def to_entry(self) -> schema.Campaign:
        """The campaign's entry. `ended` is what is stored: the day is for the reader of the entry to compare."""
        has_button = bool(self.action_text.strip() and self.action_target_id)
        return schema.Campaign(
            **self.state_common(),
            **self.state_picture(),
            demand=to_nfc(self.demand).strip(),
            why=clean_rich_text(self.why),
            actions=state_html_items(self.actions),
            speakers=state_structs(self.speakers),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            progress=clean_rich_text(self.progress),
            materials=state_documents(self.read_list("material_links")),
            action_text=to_nfc(self.action_text).strip() if has_button else "",
            action_target=make_ref("page", self.action_target_id) if has_button else Ref(""),
            ended=self.ended,
            outcome=clean_rich_text(self.outcome),
        )
