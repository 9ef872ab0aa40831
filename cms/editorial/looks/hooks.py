"""Where the screen stands in the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from cms.editorial.looks import views


class LookMenuItem(MenuItem):
    """Shown to those who may choose the look."""

    def is_shown(self, request) -> bool:
        """Whether `request.user` sees the item."""
        return views.may_choose_look(request.user)


def make_menu_item() -> LookMenuItem:
    """*Giao diện*, right under what the site says of itself."""
    return LookMenuItem(_("Giao diện"), reverse("editorial_look"), icon_name="view", order=110)


def list_urls() -> list[URLPattern]:
    """The screen, and the pages it shows."""
    return [
        path("giao-dien/", views.choose, name="editorial_look"),
        path("giao-dien/<slug:name>/xem/", views.preview, name="editorial_look_preview"),
    ]
