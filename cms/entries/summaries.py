"""A page in brief: what lists, links and menus need to know of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cms.schema import Tag
from cms.schema.languages import get_language
from cms.schema.references import Ref

if TYPE_CHECKING:
    from cms.entries.rows import Row

LISTED_KINDS = frozenset({"article", "explainer", "guide", "campaign", "calculator"})
"""The kinds of page that lists, feeds and archives hold."""

RIGHTS_KINDS = frozenset({"explainer", "guide", "calculator"})
"""The kinds of page that the index of rights holds."""
RIGHTS = "rights"
"""The group of them all."""

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
    month: str
    """`2026-11`, as the reader's calendar says; empty without a date."""
    in_menu: bool
    ended: bool
    ends_on: date | None
    tags: tuple[Tag, ...]
    sensitive: bool = False
    """Whether a reader may be in danger if seen reading it."""
    changed_on: str = ""
    """The day of its last change (`2026-11-22`), as the reader's calendar says; empty without a date."""
    translation: str = ""
    """The key it shares with the pages that say the same in other languages."""
    meaning: str = ""
    """A hash of what it says; that of the page it translates is compared with it."""
    made_from: str = ""
    """Of a translation: the meaning of its source when somebody last held the two side by side."""
    said_at: datetime | None = None
    """When it last changed for its readers."""
    index_terms: tuple[str, ...] = ()
    """The words it stands under from A to Z, where the editors gave any."""
    changes: tuple[tuple[datetime, str], ...] = ()
    """(moment, sentence) of each change that readers are told of."""

    @property
    def language(self) -> str:
        """Of its words, as its address says."""
        return get_language(self.path)

    @property
    def newest_first(self) -> tuple:
        """A sort key that is never equal for two pages: (minus the moment, minus the page's number)."""
        moment = self.published_at.timestamp() if self.published_at else 0.0
        return (-moment, -int(self.ref.partition(":")[2]))


def summarise(row: "Row") -> Summary:
    """The brief of one page from its row."""
    data = row.data
    published_at = datetime.fromisoformat(data["published_at"]) if data["published_at"] else None
    updated_at = datetime.fromisoformat(data["updated_at"]) if data.get("updated_at") else published_at
    ends_on = data.get("ends_on")
    return Summary(
        ref=row.ref,
        kind=row.kind,
        path=row.path,
        translation=row.translation,
        meaning=row.meaning,
        made_from=data.get("made_from", ""),
        said_at=datetime.fromisoformat(said_at)
        if (said_at := data.get("updated_at") or data["published_at"])
        else None,
        title=data["title"],
        text=data.get("sapo") or data.get("demand") or data.get("description") or data.get("lead") or "",
        parent=data["parent"],
        picture=data.get("picture", ""),
        picture_alt=data.get("picture_alt", ""),
        position=data.get("position", 0),
        published_at=published_at,
        month=published_at.astimezone(MONTHS_ARE_OF).strftime("%Y-%m") if published_at else "",
        in_menu=data["in_menu"],
        ended=data.get("ended", False),
        ends_on=date.fromisoformat(ends_on) if ends_on else None,
        tags=tuple(Tag(name=tag["name"], slug=tag["slug"]) for tag in data.get("tags", ())),
        sensitive=data.get("sensitive", False),
        changed_on=updated_at.astimezone(MONTHS_ARE_OF).date().isoformat() if updated_at else "",
        index_terms=tuple(data.get("index_terms", ())),
        changes=tuple((datetime.fromisoformat(note["at"]), note["text"]) for note in data.get("changes", ())),
    )
