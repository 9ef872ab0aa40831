"""Entries that are not pages: pictures, documents, the site's settings; those of the law stand in `law`."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from cms.schema.contacts import Contacts
from cms.schema.fields import described
from cms.schema.law import LAW_KINDS, Figure, LegalDocument, Provision, WageRegions
from cms.schema.pages import PAGE_KINDS, PageEntry
from cms.schema.references import Ref
from cms.schema.search_words import SearchWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One file of a picture."""

    file: str = described("Where the file lies in the media store; the publisher copies it out.")
    media_type: str = described("image/avif or image/jpeg.")
    width: int = described("In pixels.")
    height: int = described("In pixels.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFile:
    """A picture of the library."""

    kind: ClassVar[str] = "picture"
    title: str = described("What it is called in the library.")
    alt: str = described("What it shows, when the page does not say so itself.", "")
    credit: str = described("Who made it.", "")
    renditions: tuple[Rendition, ...] = described("Its files, AVIF and JPEG, from small to large.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFile:
    """A document of the library."""

    kind: ClassVar[str] = "document"
    title: str = described("What it is called.")
    file: str = described("Where the file lies in the media store; the publisher copies it out.")
    filename: str = described("The name it is downloaded under.")
    media_type: str = described("application/pdf and so on.")
    size: int = described("In bytes.")
    seconds: int = described("How long a sound or a video plays; 0 for anything else.", 0)
    number: str = described("Its official number and symbol.", "")
    issuer: str = described("Who issued it.", "")
    issued_on: str = described("The day it was issued, as yyyy-mm-dd.", "")
    in_force_to: date | None = described("The last day it is in force; empty: nobody has said.", None)
    replaced_by: Ref = described("The document that takes its place; may be empty.", Ref(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """Who answers for the site."""

    managing_body: str = described("The body that runs the site.", "")
    parent_body: str = described("The body above it.", "")
    address: str = described("Postal address.", "")
    email: str = described("E-mail address.", "")
    phone: str = described("Telephone.", "")
    person_responsible: str = described("Who is responsible for the content, with that person's office.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenChange:
    """A token of the theme that editors have given another value than the theme's own."""

    name: str = described("The token: accent, link, text …")
    light: str = described("A colour as #rrggbb, or a word for a size; empty: the theme's own.", "")
    dark: str = described("The colour in dark mode; empty: the theme's own.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What holds for the whole site."""

    kind: ClassVar[str] = "settings"
    name: str = described("The union's name.")
    tagline: str = described("The line under the name.", "")
    base_url: str = described("The public address, without a slash at the end.")
    theme: str = described("The name of the theme in use.")
    tokens: tuple[TokenChange, ...] = described("What editors have changed of that theme.", ())
    imprint: Imprint = described("Who answers for the site.")
    join_page: Ref = described("The page every page's join button leads to.", Ref(""))
    privacy_page: Ref = described("The privacy notice.", Ref(""))
    footer_links: tuple[Ref, ...] = described("Pages linked in the footer.", ())
    exit_url: str = described("Where the quick exit leads: a page nobody wonders at.", "")
    offline: bool = described("Whether readers' devices may keep pages for reading without a network.", True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An address that was, and where its reader is led now."""

    kind: ClassVar[str] = "redirect"
    old_path: str = described("The old address within the site.")
    target: Ref = described("The page it leads to; empty when `url` is given.", Ref(""))
    url: str = described("An address elsewhere (https); empty when `target` is given.", "")
    placement: str = described("The code that readers who come this way are counted under; may be empty.", "")


Entry = (
    PageEntry
    | PictureFile
    | DocumentFile
    | SiteSettings
    | SearchWords
    | Contacts
    | Redirect
    | LegalDocument
    | Provision
    | Figure
    | WageRegions
)

ENTRY_KINDS: dict[str, type] = {
    **PAGE_KINDS,
    PictureFile.kind: PictureFile,
    DocumentFile.kind: DocumentFile,
    SiteSettings.kind: SiteSettings,
    SearchWords.kind: SearchWords,
    Contacts.kind: Contacts,
    Redirect.kind: Redirect,
    **{shape.kind: shape for shape in LAW_KINDS},
}
