"""Choose a unit, a place or a workplace by typing a part of its name: a list of thousands is no menu."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView

from cms.union.folded_choosing import FoldedChooserViewSet, FoldedFilterForm
from cms.union.models import Place, Unit, Workplace
from cms.union.queries.names import search_named
from cms.union.viewsets.listing import may_view


class NameFilterForm(FoldedFilterForm):
    """One field to search by."""

    def search(self, objects: QuerySet, typed: str) -> QuerySet:
        """Rows whose names have what was typed."""
        return search_named(objects, typed)


class FoldedChooserMixin:
    """A list to choose from, for those who may see the table."""

    filter_form_class = NameFilterForm

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Refuse who may not see the table."""
        if not may_view(request, self.model_class):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def columns(self) -> list[Column]:
        """The name, and what tells it from others of that name."""
        return [*super().columns, Column("where", label=_("Thuộc"), accessor=_describe_where)]


class FoldedChooseView(FoldedChooserMixin, ChooseView):
    """The window."""


class FoldedChooseResultsView(FoldedChooserMixin, ChooseResultsView):
    """What is found while typing."""


class OrganisationChooserViewSet(FoldedChooserViewSet):
    """A chooser of the organisation."""

    choose_view_class = FoldedChooseView
    choose_results_view_class = FoldedChooseResultsView


unit_chooser = OrganisationChooserViewSet(
    "union_unit_chooser", model=Unit, icon="group", choose_one_text=_("Chọn đơn vị")
)
place_chooser = OrganisationChooserViewSet(
    "union_place_chooser", model=Place, icon="site", choose_one_text=_("Chọn địa bàn")
)
workplace_chooser = OrganisationChooserViewSet(
    "union_workplace_chooser", model=Workplace, icon="home", choose_one_text=_("Chọn nơi làm việc")
)


def _describe_where(row: Unit | Place | Workplace) -> str:
    if isinstance(row, Unit):
        return str(row.get_kind_display())
    if isinstance(row, Place):
        return f"{row.get_kind_display()}, {row.province}" if row.province else str(row.get_kind_display())
    return row.place.full_name if row.place else ""
