"""The lists and forms of what editors decide about searching."""

from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet

from cms.search.models import BestAnswer, Preference, SynonymGroup


class SearchViewSet(ModelViewSet):
    """A table of what editors decide about searching."""

    copy_view_enabled = False
    list_per_page = 50


class SynonymViewSet(SearchViewSet):
    """Words that mean the same, and writings that stand for others."""

    model = SynonymGroup
    name = "search_synonyms"
    url_prefix = "tim-kiem/tu-dong-nghia"
    icon = "openquote"
    menu_label = _("Từ đồng nghĩa")
    list_display = [
        Column("words", label=_("Các từ"), accessor=lambda row: ", ".join(row.list_words())),
        Column("meaning", label=_("Viết đầy đủ là"), accessor="meaning"),
        Column("language", label=_("Ngôn ngữ"), accessor="get_language_display", sort_key="language"),
        BooleanColumn("is_on", label=_("Đang dùng"), sort_key="is_on"),
    ]
    list_filter = ["language", "is_on"]
    search_fields = ["words", "meaning"]
    edit_handler = ObjectList([FieldPanel("language"), FieldPanel("words"), FieldPanel("meaning"), FieldPanel("is_on")])


def _say_state(row: BestAnswer) -> str:
    return translate("đang hiện") if row.page.live else translate("trang đã gỡ: không hiện")


class BestAnswerViewSet(SearchViewSet):
    """Pages that come first for a query."""

    model = BestAnswer
    name = "search_best_answers"
    url_prefix = "tim-kiem/len-dau"
    icon = "pick"
    menu_label = _("Câu trả lời nên lên đầu")
    list_display = [
        "query",
        Column("page", label=_("Trang lên đầu"), accessor="page"),
        StatusTagColumn("state", label=_("Tình trạng"), accessor=_say_state, primary=lambda row: row.page.live),
    ]
    search_fields = ["query"]
    edit_handler = ObjectList([FieldPanel("query"), FieldPanel("page")])


class PreferenceViewSet(SearchViewSet):
    """Pages and kinds of page that stand higher or lower."""

    model = Preference
    name = "search_preferences"
    url_prefix = "tim-kiem/uu-tien"
    icon = "order"
    menu_label = _("Ưu tiên")
    list_display = [
        Column("of", label=_("Trang, loại trang"), accessor=lambda row: row.page or row.get_kind_display()),
        Column("percent", label=_("Mức"), accessor="get_percent_display", sort_key="percent"),
    ]
    edit_handler = ObjectList([FieldPanel("page"), FieldPanel("kind"), FieldPanel("percent")])
