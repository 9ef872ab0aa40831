"""Where the publisher shows itself in the admin."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from cms.publisher import release_views, short_link_views, version_views, views
from cms.publisher.permissions import may_see_publishing
from cms.publisher.side_panel import stay_beside_page


class PublishingMenuItem(MenuItem):
    """Shown to those who write or publish."""

    def is_shown(self, request) -> bool:
        """Whether `request.user` sees the item."""
        return may_see_publishing(request.user)


@hooks.register("register_admin_menu_item")
def register_publishing_menu_item():
    """The Publishing screen, under the page tree."""
    return PublishingMenuItem(_("Tình hình đăng"), reverse("publisher_runs"), icon_name="globe", order=150)


@hooks.register("register_admin_urls")
def register_publishing_urls():
    """The Publishing screens, and the state of a page."""
    return [
        path("dang-trang/", views.list_runs, name="publisher_runs"),
        path("dang-trang/luc-nay/", views.show_progress, name="publisher_progress"),
        path("dang-trang/dung-lai/", views.publish_again, name="publisher_publish_again"),
        path("dang-trang/<int:pk>/", views.show_run, name="publisher_run"),
        path("dang-trang/<int:pk>/go-nhieu-trang/", views.decide_removal, name="publisher_removal"),
        path("dang-trang/tinh-trang/<int:page_id>/", views.show_page_status, name="publisher_page_status"),
        path("dang-trang/ban-luu/<int:page_id>/", version_views.list_versions, name="publisher_versions"),
        path(
            "dang-trang/duong-dan-ngan/<int:page_id>/", short_link_views.list_short_links, name="publisher_short_links"
        ),
        path("dang-trang/ban/", release_views.list_releases, name="publisher_releases"),
        path("dang-trang/ban/so-sanh/", release_views.compare, name="publisher_compare"),
        path("dang-trang/ban/<int:number>/quay-ve/", release_views.go_back, name="publisher_go_back"),
        path("dang-trang/dang-tiep/", release_views.go_on, name="publisher_go_on"),
    ]


@hooks.register("register_log_actions")
def register_publishing_log_actions(actions) -> None:
    """What people order the publisher to do is written in the log."""
    actions.register_action("publisher.roll_back", _("Quay về một bản trước"), _("Đã quay về một bản trước"))
    actions.register_action("publisher.resume", _("Đăng tiếp"), _("Đã cho đăng tiếp"))
    actions.register_action("publisher.allow_removal", _("Đồng ý gỡ nhiều trang"), _("Đã đồng ý gỡ nhiều trang"))
    actions.register_action("publisher.withdraw_version", _("Gỡ một bản lưu"), _("Đã gỡ một bản lưu của trang"))
    actions.register_action("publisher.decline_removal", _("Không gỡ nhiều trang"), _("Đã chọn để nguyên"))


@hooks.register("register_page_header_buttons")
def add_versions_button(page, user, next_url=None, view_name=None) -> list[Button]:
    """How the page read before, for those who may publish it."""
    if not page.pk or not page.permissions_for_user(user).can_publish():
        return []
    url = reverse("publisher_versions", args=[page.pk])
    return [Button(_("Các bản trước đã đăng"), url, icon_name="history", priority=60)]


@hooks.register("insert_editor_js")
def insert_status_script() -> str:
    """The few lines that keep the side panel true while the editor looks at it."""
    return format_html('<script src="{}" defer></script>', static("publisher/page_status.js"))


hooks.register("after_create_page", stay_beside_page)
hooks.register("after_edit_page", stay_beside_page)
