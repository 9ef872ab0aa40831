"""The office's small tables: who works for which unit, what is promised, how long things are kept. No leads."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.interest.models import ClockRule, Organiser, RetentionRule
from cms.union.viewsets.listing import OrganisationViewSet, dates, list_dated_columns


class OrganiserIndexView(IndexView):
    """The list of who works for which unit."""

    def get_base_queryset(self):
        """The rows with what they show, in one query."""
        return super().get_base_queryset().select_related("user", "unit")


class OrganiserViewSet(OrganisationViewSet):
    """Who works on the leads of which unit, beside its owner and deputy."""

    model = Organiser
    name = "interest_organisers"
    url_prefix = "lien-he-can-bo"
    icon = "user"
    menu_label = _("Cán bộ của đơn vị")
    index_view_class = OrganiserIndexView
    search_fields = ["user__username", "unit__name"]
    list_display = [
        Column("user", label=_("Cán bộ"), accessor=lambda row: row.user.get_full_name() or row.user.username),
        Column("unit", label=_("Đơn vị")),
        *list_dated_columns(),
    ]
    edit_handler = ObjectList([FieldPanel("user"), FieldPanel("unit"), dates()])


class ClockRuleViewSet(OrganisationViewSet):
    """By when somebody is called."""

    model = ClockRule
    name = "interest_clock_rules"
    url_prefix = "lien-he-thoi-han"
    icon = "time"
    menu_label = _("Thời hạn gọi lại")
    index_view_class = IndexView
    search_fields = []
    list_display = [
        Column("kind", label=_("Loại"), accessor="get_kind_display"),
        "first_call_hours",
        "next_try_hours",
        *list_dated_columns(),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("kind"),
            FieldRowPanel([FieldPanel("first_call_hours"), FieldPanel("next_try_hours")]),
            FieldRowPanel([FieldPanel("follow_up_hours"), FieldPanel("climb_hours"), FieldPanel("idle_hours")]),
            dates(),
        ]
    )


class RetentionRuleViewSet(OrganisationViewSet):
    """How long what somebody said is kept."""

    model = RetentionRule
    name = "interest_retention_rules"
    url_prefix = "lien-he-luu-giu"
    icon = "bin"
    menu_label = _("Thời hạn giữ thông tin")
    index_view_class = IndexView
    search_fields = []
    list_display = [
        Column("status", label=_("Tình trạng"), accessor="get_status_display"),
        Column("closing_reason", label=_("Lý do đóng"), accessor="get_closing_reason_display"),
        "days",
        *list_dated_columns(),
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("status"), FieldPanel("closing_reason")]),
            FieldRowPanel([FieldPanel("counted"), FieldPanel("days")]),
            dates(),
        ]
    )


VIEWSETS: tuple[type[ModelViewSet], ...] = (OrganiserViewSet, ClockRuleViewSet, RetentionRuleViewSet)
