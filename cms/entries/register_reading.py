"""The part of the reader that reads what holds everything of a sort: rights from A to Z, documents, contacts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from cms.entries.addresses import BrokenReferenceError
from cms.entries.models import Entry as StoredEntry
from cms.entries.registers import list_documents, list_registers
from cms.entries.summaries import RIGHTS
from cms.entries.values import AGAIN
from cms.schema import Contacts, DocumentFile, Entry, PublicDocument
from cms.schema.languages import SOURCE_LANGUAGE
from cms.schema.references import Ref, make_ref

if TYPE_CHECKING:
    from cms.entries.summaries import Summary
    from cms.entries.values import Values

CONTACTS = make_ref("settings", "contacts")
MOST_RIGHTS = 2_000
"""Of another language: so many rights nobody has translated are listed."""


class Lasting(Protocol):
    """What holds from a day to a day, both included; None is open."""

    since: date | None
    until: date | None


class RegisterReading:
    """Reads whole registers; whoever does is drawn again when something in them comes, goes or is told otherwise."""

    language: str
    reads: set[str]
    values: "Values"
    entry: Callable[[Ref], Entry | None]
    document: Callable[[Ref], PublicDocument | None]
    give: Callable[[str], str]
    has_come: Callable[[date], bool]
    url: Callable[[Ref], str]
    _known: dict[Ref, Mapping | None]

    def registers(self, language: str = "") -> list[str]:
        """Which lists of everything of a sort a language (that being drawn in) has: rights, contacts, documents."""
        self.reads.add(f"registers:{language or self.language}")
        return list_registers(self.values.catalogue, language or self.language)

    def rights(self) -> list["Summary"]:
        """Every explainer, guide and calculator in the language being drawn."""
        group = RIGHTS if self.language == SOURCE_LANGUAGE else f"{self.language}!{RIGHTS}"
        self.reads.add(f"listing:{group}@all")
        return self._read_cards(self.values.list_members(group, "all"))

    def untranslated_rights(self) -> list["Summary"]:
        """Those that can be read in the source language only."""
        if self.language == SOURCE_LANGUAGE:
            return []
        self.reads.add(f"untranslated:{RIGHTS}|{self.language}|{MOST_RIGHTS}")
        return self._read_cards(self.values.list_untranslated(RIGHTS, self.language, str(MOST_RIGHTS)))

    def _read_cards(self, pages: list["Summary"]) -> list["Summary"]:
        self.reads.update(f"card:{page.ref}" for page in pages)
        for page in pages:
            self.give(page.path)
        return pages

    def documents(self) -> list[tuple[Ref, DocumentFile]]:
        """Every public document with its entry."""
        self.reads.add("documents:")
        refs = list_documents(self.values.catalogue)
        missing = [ref for ref in refs if ref not in self._known]
        self._known.update(StoredEntry.objects.filter(ref__in=missing).values_list("ref", "data"))
        found = ((ref, self._read_document(ref)) for ref in refs)
        return [(ref, entry) for ref, entry in found if entry]

    def _read_document(self, ref: Ref) -> DocumentFile | None:
        """The document; none of one whose file is missing just now, which its pages say."""
        try:
            shown, entry = self.document(ref), self.entry(ref)
        except BrokenReferenceError:
            self.reads.add(AGAIN)
            return None
        return entry if shown and isinstance(entry, DocumentFile) else None

    def tell_standing(self, document: PublicDocument, entry: DocumentFile) -> PublicDocument:
        """The document as it stands today: whether it is still in force, and what has taken its place."""
        if entry.in_force_to:
            document = replace(document, ended=self.is_over(entry.in_force_to))
        return replace(document, replaced_by=self.url(entry.replaced_by)) if entry.replaced_by else document

    def contacts(self) -> Contacts:
        """Whom people may call; empty while no unit is shown to the public."""
        entry = self.entry(CONTACTS)
        return entry if isinstance(entry, Contacts) else Contacts()

    def is_over(self, last: date) -> bool:
        """Whether `last` has passed. Whoever asks is drawn again when it does."""
        return self.has_come(last + timedelta(days=1))

    def holds(self, thing: Lasting) -> bool:
        """Whether `thing` holds today; whoever asks is drawn again on the day it does, or does no more."""
        begun = thing.since is None or self.has_come(thing.since)
        over = thing.until is not None and self.is_over(thing.until)
        return begun and not over

    def begins_later(self, thing: Lasting) -> bool:
        """Whether the first day of `thing` is still to come."""
        return thing.since is not None and not self.has_come(thing.since)
