"""An index over the store, small enough to keep in memory: who stands where, and what lists hold whom.

It is loaded once and then follows the store change by change; the cost of a change does not grow with the site.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import orjson

from cms.entries.actions import StatedRow, Statement, make_row
from cms.entries.models import Entry
from cms.entries.summaries import LISTED_KINDS, Summary, summarise
from cms.entries.versions import Version
from cms.schema import PAGE_KINDS, DocumentFile, PictureFile, Redirect
from cms.schema.references import Ref

ALL = "all"
"""The group of every page that lists may hold."""
UNDATED = "undated"
"""The group of every page that no month holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the catalogue is told of one stored entry."""

    ref: Ref
    kind: str
    path: str
    digest: str
    data: Mapping
    uses: tuple[Ref, ...] = ()


@dataclass(slots=True)
class Touched:
    """What a change may have altered: the references themselves, the groups, and the pages whose surroundings moved."""

    refs: set[Ref] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    parents: set[Ref] = field(default_factory=set)
    """Pages whose sections below, or whose part of the menu, may differ."""
    files: set[Ref] = field(default_factory=set)
    """Pictures and documents that came into use or went out of it."""

    def __bool__(self) -> bool:
        return bool(self.refs or self.groups or self.parents or self.files)

    def join(self, more: "Touched") -> None:
        """Take up what another change touched besides."""
        self.refs |= more.refs
        self.groups |= more.groups
        self.parents |= more.parents
        self.files |= more.files


def to_row(stated: StatedRow) -> Row:
    """What the catalogue is told of something that has just stated itself."""
    return Row(
        ref=stated.ref,
        kind=stated.kind,
        path=stated.path,
        digest=stated.digest,
        data=orjson.loads(stated.data),
        uses=stated.uses,
    )


def _standing(page: Summary) -> tuple:
    """What the pages below a page show of it, or where they stand because of it."""
    return page.path, page.title, page.parent, page.kind


class Catalogue:
    """All public pages in brief, the groups lists are cut from, and who uses which file."""

    def __init__(self) -> None:
        self.pages: dict[Ref, Summary] = {}
        self.redirects: dict[Ref, Redirect] = {}
        self.digests: dict[Ref, str] = {}
        self.groups: dict[str, list[tuple]] = {}
        """Group → the sort keys of its pages, newest first."""
        self.children: dict[Ref, set[Ref]] = defaultdict(set)
        self.users: Counter[Ref] = Counter()
        """Picture or document → how many pages use it."""
        self.files: dict[Ref, tuple[str, ...]] = {}
        """Picture or document → its files in the media store."""
        self.redirects_to: dict[Ref, set[Ref]] = defaultdict(set)
        self.versions: dict[Ref, tuple[Version, ...]] = {}
        """Page → how it read before; also of pages that are not public now."""
        self.home: Summary | None = None
        self._uses: dict[Ref, tuple[Ref, ...]] = {}
        self._places: dict[Ref, tuple] = {}

    @classmethod
    def load(cls) -> "Catalogue":
        """Read the whole store once, keeping only what lists and links need."""
        rows = Entry.objects.order_by("pk").values_list("ref", "kind", "path", "digest", "data", "uses")
        return cls.from_rows(
            Row(ref=ref, kind=kind, path=path, digest=digest, data=data, uses=tuple(uses))
            for ref, kind, path, digest, data, uses in rows.iterator(chunk_size=500)
        )

    @classmethod
    def from_rows(cls, rows: Iterable[Row]) -> "Catalogue":
        """The catalogue of `rows`, however many there are."""
        catalogue = cls()
        for row in rows:
            catalogue._keep(row)
        for ref in catalogue.pages:
            catalogue._find_place(ref)
        for name, key in ((name, place[0]) for place in catalogue._places.values() for name in place[1]):
            catalogue.groups.setdefault(name, []).append(key)
        for members in catalogue.groups.values():
            members.sort()
        return catalogue

    @classmethod
    def from_statements(cls, statements: Iterable[Statement]) -> "Catalogue":
        """The catalogue of what states itself, without the store."""
        return cls.from_rows(to_row(make_row(statement)) for statement in statements)

    def apply(self, *, changed: Iterable[Row], removed: Iterable[Ref]) -> Touched:
        """Follow the store: `changed` are rows that are new or differ, `removed` references that are gone."""
        changed, removed = list(changed), [ref for ref in removed if ref in self.digests]
        touched = Touched(refs={row.ref for row in changed} | set(removed))
        around = self._list_around(changed, removed)
        before = {ref: self._places.get(ref) for ref in around}
        self._note_neighbours(touched)
        for ref in removed:
            self._forget(ref, touched)
        for row in changed:
            self._forget(row.ref, touched)
            self._keep(row, touched)
        self._note_neighbours(touched)
        for ref in around:
            self._move(ref, before[ref], touched)
        touched.refs |= around
        return touched

    def follow_versions(self, versions: Mapping[Ref, tuple[Version, ...]]) -> Touched:
        """Take what is known now of the earlier versions of these pages; none for a page without any."""
        touched = Touched()
        for ref, known in versions.items():
            if self.versions.get(ref, ()) == known:
                continue
            touched.refs.add(ref)
            self._count(self._list_archived(ref) if ref in self.pages else (), -1, touched)
            self.versions[ref] = known
            self._count(self._list_archived(ref) if ref in self.pages else (), 1, touched)
        return touched

    def _list_archived(self, ref: Ref) -> list[Ref]:
        """The files that the earlier versions of a page refer to."""
        return [file for version in self.versions.get(ref, ()) for file in version.list_files()]

    def _list_around(self, changed: list[Row], removed: list[Ref]) -> set[Ref]:
        """The pages among these, and all below those that moved, came, went or changed their name."""
        around: set[Ref] = set()
        for row in changed:
            if row.kind not in PAGE_KINDS:
                continue
            old = self.pages.get(row.ref)
            new = summarise(row.ref, row.kind, row.path, row.data)
            around.add(row.ref)
            if old is None or (old.path, old.title, old.parent, old.kind) != (
                new.path,
                new.title,
                new.parent,
                new.kind,
            ):
                around.update(self.iter_below(row.ref))
        for ref in removed:
            if ref in self.pages:
                around.add(ref)
                around.update(self.iter_below(ref))
        return around

    def _note_neighbours(self, touched: Touched) -> None:
        """Whoever shows the touched pages in a menu or as a part of itself, as they stand at this moment."""
        for ref in touched.refs:
            page = self.pages.get(ref)
            if page and (page.kind == "section" or page.in_menu):
                touched.parents.add(page.parent)

    def _keep(self, row: Row, touched: Touched | None = None) -> None:
        self.digests[row.ref] = row.digest
        if row.kind in PAGE_KINDS:
            page = summarise(row.ref, row.kind, row.path, row.data)
            self.pages[row.ref] = page
            self.children[page.parent].add(row.ref)
            if row.kind == "home":
                self.home = page
            self._uses[row.ref] = row.uses
            self._count((*row.uses, *self._list_archived(row.ref)), 1, touched)
        elif row.kind == Redirect.kind:
            redirect = Redirect(old_path=row.data["old_path"], target=row.data["target"], url=row.data["url"])
            self.redirects[row.ref] = redirect
            self.redirects_to[redirect.target].add(row.ref)
        elif row.kind == PictureFile.kind:
            self.files[row.ref] = tuple(rendition["file"] for rendition in row.data["renditions"])
        elif row.kind == DocumentFile.kind:
            self.files[row.ref] = (row.data["file"],)

    def _forget(self, ref: Ref, touched: Touched) -> None:
        self.digests.pop(ref, None)
        self.files.pop(ref, None)
        page, redirect = self.pages.pop(ref, None), self.redirects.pop(ref, None)
        if page:
            self.children[page.parent].discard(ref)
            self._count((*self._uses.pop(ref, ()), *self._list_archived(ref)), -1, touched)
            if self.home is page:
                self.home = None
        if redirect:
            self.redirects_to[redirect.target].discard(ref)

    def _count(self, uses: Iterable[Ref], by: int, touched: Touched | None) -> None:
        for ref in uses:
            self.users[ref] += by
            if touched is not None:
                touched.files.add(ref)

    def _find_place(self, ref: Ref) -> tuple | None:
        """(sort key, groups, what else decides where it is shown) of a page; None when it is not public."""
        page = self.pages.get(ref)
        if page is None:
            self._places.pop(ref, None)
            return None
        place = (page.newest_first, frozenset(self._list_groups(page)), page.path, page.ended, page.ends_on, page.tags)
        self._places[ref] = place
        return place

    def _list_groups(self, page: Summary) -> Iterator[str]:
        if page.kind not in LISTED_KINDS:
            yield UNDATED
            return
        yield from (ALL, f"kind/{page.kind}", f"month/{page.month}" if page.month else UNDATED)
        yield from (f"tag/{tag.slug}" for tag in page.tags)
        yield from (f"section/{above.ref}" for above in self.get_ancestors(page.ref) if above.kind == "section")

    def _move(self, ref: Ref, old: tuple | None, touched: Touched) -> None:
        new = self._find_place(ref)
        if old == new:
            return
        for name in old[1] if old else ():
            members = self.groups[name]
            del members[bisect_left(members, old[0])]
            if not members:
                del self.groups[name]
            touched.groups.add(name)
        for name in new[1] if new else ():
            insort(self.groups.setdefault(name, []), new[0])
            touched.groups.add(name)

    def iter_below(self, ref: Ref) -> Iterator[Ref]:
        """Every page below `ref`, however deep."""
        waiting = list(self.children.get(ref, ()))
        while waiting:
            below = waiting.pop()
            yield below
            waiting.extend(self.children.get(below, ()))

    def get_ancestors(self, ref: Ref) -> list[Summary]:
        """The public pages above `ref`, from the home page down."""
        above = []
        page = self.pages.get(ref)
        while page and page.parent and (page := self.pages.get(page.parent)):
            above.append(page)
        return above[::-1]

    def list_group(self, name: str, start: int = 0, stop: int | None = None) -> list[Summary]:
        """The pages of a group from `start` up to `stop`, newest first."""
        return [self.pages[Ref(f"page:{-key[1]}")] for key in self.groups.get(name, ())[start:stop]]

    def count_group(self, name: str) -> int:
        """How many pages a group holds."""
        return len(self.groups.get(name, ()))

    def list_branches(self, ref: Ref) -> list[Summary]:
        """The sections right below a page, and what else there belongs in the menu, in the editors' order."""
        below = (self.pages[child] for child in self.children.get(ref, ()))
        return sorted(
            (page for page in below if page.kind == "section" or page.in_menu),
            key=lambda page: (page.position, page.path),
        )

    def list_months(self) -> list[str]:
        """The months (`2026-11`) that have pages, newest first."""
        return sorted((name[6:] for name in self.groups if name.startswith("month/")), reverse=True)

    def get_section_title(self, page: Summary) -> str:
        """The title of the nearest section above the page; empty when it stands right under the home page."""
        titles = [above.title for above in self.get_ancestors(page.ref) if above.kind == "section"]
        return titles[-1] if titles else ""
