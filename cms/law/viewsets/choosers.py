"""Choose a provision or a figure by what one would say: "98", "điều 98", "tang ca", "luong toi thieu"."""

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenView

from cms.law.models import Figure, Provision
from cms.law.queries import describe_gist, describe_value, search_law
from cms.law.rich_text import describe_entity
from cms.union.folded_choosing import FoldedChooserViewSet, FoldedFilterForm


class LawFilterForm(FoldedFilterForm):
    """One field to search by: every word typed, whatever the diacritics."""

    q = forms.CharField(
        label=_("Tìm"), required=False, widget=forms.TextInput(attrs={"placeholder": _("98, điều 98, tang ca…")})
    )

    def search(self, objects: QuerySet, typed: str) -> QuerySet:
        """Rows that have every word of `typed` in them."""
        return search_law(objects, typed)


class LawChooserMixin:
    """A list to choose from, with what each row says today. The law is public: whoever writes pages may choose."""

    filter_form_class = LawFilterForm

    def get_object_list(self) -> QuerySet:
        """The rows with what they show, in a query of its own for each list, not for each row."""
        rows = super().get_object_list()
        if self.model_class is Provision:
            return rows.select_related("document").prefetch_related("versions")
        return rows.prefetch_related("values")

    @property
    def columns(self) -> list[Column]:
        """The name, and what it is today."""
        return [*super().columns, Column("today", label=_("Hôm nay"), accessor=_describe_today)]


class LawChooseView(LawChooserMixin, ChooseView):
    """The window."""


class LawChooseResultsView(LawChooserMixin, ChooseResultsView):
    """What is found while typing."""


class LawChosenView(ChosenView):
    """What the window tells of what was chosen: the editor of rich text shows it as it is today."""

    def get_chosen_response_data(self, item: Model) -> dict[str, Any]:
        """Also the words of today, and what they are."""
        return super().get_chosen_response_data(item) | {"entity": describe_entity(item)}


class LawChooserViewSet(FoldedChooserViewSet):
    """A chooser of the registry."""

    choose_view_class = LawChooseView
    choose_results_view_class = LawChooseResultsView
    chosen_view_class = LawChosenView


provision_chooser = LawChooserViewSet(
    "law_provision_chooser", model=Provision, icon="clipboard-list", choose_one_text=_("Chọn điều khoản")
)
figure_chooser = LawChooserViewSet("law_figure_chooser", model=Figure, icon="order", choose_one_text=_("Chọn số liệu"))
CHOOSERS = (provision_chooser, figure_chooser)


def _describe_today(row: Model) -> str:
    today = timezone.localdate()
    return describe_gist(row, today) if isinstance(row, Provision) else describe_value(row, today)
