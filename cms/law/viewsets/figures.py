"""Numbers of the law, each with what it is from when to when."""

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView

from cms.law.models import Figure, LegalDocument
from cms.law.models.dated import sort_periods
from cms.law.queries import describe_value
from cms.law.viewsets.forms import FigureForm
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


class FigureFilterSet(LawFilterSet):
    """Figures of a group, or that a document sets."""

    periods = "values"

    group = django_filters.ChoiceFilter(label=_("Nhóm"), choices=lambda: _list_groups())
    document = django_filters.ModelChoiceFilter(
        label=_("Theo văn bản"), queryset=LegalDocument.objects.all(), method="filter_document"
    )

    class Meta:
        model = Figure
        fields = ["group", "unit"]

    def filter_document(self, rows: QuerySet, name: str, value: LegalDocument) -> QuerySet:
        """The figures of which a value is set by a place in this document."""
        return rows.filter(values__provision__document=value).distinct()


class FigureIndexView(LawIndexView):
    """The list of figures."""

    lists = ("values",)


class FigureInspectView(InspectView):
    """A figure to read, with all its values."""

    def get_values_display_value(self) -> str:
        """What it is from when to when."""
        rows = self.object.values.select_related("figure", "provision__document")
        return format_html_join(
            "",
            "<p>{} – {}: {} {}</p>",
            (
                (show_day(row.in_force_from) or "…", show_day(row.in_force_to) or "…", row, row.provision or "")
                for row in sort_periods(rows)
            ),
        )


class FigureViewSet(LawViewSet):
    """Wages, rates, days, ages."""

    model = Figure
    name = "law_figures"
    url_prefix = "so-luat/so-lieu"
    icon = "order"
    menu_label = _("Số liệu")
    ref_kind = "figure"
    index_view_class = FigureIndexView
    inspect_view_class = FigureInspectView
    filterset_class = FigureFilterSet
    list_display = [
        "label",
        Column("group", label=_("Nhóm"), sort_key="group"),
        Column("today", label=_("Hôm nay"), accessor=lambda row: describe_value(row, timezone.localdate())),
        state_column("values"),
        period_column("values"),
        confirmed_column("values"),
    ]
    inspect_view_fields = ["label", "group", "unit", "key", "note", "values"]
    edit_handler = ObjectList(
        [
            FieldPanel("label"),
            FieldRowPanel([FieldPanel("unit"), FieldPanel("group")]),
            FieldPanel("key"),
            InlinePanel(
                "values",
                heading=_("Giá trị theo thời gian"),
                label=_("Giá trị"),
                help_text=_(
                    "Số đổi thì thêm một giá trị mới với ngày bắt đầu của nó và ghi ngày hết cho giá trị cũ; "
                    "đừng sửa đè lên số cũ. Giá trị nhập trước tự thay vào lúc 0 giờ ngày ấy, trên mọi trang dùng nó."
                ),
                min_num=1,
                panels=[FieldPanel("value"), period_panel(), FieldPanel("provision"), check_panel()],
            ),
            FieldPanel("note"),
        ],
        base_form_class=FigureForm,
    )


def _list_groups() -> list[tuple[str, str]]:
    groups = Figure.objects.exclude(group="").order_by("group").values_list("group", flat=True).distinct()
    return [(group, group) for group in groups]
