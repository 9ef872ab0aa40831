"""`render_output(output, reader, theme) → bytes`: every published file is made here, from what the reader gives."""

import re
from collections.abc import Callable

from cms.entries.reader import Reader
from cms.publisher import contexts, feeds, sheets
from cms.publisher.outputs import Output
from cms.schema.codec import canonical_json
from cms.schema.fields import VERSION
from cms.schema.references import Ref
from cms.theming.engine import render_bytes

_REFS = re.compile(r'"((?:page|picture|document):(?:0|[1-9][0-9]{0,17}))\\?"')


def render_output(output: Output, reader: Reader, theme: str) -> bytes:
    """The bytes of one file. Raises ThemeError, MissingAsset or whatever a broken template causes."""
    reader.reads.add(f"theme:{theme}")
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
    return render_bytes(theme, "listing.html", contexts.make_list_context(reader, output), reader)


def _render_months(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "listing.html", contexts.make_months_context(reader, output), reader)


def _render_received(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "received.html", contexts.make_received_context(reader, output), reader)


def _render_not_found(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "404.html", contexts.make_not_found_context(reader), reader)


def _render_redirect(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "redirect.html", contexts.make_redirect_context(reader, output), reader)


def _render_version(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "archive.html", sheets.make_archive_context(reader, output), reader)


def _render_versions(output: Output, reader: Reader, theme: str) -> bytes:
    return render_bytes(theme, "archive_index.html", sheets.make_archive_index_context(reader, output), reader)


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
    "feed": feeds.render_feed,
    "sitemap_index": feeds.render_sitemap_index,
    "sitemap": feeds.render_sitemap,
    "robots": feeds.render_robots,
}
