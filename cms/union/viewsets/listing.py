"""What the lists of the organisation share: search without diacritics, what is in force, no answer that is an error."""

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views.generic import CopyView, CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.union.models import Dated, State
from cms.union.queries.names import search_named
from cms.union.viewsets.deleting import RefusingDeleteView


def dates() -> MultiFieldPanel:
    """The panel of what holds from a day to a day."""
    return MultiFieldPanel(
        [FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]), FieldPanel("decision")],
        heading=_("Hiệu lực"),
    )


def _state_of(row: Dated) -> str:
    return str(row.get_state(timezone.localdate()).label)


def _is_in_force(row: Dated) -> bool:
    return row.is_in_force(timezone.localdate())


def list_dated_columns() -> list[Column]:
    """The columns that say whether a row is in force, and from when to when."""
    return [
        StatusTagColumn("state", label=_("Hiệu lực"), accessor=_state_of, primary=_is_in_force),
        Column("valid_from", label=_("Từ ngày"), accessor=lambda row: _show_day(row.valid_from), sort_key="valid_from"),
        Column("valid_to", label=_("Đến hết ngày"), accessor=lambda row: _show_day(row.valid_to), sort_key="valid_to"),
    ]


def _show_day(day) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


class DatedFilterSet(WagtailFilterSet):
    """In force, upcoming or ended today."""

    state = django_filters.ChoiceFilter(label=_("Hiệu lực"), choices=State.choices, method="filter_state")

    def filter_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """The rows that stand so today."""
        today = timezone.localdate()
        if value == State.IN_FORCE:
            return rows.on(today)
        return rows.upcoming(today) if value == State.UPCOMING else rows.ended(today)


class FoldedIndexView(IndexView):
    """A list searched by the folded names."""

    followed: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet:
        """The rows with what they show, in one query."""
        return super().get_base_queryset().select_related(*self.followed)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Rows whose name or other name has the words typed, whatever the diacritics."""
        if not self.is_searching:
            return queryset
        return search_named(queryset, self.search_query)


class RefusalMixin:
    """What the rows themselves refuse on saving (somebody else was faster) is told as what the form refuses."""

    def form_valid(self, form: ModelForm) -> HttpResponse:
        """Save, or show the form again with the reason."""
        try:
            return super().form_valid(form)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
            return self.form_invalid(form)


class OrganisationCreateView(RefusalMixin, CreateView):
    """A new row."""


class OrganisationEditView(RefusalMixin, EditView):
    """A row there is."""


class OrganisationCopyView(RefusalMixin, CopyView):
    """A row made from another."""


class OrganisationViewSet(ModelViewSet):
    """A table of the organisation in the admin."""

    index_view_class = FoldedIndexView
    add_view_class = OrganisationCreateView
    edit_view_class = OrganisationEditView
    delete_view_class = RefusingDeleteView
    copy_view_class = OrganisationCopyView
    search_fields = ["folded"]
    copy_view_enabled = False


def may_view(request: HttpRequest, model: type[Model]) -> bool:
    """Whether somebody may see this table at all."""
    label, name = model._meta.app_label, model._meta.model_name
    return any(request.user.has_perm(f"{label}.{verb}_{name}") for verb in ("view", "add", "change", "delete"))
