"""The admin pages of the organisation's tables. Search ignores diacritics: `rach gia` finds `Rạch Giá`."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from cms.schema.text import fold
from cms.union.models import Coverage, Place, Unit, Workplace
from cms.union.queries import search_units


def _dates() -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]), FieldPanel("decision")],
        heading=_("Hiệu lực"),
    )


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


class FoldedIndexView(IndexView):
    """A list searched by the folded name."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Rows whose name or other name has the words typed, whatever the diacritics."""
        if not self.is_searching:
            return queryset
        return queryset.filter(folded__contains=_folded(self.search_query))


class UnitIndexView(IndexView):
    """The list of units."""

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Units whose name or code has the words typed, whatever the diacritics."""
        if not self.is_searching:
            return queryset
        return queryset.filter(pk__in=search_units(self.search_query))


class CoverageIndexView(IndexView):
    """The list of who looks after whom."""

    def get_base_queryset(self) -> QuerySet:
        """The rows with what they show, in one query."""
        return super().get_base_queryset().with_names()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Rows of which the unit, the place or the workplace bears the name typed."""
        if not self.is_searching:
            return queryset
        name = _folded(self.search_query)
        return queryset.filter(
            Q(place__folded__contains=name)
            | Q(workplace__folded__contains=name)
            | Q(unit__in=search_units(self.search_query))
        )


class UnitViewSet(ModelViewSet):
    """Units of the union."""

    model = Unit
    name = "union_units"
    url_prefix = "to-chuc/don-vi"
    icon = "group"
    menu_label = _("Đơn vị công đoàn")
    index_view_class = UnitIndexView
    list_display = ["name", "kind", "phone", "valid_from", "valid_to"]
    list_filter = ["kind"]
    search_fields = ["name"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("code"),
            FieldPanel("kind"),
            FieldPanel("parent"),
            FieldPanel("phone"),
            FieldPanel("address"),
            _dates(),
        ]
    )


class PlaceViewSet(ModelViewSet):
    """Communes, wards and special zones."""

    model = Place
    name = "union_places"
    url_prefix = "to-chuc/dia-ban"
    icon = "site"
    menu_label = _("Xã, phường, đặc khu")
    index_view_class = FoldedIndexView
    list_display = ["name", "kind", "code", "valid_from", "valid_to"]
    list_filter = ["kind"]
    search_fields = ["folded"]
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("kind"), FieldPanel("code"), FieldPanel("aliases"), _dates()]
    )


class WorkplaceViewSet(ModelViewSet):
    """Places of work."""

    model = Workplace
    name = "union_workplaces"
    url_prefix = "to-chuc/noi-lam-viec"
    icon = "home"
    menu_label = _("Nơi làm việc")
    index_view_class = FoldedIndexView
    list_display = ["name", "place", "valid_from", "valid_to"]
    search_fields = ["folded"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("aliases"), FieldPanel("place"), _dates()])


class CoverageViewSet(ModelViewSet):
    """Which unit looks after which place or workplace."""

    model = Coverage
    name = "union_coverages"
    url_prefix = "to-chuc/phu-trach"
    icon = "link"
    menu_label = _("Phân công phụ trách")
    index_view_class = CoverageIndexView
    list_display = ["__str__", "unit", "valid_from", "valid_to", "decision"]
    list_filter = ["unit"]
    search_fields = ["unit"]
    edit_handler = ObjectList([FieldPanel("unit"), *map(FieldPanel, ("place", "zone", "workplace", "trade")), _dates()])


class OrganisationGroup(ModelViewSetGroup):
    """The menu that holds the four tables."""

    menu_label = _("Tổ chức")
    menu_icon = "group"
    menu_order = 600
    items = (UnitViewSet, PlaceViewSet, WorkplaceViewSet, CoverageViewSet)
