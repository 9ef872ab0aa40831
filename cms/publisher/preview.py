"""A draft drawn by the same renderer as the live site."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html

from cms.content.statements import list_files, state_files, state_law
from cms.entries.catalogue import Catalogue
from cms.entries.law_reading import find_cited
from cms.entries.reader import BrokenReferenceError, Reader
from cms.publisher.archive import load_versions
from cms.publisher.assets import DraftAddresses
from cms.publisher.contexts import make_page_context
from cms.publisher.site import get_today
from cms.schema import PageEntry
from cms.schema.codec import canonical_json, to_data
from cms.schema.languages import PREFIXES, get_language
from cms.schema.references import Ref, make_ref
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft with a reader that knows it, as if it were public."""

    ref: Ref
    entry: PageEntry
    reader: Reader

    @property
    def figures(self) -> tuple[Ref, ...]:
        """The figures of the law in its text."""
        return find_cited(canonical_json(to_data(self.entry))).figures


def open_draft(page, addresses: DraftAddresses | None = None, *, day: date | None = None) -> Draft:
    """A draft: its own entry, the pictures and documents it uses, and everything else from the store.

    `addresses`: where whoever looks finds the files; the office's own without. `day`: a coming day, as of which the law
    is read; today without.
    """
    today = get_today()
    entry = page.to_entry()
    ref = make_ref("page", page.pk or DRAFT_KEY)
    # From the library, not from the store: what only this draft uses is not public yet.
    overlay = {ref: entry} | {file.ref: file.entry for file in state_files(list_files(entry))}
    if any(find_cited(canonical_json(to_data(entry)))):  # the same for what was entered into the registry just now
        overlay |= {stated.ref: stated.entry for stated in state_law()}
    catalogue = Catalogue.load()
    catalogue.follow_versions(load_versions([ref]))
    reader = Reader(catalogue, addresses or DraftAddresses(), today=max(day or today, today), overlay=overlay)
    return Draft(ref=ref, entry=entry, reader=reader)


def draw_draft(page, addresses: DraftAddresses | None = None, *, day: date | None = None) -> str:
    """The HTML of a draft; `addresses` and `day` as for `open_draft`."""
    draft = open_draft(page, addresses, day=day)
    reader, ref, entry = draft.reader, draft.ref, draft.entry
    known = reader.catalogue.pages.get(ref)
    url = known.path if known else _find_future_address(reader, entry, page)
    reader.language = get_language(url)
    with translation.override(reader.language):  # the page's language, not the editor's
        context = make_page_context(reader, ref, entry, url)
        return render(reader.settings().theme, f"pages/{entry.kind}.html", context, reader)


def _find_future_address(reader: Reader, entry: PageEntry, page) -> str:
    """Where the draft would stand; the front page of its language when that cannot be said."""
    above = reader.catalogue.pages.get(entry.parent)
    if above and page.slug:
        return f"{above.path}{page.slug}/"
    return PREFIXES.get(page.locale.language_code, "/")
