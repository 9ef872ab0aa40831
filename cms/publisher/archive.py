"""How pages read before: when the words of a page change, the earlier ones are kept, with their hours and their hash.

A new look makes no new version, only new words do. What is kept lies in the database, since the published folder may be
lost and made again; the pictures stay in the library, and an earlier version shows them while they are there.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.content.statements import Problem, state_files
from cms.entries.actions import Statement
from cms.entries.addresses import BrokenReferenceError
from cms.entries.models import Entry
from cms.entries.versions import Version
from cms.publisher.manifest import Manifest
from cms.publisher.models import OutboxRow, PageVersion, Release
from cms.publisher.objects import File, ObjectStore
from cms.publisher.page_words import digest_words, extract_words, find_main, say_the_same
from cms.schema.references import Ref, make_ref, parse_ref

KINDS = frozenset({"article", "explainer", "guide", "calculator", "campaign", "plain", "join"})
"""Pages with words of their own; the others show what lists give them."""
BATCH = 500
Changes = Mapping[str, File | None]


def note_superseded(objects: ObjectStore, live: Manifest, changes: Changes, *, at: datetime) -> list[PageVersion]:
    """The versions that end at the moment `at`, when `changes` go live over `live`; nothing is stored yet.

    A page whose words stay is looked at and passed by. For a page that comes, or comes back, there is a note instead
    (a row without HTML), from which its next version counts.
    """
    before = {file.of: path for path in changes if (file := live.files.get(path)) and _is_page(path, file)}
    after = {file.of: path for path, file in changes.items() if file and _is_page(path, file)}
    ending = [
        version
        for ref, path in before.items()
        if (new := changes.get(after.get(ref, ""))) is None or not _says_the_same(objects, live.files[path], new)
        if (version := _make_version(objects, live, ref, path, at))
    ]
    _find_beginnings(ending)
    coming = after.keys() - before.keys() if live.files else ()
    coming = [ref for ref in coming if not _was_only_lost(live, after[ref], changes[after[ref]])]
    return ending + [PageVersion(ref=ref, from_at=at, until_at=at) for ref in coming]


def _was_only_lost(live: Manifest, path: str, file: File) -> bool:
    """Whether the page never left: its bytes were lost on the disk, and drawn again they are the same."""
    return path in live.lost and live.lost[path].object == file.object


def _is_page(path: str, file: File) -> bool:
    own = path.endswith("/index.html") and not path.endswith("/da-nhan/index.html")
    return own and file.of.startswith("page:")


def _says_the_same(objects: ObjectStore, old: File, new: File) -> bool:
    return old.object == new.object or say_the_same(objects.read(old), objects.read(new))


def _make_version(objects: ObjectStore, live: Manifest, ref: str, path: str, at: datetime) -> PageVersion | None:
    """The version that is live at `path`; None for pages without words of their own, and when its bytes are gone."""
    file, data = live.files[path], live.files.get(f"{path.removesuffix('html')}json")
    html = objects.read(file).decode(errors="replace")
    entry = json.loads(objects.read(data) or b"{}") if data else {}
    if not html or entry.get("kind") not in KINDS:
        return None
    return PageVersion(
        ref=ref,
        path=path.removesuffix("index.html"),
        title=entry["title"],
        object=file.object,
        digest=digest_words(extract_words(html)),
        until_at=at,
        uses={address: target for target, address in entry.get("references", {}).items()},
        html=zlib.compress(find_main(html).strip().encode()),
    )


def _find_beginnings(ending: list[PageVersion]) -> None:
    """Since when each was shown: since the one before it ended, since the page came, or since the site began."""
    last: dict[str, PageVersion] = {}
    refs = [version.ref for version in ending]
    for start in range(0, len(refs), BATCH):
        rows = PageVersion.objects.filter(ref__in=refs[start : start + BATCH]).order_by("until_at", "pk")
        last |= {row.ref: row for row in rows.defer("html", "uses")}
    first = Release.objects.order_by("number").values_list("made_at", flat=True).first()
    for version in ending:
        before = last.get(version.ref)
        version.from_at = before.until_at if before else first or version.until_at
        if before and before.digest == version.digest:  # noted by a publisher that was killed: it went on
            version.pk, version.from_at = before.pk, before.from_at


def save_versions(versions: Iterable[PageVersion], *, release: int) -> None:
    """Store what `note_superseded` gave, in the transaction that records the release of that number."""
    versions = list(versions)
    for version in versions:
        version.release = release
    PageVersion.objects.filter(pk__in=[version.pk for version in versions if version.pk]).delete()
    PageVersion.objects.bulk_create(versions, batch_size=BATCH)


def drop_versions(versions: Iterable[PageVersion]) -> None:
    """Take back what `save_versions` stored: the release never came to be."""
    PageVersion.objects.filter(pk__in=[version.pk for version in versions]).delete()


def load_versions(refs: Iterable[str] | None = None) -> dict[Ref, tuple[Version, ...]]:
    """The earlier versions of all pages, or of `refs`, oldest first. Their HTML is left where it is."""
    rows = PageVersion.objects.exclude(html=b"").order_by("until_at", "pk")
    rows = rows if refs is None else rows.filter(ref__in=list(refs))
    found: dict[Ref, list[Version]] = defaultdict(list)
    for row in rows.defer("html", "digest").iterator(chunk_size=BATCH):
        found[Ref(row.ref)].append(to_version(row))
    return {ref: tuple(versions) for ref, versions in found.items()}


def to_version(row: PageVersion) -> Version:
    """A row as the catalogue keeps it."""
    return Version(
        ref=Ref(row.ref),
        path=row.path,
        title=row.title,
        object=row.object,
        from_at=row.from_at,
        until_at=row.until_at,
        uses=tuple(sorted((address, Ref(ref)) for address, ref in row.uses.items())),
    )


def state_archived(
    versions: Mapping[Ref, tuple[Version, ...]], stated: Collection[Ref], broken: Collection[Ref], on_problem: Problem
) -> Iterator[Statement]:
    """The pictures and documents that only what was said before refers to, not in `stated` yet.

    That is the earlier versions of pages, and the last words in the store of those that are `broken` now.
    """
    last = dict(Entry.objects.filter(ref__in=list(broken)).values_list("ref", "uses"))
    kept = (version for ref, found in versions.items() if ref in stated or ref in last for version in found)
    files = {file for version in kept for file in version.list_files()}.union(*last.values())
    yield from state_files(files - set(stated), on_problem)


def join_versions(
    known: Mapping[Ref, tuple[Version, ...]], rows: Iterable[PageVersion]
) -> dict[Ref, tuple[Version, ...]]:
    """What `known` becomes by new rows, for the pages these are of."""
    joined: dict[Ref, tuple[Version, ...]] = {}
    for row in rows:
        if row.html:
            ref = Ref(row.ref)
            before = joined.get(ref, known.get(ref, ()))
            joined[ref] = (*(version for version in before if version.from_at != row.from_at), to_version(row))
    return joined


def read_html(version: Version) -> str:
    """The HTML of the main part of an earlier version. Raises BrokenReferenceError when it is not there any more."""
    rows = PageVersion.objects.filter(ref=version.ref, until_at=version.until_at).exclude(html=b"")
    packed = rows.values_list("html", flat=True).first()
    if packed is None:
        raise BrokenReferenceError(f"{version.ref} {version.until_at}")
    return unpack(packed)


def unpack(packed: bytes) -> str:
    """The HTML of a row."""
    return zlib.decompress(bytes(packed)).decode()


def mark_versions() -> tuple:
    """Something that is another whenever versions came or went. Cheap."""
    rows = PageVersion.objects.aggregate(newest=Max("pk"), last=Max("until_at"))
    return rows["newest"], rows["last"], PageVersion.objects.exclude(html=b"").count()


@transaction.atomic
def withdraw_version(version: PageVersion, *, actor) -> None:
    """Take an earlier version out of the archive for good: it held what nobody may read any more.

    That the page read otherwise in those hours stays known; how, does not.
    """
    PageVersion.objects.filter(pk=version.pk).update(html=b"", title="", uses={}, object="", digest="")
    OutboxRow.objects.create(reason=_("Gỡ một bản lưu của trang “%(title)s”") % {"title": version.title}, actor=actor)
    page = Page.objects.filter(pk=parse_ref(version.ref).key).first()
    log(instance=page or version, action="publisher.withdraw_version", user=actor, data={"from": str(version.from_at)})


def forget_deleted_pages() -> int:
    """Drop the versions of pages that were deleted. Returns how many rows."""
    refs = set(PageVersion.objects.order_by().values_list("ref", flat=True).distinct())
    there = {make_ref("page", pk) for pk in Page.objects.order_by().values_list("pk", flat=True)}
    gone = list(refs - there)
    parts = (gone[start : start + BATCH] for start in range(0, len(gone), BATCH))
    return sum(PageVersion.objects.filter(ref__in=part).delete()[0] for part in parts)
