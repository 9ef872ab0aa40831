"""What windows to choose from share that search without diacritics. Wagtail only: models may be loaded after it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser


class FoldedFilterForm(BaseFilterForm):
    """One field to search by. A subclass says in `search` what is found."""

    q = forms.CharField(
        label=_("Tìm theo tên"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Không cần gõ dấu")})
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        """Rows that have what was typed, whatever the diacritics."""
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q")
        if self.search_query:
            self.is_searching = True
            objects = self.search(objects, self.search_query)
        return objects

    def search(self, objects: QuerySet, typed: str) -> QuerySet:
        """Those of `objects` that `typed` finds."""
        raise NotImplementedError


class FoldedChooser(BaseChooser):
    """The field in a form. What is no key was not chosen here: it is shown as nothing, and the form says so."""

    def get_value_data(self, value: Any) -> Any:
        """What is chosen, or nothing."""
        try:
            return super().get_value_data(value)
        except (ValueError, OverflowError):
            return None


class FoldedChooserViewSet(ChooserViewSet):
    """A chooser that ignores diacritics. A subclass names its windows."""

    base_widget_class = FoldedChooser
    choose_another_text = _("Chọn cái khác")
    edit_item_text = _("Xem")
    per_page = 20
