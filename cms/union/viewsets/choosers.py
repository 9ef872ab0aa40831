"""Choose a unit, a place or a workplace by typing a part of its name: a list of thousands is no menu."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from cms.union.models import Place, Unit, Workplace
from cms.union.queries.names import search_named
from cms.union.viewsets.listing import may_view


class FoldedFilterForm(BaseFilterForm):
    """One field to search by."""

    q = forms.CharField(
        label=_("Tìm theo tên"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Không cần gõ dấu")})
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        """Rows whose names have what was typed, whatever the diacritics."""
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q")
        if self.search_query:
            self.is_searching = True
            objects = search_named(objects, self.search_query)
        return objects


class FoldedChooserMixin:
    """A list to choose from, for those who may see the table."""

    filter_form_class = FoldedFilterForm

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


class FoldedChooser(BaseChooser):
    """The field in a form. What is no key was not chosen here: it is shown as nothing, and the form says so."""

    def get_value_data(self, value: Any) -> Any:
        """What is chosen, or nothing."""
        try:
            return super().get_value_data(value)
        except (ValueError, OverflowError):
            return None


class FoldedChooserViewSet(ChooserViewSet):
    """A chooser that ignores diacritics."""

    base_widget_class = FoldedChooser
    choose_view_class = FoldedChooseView
    choose_results_view_class = FoldedChooseResultsView
    choose_another_text = _("Chọn cái khác")
    edit_item_text = _("Xem")
    per_page = 20


unit_chooser = FoldedChooserViewSet("union_unit_chooser", model=Unit, icon="group", choose_one_text=_("Chọn đơn vị"))
place_chooser = FoldedChooserViewSet("union_place_chooser", model=Place, icon="site", choose_one_text=_("Chọn địa bàn"))
workplace_chooser = FoldedChooserViewSet(
    "union_workplace_chooser", model=Workplace, icon="home", choose_one_text=_("Chọn nơi làm việc")
)


def _describe_where(row: Unit | Place | Workplace) -> str:
    if isinstance(row, Unit):
        return str(row.get_kind_display())
    if isinstance(row, Place):
        return f"{row.get_kind_display()}, {row.province}" if row.province else str(row.get_kind_display())
    return row.place.full_name if row.place else ""
