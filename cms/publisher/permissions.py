"""Who may see how publishing goes, and who may do something about it."""

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy


def may_see_publishing(user) -> bool:
    """True for those who write or publish pages."""
    return PagePermissionPolicy().user_has_any_permission(user, ["add", "change", "publish"])


def may_publish(user) -> bool:
    """True for those who may publish some page."""
    return PagePermissionPolicy().user_has_permission(user, "publish")


def may_command(user) -> bool:
    """True for those who may publish everything: they go back to a release, and let many pages be taken down."""
    root = Page.get_first_root_node()
    return PagePermissionPolicy().user_has_permission_for_instance(user, "publish", root)
