"""The menu "Tìm kiếm"."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from cms.editorial.search_desk.permissions import may_try
from cms.editorial.search_desk.shipped import show_shipped
from cms.editorial.search_desk.trying import show_trial
from cms.search.viewsets import BestAnswerViewSet, PreferenceViewSet, SynonymViewSet


class SearchMenuItem(MenuItem):
    """Shown to those who decide about searching."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the permission."""
        return may_try(request.user)


class SearchGroup(ModelViewSetGroup):
    """The screen that tries a query first, then the tables, then the words that ship."""

    menu_label = _("Tìm kiếm")
    menu_icon = "search"
    menu_order = 315
    items = (SynonymViewSet, BestAnswerViewSet, PreferenceViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        """All of it in the order people need it."""
        trial = SearchMenuItem(_("Thử tìm"), reverse_lazy("search_trial"), icon_name="search", name="try", order=0)
        shipped = SearchMenuItem(
            _("Từ có sẵn"), reverse_lazy("search_shipped"), icon_name="list-ul", name="shipped-words", order=9
        )
        return [trial, *super().get_submenu_items(), shipped]


def list_urls() -> list[URLPattern]:
    """The screens that are no tables."""
    return [
        path("tim-kiem/thu/", show_trial, name="search_trial"),
        path("tim-kiem/tu-co-san/", show_shipped, name="search_shipped"),
    ]
