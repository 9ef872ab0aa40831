"""What Wagtail would show to people whom it does not concern."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import require_admin_access
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.chooser import BrowseView, ChosenMultipleView
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import Page, PageQuerySet
from wagtail.permissions import page_permission_policy

NOT_OURS = ("whats-new", "editor-guide")
"""Help that leads to another site, in another language, about other things."""
FOR_ADMINISTRATORS = ("page-types-usage",)
"""Reports that list pages the reader may not open."""


def show_public_and_own_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """The pages a chooser may offer: what the public sees, and drafts the user works on; no other branch's drafts."""
    if request.user.is_superuser:
        return pages
    own = page_permission_policy.instances_user_has_any_permission_for(request.user, {"add", "change", "publish"})
    return pages.filter(Q(live=True) | Q(pk__in=own.order_by().values("pk")))


class DiscreetBrowseView(BrowseView):
    """The chooser opened at a page, whose title stands above the list."""

    def get(self, request: HttpRequest, parent_page_id: int) -> HttpResponse:
        """Wagtail's list. Raises PermissionDenied for a page the user may not know of."""
        _refuse_hidden(request, [parent_page_id])
        return super().get(request, parent_page_id)


class DiscreetChosenMultipleView(ChosenMultipleView):
    """What was chosen, told by title and address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Wagtail's answer. Raises PermissionDenied when one is a page the user may not know of."""
        _refuse_hidden(request, [int(key) for key in request.GET.getlist("id") if key.isascii() and key.isdigit()])
        return super().get(request)


def _refuse_hidden(request: HttpRequest, keys: list[int]) -> None:
    asked = Page.objects.filter(pk__in=keys)
    if asked.count() > show_public_and_own_pages(asked, request).count():
        raise PermissionDenied


def refuse_hidden_move(request: HttpRequest, page: Page, destination: Page) -> None:
    """Raise PermissionDenied when the user may not move `page`; Wagtail's question would tell its title first."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied


def hide_foreign_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave in the help menu what is ours."""
    menu_items[:] = [item for item in menu_items if not item.name.startswith(NOT_OURS)]


def hide_wide_reports(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Leave in the reports menu what the user may see."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name not in FOR_ADMINISTRATORS]


@require_admin_access
def show_page_types(request: HttpRequest, **kwargs) -> HttpResponse:
    """Wagtail's report of page types, which names the last page edited in any branch. Raises PermissionDenied."""
    if not request.user.is_superuser:
        raise PermissionDenied
    return PageTypesUsageReportView.as_view(**kwargs)(request)
