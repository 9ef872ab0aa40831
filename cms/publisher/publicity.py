"""What an older release shows and the public may not see any more: taken down, deleted or made private since."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.content.queries import get_public_pages
from cms.library.models import Document, Picture
from cms.library.queries import filter_public
from cms.publisher.deltas import Delta
from cms.publisher.manifest import Manifest
from cms.publisher.objects import File, ObjectStore

BATCH = 500
"""How many rows are asked for at once: databases limit the parameters of one question."""
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A page, picture or document that is not public any more."""

    ref: str
    path: str
    title: str


def list_withdrawn(objects: ObjectStore, current: Manifest, way: Delta) -> tuple[Withdrawn, ...]:
    """What would be public after going `way` from `current` and may not be, by title.

    Pages: all of the older release, so that one taken down a second ago counts. Pictures and documents: those that
    come back.
    """
    pages = dict(_list_pages(current, way))
    files = {new.of: path for path, (_old, new) in way.files.items() if new and _is_library(new.of)}
    public = {f"page:{pk}" for pk in get_public_pages().order_by().values_list("pk", flat=True)}
    gone = [ref for ref in pages if ref not in public] + [ref for ref in files if ref not in _list_public(files)]
    paths = files | pages
    titles = find_titles(gone)
    found = [
        Withdrawn(ref=ref, path=paths[ref], title=titles.get(ref) or _read_title(objects, way, current, paths[ref]))
        for ref in gone
    ]
    return tuple(sorted(found, key=lambda thing: (thing.title, thing.ref)))


def _list_pages(current: Manifest, way: Delta) -> Iterator[tuple[str, str]]:
    """(reference, path) of each page that has a file in the older release; its own page rather than its data."""
    coming = {path: new for path, (_old, new) in way.files.items()}
    both = ((path, coming.get(path, file)) for path, file in current.files.items())
    new = ((path, file) for path, file in coming.items() if path not in current.files)
    found = [(path, file) for source in (both, new) for path, file in source if file and file.of.startswith("page:")]
    for path, file in sorted(found, key=lambda item: (item[0].endswith("/index.html"), -len(item[0]))):
        yield file.of, path  # the last one given counts


def _is_library(ref: str) -> bool:
    return ref.startswith(("picture:", "document:"))


def _list_public(refs: Iterable[str]) -> set[str]:
    public = set()
    for kind, keys in _by_kind(refs).items():
        model = {"picture": Picture, "document": Document}[kind]
        for start in range(0, len(keys), BATCH):
            rows = filter_public(model.objects.filter(pk__in=keys[start : start + BATCH]))
            public.update(f"{kind}:{pk}" for pk in rows.order_by().values_list("pk", flat=True))
    return public


def find_titles(refs: Iterable[str]) -> dict[str, str]:
    """The titles of the pages, pictures and documents that still have a row; a few questions however many they are."""
    models = {"page": Page, "picture": Picture, "document": Document}
    titles: dict[str, str] = {}
    for kind, keys in _by_kind(refs).items():
        for start in range(0, len(keys), BATCH):
            rows = models[kind].objects.filter(pk__in=keys[start : start + BATCH]).order_by()
            titles.update((f"{kind}:{pk}", title) for pk, title in rows.values_list("pk", "title"))
    return titles


def _by_kind(refs: Iterable[str]) -> dict[str, list[int]]:
    keys = defaultdict(list)
    for ref in refs:
        kind, _colon, key = ref.partition(":")
        if kind in ("page", "picture", "document") and key.isdecimal():
            keys[kind].append(int(key))
    return keys


def _read_title(objects: ObjectStore, way: Delta, current: Manifest, path: str) -> str:
    file = way.files[path][1] if path in way.files else current.files.get(path)
    return read_title(objects, file) if file else path


def read_title(objects: ObjectStore, file: File) -> str:
    """The heading of a published page, from its bytes; `(không rõ tên)` when they have none."""
    html = objects.read(file).decode(errors="replace") if file.type.startswith("text/html") else ""
    found = _HEADING.search(html) or _TITLE.search(html)
    return " ".join(unescape(_MARKUP.sub("", found[1])).split()) if found else _("(không rõ tên)")
