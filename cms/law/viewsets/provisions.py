"""Places in documents, each with what it says from when to when."""

from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView

from cms.law.models import Provision
from cms.law.models.dated import sort_periods
from cms.law.queries import describe_gist
from cms.law.viewsets.forms import ProvisionForm
from cms.law.viewsets.listing import (
    LawFilterSet,
    LawIndexView,
    LawViewSet,
    check_panel,
    confirmed_column,
    period_column,
    period_panel,
    show_day,
    state_column,
)


class ProvisionFilterSet(LawFilterSet):
    """Provisions of a document."""

    periods = "versions"
    within = "document"

    class Meta:
        model = Provision
        fields = ["document"]


class ProvisionIndexView(LawIndexView):
    """The list of provisions."""

    followed = ("document",)
    lists = ("versions",)


class ProvisionInspectView(InspectView):
    """A provision to read, with all its wordings."""

    def get_versions_display_value(self) -> str:
        """What it says from when to when."""
        return format_html_join(
            "",
            "<p>{} – {}: {}</p>",
            (
                (show_day(row.in_force_from) or "…", show_day(row.in_force_to) or "…", row.gist)
                for row in sort_periods(self.object.versions.all())
            ),
        )


class ProvisionViewSet(LawViewSet):
    """Articles, clauses, points."""

    model = Provision
    name = "law_provisions"
    url_prefix = "so-luat/dieu-khoan"
    icon = "clipboard-list"
    menu_label = _("Điều khoản")
    ref_kind = "provision"
    index_view_class = ProvisionIndexView
    inspect_view_class = ProvisionInspectView
    filterset_class = ProvisionFilterSet
    list_display = [
        "place",
        Column("document", label=_("Văn bản"), accessor="document.short_title", sort_key="document__short_title"),
        Column("today", label=_("Hôm nay nói gì"), accessor=lambda row: describe_gist(row, timezone.localdate())),
        state_column("versions", within="document"),
        period_column("versions"),
        confirmed_column("versions"),
    ]
    inspect_view_fields = ["document", "article", "clause", "point", "keywords", "versions"]
    edit_handler = ObjectList(
        [
            FieldPanel("document"),
            FieldRowPanel([FieldPanel("article"), FieldPanel("clause"), FieldPanel("point")]),
            FieldPanel("keywords"),
            InlinePanel(
                "versions",
                heading=_("Nội dung theo thời gian"),
                label=_("Nội dung"),
                help_text=_(
                    "Luật đổi thì thêm một nội dung mới với ngày bắt đầu của nó và ghi ngày hết cho nội dung cũ; "
                    "đừng sửa đè lên nội dung cũ. Mỗi ngày chỉ một nội dung được áp dụng."
                ),
                min_num=1,
                panels=[
                    FieldPanel("gist"),
                    FieldPanel("text"),
                    period_panel(),
                    FieldPanel("amended_by"),
                    check_panel(),
                ],
            ),
        ],
        base_form_class=ProvisionForm,
    )
