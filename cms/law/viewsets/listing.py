"""What the lists of the registry share: folded search, how each row stands today, refusals told as sentences."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.law.in_force import State, filter_ending, filter_state, filter_unconfirmed, read_state
from cms.law.models.dated import InForce, sort_periods
from cms.law.queries import search_law
from cms.law.uses import list_uses
from cms.schema.law import find_shown
from cms.schema.references import make_ref
from cms.union.viewsets.deleting import RefusingDeleteView


def show_day(day: Any) -> str:
    """A day as people write it; nothing for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def period_panel() -> MultiFieldPanel:
    """From when to when."""
    return MultiFieldPanel(
        [FieldRowPanel([FieldPanel("in_force_from"), FieldPanel("in_force_to")])], heading=_("Hiệu lực")
    )


def check_panel() -> MultiFieldPanel:
    """Who has read it in the official text."""
    return MultiFieldPanel(
        [FieldPanel("confirmed"), FieldRowPanel([FieldPanel("checked_by"), FieldPanel("checked_on")])],
        heading=_("Kiểm tra"),
    )


class LawFilterSet(WagtailFilterSet):
    """How a row stands today, whether it was read, whether it ends soon."""

    periods = ""
    """The name of the rows below that hold from a day to a day; empty when the row itself does."""
    within = ""
    """The row that this one holds no longer than."""

    state = django_filters.ChoiceFilter(label=_("Hiệu lực"), choices=State.choices, method="filter_state")
    unread = django_filters.ChoiceFilter(
        label=_("Kiểm tra"), choices=[("1", _("Chưa đọc tại văn bản gốc"))], method="filter_unread"
    )
    ending = django_filters.ChoiceFilter(
        label=_("Sắp hết"), choices=[("1", _("Hết trong 60 ngày, chưa có gì nối tiếp"))], method="filter_ending"
    )

    def filter_state(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """The rows that stand so today."""
        return filter_state(rows, self.periods, value, timezone.localdate(), self.within)

    def filter_unread(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """The rows of which something that counts was never read in the official text."""
        return filter_unconfirmed(rows, self.periods, timezone.localdate())

    def filter_ending(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """The rows that end soon and have no successor."""
        return filter_ending(rows, self.periods, timezone.localdate())


class LawIndexView(IndexView):
    """A list searched by folded words, each row read with what it shows."""

    followed: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def get_base_queryset(self) -> QuerySet:
        """The rows with what they show, in a query of its own for each list, not for each row."""
        return super().get_base_queryset().select_related(*self.followed).prefetch_related(*self.lists)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Rows that have every word typed, whatever the diacritics."""
        return search_law(queryset, self.search_query) if self.is_searching else queryset


class LawDeleteView(RefusingDeleteView):
    """Pages need a row too: they refer to it in their text."""

    instead = _("Hãy ghi ngày hết hiệu lực cho nó.")
    kind = ""
    """What references to such a row begin with; empty when pages do not refer to it."""

    def list_uses(self) -> Iterable[str]:
        """The pages and what else refers to the row."""
        return list_uses([make_ref(self.kind, self.object.pk)]) if self.kind else ()


class LawViewSet(ModelViewSet):
    """A table of the registry in the admin. Who may only look opens a row to read it."""

    index_view_class = LawIndexView
    delete_view_class = LawDeleteView
    search_fields = ["folded"]
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
    ref_kind = ""
    """What references to such a row begin with; empty when pages do not refer to it."""

    def get_delete_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tells the view by what pages refer to such a row."""
        return super().get_delete_view_kwargs(kind=self.ref_kind, **kwargs)


def list_periods(row: Model, periods: str) -> list[InForce]:
    """What a row says from when to when, oldest first. The rows below should be prefetched."""
    return sort_periods(getattr(row, periods).all()) if periods else [row]


def state_column(periods: str = "", within: str = "") -> Column:
    """Whether a row holds today, is to come, or has ended."""

    def read(row: Model) -> State | None:
        today = timezone.localdate()
        state = read_state(list_periods(row, periods), today)
        outer = read_state([getattr(row, within)], today) if within else State.IN_FORCE
        return state if outer == State.IN_FORCE else outer

    return StatusTagColumn(
        "state",
        label=_("Hiệu lực"),
        accessor=lambda row: str(state.label) if (state := read(row)) else "",
        primary=lambda row: read(row) == State.IN_FORCE,
    )


def period_column(periods: str) -> Column:
    """From when to when what is shown today holds, and from when something else does."""

    def show(row: Model) -> str:
        known, today = list_periods(row, periods), timezone.localdate()
        shown = find_shown(known, today)
        if shown is None:
            return ""
        words = f"{show_day(shown.in_force_from) or '…'} – {show_day(shown.in_force_to) or '…'}"
        following = [row for row in known if row.in_force_from and row.in_force_from > today and row is not shown]
        if following:
            words += " " + translate("(rồi đổi từ %(day)s)") % {"day": show_day(following[0].in_force_from)}
        return words

    return Column("period", label=_("Từ ngày – đến hết ngày"), accessor=show)


def confirmed_column(periods: str = "") -> Column:
    """Whether what is shown today was read in the official text."""

    def show(row: Model) -> str:
        shown = find_shown(list_periods(row, periods), timezone.localdate())
        return translate("đã đọc bản gốc") if shown and shown.confirmed else translate("chưa đọc bản gốc")

    return Column("confirmed", label=_("Kiểm tra"), accessor=show)
