"""Where the editors' desk joins Wagtail's admin."""

from django.templatetags.static import static
from django.urls import path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.editorial import appointments, desk, discretion, gate, language_views, law_change_views
from cms.editorial.legal_check import hooks as legal_check_hooks
from cms.editorial.listings import PageWorkersMenuItem, Tree, WritingGroup
from cms.editorial.looks import hooks as look_hooks
from cms.editorial.office_api import register_discreet_endpoints
from cms.editorial.outside_links_views import show_broken_links
from cms.editorial.rights_desk_views import RightsGroup, show_rights_desk
from cms.editorial.search_desk import menu as search_menu
from cms.editorial.views import show_style_guide

hooks.register("register_admin_urls", legal_check_hooks.list_urls)
hooks.register("register_admin_urls", look_hooks.list_urls)
hooks.register("register_admin_urls", search_menu.list_urls)
hooks.register("register_admin_viewset", search_menu.SearchGroup)
hooks.register("register_settings_menu_item", look_hooks.make_menu_item)
hooks.register("register_log_actions", legal_check_hooks.register_log_actions)
hooks.register("register_page_header_buttons", legal_check_hooks.list_buttons)
hooks.register("before_publish_page", gate.refuse_publishing)
hooks.register("before_bulk_action", gate.refuse_bulk_publishing)
hooks.register("before_edit_user", appointments.refuse_reserved_account)
hooks.register("before_delete_user", appointments.refuse_reserved_account)
hooks.register("before_bulk_action", appointments.refuse_bulk_account_changes)
hooks.register("construct_page_chooser_queryset", discretion.show_public_and_own_pages)
hooks.register("before_move_page", discretion.refuse_hidden_move, order=-1)  # before those that answer by title
hooks.register("construct_admin_api", register_discreet_endpoints, order=100)
hooks.register("construct_help_menu", discretion.hide_foreign_help)
hooks.register("construct_reports_menu", discretion.hide_wide_reports)
hooks.register("construct_homepage_panels", desk.welcome)


@hooks.register("register_admin_viewset")
def register_writing() -> WritingGroup:
    """Put the lists of pages into the menu."""
    return WritingGroup()


@hooks.register("register_admin_viewset")
def register_rights() -> RightsGroup:
    """Put the rights desk and the changes of the law into the menu."""
    return RightsGroup()


@hooks.register("register_admin_urls")
def register_rights_desk() -> list:
    """The desk, and what is done with one change."""
    return [
        path("ban-quyen-loi/", show_rights_desk, name="editorial_rights_desk"),
        path("luat-doi/<int:pk>/", law_change_views.show_change, name="editorial_law_change"),
        path("luat-doi/<int:pk>/chuan-bi/", law_change_views.prepare, name="editorial_law_change_prepare"),
        path("luat-doi/<int:pk>/hen-gio/", law_change_views.schedule, name="editorial_law_change_schedule"),
        path("luat-doi/viec/<int:pk>/", law_change_views.finish, name="editorial_law_task_finish"),
    ]


@hooks.register("register_admin_viewset", order=100)  # in the place of Wagtail's own
def register_tree() -> Tree:
    """The page tree with what is on the public site."""
    return Tree("page_tree")


@hooks.register("register_admin_urls")
def register_style_guide() -> list:
    """The house's style guide."""
    return [path("so-tay/", show_style_guide, name="editorial_style_guide")]


@hooks.register("register_admin_urls")
def register_broken_links() -> list:
    """The report of links to other sites that no longer work."""
    return [path("reports/lien-ket-hong/", show_broken_links, name="editorial_broken_links")]


@hooks.register("register_reports_menu_item")
def register_broken_links_menu_item() -> PageWorkersMenuItem:
    """That report in the menu of reports."""
    url = reverse_lazy("editorial_broken_links")
    return PageWorkersMenuItem(_("Liên kết hỏng"), url, name="broken-links", icon_name="link", order=700)


@hooks.register("register_help_menu_item")
def register_style_guide_menu_item() -> PageWorkersMenuItem:
    """The style guide in the help menu."""
    url = reverse_lazy("editorial_style_guide")
    return PageWorkersMenuItem(_("Sổ tay biên tập"), url, name="style-guide", icon_name="openquote", order=10)


@hooks.register("register_admin_urls")
def register_languages() -> list:
    """The languages of the site."""
    return [
        path("ngon-ngu/", language_views.show_languages, name="editorial_languages"),
        path("ngon-ngu/<slug:language>/", language_views.open_one, name="editorial_open_language"),
    ]


@hooks.register("register_settings_menu_item")
def register_languages_menu_item() -> language_views.LanguagesMenuItem:
    """Those in the menu of settings."""
    url = reverse_lazy("editorial_languages")
    return language_views.LanguagesMenuItem(_("Ngôn ngữ"), url, name="languages", icon_name="globe", order=250)


@hooks.register("insert_global_admin_css")
def add_desk_style() -> str:
    """The little the desk adds to Wagtail's look."""
    return format_html('<link rel="stylesheet" href="{}">', static("editorial/desk.css"))


@hooks.register("insert_global_admin_js")
def add_date_habits() -> str:
    """What is typed into a field for a date is not written over."""
    return format_html('<script src="{}"></script>', static("editorial/dates.js"))
