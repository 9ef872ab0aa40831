"""Where a worker raises a hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from cms import schema
from cms.content.form_words import stamp_catalogues
from cms.content.forms import FormName, OptionalQuestion, get_form
from cms.content.models.content_page import ContentPage
from cms.content.models.tab_title import TabTitle
from cms.content.panels import make_tabs, title_panel
from cms.content.rich_text import FEATURES, clean_rich_text
from cms.schema.codec import canonical_json, to_data
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.text import to_nfc


class JoinPage(TabTitle, ContentPage):
    """The text around a form, which form it is, and what it asks besides its fixed core."""

    entry_kind = "join"
    entry_joins = ("locale",)

    lead = models.TextField(
        _("Lời mở đầu"),
        blank=True,
        max_length=400,
        help_text=_("Một hai câu ngay dưới tiêu đề: để lại số thì được gì, ai sẽ gọi, bao giờ."),
    )
    form_name = models.CharField(
        _("Biểu mẫu"),
        max_length=20,
        choices=FormName,
        default=FormName.JOIN,
        help_text=_(
            "“Tham gia công đoàn” hỏi nơi làm hoặc nghề. “Hỏi một câu, kể một chuyện” không bắt ghi tên và số. “Dành "
            "cho doanh nghiệp” hỏi người sử dụng lao động. “Gọi lại cho tôi” chỉ hỏi tên, số và giờ tiện gọi."
        ),
    )
    ask_note = models.BooleanField(
        _("Bạn muốn hỏi hay nói gì thêm"), default=True, help_text=_("Ô viết tự do, ở biểu mẫu tham gia.")
    )
    ask_language = models.BooleanField(
        _("Nói chuyện bằng tiếng nào"),
        default=False,
        help_text=_("Việt, Khmer hay Anh. Bật ở nơi có nhiều người Khmer, người nước ngoài."),
    )
    ask_colleagues = models.BooleanField(
        _("Có thêm ai muốn vào"), default=False, help_text=_("Chỉ hỏi bao nhiêu người, ở biểu mẫu tham gia.")
    )
    ask_has_union = models.BooleanField(
        _("Chỗ làm có công đoàn chưa"), default=False, help_text=_("Ở biểu mẫu tham gia.")
    )
    ask_help = models.BooleanField(
        _("Sẵn sàng giúp vận động"), default=False, help_text=_("Một ô đánh dấu riêng, ở biểu mẫu tham gia.")
    )
    after_form = RichTextField(
        _("Dưới biểu mẫu"),
        features=FEATURES,
        blank=True,
        help_text=_("Cách khác để liên hệ: số điện thoại, nơi đến gặp."),
    )
    received_title = models.CharField(
        _("Tiêu đề trang cảm ơn"),
        max_length=160,
        default="Chúng tôi đã nhận được",
        help_text=_("Dòng lớn người gửi thấy ngay sau khi bấm gửi."),
    )
    received_text = RichTextField(
        _("Lời trên trang cảm ơn"),
        features=FEATURES,
        blank=True,
        help_text=_("Chuyện gì xảy ra tiếp theo: ai gọi, trước lúc nào, nếu không ai gọi thì làm gì."),
    )

    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []
    page_description = _("Trang có biểu mẫu để người lao động để lại số điện thoại.")

    edit_handler = make_tabs(
        [
            title_panel(_("Tiêu đề"), _("Lời mời, ví dụ: Vào công đoàn cùng chúng tôi.")),
            FieldPanel("lead"),
            FieldPanel("form_name"),
            MultiFieldPanel([FieldPanel(f"ask_{name}") for name in OptionalQuestion.values], heading=_("Hỏi thêm")),
            FieldPanel(
                "body",
                heading=_("Trên biểu mẫu"),
                help_text=_("Vài dòng giải thích. Ngắn thôi, để thấy ngay biểu mẫu."),
            ),
            FieldPanel("after_form"),
            MultiFieldPanel([FieldPanel("received_title"), FieldPanel("received_text")], heading=_("Sau khi gửi")),
            FieldPanel("tab_title"),
        ]
    )

    class Meta:
        verbose_name = _("trang tham gia")
        verbose_name_plural = _("trang tham gia")

    @classmethod
    def state_beside(cls) -> str:
        """The forms as they are asked today: they name the union, the communes and the workplaces in force.

        And the catalogues of the other languages, so that better words reach the pages.
        """
        forms = [to_data(get_form(name, OptionalQuestion.values)) for name in FormName]
        return canonical_json([*forms, stamp_catalogues()])

    def list_optional_questions(self) -> list[str]:
        """The optional questions switched on, by their names."""
        return [name for name in OptionalQuestion.values if getattr(self, f"ask_{name}")]

    def summarise(self) -> str:
        """The lead."""
        return self.lead

    def to_entry(self) -> schema.Join:
        """The page's entry, with the form as it is asked today."""
        language = self.locale.language_code if self.locale_id else SOURCE_LANGUAGE
        return schema.Join(
            **self.state_common(),
            lead=to_nfc(self.lead).strip(),
            form=get_form(self.form_name, self.list_optional_questions(), language),
            after_form=clean_rich_text(self.after_form),
            received_title=to_nfc(self.received_title).strip(),
            received_text=clean_rich_text(self.received_text),
            tab_title=self.state_tab_title(),
        )
