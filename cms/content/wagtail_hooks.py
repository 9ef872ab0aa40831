"""What this room adds to the admin: lists of pen names and tags, drawings of guides. Roles say who may open them."""

from collections.abc import Collection

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.content.bulk_publishing import refuse_unfit_pages
from cms.content.guide_views import draw_typed_guide
from cms.content.home_guard import refuse_taking_home_down, refuse_taking_home_down_in_bulk
from cms.content.law_uses import find_uses
from cms.content.models import PenName, Tag
from cms.content.page_moves import refuse_reserved_address
from cms.schema.references import Ref


class PenNameViewSet(SnippetViewSet):
    """Pen names and boards."""

    model = PenName
    icon = "edit"
    menu_label = _("Bút danh")
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    add_to_admin_menu = False


class TagViewSet(SnippetViewSet):
    """Tags: mending a misspelt one mends it on every page."""

    model = Tag
    icon = "tag"
    menu_label = _("Từ khóa")
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    add_to_admin_menu = False


class WordsGroup(SnippetViewSetGroup):
    """Both under one entry of the menu."""

    items = (PenNameViewSet, TagViewSet)
    menu_label = _("Danh mục")
    menu_icon = "tag"
    menu_order = 320


@hooks.register("register_admin_urls")
def register_guide_urls() -> list:
    """The drawing of a guide."""
    return [path("huong-dan/ve/", draw_typed_guide, name="content_draw_guide")]


register_snippet(WordsGroup)
hooks.register("before_move_page", refuse_reserved_address)
hooks.register("before_bulk_action", refuse_unfit_pages)
hooks.register("before_unpublish_page", refuse_taking_home_down)
hooks.register("before_delete_page", refuse_taking_home_down)
hooks.register("before_bulk_action", refuse_taking_home_down_in_bulk)


@hooks.register("find_law_uses")
def name_pages_that_use(refs: Collection[Ref]) -> list[str]:
    """The pages that refer to any of `refs`, live or as a draft, each once: the registry keeps what they stand on."""
    return list(dict.fromkeys(_("trang “%(title)s”") % {"title": use.title} for use in find_uses(refs)))
