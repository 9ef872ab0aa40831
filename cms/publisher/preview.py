"""A draft drawn by the same renderer as the live site."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html

from cms.content.statements import list_files, state_files
from cms.entries.catalogue import Catalogue
from cms.entries.reader import BrokenReferenceError, Reader
from cms.publisher.archive import load_versions
from cms.publisher.assets import DraftAddresses
from cms.publisher.contexts import make_page_context
from cms.publisher.site import get_today
from cms.schema import PageEntry
from cms.schema.references import make_ref
from cms.theming.engine import render
from cms.theming.errors import ThemeError

DRAFT_KEY = 0
"""The key of a page that was never saved."""


def render_preview(request: HttpRequest, page) -> HttpResponse:
    """The draft `page` as the public would see it, in the theme in use, with Wagtail's user bar for the side panel."""
    try:
        html = draw_draft(page)
    except (ThemeError, BrokenReferenceError) as error:
        return HttpResponse(format_html("<!doctype html><title>!</title><p>{}</p>", str(error)), status=200)
    userbar = render_to_string("publisher/preview_userbar.html", {"request": request, "page": page}, request)
    return HttpResponse(html.replace("</body>", userbar + "</body>", 1))


def draw_draft(page) -> str:
    """The HTML of a draft: its own entry, the pictures and documents it uses, and everything else from the store."""
    entry = page.to_entry()
    ref = make_ref("page", page.pk or DRAFT_KEY)
    # From the library, not from the store: what only this draft uses is not public yet.
    overlay = {ref: entry} | {file.ref: file.entry for file in state_files(list_files(entry))}
    catalogue = Catalogue.load()
    catalogue.follow_versions(load_versions([ref]))
    reader = Reader(catalogue, DraftAddresses(), today=get_today(), overlay=overlay)
    url = reader.url(ref) or _find_future_address(reader, entry, page.slug)
    with translation.override(settings.LANGUAGE_CODE):  # the site's language, not the editor's
        context = make_page_context(reader, ref, entry, url)
        return render(reader.settings().theme, f"pages/{entry.kind}.html", context, reader)


def _find_future_address(reader: Reader, entry: PageEntry, slug: str) -> str:
    above = reader.catalogue.pages.get(entry.parent)
    return f"{above.path}{slug}/" if above and slug else "/"
