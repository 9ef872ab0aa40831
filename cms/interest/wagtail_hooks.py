"""The organisers' menu, its addresses, and the permissions that open it."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup

from cms.interest import request_hooks  # noqa: F401  (importing registers them)
from cms.interest.admin_urls import urlpatterns
from cms.interest.funnel import menu  # noqa: F401  (importing registers it)
from cms.interest.viewsets import VIEWSETS


class PermittedMenuItem(MenuItem):
    """Shown to those who have the permission."""

    def __init__(self, *args, permission: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """True for those with the permission."""
        return request.user.has_perm(self.permission)


class FollowUpRulesGroup(ModelViewSetGroup):
    """The menu that holds the office's rules."""

    menu_label = _("Quy tắc liên hệ")
    menu_icon = "list-ol"
    menu_order = 610
    items = VIEWSETS

    def get_submenu_items(self) -> list[MenuItem]:
        """The routing table, its mass change, then the small tables."""
        screens = (
            (_("Quy tắc phân công"), "interest_rules", "list-ol", "interest.view_routingrule"),
            (_("Chuyển theo quyết định"), "interest_reassign", "redirect", "interest.add_reassignment"),
        )
        own = [
            PermittedMenuItem(label, reverse_lazy(name), name=name, icon_name=icon, order=order, permission=permission)
            for order, (label, name, icon, permission) in enumerate(screens, start=-len(screens))
        ]
        return [*own, *super().get_submenu_items()]


@hooks.register("register_admin_menu_item")
def register_leads_menu() -> MenuItem:
    """The menu's line."""
    return PermittedMenuItem(
        _("Người liên hệ"), reverse_lazy("interest_leads"), name="leads", icon_name="mail", order=150,
        permission="interest.view_lead",
    )  # fmt: skip


@hooks.register("register_admin_viewset")
def register_follow_up_rules() -> FollowUpRulesGroup:
    """The office's rules."""
    return FollowUpRulesGroup()


@hooks.register("register_admin_urls")
def register_lead_urls() -> list[URLPattern]:
    """The screens' addresses."""
    return urlpatterns


@hooks.register("register_permissions")
def register_lead_permissions() -> QuerySet[Permission]:
    """What can be given to a group."""
    leads = ["view_lead", "change_lead", "export_lead", "release_lead"]
    rules = [f"{verb}_{model}" for model in ("routingrule", "reassignment") for verb in ("add", "change", "view")]
    return Permission.objects.filter(content_type__app_label="interest", codename__in=leads + rules)
