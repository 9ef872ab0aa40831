"""Which pages an older release shows and the public may not see any more: taken down, deleted, made private since."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.content.queries import get_public_pages
from cms.publisher.deltas import Delta
from cms.publisher.manifest import Manifest
from cms.publisher.objects import File, ObjectStore
from cms.schema.references import parse_ref

BATCH = 500
"""How many rows are asked for at once: databases limit the parameters of one question."""
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A page that is not public any more."""

    ref: str
    path: str
    title: str


def list_withdrawn(objects: ObjectStore, current: Manifest, way: Delta) -> tuple[Withdrawn, ...]:
    """The pages that would be public after going `way` from `current` and may not be, by title.

    All pages of the older release are looked at, so that one taken down a second ago counts.
    """
    pages = dict(_list_pages(current, way))
    public = list_public()
    gone = [ref for ref in pages if ref not in public]
    titles = find_titles(gone)
    found = [
        Withdrawn(ref=ref, path=pages[ref], title=titles.get(ref) or _read_title(objects, way, current, pages[ref]))
        for ref in gone
    ]
    return tuple(sorted(found, key=lambda page: (page.title, page.ref)))


def list_public() -> set[str]:
    """The references of all pages that the public may see at this moment."""
    return {f"page:{pk}" for pk in get_public_pages().order_by().values_list("pk", flat=True)}


def _list_pages(current: Manifest, way: Delta) -> Iterator[tuple[str, str]]:
    """(reference, path) of each page that has a file in the older release; its own page rather than its data."""
    coming = {path: new for path, (_old, new) in way.files.items()}
    both = ((path, coming.get(path, file)) for path, file in current.files.items())
    new = ((path, file) for path, file in coming.items() if path not in current.files)
    found = [(path, file) for source in (both, new) for path, file in source if file and file.of.startswith("page:")]
    for path, file in sorted(found, key=lambda item: (item[0].endswith("/index.html"), -len(item[0]))):
        yield file.of, path  # the last one given counts


def find_titles(refs: Iterable[str]) -> dict[str, str]:
    """The titles of the pages that still have a row; a few questions however many they are."""
    keys = [int(parse_ref(ref).key) for ref in refs]
    titles: dict[str, str] = {}
    for start in range(0, len(keys), BATCH):
        rows = Page.objects.filter(pk__in=keys[start : start + BATCH]).order_by()
        titles.update((f"page:{pk}", title) for pk, title in rows.values_list("pk", "title"))
    return titles


def _read_title(objects: ObjectStore, way: Delta, current: Manifest, path: str) -> str:
    file = way.files[path][1] if path in way.files else current.files.get(path)
    return read_title(objects, file) if file else path


def read_title(objects: ObjectStore, file: File) -> str:
    """The heading of a published page, from its bytes; `(không rõ tên)` when they have none."""
    html = objects.read(file).decode(errors="replace") if file.type.startswith("text/html") else ""
    found = _HEADING.search(html) or _TITLE.search(html)
    return " ".join(unescape(_MARKUP.sub("", found[1])).split()) if found else _("(không rõ tên)")
