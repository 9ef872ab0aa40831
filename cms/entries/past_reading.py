"""The part of the reader that reads what was: earlier versions, and what changed."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from cms.entries.versions import list_sheets
from cms.schema import Card, ChangeNote, PublicChange
from cms.schema.references import Ref

if TYPE_CHECKING:
    from cms.entries.values import Values
    from cms.entries.versions import Version


class PastReading:
    """Reads versions and changes; whoever does is drawn again when one comes or goes."""

    reads: set[str]
    language: str
    values: "Values"
    card: Callable[[Ref], Card | None]
    give: Callable[[str], str]

    def versions(self, ref: Ref) -> tuple["Version", ...]:
        """How a page read before."""
        self.reads.add(f"archive:{ref}")
        return self.values.catalogue.versions.get(ref, ())

    def changes(self, slot: str) -> tuple[PublicChange, ...]:
        """The changes of a slot (see ChangeLog.list_slot), newest first, each with its page."""
        self.reads.add(f"changes:{self.language}!{slot}")
        found = ((change, self.card(change.ref)) for change in self.values.changes.list_slot(slot, self.language))
        return tuple(
            PublicChange(at=change.at, text=change.text, title=card.title, url=card.url)
            for change, card in found
            if card
        )

    def years_of_change(self) -> list[str]:
        """The years that have changes, newest first."""
        self.reads.add(f"changes:{self.language}!years")
        return self.values.changes.list_years(self.language)

    def history(self, ref: Ref, notes: tuple[ChangeNote, ...]) -> tuple[PublicChange, ...]:
        """The changes of one page, each with the address of how the page read until then."""
        sheets = list_sheets(self.versions(ref)).items() if notes else ()
        return tuple(
            PublicChange(
                at=note.at,
                text=note.text,
                url=next((self.give(path) for path, old in sheets if _was_shown(old, note.at)), ""),
            )
            for note in notes
        )


def _was_shown(version: "Version", moment: datetime) -> bool:
    """Whether `version` was what readers saw at `moment` (a whole second)."""
    return version.from_at.replace(microsecond=0) <= moment <= version.until_at
