"""The front page stays: everything public stands under it, so taking it down would take the whole site down."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from cms.content.queries import get_home

HOME_STAYS = _(
    "Không gỡ hay xóa được trang chủ: mọi trang công khai đều nằm dưới nó, gỡ đi là cả trang web biến mất. "
    "Hãy sửa nội dung của trang chủ, hoặc gỡ từng trang bên dưới."
)
TAKING_DOWN = ("unpublish", "delete")


def refuse_taking_home_down(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop unpublishing or deleting the front page, and say why; None lets every other page go."""
    home = get_home()
    if home is None or page.pk != home.pk:
        return None
    messages.error(request, HOME_STAYS)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def refuse_taking_home_down_in_bulk(
    request: HttpRequest, action: str, pages: Iterable[Page], view: Any
) -> HttpResponse | None:
    """The same for many pages at once; None for every other action."""
    home = get_home()
    if (
        action not in TAKING_DOWN
        or home is None
        or home.pk not in {page.pk for page in pages if isinstance(page, Page)}
    ):
        return None
    messages.error(request, HOME_STAYS)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")
