"""The reader: the only way a page being drawn learns anything, and a record of what it learned."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from cms.entries.addresses import Addresses, BrokenReferenceError
from cms.entries.catalogue import Catalogue
from cms.entries.language_reading import LanguageReading
from cms.entries.law_reading import LawReading
from cms.entries.media import give_address, publish_document, publish_picture
from cms.entries.models import Entry as StoredEntry
from cms.entries.past_reading import PastReading
from cms.entries.register_reading import RegisterReading
from cms.entries.search_reading import SearchReading
from cms.entries.summaries import Summary
from cms.entries.values import AGAIN, GONE, Values, day_after
from cms.entries.versions import Version
from cms.schema import (
    Card,
    DocumentFile,
    Entry,
    Imprint,
    PictureFile,
    PublicDocument,
    PublicPicture,
    Redirect,
    SiteSettings,
)
from cms.schema.codec import entry_from_data, to_data
from cms.schema.references import Ref, make_ref

SITE_SETTINGS = make_ref("settings", "site")


class Place(NamedTuple):
    """A page as a menu or a way down to another page shows it."""

    title: str
    url: str
    kind: str
    in_menu: bool
    ref: Ref


class Reader(LawReading, PastReading, LanguageReading, RegisterReading, SearchReading):
    """What is published, read by reference.

    `reads` holds each key that was asked for, `used` each address of a media file that was given out, `given` each
    other address, all since `start_output`; `values` says what a key is worth now.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        addresses: Addresses,
        *,
        today: date,
        overlay: Mapping[Ref, Entry] | None = None,
        broken: Mapping[Ref, str] | None = None,
        known: dict[Ref, Mapping | None] | None = None,
        is_planned: Callable[[str], bool] = bool,
    ) -> None:
        """`today`: the day it is where the readers are. `overlay`: entries that stand before the store (a draft being
        previewed). `broken`: what should be public but could not state itself, with the reason; a page that uses one
        cannot be drawn. `known`: what was read before of things that many pages show, as long as it holds; what is read
        now is added to it. `is_planned`: see Values.
        """
        self.catalogue = catalogue
        self.values = Values(
            catalogue, today=today, broken=broken, stamp_file=addresses.stamp_of, is_planned=is_planned
        )
        self.reads: set[str] = set()
        self.used: set[str] = set()
        self.given: set[str] = set()
        self._addresses = addresses
        self._overlay = dict(overlay or {})
        self._data: dict[Ref, Mapping | None] = {}
        self._known = {} if known is None else known
        self._entries: dict[Ref, Entry | None] = dict(self._overlay)
        self._cards: dict[tuple[Ref, str], Card] = {}
        self._shared: dict[Hashable, tuple[Any, set[str], set[str], set[str]]] = {}
        self._files: dict[Ref, tuple[PublicPicture | PublicDocument | None, set[str]]] = {}

    def start_output(self) -> None:
        """Begin the record of another output."""
        self.reads, self.used, self.given = set(), set(), set()

    def share(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once for all outputs; each that asks has read what it was made from."""
        if key not in self._shared:
            before = self.reads, self.used, self.given
            self.start_output()
            try:
                self._shared[key] = (make(), self.reads, self.used, self.given)
            finally:
                self.reads, self.used, self.given = before
        value, reads, used, given = self._shared[key]
        self.reads |= reads
        self.used |= used
        self.given |= given
        return value

    def give(self, path: str) -> str:
        """Note that `path` follows from what was read: whoever prints it is drawn again when it leads nowhere."""
        self.given.add(path)
        return path

    def leads_somewhere(self, path: str) -> bool:
        """Whether the site has, or will have, something at a path that stands on the page.

        One that was not given out here was typed by somebody, and is a key of its own. Media files are only there for
        those who got their address here: a typed one would outlive the file.
        """
        if path not in self.given and path not in self.used:
            self.reads.add(f"path:{path}")
        return path in self.used or self.values.get(f"path:{path}") != GONE

    def prefetch(self, refs: list[Ref]) -> None:
        """Read many pages at once, and forget those read before."""
        kept = {ref: entry for ref, entry in self._entries.items() if not ref.startswith("page:")}
        self._entries = kept | self._overlay
        wanted = [ref for ref in refs if ref not in self._overlay]
        self._data = dict(StoredEntry.objects.filter(ref__in=wanted).values_list("ref", "data"))

    def data(self, ref: Ref) -> Mapping | None:
        """The entry of `ref` as plain data; None when it is not public."""
        self.reads.add(f"entry:{ref}")
        self._refuse_broken(ref)
        if ref in self._overlay:
            return to_data(self._overlay[ref])
        data = self._data if ref.startswith("page:") else self._known
        if ref not in data:
            data[ref] = StoredEntry.objects.filter(ref=ref).values_list("data", flat=True).first()
        return data[ref]

    def entry(self, ref: Ref) -> Entry | None:
        """The entry of `ref`; None when it is not public."""
        self.reads.add(f"entry:{ref}")
        self._refuse_broken(ref)
        if ref not in self._entries:
            data = self.data(ref)
            self._entries[ref] = entry_from_data(data) if data is not None else None
        return self._entries[ref]

    def settings(self) -> SiteSettings:
        """The site's settings; empty ones when none were ever stored."""
        return self.entry(SITE_SETTINGS) or SiteSettings(name="", base_url="", theme="plain", imprint=Imprint())

    def has_come(self, day: date) -> bool:
        """Whether `day` has begun. Whoever asks is drawn again when it does."""
        self.reads.add(f"clock:{day.isoformat()}")
        return day <= self.values.today

    def url(self, ref: Ref) -> str:
        """The address of a page or document; empty when it is not public."""
        ref = self.find_readable(ref)
        self.reads.add(f"url:{ref}")
        if ref.startswith("document:"):
            return self._find_document_address(ref)
        page = self.catalogue.pages.get(ref)
        return self.give(page.path) if page else ""

    def above(self, ref: Ref, *, itself: bool = False) -> tuple[Place, ...]:
        """The way from the home page down to `ref`, which ends with the page itself when wanted."""
        self.reads.add(f"above:{ref}")
        places = [self._place(page) for page in self.catalogue.get_ancestors(ref)]
        page = self.catalogue.pages.get(ref) if itself else None
        if page:
            self.reads.add(f"card:{ref}")
            places.append(self._place(page))
        return tuple(places)

    def home(self) -> Ref:
        """The front page of the language; empty when nothing is public."""
        self.reads.add(f"home:{self.language}")
        home = self.catalogue.homes.get(self.language)
        self.given.add(home.path if home else "/")
        return home.ref if home else Ref("")

    def branches(self, ref: Ref) -> tuple[Place, ...]:
        """The sections right below `ref`, and what else there belongs in the menu."""
        self.reads.add(f"branches:{ref}")
        return tuple(self._place(page) for page in self.catalogue.list_branches(ref))

    def listing(self, group: str, slot: str) -> tuple[Card, ...]:
        """The cards of one cut of a group of pages, newest first; see Values.list_members."""
        self.reads.add(f"listing:{group}@{slot}")
        if slot.startswith("running/"):
            self.reads.update(
                f"clock:{day_after(page.ends_on)}" for page in self.catalogue.list_group(group) if page.ends_on
            )
        pages = self.values.list_members(group, slot)
        self.reads.update(f"card:{page.ref}" for page in pages)
        return tuple(self._make_card(page) for page in pages)

    def count_older(self, group: str) -> int:
        """How many numbered lists there are behind the front of a group."""
        self.reads.add(f"older:{group}")
        return int(self.values.get(f"older:{group}"))

    def tag_name(self, slug: str) -> str:
        """The name of the tag whose pages the group `tag/<slug>` holds; `km!<slug>` of another language."""
        self.reads.add(f"tag:{slug}")
        return self.values.get_tag_name(slug)

    def months(self, language: str = "") -> list[str]:
        """The months (`2026-11`) that have pages of a language (that being drawn in), newest first."""
        self.reads.add(f"months:{language or self.language}")
        return self.catalogue.list_months(language or self.language)

    def redirect(self, ref: Ref) -> Redirect:
        """An old address and where it leads."""
        self.reads.add(f"redirect:{ref}")
        return self.catalogue.redirects[ref]

    def read_version(self, version: Version) -> str:
        """The HTML of the main part of a page as it read before. Raises BrokenReferenceError when nobody has it."""
        return self._addresses.read_version(version)

    def card(self, ref: Ref) -> Card | None:
        """The page as lists show it, in the language being drawn where it can be had; None when it is not public."""
        ref = self.find_readable(ref)
        self.reads.add(f"card:{ref}")
        page = self.catalogue.pages.get(ref)
        return self._make_card(page) if page else None

    def _make_card(self, page: Summary) -> Card:
        """The page of a summary, as lists show it. A list shows it without its picture when that cannot be had."""
        self.given.add(page.path)
        key = (page.ref, self.language)
        if key not in self._cards:
            self._cards[key] = Card(
                kind=page.kind,
                title=page.title,
                url=page.path,
                summary=page.text,
                picture=page.picture,
                picture_alt=page.picture_alt,
                published_at=page.published_at,
                section=self.catalogue.get_section_title(page),
                language="" if page.language == self.language else page.language,
            )
        card = self._cards[key]
        return card if self._can_show(card.picture) else replace(card, picture=Ref(""))

    def _can_show(self, ref: Ref) -> bool:
        try:
            return not ref or self.picture(ref) is not None
        except BrokenReferenceError:
            self.reads.add(AGAIN)
            return False

    def picture(self, ref: Ref) -> PublicPicture | None:
        """A picture with the addresses of its files; None when it is not public."""
        return self._find_file(ref, PictureFile, publish_picture)

    def document(self, ref: Ref) -> PublicDocument | None:
        """A document with the address of its file; None when it is not public."""
        found = self._find_file(ref, DocumentFile, publish_document)
        return self.tell_standing(found, self.entry(ref)) if found else None  # not kept: it may be other tomorrow

    def _find_file(self, ref: Ref, kind: type, publish: Callable) -> Any:
        entry = self.entry(ref) if ref else None
        if not isinstance(entry, kind):
            return None
        self.reads.add(f"media:{ref}")
        if ref not in self._files:
            before, self.used = self.used, set()
            try:
                self._files[ref] = (publish(entry, self._give_out), self.used)
            finally:
                self.used = before
        found, used = self._files[ref]
        self.used |= used
        return found

    def _refuse_broken(self, ref: Ref) -> None:
        if ref in self.values.broken:
            raise BrokenReferenceError(self.values.broken[ref])

    def _find_document_address(self, ref: Ref) -> str:
        # Only the address: two documents may say that each replaces the other, and neither asking would end.
        entry = self.entry(ref)
        if not isinstance(entry, DocumentFile):
            return ""
        self.reads.add(f"media:{ref}")
        return give_address(entry, self._give_out)

    def _give_out(self, **file: str) -> str:
        address = self._addresses.address_of(**file)
        self.used.add(address)
        return address

    def _place(self, page: Summary) -> Place:
        return Place(page.title, self.give(page.path), page.kind, page.in_menu, page.ref)
