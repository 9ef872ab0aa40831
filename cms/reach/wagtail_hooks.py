"""The screen's line in the menu, its address, and its right."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.reach.admin_urls import urlpatterns


class ReadsMenuItem(MenuItem):
    """Shown to those for whom the screen opens."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the right."""
        return request.user.has_perm("reach.view_reads")


@hooks.register("register_admin_menu_item")
def register_reads_menu() -> MenuItem:
    """The menu's line."""
    return ReadsMenuItem(_("Lượt đọc"), reverse_lazy("reach_reads"), icon_name="view", order=153)


@hooks.register("register_admin_urls")
def register_reads_urls() -> list[URLPattern]:
    """The screen's address."""
    return urlpatterns


@hooks.register("register_permissions")
def register_reads_permissions() -> QuerySet[Permission]:
    """What can be given to a group."""
    return Permission.objects.filter(content_type__app_label="reach", codename="view_reads")
