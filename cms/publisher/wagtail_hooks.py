"""Where the publisher shows itself in the admin."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.publisher import views
from cms.publisher.side_panel import stay_beside_page


class PublishingMenuItem(MenuItem):
    """Shown to those who write or publish."""

    def is_shown(self, request) -> bool:
        """Whether `request.user` sees the item."""
        return views.may_see_publishing(request.user)


@hooks.register("register_admin_menu_item")
def register_publishing_menu_item():
    """The Publishing screen, under the page tree."""
    return PublishingMenuItem(_("Tình hình đăng"), reverse("publisher_runs"), icon_name="globe", order=150)


@hooks.register("register_admin_urls")
def register_publishing_urls():
    """The Publishing screen, and the state of a page."""
    return [
        path("dang-trang/", views.list_runs, name="publisher_runs"),
        path("dang-trang/dung-lai/", views.publish_again, name="publisher_publish_again"),
        path("dang-trang/<int:pk>/", views.show_run, name="publisher_run"),
        path("dang-trang/tinh-trang/<int:page_id>/", views.show_page_status, name="publisher_page_status"),
    ]


@hooks.register("insert_editor_js")
def insert_status_script() -> str:
    """The few lines that keep the side panel true while the editor looks at it."""
    return format_html('<script src="{}" defer></script>', static("publisher/page_status.js"))


hooks.register("after_create_page", stay_beside_page)
hooks.register("after_edit_page", stay_beside_page)
