"""Units, their hours, and who looks after whom."""

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button, HeaderButton

from cms.union.models import THINGS, Coverage, FoundingFigure, Holiday, Unit, WorkingHours
from cms.union.names import simplify
from cms.union.queries import search_units
from cms.union.viewsets.listing import (
    DatedFilterSet,
    FoldedIndexView,
    OrganisationEditView,
    OrganisationViewSet,
    dates,
    list_dated_columns,
)


class UnitFilterSet(DatedFilterSet):
    """Units of a kind."""

    class Meta:
        model = Unit
        fields = ["kind"]


class UnitIndexView(FoldedIndexView):
    """The list of units."""

    followed = ("parent", "owner")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Also the workbook."""
        label = _("Nhập, xuất Excel")
        return [*super().header_more_buttons, Button(label, reverse("union_workbook"), icon_name="table")]


class UnitEditView(OrganisationEditView):
    """A unit's page."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Also its end."""
        url = reverse("union_close_unit", args=[self.object.pk])
        return [*super().header_more_buttons, Button(_("Kết thúc đơn vị này"), url, icon_name="cross", priority=30)]


def _name_owner(unit: Unit) -> str:
    return (unit.owner.get_full_name() or unit.owner.username) if unit.owner else ""


class UnitViewSet(OrganisationViewSet):
    """Units of the union."""

    model = Unit
    name = "union_units"
    url_prefix = "to-chuc/don-vi"
    icon = "group"
    menu_label = _("Đơn vị công đoàn")
    index_view_class = UnitIndexView
    edit_view_class = UnitEditView
    filterset_class = UnitFilterSet
    list_display = [
        "name",
        Column("kind", label=_("Loại"), accessor="get_kind_display", sort_key="kind"),
        Column("parent", label=_("Cấp trên")),
        Column("owner", label=_("Người phụ trách"), accessor=_name_owner),
        *list_dated_columns(),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("code"), FieldPanel("kind")]),
            FieldPanel("parent"),
            MultiFieldPanel([FieldPanel("owner"), FieldPanel("deputy")], heading=_("Người nhận việc")),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("phone"), FieldPanel("zalo")]),
                    FieldPanel("email"),
                    FieldPanel("address"),
                    FieldPanel("on_website"),
                    FieldPanel("names_callers"),
                ],
                heading=_("Liên lạc"),
            ),
            MultiFieldPanel([FieldPanel("name_en"), FieldPanel("name_km")], heading=_("Tên ở các thứ tiếng khác")),
            dates(),
            MultiFieldPanel([FieldPanel("successor"), FieldPanel("closing_decision")], heading=_("Khi kết thúc")),
        ]
    )


class CoverageFilterSet(DatedFilterSet):
    """Rows of a kind of thing."""

    class Meta:
        model = Coverage
        fields = ["unit"]


class CoverageIndexView(IndexView):
    """The list of who looks after whom."""

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Many at once comes first: a decision is seldom about one."""
        return [
            HeaderButton(_("Phân công hàng loạt"), reverse("union_hand_over"), icon_name="list-ul"),
            *super().header_buttons,
        ]

    def get_base_queryset(self) -> QuerySet:
        """The rows with what they show, in one query."""
        return super().get_base_queryset().with_names()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Rows of which the unit or what it looks after bears the name typed."""
        if not self.is_searching:
            return queryset
        name, found = simplify(self.search_query), Q(unit__in=search_units(self.search_query))
        for thing in THINGS:
            found |= Q(**{f"{thing}__folded__contains": name})
        return queryset.filter(found)


class CoverageViewSet(OrganisationViewSet):
    """Which unit looks after which place, zone, workplace or trade."""

    model = Coverage
    name = "union_coverages"
    url_prefix = "to-chuc/phu-trach"
    icon = "link"
    menu_label = _("Phân công phụ trách")
    index_view_class = CoverageIndexView
    filterset_class = CoverageFilterSet
    list_display = ["name_thing", Column("unit", label=_("Đơn vị phụ trách")), *list_dated_columns(), "decision"]
    edit_handler = ObjectList(
        [
            FieldPanel("unit"),
            MultiFieldPanel(list(map(FieldPanel, ("place", "zone", "workplace", "trade"))), heading=_("Phụ trách gì")),
            dates(),
        ]
    )


class HoursIndexView(IndexView):
    """The list of hours."""

    def get_base_queryset(self) -> QuerySet:
        """The rows with their units, in one query."""
        return super().get_base_queryset().select_related("unit")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Hours of the units that bear the name typed."""
        return queryset.filter(unit__in=search_units(self.search_query)) if self.is_searching else queryset


class HoursFilterSet(DatedFilterSet):
    """Hours of a weekday."""

    class Meta:
        model = WorkingHours
        fields = ["weekday"]


class WorkingHoursViewSet(OrganisationViewSet):
    """When units work."""

    model = WorkingHours
    name = "union_hours"
    url_prefix = "to-chuc/gio-lam-viec"
    icon = "time"
    menu_label = _("Giờ làm việc")
    index_view_class = HoursIndexView
    filterset_class = HoursFilterSet
    search_fields = ["unit"]
    list_display = ["__str__", Column("unit", label=_("Đơn vị")), *list_dated_columns()]
    edit_handler = ObjectList(
        [
            FieldPanel("unit"),
            FieldRowPanel([FieldPanel("weekday"), FieldPanel("starts_at"), FieldPanel("ends_at")]),
            dates(),
        ]
    )


class HolidayViewSet(OrganisationViewSet):
    """The days nobody works."""

    model = Holiday
    name = "union_holidays"
    url_prefix = "to-chuc/ngay-nghi"
    icon = "date"
    menu_label = _("Ngày nghỉ")
    index_view_class = IndexView
    search_fields = ["name"]
    list_display = [
        Column("day", label=_("Ngày"), accessor=lambda row: f"{row.day:%d/%m/%Y}", sort_key="day"),
        "name",
        Column("confirmed", label=_("Đã chắc"), accessor=lambda row: _("Đã chắc") if row.confirmed else _("Dự tính")),
        "decision",
    ]
    list_filter = ["confirmed"]
    edit_handler = ObjectList([FieldPanel("day"), FieldPanel("name"), FieldPanel("decision"), FieldPanel("confirmed")])


class FoundingFigureFilterSet(DatedFilterSet):
    """Figures of a kind."""

    class Meta:
        model = FoundingFigure
        fields = ["kind"]


class FoundingFigureViewSet(OrganisationViewSet):
    """What it takes to found a union."""

    model = FoundingFigure
    name = "union_founding"
    url_prefix = "to-chuc/so-nguoi-thanh-lap"
    icon = "form"
    menu_label = _("Số người để thành lập")
    index_view_class = IndexView
    filterset_class = FoundingFigureFilterSet
    search_fields = ["source"]
    list_display = ["__str__", "source", *list_dated_columns()]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("people")]),
            FieldPanel("source"),
            FieldPanel("confirmed"),
            dates(),
        ]
    )
