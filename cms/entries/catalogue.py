"""An index over the store, small enough to keep in memory: who stands where, and what lists hold whom.

It is loaded once and then follows the store change by change; the cost of a change does not grow with the site.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from cms.entries.actions import Statement, make_row
from cms.entries.models import Entry
from cms.entries.rows import ROW_COLUMNS, Row, Touched, read_row, to_row
from cms.entries.search_reading import group_to_search
from cms.entries.summaries import LISTED_KINDS, RIGHTS, RIGHTS_KINDS, Summary, summarise
from cms.entries.translations import Translations
from cms.entries.versions import Version
from cms.schema import PAGE_KINDS, Contacts, DocumentFile, PictureFile, Redirect
from cms.schema.codec import build
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.references import Ref

__all__ = ["ALL", "UNDATED", "Catalogue", "Row", "Touched", "in_group", "to_row"]

ALL = "all"
"""The group of every page that lists may hold."""
UNDATED = "undated"
"""The group of every page that no month holds."""


def in_group(group: str, language: str) -> str:
    """The group of that name of another language: `tag/luong` → `km!tag/luong`. Sections have one language anyway."""
    return group if language == SOURCE_LANGUAGE else f"{language}!{group}"


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
        """Picture or document → how many pages use it, withheld ones too."""
        self.files: dict[Ref, tuple[str, ...]] = {}
        """Picture or document → its files in the media store."""
        self.documents: Counter[Ref] = Counter()
        """Document → how many pages use it that are not withheld."""
        self.has_contacts = False
        """Whether the public is shown whom to call."""
        self.redirects_to: dict[Ref, set[Ref]] = defaultdict(set)
        self.versions: dict[Ref, tuple[Version, ...]] = {}
        """Page → how it read before; also of pages that are not public now."""
        self.homes: dict[str, Summary] = {}
        """Language → its front page."""
        self.translations = Translations()
        self._uses: dict[Ref, tuple[Ref, ...]] = {}
        self._places: dict[Ref, tuple] = {}

    @classmethod
    def load(cls) -> "Catalogue":
        """Read the whole store once, keeping only what lists and links need."""
        rows = Entry.objects.order_by("pk").values_list(*ROW_COLUMNS)
        return cls.from_rows(map(read_row, rows.iterator(chunk_size=500)))

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

    def apply(self, *, changed: Iterable[Row], removed: Iterable[Ref], withheld: Iterable[Ref] = ()) -> Touched:
        """Follow the store: `changed` are rows that are new or differ, `removed` references that are gone.

        `withheld`: pages that nothing may link to for now. They stay in the store, and what they use stays in use.
        """
        changed, removed = list(changed), [ref for ref in removed if ref in self.digests or ref in self._uses]
        hidden = [*removed, *(ref for ref in withheld if ref in self.digests)]
        touched = Touched(refs={row.ref for row in changed} | set(hidden))
        around = self._list_around(changed, hidden)
        before = {ref: self._places.get(ref) for ref in around}
        self._note_neighbours(touched)
        self._note_translations(touched)
        for ref in hidden:
            self._forget(ref)
        for ref in removed:
            self._note_uses(ref, None, touched)
        for row in changed:
            self._forget(row.ref)
            self._keep(row, touched)
        self._note_neighbours(touched)
        self._note_translations(touched)
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
            uses = self._uses.get(ref)
            self._note_uses(ref, None, touched)
            self.versions[ref] = known
            self._note_uses(ref, uses, touched)
        return touched

    def _list_around(self, changed: list[Row], removed: list[Ref]) -> set[Ref]:
        """The pages among these, and all below those that moved, came, went or changed their name."""
        around: set[Ref] = set()
        for row in changed:
            if row.kind not in PAGE_KINDS:
                continue
            old = self.pages.get(row.ref)
            new = summarise(row)
            around.add(row.ref)
            if old is None or _standing(old) != _standing(new):
                around.update(self.iter_below(row.ref))
        for ref in removed:
            if ref in self.pages:
                around.add(ref)
                around.update(self.iter_below(ref))
        return around

    def _note_neighbours(self, touched: Touched) -> None:
        """Whoever shows the touched pages in a menu or as a part of itself, as they stand at this moment."""
        pages = filter(None, map(self.pages.get, touched.refs))
        touched.parents.update(page.parent for page in pages if page.kind == "section" or page.in_menu)

    def _note_translations(self, touched: Touched) -> None:
        """Whoever says the same in another language, and the lists it stands in, as they are at this moment."""
        found = [self.translations.find(self.pages.get(ref)) for ref in touched.refs]
        for page in (page for beside in found if len(beside) > 1 for page in beside.values()):
            touched.refs.add(page.ref)
            groups = self._places[page.ref][1] if page.ref in self._places else frozenset()
            touched.groups.update(groups, (f"paths/{name}" for name in groups))
            touched.parents.add(page.parent)

    def _keep(self, row: Row, touched: Touched | None = None) -> None:
        self.digests[row.ref] = row.digest
        if row.kind in PAGE_KINDS:
            page = summarise(row)
            self.pages[row.ref] = page
            self.translations.add(page)
            self.children[page.parent].add(row.ref)
            if row.kind == "home":
                self.homes[page.language] = page
            self._note_uses(row.ref, row.uses, touched)
            self._count_documents(row.ref, 1)
        elif row.kind == Redirect.kind:
            redirect = build(Redirect, row.data)
            self.redirects[row.ref] = redirect
            self.redirects_to[redirect.target].add(row.ref)
        elif row.kind == PictureFile.kind:
            self.files[row.ref] = tuple(rendition["file"] for rendition in row.data["renditions"])
        elif row.kind == DocumentFile.kind:
            self.files[row.ref] = (row.data["file"],)
        elif row.kind == Contacts.kind:
            self.has_contacts = bool(row.data["units"])

    def _forget(self, ref: Ref) -> None:
        self.digests.pop(ref, None)
        self.files.pop(ref, None)
        page, redirect = self.pages.pop(ref, None), self.redirects.pop(ref, None)
        if page:
            self._count_documents(ref, -1)
            self.children[page.parent].discard(ref)
            self.translations.drop(page)
            if self.homes.get(page.language) is page:
                del self.homes[page.language]
        if redirect:
            self.redirects_to[redirect.target].discard(ref)

    def _count_documents(self, ref: Ref, by: int) -> None:
        for used in self._uses.get(ref, ()):
            if used.startswith("document:"):
                self.documents[used] += by

    def _note_uses(self, ref: Ref, uses: tuple[Ref, ...] | None, touched: Touched | None) -> None:
        """Count the files that a public page uses now, and how it read before; None: it is not public any more."""
        archived = [file for version in self.versions.get(ref, ()) for file in version.list_files()]
        for used, by in ((self._uses.pop(ref, None), -1), (uses, 1)):
            for file in (*used, *archived) if used is not None else ():
                self.users[file] += by
                if touched is not None:
                    touched.files.add(file)
        if uses is not None:
            self._uses[ref] = uses

    def _find_place(self, ref: Ref) -> tuple | None:
        """(sort key, groups, what else decides where it is shown, last day) of a page; None when it is not public."""
        if (page := self.pages.get(ref)) is None:
            self._places.pop(ref, None)
            return None
        shown = (page.path, page.ended, page.ends_on, page.tags)
        self._places[ref] = place = (page.newest_first, frozenset(self._list_groups(page)), shown, page.changed_on)
        return place

    def _list_groups(self, page: Summary) -> Iterator[str]:
        yield from filter(None, [group_to_search(page)])
        if page.kind not in LISTED_KINDS:
            yield in_group(UNDATED, page.language)
            return
        names = [ALL, f"kind/{page.kind}", f"month/{page.month}" if page.month else UNDATED]
        names += [RIGHTS] if page.kind in RIGHTS_KINDS else []
        yield from (in_group(name, page.language) for name in (*names, *(f"tag/{tag.slug}" for tag in page.tags)))
        yield from (f"section/{above.ref}" for above in self.get_ancestors(page.ref) if above.kind == "section")

    def _move(self, ref: Ref, old: tuple | None, touched: Touched) -> None:
        new = self._find_place(ref)
        if old == new:
            return
        touched.groups.update(f"paths/{name}" for place in (old, new) if place for name in place[1])
        if old and new and old[:-1] == new[:-1]:
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

    def list_months(self, language: str = SOURCE_LANGUAGE) -> list[str]:
        """The months (`2026-11`) that have pages of a language, newest first."""
        begin = in_group("month/", language)
        return sorted((name.removeprefix(begin) for name in self.groups if name.startswith(begin)), reverse=True)

    def get_section_title(self, page: Summary) -> str:
        """The title of the nearest section above the page; empty when it stands right under the home page."""
        above = reversed(self.get_ancestors(page.ref))
        return next((page.title for page in above if page.kind == "section"), "")
