"""What an older release shows and the public may not see any more.

Pages that were taken down, deleted or made private since; words that somebody took out of the archive for good.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.content.queries import get_public_pages
from cms.entries.versions import index_of, list_sheets
from cms.publisher.archive import load_versions, to_version
from cms.publisher.deltas import Delta
from cms.publisher.manifest import Manifest
from cms.publisher.models import PageVersion, Release
from cms.publisher.objects import File, ObjectStore
from cms.schema.references import Ref, parse_ref

BATCH = 500
"""How many rows are asked for at once: databases limit the parameters of one question."""
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A page that is not public any more, or whose words of then were taken out of the archive."""

    ref: str
    path: str
    title: str

    @property
    def address(self) -> str:
        """Where readers would find it."""
        return self.path.removesuffix("index.html")


def list_withdrawn(objects: ObjectStore, current: Manifest, way: Delta) -> tuple[Withdrawn, ...]:
    """The pages that would be public after going `way` from `current` and may not be, by title.

    All pages of the older release are looked at, so that one taken down a second ago counts.
    """
    pages = dict(_list_pages(current, way))
    public = list_public() - _list_unsaid(way.number)
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


def _list_unsaid(number: int) -> set[str]:
    """The pages that read, in release `number`, as nobody may read any more: that version was withdrawn."""
    made_at = Release.objects.filter(number=number).values_list("made_at", flat=True).first()
    if made_at is None:
        return set()
    rows = list_withdrawn_versions().filter(from_at__lte=made_at, until_at__gt=made_at)
    return set(rows.values_list("ref", flat=True))


def list_withdrawn_versions() -> QuerySet[PageVersion]:
    """The versions that somebody took out of the archive: what is left of them is where and when they were shown."""
    return PageVersion.objects.filter(html=b"").exclude(path="")


def list_withdrawn_sheets(objects: ObjectStore, manifest: Manifest) -> set[str]:
    """The files of `manifest` that show a withdrawn version, or name it: its sheet, and the lists of its page.

    Its address may be that of another version now; a sheet bears the hash of its own.
    """
    rows = list(list_withdrawn_versions().defer("html"))
    kept = load_versions({row.ref for row in rows}) if rows else {}
    found: set[str] = set()
    refs: set[str] = set()
    for row in rows:
        sheet = to_version(row).sheet
        file, now = manifest.files.get(f"{sheet}index.html"), list_sheets(kept.get(Ref(row.ref), ())).get(sheet)
        if file and not (now and now.object.encode() in objects.read(file)):
            found |= {f"{sheet}index.html", f"{index_of(row.path)}index.html"}
            refs.add(row.ref)
    fronts = [path for path, file in manifest.files.items() if file.of in refs and path.endswith("/index.html")]
    return (found | {index_of(path) for path in fronts}) & manifest.files.keys()


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
