"""`render_output(output, reader, theme) → bytes`: every published file is made here, from what the reader gives."""

import re
from collections.abc import Callable

from django.utils import translation

from cms.entries.reader import Reader
from cms.law.calculators import SCRIPT
from cms.publisher import change_lists, contexts, feeds, lists, registers, searching, sheets
from cms.publisher.cards import make_recipe
from cms.publisher.guide_for_machines import render_guide
from cms.publisher.outputs import Output
from cms.publisher.phone import icon, pages, scripts
from cms.schema.codec import canonical_json
from cms.schema.fields import VERSION
from cms.schema.references import Ref
from cms.theming.engine import render_bytes
from cms.theming.fonts import get_font

_REFS = re.compile(r'"((?:page|picture|document):(?:0|[1-9][0-9]{0,17}))\\?"')


def render_output(output: Output, reader: Reader, theme: str) -> bytes:
    """The bytes of one file. Raises ThemeError, MissingAsset or whatever a broken template causes."""
    reader.reads.add(f"theme:{theme}")
    reader.language = output.language
    with translation.override(output.language):  # what Python writes for readers is in the page's language
        drawn = _RENDERERS[output.kind](output, reader, theme)
    return drawn if isinstance(drawn, bytes) else drawn.encode()


def _render_page(output: Output, reader: Reader, theme: str) -> bytes:
    entry = reader.entry(output.of)
    context = contexts.make_page_context(reader, output.of, entry, reader.url(output.of))
    return render_bytes(theme, f"pages/{entry.kind}.html", context, reader)


def _render_data(output: Output, reader: Reader, theme: str) -> str:
    entry = reader.data(output.of)
    found = {ref: _find_address(reader, Ref(ref)) for ref in sorted(collect_refs(canonical_json(entry)))}
    public = {ref: url for ref, url in found.items() if url}
    return canonical_json({**entry, "schema": VERSION, "url": reader.url(output.of), "references": public})


def _find_address(reader: Reader, ref: Ref) -> str:
    if ref.startswith("picture:"):
        picture = reader.picture(ref)
        return picture.src if picture else ""
    return reader.url(ref) if ref.startswith(("page:", "document:")) else ""


def collect_refs(text: str) -> set[str]:
    """Every reference in an entry written as JSON: whole strings, and the links inside clean HTML."""
    return set(_REFS.findall(text))


def _render_list(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "listing.html", lists.make_list_context(reader, output), reader)


def _render_months(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "listing.html", lists.make_months_context(reader, output), reader)


def _render_received(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "received.html", contexts.make_received_context(reader, output), reader)


def _render_not_found(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "404.html", contexts.make_not_found_context(reader), reader)


def _render_redirect(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "redirect.html", contexts.make_redirect_context(reader, output), reader)


def _render_changes(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "changes.html", change_lists.make_changes_context(reader, output), reader)


def _render_version(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "archive.html", sheets.make_archive_context(reader, output), reader)


def _render_versions(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "archive_index.html", sheets.make_archive_index_context(reader, output), reader)


def _render_script(output: Output, reader: Reader, theme: str) -> str:
    return SCRIPT


def _render_font(output: Output, reader: Reader, theme: str) -> bytes:
    """The letters of a language, as they are."""
    return get_font(output.of).data


def _render_card(output: Output, reader: Reader, theme: str) -> bytes:
    """What the card is drawn from; see waiting_cards.py."""
    return make_recipe(reader, Ref(output.of), theme)


_RENDERERS: dict[str, Callable[[Output, Reader, str], str | bytes]] = {
    "page": _render_page,
    "data": _render_data,
    "received": _render_received,
    "section_list": _render_list,
    "tag": _render_list,
    "month": _render_list,
    "months": _render_months,
    "not_found": _render_not_found,
    "redirect": _render_redirect,
    "version": _render_version,
    "versions": _render_versions,
    "changes": _render_changes,
    "rights": registers.render_rights,
    "contacts": registers.render_contacts,
    "documents": registers.render_documents,
    "changes_feed": change_lists.render_changes_feed,
    "feed": feeds.render_feed,
    "json_feed": feeds.render_json_feed,
    "guide_for_machines": render_guide,
    "sitemap_index": feeds.render_sitemap_index,
    "sitemap": feeds.render_sitemap,
    "robots": feeds.render_robots,
    "script": _render_script,
    "card": _render_card,
    "search": searching.render_search_page,
    "search_script": searching.render_search_script,
    "index": searching.render_index,
    "news_index": searching.render_news_index,
    "page_script": scripts.render_page_script,
    "device_script": scripts.render_device_script,
    "worker": scripts.render_worker,
    "offline": pages.render_offline,
    "wipe": pages.render_wipe,
    "wiped": pages.render_wipe,
    "library": pages.render_library,
    "font": _render_font,
    "icon": icon.render_icon,
    "web_manifest": icon.render_web_manifest,
}
