"""What differs between two releases, for people: pages by their titles, everything else by its kind and number."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.publisher.cards import CARD_POLICY
from cms.publisher.deltas import Delta, Pair
from cms.publisher.objects import File, ObjectStore
from cms.publisher.page_words import extract_paragraphs
from cms.publisher.publicity import find_titles, read_title
from cms.publisher.word_diff import Piece, compare_texts
from cms.schema.references import parse_ref


class Verb(TextChoices):
    """What happened to a page from one release to the other."""

    ADDED = "added", gettext_lazy("Thêm")
    CHANGED = "changed", gettext_lazy("Sửa")
    MOVED = "moved", gettext_lazy("Đổi địa chỉ")
    REMOVED = "removed", gettext_lazy("Gỡ")


class Sort(TextChoices):
    """What a file is, to a person."""

    PAGE = "page", gettext_lazy("Trang")
    LIST = "list", gettext_lazy("Danh sách")
    PICTURE = "picture", gettext_lazy("Ảnh")
    DOCUMENT = "document", gettext_lazy("Tài liệu")
    VERSION = "version", gettext_lazy("Bản lưu của trang")
    MACHINE = "machine", gettext_lazy("Tệp cho máy đọc (RSS, sơ đồ trang, dữ liệu)")
    OTHER = "other", gettext_lazy("Tệp khác")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifference:
    """One page that differs."""

    ref: str
    path: str
    verb: Verb
    files: Pair[File]
    old_path: str = ""
    """Where it stood before, when it moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPage:
    """The same, ready to be shown."""

    title: str
    path: str
    old_path: str
    verb: Verb
    page_id: int | None
    """Of the page in the editor; None when there is no such page any more."""
    passages: list[list[Piece]]
    """Where its words differ; none when only its looks do."""


@dataclass(slots=True, kw_only=True)
class Comparison:
    """All that differs."""

    pages: list[PageDifference] = field(default_factory=list)
    counts: list[tuple[str, int, int, int]] = field(default_factory=list)
    """(kind of file, added, changed, removed), without the kinds of which nothing differs."""
    redirects: int = 0

    def count(self, verb: Verb) -> int:
        """How many pages the verb says it of."""
        return sum(page.verb == verb for page in self.pages)


def compare_releases(delta: Delta) -> Comparison:
    """What `delta` does, for people. Reads no bytes."""
    counts: dict[Sort, Counter[str]] = defaultdict(Counter)
    pages: dict[str, dict[str, Pair[File]]] = defaultdict(dict)
    for path, old, new in _iter_files(delta):
        file = new or old
        sort = sort_of(path, file)
        counts[sort]["added" if old is None else "removed" if new is None else "changed"] += 1
        if sort == Sort.PAGE:
            pages[file.of][path] = (old, new)
    found = [_describe(ref, files) for ref, files in pages.items()]
    return Comparison(
        pages=sorted(found, key=lambda page: (list(Verb).index(page.verb), page.path)),
        counts=[
            (str(sort.label), counts[sort]["added"], counts[sort]["changed"], counts[sort]["removed"])
            for sort in Sort
            if sort in counts
        ],
        redirects=len(delta.redirects),
    )


def _iter_files(delta: Delta) -> Iterator[tuple[str, File | None, File | None]]:
    """(path, before, after); where one thing's file takes the place of another's, one goes and one comes."""
    for path, (old, new) in delta.files.items():
        if old and new and old.of != new.of:
            yield path, old, None
            yield path, None, new
        else:
            yield path, old, new


def sort_of(path: str, file: File) -> Sort:
    """What the file at `path` is, to a person."""
    if path.startswith("/ban-luu/"):
        return Sort.VERSION
    if file.policy == CARD_POLICY:
        return Sort.MACHINE
    if file.type.startswith("image/"):
        return Sort.PICTURE
    if path.startswith("/tep/"):
        return Sort.DOCUMENT
    if file.type.startswith("text/html"):
        if file.of.startswith("page:"):
            return Sort.OTHER if path.endswith("/da-nhan/index.html") else Sort.PAGE
        return Sort.LIST if path.endswith("/index.html") else Sort.OTHER
    return Sort.MACHINE if file.type.startswith(("application/", "text/plain")) else Sort.OTHER


def _describe(ref: str, files: dict[str, Pair[File]]) -> PageDifference:
    gone = [path for path, (_old, new) in files.items() if new is None]
    come = [path for path, (old, _new) in files.items() if old is None]
    if gone and come:
        pair = (files[gone[0]][0], files[come[0]][1])
        return PageDifference(ref=ref, path=come[0], old_path=gone[0], verb=Verb.MOVED, files=pair)
    [(path, pair)] = list(files.items())[:1]
    verb = Verb.ADDED if come else Verb.REMOVED if gone else Verb.CHANGED
    return PageDifference(ref=ref, path=path, verb=verb, files=pair)


def show_pages(objects: ObjectStore, pages: Iterable[PageDifference]) -> list[ShownPage]:
    """The pages of one screen, with their titles and the words that differ. Reads their bytes."""
    pages = list(pages)
    titles = find_titles(page.ref for page in pages)
    return [
        ShownPage(
            title=titles.get(page.ref) or read_title(objects, page.files[1] or page.files[0]),
            path=page.path.removesuffix("index.html"),
            old_path=page.old_path.removesuffix("index.html"),
            verb=page.verb,
            page_id=int(parse_ref(page.ref).key) if page.ref in titles else None,
            passages=_compare_words(objects, *page.files),
        )
        for page in pages
    ]


def _compare_words(objects: ObjectStore, old: File | None, new: File | None) -> list[list[Piece]]:
    if old is None or new is None or old.object == new.object:
        return []
    before, after = (extract_paragraphs(objects.read(file).decode(errors="replace")) for file in (old, new))
    if not before or not after:
        return [[Piece("same", _("(Không còn giữ được chữ của bản cũ.)"))]]
    return compare_texts(before, after)
