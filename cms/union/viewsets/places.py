"""Provinces, communes, zones, trades and workplaces."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from cms.union.models import Place, Province, Trade, Workplace, Zone
from cms.union.viewsets.listing import (
    DatedFilterSet,
    FoldedIndexView,
    OrganisationViewSet,
    dates,
    list_dated_columns,
)


class ProvinceFilterSet(DatedFilterSet):
    """Provinces or cities."""

    class Meta:
        model = Province
        fields = ["kind"]


class ProvinceViewSet(OrganisationViewSet):
    """Provinces and cities."""

    model = Province
    name = "union_provinces"
    url_prefix = "to-chuc/tinh"
    icon = "globe"
    menu_label = _("Tỉnh, thành phố")
    filterset_class = ProvinceFilterSet
    list_display = ["name", Column("kind", label=_("Loại"), accessor="get_kind_display"), "code", *list_dated_columns()]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]), FieldPanel("aliases"), dates()]
    )


class PlaceFilterSet(DatedFilterSet):
    """Communes, wards or special zones, of a province."""

    class Meta:
        model = Place
        fields = ["kind", "province"]


class PlaceIndexView(FoldedIndexView):
    """The list of places."""

    followed = ("province",)


class PlaceViewSet(OrganisationViewSet):
    """Communes, wards and special zones."""

    model = Place
    name = "union_places"
    url_prefix = "to-chuc/dia-ban"
    icon = "site"
    menu_label = _("Xã, phường, đặc khu")
    index_view_class = PlaceIndexView
    filterset_class = PlaceFilterSet
    list_display = [
        "name",
        Column("kind", label=_("Loại"), accessor="get_kind_display", sort_key="kind"),
        Column("province", label=_("Tỉnh")),
        "code",
        *list_dated_columns(),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("code")]),
            FieldPanel("province"),
            FieldPanel("aliases"),
            dates(),
        ]
    )


class ZoneFilterSet(DatedFilterSet):
    """Zones in force or not."""

    class Meta:
        model = Zone
        fields = []


class ZoneViewSet(OrganisationViewSet):
    """Industrial and economic zones."""

    model = Zone
    name = "union_zones"
    url_prefix = "to-chuc/khu-cong-nghiep"
    icon = "cogs"
    menu_label = _("Khu công nghiệp, khu kinh tế")
    filterset_class = ZoneFilterSet
    list_display = ["name", "code", *list_dated_columns()]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("aliases"), FieldPanel("places"), FieldPanel("code"), dates()]
    )


class TradeFilterSet(DatedFilterSet):
    """Trades in force or not."""

    class Meta:
        model = Trade
        fields = []


class TradeViewSet(OrganisationViewSet):
    """Trades of people without an employer."""

    model = Trade
    name = "union_trades"
    url_prefix = "to-chuc/nghe"
    icon = "user"
    menu_label = _("Nghề tự do")
    filterset_class = TradeFilterSet
    list_display = ["name", "slug", *list_dated_columns()]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("aliases"), FieldPanel("slug"), dates()])


class WorkplaceForm(WagtailAdminModelForm):
    """A workplace; who writes down a check made it, unless somebody else is named."""

    def save(self, commit: bool = True) -> Workplace:
        """Name who checked."""
        if "checked_on" in self.changed_data and "checked_by" not in self.changed_data:
            self.instance.checked_by = self.for_user if self.instance.checked_on else None
        return super().save(commit)


class WorkplaceFilterSet(DatedFilterSet):
    """Workplaces with or without a union, by size, by zone."""

    class Meta:
        model = Workplace
        fields = ["has_union", "employees", "zone"]


class WorkplaceIndexView(FoldedIndexView):
    """The list of workplaces."""

    followed = ("place", "zone")


class WorkplaceViewSet(OrganisationViewSet):
    """Places of work."""

    model = Workplace
    name = "union_workplaces"
    url_prefix = "to-chuc/noi-lam-viec"
    icon = "home"
    menu_label = _("Nơi làm việc")
    index_view_class = WorkplaceIndexView
    filterset_class = WorkplaceFilterSet
    list_display = [
        "name",
        Column("place", label=_("Địa bàn"), accessor=lambda row: row.place.full_name if row.place else ""),
        Column("zone", label=_("Khu")),
        Column("employees", label=_("Số lao động"), accessor="get_employees_display", sort_key="employees"),
        Column("has_union", label=_("Có công đoàn"), accessor="get_has_union_display", sort_key="has_union"),
        Column(
            "checked_on",
            label=_("Rà soát"),
            accessor=lambda row: f"{row.checked_on:%d/%m/%Y}" if row.checked_on else "",
            sort_key="checked_on",
        ),
        *list_dated_columns()[:1],
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("aliases"),
            MultiFieldPanel([FieldPanel("place"), FieldPanel("zone")], heading=_("Ở đâu")),
            MultiFieldPanel([FieldPanel("sector"), FieldPanel("employees")], heading=_("Làm gì, bao nhiêu người")),
            MultiFieldPanel(
                [FieldPanel("has_union"), FieldRowPanel([FieldPanel("checked_on"), FieldPanel("checked_by")])],
                heading=_("Công đoàn cơ sở"),
            ),
            FieldPanel("code"),
            dates(),
        ],
        base_form_class=WorkplaceForm,
    )
