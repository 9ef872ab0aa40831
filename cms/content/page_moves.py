"""What must hold when a page is moved in the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from cms.content.reserved import RESERVED_MESSAGE, is_reserved


def refuse_reserved_address(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """Stop a move that would put `page` on a reserved address, and say why; None lets the move go on."""
    if not is_reserved(page.slug, destination):
        return None
    messages.error(request, RESERVED_MESSAGE % {"slug": page.slug})
    return redirect("wagtailadmin_explore", page.get_parent().pk)
