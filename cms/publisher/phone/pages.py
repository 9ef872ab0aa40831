"""The pages around a reader's own device, and the library that can be kept there."""

import zlib
from collections.abc import Mapping

from cms.entries.catalogue import in_group
from cms.entries.reader import BrokenReferenceError, Reader
from cms.publisher.contexts import make_breadcrumbs, make_site
from cms.publisher.language_links import list_alike
from cms.publisher.outputs import DEVICE_SCRIPT, LIBRARY, OFFLINE_PATH, WIPE_PATH, WIPED_PATH, Output
from cms.schema import OfflineContext, WipeContext
from cms.schema.codec import canonical_json
from cms.schema.languages import in_language
from cms.schema.references import Ref
from cms.theming.engine import render_bytes
from cms.theming.themes import get_style

LIBRARY_KINDS = ("explainer", "guide")
_FRAME = 1_500
"""Bytes of a compressed page besides its text and its style."""
_ROUNDED_TO = 10_000
"""Bytes: nobody needs the weight of the library to a hair, and a small correction need not change the file."""


def render_offline(output: Output, reader: Reader, theme: str) -> bytes:
    """What a phone shows without a network, and what it keeps."""
    path = in_language(OFFLINE_PATH, reader.language)
    context = OfflineContext(
        site=make_site(reader, here=path),
        url=path,
        languages=list_alike(reader, OFFLINE_PATH),
        breadcrumbs=make_breadcrumbs(reader.above(reader.home(), itself=True)) if reader.home() else (),
        library_url=reader.give(in_language(LIBRARY, reader.language)),
        script_url=reader.give(DEVICE_SCRIPT),
    )
    return render_bytes(theme, "offline.html", context, reader)


def render_wipe(output: Output, reader: Reader, theme: str) -> bytes:
    """What the site keeps on a device, and the way to remove it; `wiped` is the page whose header does so."""
    path = WIPED_PATH if output.kind == "wiped" else WIPE_PATH
    context = WipeContext(
        site=make_site(reader, here=in_language(WIPE_PATH, reader.language)),
        url=in_language(path, reader.language),
        languages=list_alike(reader, path),
        done=output.kind == "wiped",
        done_url=reader.give(in_language(WIPED_PATH, reader.language)),
        script_url=reader.give(DEVICE_SCRIPT),
    )
    return render_bytes(theme, "wipe.html", context, reader)


def render_library(output: Output, reader: Reader, theme: str) -> str:
    """The addresses of all pages about rights in a language, and about how many bytes they are together, compressed.

    The weight is reckoned from what the pages say: what other files weigh cannot be known while one is drawn.
    """
    groups = [in_group(f"kind/{kind}", reader.language) for kind in LIBRARY_KINDS]
    paths = sorted(path for group in groups for path, _to, _day in reader.addresses(group))
    frame = _FRAME + _weigh(get_style(theme, reader.settings().tokens))
    entries = (_read(reader, page.ref) for group in groups for page in reader.catalogue.list_group(group))
    weight = sum(frame + _weigh(canonical_json(entry)) for entry in entries if entry)
    return canonical_json({"bytes": -(-weight // _ROUNDED_TO) * _ROUNDED_TO, "pages": paths})


def _read(reader: Reader, ref: Ref) -> Mapping | None:
    """The entry of a page; none of one that cannot state itself just now, whose last good file stays."""
    try:
        return reader.data(ref)
    except BrokenReferenceError:
        return None


def _weigh(text: str) -> int:
    return len(zlib.compress(text.encode()))
