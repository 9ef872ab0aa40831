"""An index over the store, small enough to keep in memory: who stands where, and what lists hold whom."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from cms.entries.models import Entry
from cms.schema import PAGE_KINDS, Redirect, Tag
from cms.schema.references import Ref

LISTED_KINDS = frozenset({"article", "explainer", "campaign"})
"""The kinds of page that lists, feeds and archives hold."""

MONTHS_ARE_OF = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the index knows of one page."""

    ref: Ref
    kind: str
    path: str
    title: str
    text: str
    parent: Ref
    picture: Ref
    picture_alt: str
    position: int
    published_at: datetime | None
    in_menu: bool
    ended: bool
    digest: str
    tags: tuple[Tag, ...]

    @property
    def month(self) -> str:
        """`2026-11`, as the reader's calendar says."""
        return self.published_at.astimezone(MONTHS_ARE_OF).strftime("%Y-%m") if self.published_at else ""

    @property
    def newest_first(self) -> tuple:
        """A sort key that is never equal for two pages."""
        moment = self.published_at.timestamp() if self.published_at else 0.0
        return (-moment, -int(self.ref.partition(":")[2]))


@dataclass
class Catalogue:
    """All public pages in brief, and the addresses of everything."""

    pages: dict[Ref, Summary] = field(default_factory=dict)
    redirects: dict[Ref, Redirect] = field(default_factory=dict)
    digests: dict[Ref, str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Catalogue":
        """Read the whole store once, keeping only what lists and links need."""
        catalogue = cls()
        rows = Entry.objects.order_by("pk").values_list("ref", "kind", "path", "digest", "data")
        for ref, kind, path, digest, data in rows.iterator(chunk_size=500):
            catalogue.digests[ref] = digest
            if kind in PAGE_KINDS:
                catalogue.pages[ref] = summarise(ref, kind, path, digest, data)
            elif kind == Redirect.kind:
                catalogue.redirects[ref] = Redirect(old_path=data["old_path"], target=data["target"], url=data["url"])
        return catalogue

    @cached_property
    def children(self) -> dict[Ref, list[Summary]]:
        """Pages by the page above them, in the order the editors gave them."""
        children = defaultdict(list)
        for page in sorted(self.pages.values(), key=lambda page: (page.position, page.path)):
            children[page.parent].append(page)
        return children

    @cached_property
    def listed(self) -> list[Summary]:
        """Every page that lists may hold, newest first."""
        return sorted((page for page in self.pages.values() if page.kind in LISTED_KINDS), key=lambda p: p.newest_first)

    @cached_property
    def by_section(self) -> dict[Ref, list[Summary]]:
        """Listed pages by each section they stand under, however deep; newest first."""
        sections = defaultdict(list)
        for page in self.listed:
            for above in self.get_ancestors(page.ref):
                if above.kind == "section":
                    sections[above.ref].append(page)
        return sections

    @cached_property
    def by_tag(self) -> dict[str, tuple[str, list[Summary]]]:
        """Tag's slug → (tag's name, listed pages newest first)."""
        tags: dict[str, tuple[str, list[Summary]]] = {}
        for page in self.listed:
            for tag in page.tags:
                tags.setdefault(tag.slug, (tag.name, []))[1].append(page)
        return tags

    @cached_property
    def by_month(self) -> dict[str, list[Summary]]:
        """`2026-11` → listed pages of that month, newest first."""
        months = defaultdict(list)
        for page in self.listed:
            if page.month:
                months[page.month].append(page)
        return months

    def get_ancestors(self, ref: Ref) -> list[Summary]:
        """The public pages above `ref`, from the home page down."""
        above = []
        page = self.pages.get(ref)
        while page and page.parent and (page := self.pages.get(page.parent)):
            above.append(page)
        return above[::-1]

    @cached_property
    def home(self) -> Summary | None:
        """The front page; None when nothing is public."""
        return next((page for page in self.pages.values() if page.kind == "home"), None)

    def get_section_title(self, page: Summary) -> str:
        """The title of the nearest section above the page; empty when it stands right under the home page."""
        titles = [above.title for above in self.get_ancestors(page.ref) if above.kind == "section"]
        return titles[-1] if titles else ""


def summarise(ref: Ref, kind: str, path: str, digest: str, data: dict) -> Summary:
    """The brief of one page from its entry's data."""
    return Summary(
        ref=ref,
        kind=kind,
        path=path,
        title=data["title"],
        text=data.get("sapo") or data.get("demand") or data.get("description") or data.get("lead") or "",
        parent=data["parent"],
        picture=data.get("picture", ""),
        picture_alt=data.get("picture_alt", ""),
        position=data.get("position", 0),
        published_at=datetime.fromisoformat(data["published_at"]) if data["published_at"] else None,
        in_menu=data["in_menu"],
        ended=data.get("ended", False),
        digest=digest,
        tags=tuple(Tag(name=tag["name"], slug=tag["slug"]) for tag in data.get("tags", ())),
    )
