"""Flat lists of pages by kind, so that nobody has to know the tree to find or write one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.pages.choose_parent import ChooseParentView
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.content.models import ArticlePage, CampaignPage, ExplainerPage, GuidePage
from cms.publisher.listing_status import add_website_column

MANY_PLACES = 60
"""More places than this are searched in Wagtail's chooser; fewer are simply shown."""


class PageWorkersMenuItem(MenuItem):
    """A menu entry for those who work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """False for organisers and others who have nothing to do with pages."""
        return user_has_any_page_permission(request.user)


class PageWorkersView:
    """A view for those who work on pages."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Raise PermissionDenied for everybody else."""
        if not user_has_any_page_permission(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ListView(PageWorkersView, IndexView):
    """The pages of one kind, each with its state on the public site."""

    base_columns = add_website_column(IndexView.base_columns)


class TreeView(ExplorableIndexView):
    """The pages under a page, each with its state on the public site."""

    base_columns = add_website_column(ExplorableIndexView.base_columns)


class Tree(PageViewSet):
    """The page tree, whatever kinds of page stand in it."""

    model = Page
    index_view_class = TreeView


class ChoosePlaceView(PageWorkersView, ChooseParentView):
    """In which section a new page will stand."""

    page_title = _("Đặt ở chuyên mục nào?")

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Raise PermissionDenied for those who may not write at all."""
        if not page_permission_policy.user_has_permission(request.user, "add"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        """Our list of places; Wagtail's chooser when there are too many to show."""
        return [self.template_name] if self.places is None else ["editorial/choose_place.html"]

    def get_context_data(self, **kwargs) -> dict:
        """Adds `places`: the sections, in the order of the tree."""
        places = self.get_valid_parent_pages(self.request.user).order_by("path")
        self.places = None if places.count() > MANY_PLACES else list(places)
        model = {"app_label": self.model._meta.app_label, "model_name": self.model._meta.model_name}
        return super().get_context_data(**kwargs) | {"places": self.places} | model


class Listing(PageListingViewSet):
    """What the lists have in common."""

    index_view_class = ListView
    choose_parent_view_class = ChoosePlaceView
    menu_item_class = PageWorkersMenuItem


class ArticleListing(Listing):
    """All articles."""

    model = ArticlePage
    name = "articles"
    url_prefix = "bai-viet"
    icon = "doc-full"
    menu_label = _("Bài viết")


class ExplainerListing(Listing):
    """All rights explainers."""

    model = ExplainerPage
    name = "explainers"
    url_prefix = "hoi-dap"
    icon = "help"
    menu_label = _("Hỏi đáp quyền lợi")


class GuideListing(Listing):
    """All guides."""

    model = GuidePage
    name = "guides"
    url_prefix = "huong-dan-tung-buoc"
    icon = "list-ul"
    menu_label = _("Hướng dẫn từng bước")


class CampaignListing(Listing):
    """All campaigns."""

    model = CampaignPage
    name = "campaigns"
    url_prefix = "van-dong"
    icon = "group"
    menu_label = _("Chiến dịch")


class WritingGroup(ViewSetGroup):
    """What editors write, under one heading of the menu."""

    menu_label = _("Nội dung")
    menu_icon = "edit"
    menu_order = 110
    items = (ArticleListing, ExplainerListing, GuideListing, CampaignListing)
