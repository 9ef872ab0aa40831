"""What a theme's template gets: one dataclass per template, and nothing else.

The reference in `themes/README.md` is generated from these classes, and a test holds the two equal.
"""

from dataclasses import dataclass
from datetime import datetime

from cms.schema.entries import Imprint
from cms.schema.fields import described
from cms.schema.pages import Home, Join, PageEntry, Section
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link whose address is known."""

    title: str = described("The words to show.")
    url: str = described("The address.")
    current: bool = described("True when it leads to where the reader is (the page or a page above it).", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPicture:
    """What picture(ref) gives: a picture with the addresses of its files."""

    src: str = described("The address of the JPEG to fall back on.")
    width: int = described("Of that JPEG, in pixels.")
    height: int = described("Of that JPEG, in pixels.")
    avif_srcset: str = described("The AVIF files, ready for the srcset attribute.", "")
    jpeg_srcset: str = described("The JPEG files, ready for the srcset attribute.", "")
    alt: str = described("What it shows, when the page does not say so itself.", "")
    credit: str = described("Who made it.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicDocument:
    """What document(ref) gives: a document with the address of its file."""

    url: str = described("The address of the file.")
    title: str = described("What it is called.")
    size: int = described("In bytes.")
    extension: str = described("PDF, DOCX …")
    number: str = described("Its official number and symbol.", "")
    issuer: str = described("Who issued it.", "")
    issued_on: str = described("The day it was issued, as yyyy-mm-dd.", "")
    replaced_by: str = described("The address of the document that takes its place.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A page as it is shown in a list."""

    kind: str = described("The kind of page: article, explainer …")
    title: str = described("Its title.")
    url: str = described("Its address.")
    summary: str = described("Its standfirst or description, as plain text.", "")
    picture: Ref = described("Its picture; may be empty.", Ref(""))
    picture_alt: str = described("What the picture shows.", "")
    published_at: datetime | None = described("When it was first published.", None)
    section: str = described("The title of the section it stands in.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page shows of the site."""

    name: str = described("The union's name.")
    tagline: str = described("The line under the name.", "")
    base_url: str = described("The public address, without a slash at the end.")
    language: str = described("The language of the page: vi.")
    imprint: Imprint = described("Who answers for the site.")
    menu: tuple[Link, ...] = described("The main sections.", ())
    footer: tuple[Link, ...] = described("Links for the footer.", ())
    join: Link | None = described("The page that asks to join; None when none is published.", None)
    privacy: Link | None = described("The privacy notice; None when none is published.", None)
    feed_url: str = described("The RSS feed of the whole site.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """`pages/<kind>.html`: one page."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The page's address within the site, with slashes at both ends.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the page above.", ())
    page: PageEntry = described("The page's entry.")
    tags: tuple[Link, ...] = described("The page's tags with the addresses of their lists.", ())
    related: tuple[Card, ...] = described("Pages to read next that are public.", ())
    versions_url: str = described("The list of how the page read before; empty when it always read so.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContext(PageContext):
    """`pages/home.html`: the front page."""

    page: Home = described("The front page's entry.")
    featured: tuple[Card, ...] = described("Pages chosen by hand that are public.", ())
    latest: tuple[Card, ...] = described("The newest articles.", ())
    explainers: tuple[Card, ...] = described("Rights explainers, newest first.", ())
    campaigns: tuple[Card, ...] = described("Campaigns that have not ended.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionContext(PageContext):
    """`pages/section.html`: a section with the newest of what is under it."""

    page: Section = described("The section's entry.")
    subsections: tuple[Link, ...] = described("The sections right under it.", ())
    cards: tuple[Card, ...] = described("The newest pages under it.", ())
    older: Link | None = described("The next list of older pages; None when there is none.", None)
    feed_url: str = described("The RSS feed of the section.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingContext:
    """`listing.html`: older pages of a section, a tag's pages, a month's pages, the list of months."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The list's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the list's parent.", ())
    title: str = described("What is listed.")
    cards: tuple[Card, ...] = described("The pages listed, newest first.", ())
    links: tuple[Link, ...] = described("Other lists (the months of the archive).", ())
    newer: Link | None = described("The list of newer pages; None when there is none.", None)
    older: Link | None = described("The list of older pages; None when there is none.", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptContext:
    """`received.html`: the page shown after a form was sent; the intake writes the code into `data-receipt`."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The page's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the form's page.", ())
    page: Join = described("The entry of the page whose form was sent.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundContext:
    """`404.html`: an address that leads nowhere."""

    site: Site = described("What every page shows of the site.")
    url: str = described("Always /404.html.")
    breadcrumbs: tuple[Link, ...] = described("Always empty.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectContext:
    """`redirect.html`: an old address, for servers that cannot redirect by themselves."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The old address.")
    breadcrumbs: tuple[Link, ...] = described("Always empty.", ())
    target: str = described("The new address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveContext:
    """`archive.html`: how a page read before, on a sheet with its hours and its hash."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The sheet's address within the site. It never changes.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the page as it is today.", ())
    title: str = described("The page's title then.")
    page_url: str = described("The page as it is today.")
    versions_url: str = described("The list of all versions.")
    from_at: datetime = described("Since when it was shown.")
    until_at: datetime = described("Until when.")
    digest: str = described("The BLAKE2b-128 of the file as it was published then, as hexadecimal digits.")
    body: str = described("The main part of then, with its h1, as HTML that is ready to print.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedVersion:
    """One line of the list of a page's versions."""

    url: str = described("The address of its sheet.")
    title: str = described("The page's title then.")
    from_at: datetime = described("Since when it was shown.")
    until_at: datetime = described("Until when.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveIndexContext:
    """`archive_index.html`: all earlier versions of a page."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The list's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the page as it is today.", ())
    title: str = described("The page's title today.")
    page_url: str = described("The page as it is today.")
    versions: tuple[ArchivedVersion, ...] = described("The earlier versions, newest first.")


CONTEXTS: dict[str, type] = {
    "pages/home.html": HomeContext,
    "pages/section.html": SectionContext,
    "pages/article.html": PageContext,
    "pages/explainer.html": PageContext,
    "pages/campaign.html": PageContext,
    "pages/join.html": PageContext,
    "pages/plain.html": PageContext,
    "listing.html": ListingContext,
    "received.html": ReceiptContext,
    "404.html": NotFoundContext,
    "redirect.html": RedirectContext,
    "archive.html": ArchiveContext,
    "archive_index.html": ArchiveIndexContext,
}
"""Every template a theme must be able to give, with what it gets."""
