"""A page in brief: what lists, links and menus need to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cms.schema import Tag
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
    month: str
    """`2026-11`, as the reader's calendar says; empty without a date."""
    in_menu: bool
    ended: bool
    ends_on: date | None
    tags: tuple[Tag, ...]

    @property
    def newest_first(self) -> tuple:
        """A sort key that is never equal for two pages: (minus the moment, minus the page's number)."""
        moment = self.published_at.timestamp() if self.published_at else 0.0
        return (-moment, -int(self.ref.partition(":")[2]))


def summarise(ref: Ref, kind: str, path: str, data: Mapping) -> Summary:
    """The brief of one page from its entry's data."""
    published_at = datetime.fromisoformat(data["published_at"]) if data["published_at"] else None
    ends_on = data.get("ends_on")
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
        published_at=published_at,
        month=published_at.astimezone(MONTHS_ARE_OF).strftime("%Y-%m") if published_at else "",
        in_menu=data["in_menu"],
        ended=data.get("ended", False),
        ends_on=date.fromisoformat(ends_on) if ends_on else None,
        tags=tuple(Tag(name=tag["name"], slug=tag["slug"]) for tag in data.get("tags", ())),
    )
