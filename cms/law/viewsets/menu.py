"""The menu "Sổ luật": the four tables, and the screen by which many rows come and go."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from cms.law.permissions import may_read_law
from cms.law.viewsets.documents import DocumentViewSet, RegionViewSet
from cms.law.viewsets.figures import FigureViewSet
from cms.law.viewsets.provisions import ProvisionViewSet


class ExchangeMenuItem(MenuItem):
    """Shown to those who may read the registry: they may take it out, and some may put it in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the permissions."""
        return may_read_law(request.user)


class LawGroup(ModelViewSetGroup):
    """The menu that holds the registry."""

    menu_label = _("Sổ luật")
    menu_icon = "clipboard-list"
    menu_order = 310
    items = (DocumentViewSet, ProvisionViewSet, FigureViewSet, RegionViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        """The tables, then the screen for many rows."""
        order = len(self.registerables) + 1
        exchange = ExchangeMenuItem(
            _("Nhập, xuất"), reverse_lazy("law_exchange"), icon_name="table", name="law-exchange", order=order
        )
        return [*super().get_submenu_items(), exchange]
