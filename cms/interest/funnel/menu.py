"""The funnel's line in the menu, its addresses, and its two rights."""

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.interest.funnel.admin_urls import urlpatterns
from cms.interest.funnel.queries import find_scope


class FunnelMenuItem(MenuItem):
    """Shown to those for whom the page opens."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the right and a unit above the companies."""
        try:
            find_scope(request.user)
        except PermissionDenied:
            return False
        return True


@hooks.register("register_admin_menu_item")
def register_funnel_menu() -> MenuItem:
    """The menu's line."""
    return FunnelMenuItem(_("Kết quả kết nạp"), reverse_lazy("interest_funnel"), icon_name="history", order=152)


@hooks.register("register_admin_urls")
def register_funnel_urls() -> list[URLPattern]:
    """The pages' addresses."""
    return urlpatterns


@hooks.register("register_permissions")
def register_funnel_permissions() -> QuerySet[Permission]:
    """What can be given to a group."""
    return Permission.objects.filter(content_type__app_label="interest", codename__in=["view_funnel", "import_counts"])
