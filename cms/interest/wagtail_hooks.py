"""The organisers' menu, its addresses, and the two permissions that open it."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.interest import request_hooks  # noqa: F401  (importing registers them)
from cms.interest.admin_urls import urlpatterns
from cms.interest.funnel import menu  # noqa: F401  (importing registers it)


class LeadsMenuItem(MenuItem):
    """Shown to those who may see leads."""

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the permission."""
        return request.user.has_perm("interest.view_lead")


@hooks.register("register_admin_menu_item")
def register_leads_menu() -> MenuItem:
    """The menu's line."""
    return LeadsMenuItem(_("Người liên hệ"), reverse_lazy("interest_leads"), name="leads", icon_name="mail", order=150)


@hooks.register("register_admin_urls")
def register_lead_urls() -> list[URLPattern]:
    """The pages' addresses."""
    return urlpatterns


@hooks.register("register_permissions")
def register_lead_permissions() -> QuerySet[Permission]:
    """What can be given to a group."""
    return Permission.objects.filter(content_type__app_label="interest", codename__in=["view_lead", "change_lead"])
