"""The rights desk on the screen, and its menu."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import require_admin_access, user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup

from cms.editorial.law_change_views import LawChangeViewSet
from cms.editorial.listings import PageWorkersMenuItem
from cms.editorial.rights_desk import list_concerns


@require_admin_access
def show_rights_desk(request: HttpRequest) -> HttpResponse:
    """All lists of the desk. Raises PermissionDenied for those who work on no page."""
    if not user_has_any_page_permission(request.user):
        raise PermissionDenied
    return TemplateResponse(request, "editorial/rights_desk.html", {"concerns": list_concerns(request.user)})


class RightsGroup(ViewSetGroup):
    """The desk, and the changes of the law that are coming, under one heading of the menu."""

    menu_label = _("Bàn quyền lợi")
    menu_icon = "clipboard-list"
    menu_order = 120
    items = (LawChangeViewSet,)

    def get_submenu_items(self) -> list[MenuItem]:
        """The desk first."""
        url = reverse_lazy("editorial_rights_desk")
        desk = PageWorkersMenuItem(_("Cần xem lại"), url, name="rights-desk", icon_name="tasks", order=0)
        return [desk, *super().get_submenu_items()]
