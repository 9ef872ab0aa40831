"""The admin pages of the organisation's tables. Search ignores diacritics: `rach gia` finds `Rạch Giá`."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from cms.union.permissions import may_exchange_workbook, may_hand_over
from cms.union.viewsets.choosers import place_chooser, unit_chooser, workplace_chooser
from cms.union.viewsets.places import PlaceViewSet, ProvinceViewSet, TradeViewSet, WorkplaceViewSet, ZoneViewSet
from cms.union.viewsets.units import (
    CoverageViewSet,
    FoundingFigureViewSet,
    HolidayViewSet,
    UnitViewSet,
    WorkingHoursViewSet,
)


class HandOverMenuItem(MenuItem):
    """Shown to those who may hand over."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the permissions."""
        return may_hand_over(request.user)


class WorkbookMenuItem(MenuItem):
    """Shown to those who may import and export."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the permissions."""
        return may_exchange_workbook(request.user)


class OrganisationGroup(ModelViewSetGroup):
    """The menu that holds the tables, and what is done to many rows at once."""

    menu_label = _("Tổ chức")
    menu_icon = "group"
    menu_order = 600
    items = (
        UnitViewSet,
        CoverageViewSet,
        PlaceViewSet,
        ZoneViewSet,
        TradeViewSet,
        WorkplaceViewSet,
        WorkingHoursViewSet,
        HolidayViewSet,
        FoundingFigureViewSet,
        ProvinceViewSet,
    )

    def get_submenu_items(self) -> list[MenuItem]:
        """The tables, then the two screens for many rows."""
        order = len(self.registerables)
        return [
            *super().get_submenu_items(),
            HandOverMenuItem(
                _("Phân công hàng loạt"), reverse_lazy("union_hand_over"), icon_name="list-ul", order=order + 1
            ),
            WorkbookMenuItem(_("Nhập, xuất Excel"), reverse_lazy("union_workbook"), icon_name="table", order=order + 2),
        ]


CHOOSERS = (unit_chooser, place_chooser, workplace_chooser)

__all__ = ["CHOOSERS", "OrganisationGroup"]
