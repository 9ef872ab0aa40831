"""Publishing many pages from a list: refused as a whole, with the reason, when one of them is not fit."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from cms.content.publishing_rules import list_all_errors


def refuse_unfit_pages(request: HttpRequest, action: str, pages: Iterable[Page], view: Any) -> HttpResponse | None:
    """Stop publishing `pages` (the `action` of that name only) and say which is not fit; None lets it go on."""
    if action != "publish" or request.method != "POST":
        return None
    reasons = [reason for page in list_with_drafts(pages, view) for reason in _tell(page)]
    if not reasons:
        return None
    messages.error(request, " ".join([_("Chưa trang nào được đăng."), *reasons]))
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


def list_with_drafts(pages: Iterable[Page], view: Any) -> Iterator[Page]:
    """The pages as they would be published, and their drafts below when the editor asked for those."""
    below = getattr(view, "cleaned_form", None) and view.cleaned_form.cleaned_data.get("include_descendants")
    for page in pages:
        yield page.get_latest_revision_as_object()
        if below:
            for draft in page.get_descendants().not_live().iterator():
                yield draft.get_latest_revision_as_object()


def _tell(page: Page) -> Iterator[str]:
    for field, message in list_all_errors(page):
        name = page._meta.get_field(field).verbose_name
        yield _("“%(title)s” – %(field)s: %(reason)s") % {"title": page.title, "field": name, "reason": message}
