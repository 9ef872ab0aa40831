"""The reader: the only way a page being drawn learns anything, and a record of what it learned."""

from collections.abc import Mapping
from typing import Protocol

from cms.entries.catalogue import Catalogue, Summary
from cms.entries.models import Entry as StoredEntry
from cms.schema import Card, DocumentFile, Entry, Imprint, PictureFile, PublicDocument, PublicPicture, SiteSettings
from cms.schema.codec import entry_from_data
from cms.schema.references import Ref, make_ref

SITE_SETTINGS = make_ref("settings", "site")


class Addresses(Protocol):
    """Gives the public address of a file of the media store, and remembers that it is needed."""

    def address_of(self, *, file: str, folder: str, name: str, media_type: str) -> str:
        """The address of `file` under `folder` (anh, tep), its last part made from `name`.

        Raises BrokenReferenceError when the file is not there.
        """


class BrokenReferenceError(Exception):
    """What a page refers to should be public but cannot be had. The message is Vietnamese."""


class Reader:
    """What is published, read by reference. `reads` holds each key that was asked for."""

    def __init__(
        self,
        catalogue: Catalogue,
        addresses: Addresses,
        *,
        overlay: Mapping[Ref, Entry] | None = None,
        broken: Mapping[Ref, str] | None = None,
    ) -> None:
        """`overlay`: entries that stand before the store (a draft being previewed). `broken`: what should be public
        but could not state itself, with the reason; a page that uses one cannot be drawn.
        """
        self.catalogue = catalogue
        self.reads: set[str] = set()
        self._addresses = addresses
        self._entries: dict[Ref, Entry] = dict(overlay or {})
        self._overlay = frozenset(overlay or {})
        self._broken = broken or {}
        self._cards: dict[Ref, Card] = {}
        self._files: dict[Ref, PublicPicture | PublicDocument | None] = {}

    def prefetch(self, refs: list[Ref]) -> None:
        """Read many entries at once, and forget those read before (drafts being previewed stay)."""
        self._entries = {ref: entry for ref, entry in self._entries.items() if ref in self._overlay or _is_shared(ref)}
        rows = StoredEntry.objects.filter(ref__in=refs).values_list("ref", "data")
        self._entries |= {ref: entry_from_data(data) for ref, data in rows if ref not in self._overlay}

    def entry(self, ref: Ref) -> Entry | None:
        """The entry of `ref`; None when it is not public."""
        self.reads.add(f"entry:{ref}")
        self._refuse_broken(ref)
        if ref not in self._entries:
            data = StoredEntry.objects.filter(ref=ref).values_list("data", flat=True).first()
            self._entries[ref] = entry_from_data(data) if data is not None else None
        return self._entries[ref]

    def settings(self) -> SiteSettings:
        """The site's settings; empty ones when none were ever stored."""
        return self.entry(SITE_SETTINGS) or SiteSettings(name="", base_url="", theme="plain", imprint=Imprint())

    def url(self, ref: Ref) -> str:
        """The address of a page or document; empty when it is not public."""
        self.reads.add(f"url:{ref}")
        if ref.startswith("document:"):
            return self._find_document_address(ref)
        page = self.catalogue.pages.get(ref)
        return page.path if page else ""

    def card(self, ref: Ref) -> Card | None:
        """The page as lists show it; None when it is not public."""
        self.reads.add(f"card:{ref}")
        page = self.catalogue.pages.get(ref)
        return self.make_card(page) if page else None

    def make_card(self, page: Summary) -> Card:
        """The page of a summary, as lists show it. A list shows it without its picture when that cannot be had."""
        if page.ref not in self._cards:
            self._cards[page.ref] = Card(
                kind=page.kind,
                title=page.title,
                url=page.path,
                summary=page.text,
                picture=page.picture if self._can_show(page.picture) else Ref(""),
                picture_alt=page.picture_alt,
                published_at=page.published_at,
                section=self.catalogue.get_section_title(page),
            )
        return self._cards[page.ref]

    def _can_show(self, ref: Ref) -> bool:
        try:
            return self.picture(ref) is not None
        except BrokenReferenceError:
            return False

    def listing(self, name: str, pages: list[Summary]) -> tuple[Card, ...]:
        """The cards of a list. `name` is the key that is recorded: `section:page:3`, `tag:luong` …"""
        self.reads.add(f"listing:{name}")
        return tuple(self.make_card(page) for page in pages)

    def picture(self, ref: Ref) -> PublicPicture | None:
        """A picture with the addresses of its files; None when it is not public."""
        if not ref:
            return None
        self.reads.add(f"picture:{ref}")
        self._refuse_broken(ref)
        if ref not in self._files:
            entry = self.entry(ref)
            self._files[ref] = self._publish_picture(entry) if isinstance(entry, PictureFile) else None
        return self._files[ref]

    def document(self, ref: Ref) -> PublicDocument | None:
        """A document with the address of its file; None when it is not public."""
        if not ref:
            return None
        self.reads.add(f"document:{ref}")
        self._refuse_broken(ref)
        if ref not in self._files:
            entry = self.entry(ref)
            self._files[ref] = self._publish_document(entry) if isinstance(entry, DocumentFile) else None
        return self._files[ref]

    def _refuse_broken(self, ref: Ref) -> None:
        if ref in self._broken:
            raise BrokenReferenceError(self._broken[ref])

    def _publish_picture(self, entry: PictureFile) -> PublicPicture | None:
        sets: dict[str, list[str]] = {"image/avif": [], "image/jpeg": []}
        fallback = None
        for rendition in sorted(entry.renditions, key=lambda rendition: rendition.width):
            address = self._addresses.address_of(
                file=rendition.file, folder="anh", name=str(rendition.width), media_type=rendition.media_type
            )
            sets[rendition.media_type].append(f"{address} {rendition.width}w")
            if rendition.media_type == "image/jpeg":
                fallback = (address, rendition)
        if fallback is None:
            return None
        return PublicPicture(
            src=fallback[0],
            width=fallback[1].width,
            height=fallback[1].height,
            avif_srcset=", ".join(sets["image/avif"]),
            jpeg_srcset=", ".join(sets["image/jpeg"]),
            alt=entry.alt,
            credit=entry.credit,
        )

    def _publish_document(self, entry: DocumentFile) -> PublicDocument:
        return PublicDocument(
            url=self._give_address(entry),
            title=entry.title,
            size=entry.size,
            extension=entry.filename.rpartition(".")[2].upper(),
            number=entry.number,
            issuer=entry.issuer,
            issued_on=entry.issued_on,
            replaced_by=self.url(entry.replaced_by) if entry.replaced_by else "",
        )

    def _find_document_address(self, ref: Ref) -> str:
        # Only the address: two documents may say that each replaces the other, and neither asking would end.
        self.reads.add(f"document:{ref}")
        self._refuse_broken(ref)
        entry = self.entry(ref)
        return self._give_address(entry) if isinstance(entry, DocumentFile) else ""

    def _give_address(self, entry: DocumentFile) -> str:
        stem = entry.filename.rpartition(".")[0]
        return self._addresses.address_of(file=entry.file, folder="tep", name=stem, media_type=entry.media_type)


def _is_shared(ref: Ref) -> bool:
    return not ref.startswith("page:")
