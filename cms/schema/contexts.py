"""What a theme's template gets: one dataclass per template, and nothing else.

The reference in `themes/README.md` is generated from these classes, and a test holds the two equal.
"""

from dataclasses import dataclass
from datetime import date, datetime

from cms.schema.calculators import PublicCalculator
from cms.schema.entries import Imprint, TokenChange
from cms.schema.fields import described
from cms.schema.links import Card, LanguageLink, Link, LinkGroup, Outdated
from cms.schema.pages import Calculator, Home, Join, PageEntry, Section
from cms.schema.public_files import SharedPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicProvision:
    """What provision(ref) gives: a place in the law as it reads on the day the page is drawn."""

    place: str = described("Where in the document: `Khoản 1 Điều 98`.")
    document: str = described("The document, with its number.")
    reference: str = described("Both in one: a whole Vietnamese reference, without days.")
    gist: str = described("What it says, in a sentence or two.", "")
    in_force_from: date | None = described("The first day it reads so.", None)
    in_force_to: date | None = described("The last day it reads so.", None)
    amended_by: str = described("The document that brought this wording; empty for the first.", "")
    ended: bool = described("True when it holds no more.", False)
    upcoming: bool = described("True when it does not hold yet.", False)
    confirmed: bool = described("False: nobody has read it in the official text yet; say so beside it.", False)
    url: str = described("The official text (https); may be empty.", "")
    language: str = described("The language of its words, when it is not the page's.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFigure:
    """What figure(ref) gives: a number of the law on the day the page is drawn."""

    key: str = described("Its name for machines.")
    label: str = described("Its name for people.")
    text: str = described("The number with its unit, as readers write it: `5.310.000 đồng`.")
    value: str = described("The number for machines: `5310000`.")
    unit: str = described("dong, dong/hour, percent, day, hour, month, year, person or times.")
    since: date | None = described("The first day it is so.", None)
    until: date | None = described("The last day it is so.", None)
    ended: bool = described("True when it holds no more and none has come after it.", False)
    confirmed: bool = described("False: nobody has read it in the official text yet; say so beside it.", False)
    provision: PublicProvision | None = described("Where the law says so.", None)
    next_text: str = described("What it will be, with its unit; empty when that is not known.", "")
    next_from: date | None = described("The first day it will be so.", None)
    language: str = described("The language of its label, when it is not the page's.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChange:
    """Something the page rests on that has changed or ended since a person last looked at the page."""

    name: str = described("The provision or the figure.")
    since: date = described("The first day of the change.")
    ended: bool = described("True when it holds no more; false when it reads otherwise.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page shows of the site."""

    name: str = described("The union's name.")
    tagline: str = described("The line under the name.", "")
    base_url: str = described("The public address, without a slash at the end.")
    language: str = described("The language of the page: vi, km or en.")
    home_url: str = described("The front page in that language.", "/")
    imprint: Imprint = described("Who answers for the site.")
    menu: tuple[Link, ...] = described("The main sections.", ())
    footer: tuple[Link, ...] = described("Links for the footer.", ())
    join: Link | None = described("The page that asks to join; None when none is published.", None)
    privacy: Link | None = described("The privacy notice; None when none is published.", None)
    rights: Link | None = described("The rights from A to Z; None when there are none.", None)
    contacts: Link | None = described("Whom to call, by place; None when no unit is shown.", None)
    documents: Link | None = described("All documents; None when there are none.", None)
    feed_url: str = described("The RSS feed of the whole site.")
    changes_url: str = described("The page of what changed; it is there before anything has.")
    search_url: str = described("The page that searches; its form sends `q` there.", "")
    index_url: str = described("The file that a form with `data-search` searches.", "")
    exit_url: str = described("Where the quick exit leads: a page nobody wonders at. May be empty.", "")
    share_card: SharedPicture | None = described(
        "The picture shared links show where a page has none of its own.", None
    )
    json_feed_url: str = described("The same feed as JSON.", "")
    offline_url: str = described("Where readers see what is kept on their device. May be empty.", "")
    wipe_url: str = described("Where they remove it. May be empty.", "")
    tokens: tuple[TokenChange, ...] = described("What editors changed of the theme; style() and token() know it.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicChange:
    """A change of a page that readers are told of."""

    at: datetime = described("When it was published.")
    text: str = described("What changed, in one sentence.")
    title: str = described("The page's title; empty on the page itself.", "")
    url: str = described("The page; on the page itself, how it read until then (may be empty).", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedVersion:
    """One earlier version of a page."""

    url: str = described("The address of its sheet.")
    title: str = described("The page's title then.")
    from_at: datetime = described("Since when it was shown.")
    until_at: datetime = described("Until when.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """`pages/<kind>.html`: one page."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The page's address within the site, with slashes at both ends.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the page above.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    page: PageEntry = described("The page's entry.")
    share_card: SharedPicture | None = described(
        "The picture that links to the page show; None before there is a home page.", None
    )
    linked_data: str = described("What the page is, for machines: JSON-LD, ready to print inside its script.", "")
    tags: tuple[Link, ...] = described("The page's tags with the addresses of their lists.", ())
    related: tuple[Card, ...] = described("Pages to read next that are public.", ())
    versions_url: str = described("The list of how the page read before; empty when it always read so.", "")
    versions: tuple[ArchivedVersion, ...] = described("The last few earlier versions, newest first.", ())
    changes: tuple[PublicChange, ...] = described("What changed in it, newest first.", ())
    law_changes: tuple[LawChange, ...] = described("Tell readers, with the day, that the page waits for a review.", ())
    figures: tuple[PublicFigure, ...] = described(
        "The figures in its text, each once, to say since when they hold.", ()
    )
    outdated: Outdated | None = described("Of a translation that lags behind its source; else None.", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeContext(PageContext):
    """`pages/home.html`: the front page."""

    page: Home = described("The front page's entry.")
    featured: tuple[Card, ...] = described("Pages chosen by hand that are public.", ())
    latest: tuple[Card, ...] = described("The newest articles.", ())
    explainers: tuple[Card, ...] = described("Rights explainers, newest first.", ())
    campaigns: tuple[Card, ...] = described("Campaigns that have not ended.", ())
    ways_in: tuple[LinkGroup, ...] = described("What do you need? Entries that lead to public pages.", ())
    untranslated: tuple[Card, ...] = described("Rights explainers that can be read in Vietnamese only.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionContext(PageContext):
    """`pages/section.html`: a section with the newest of what is under it."""

    page: Section = described("The section's entry.")
    subsections: tuple[Link, ...] = described("The sections right under it.", ())
    cards: tuple[Card, ...] = described("The newest pages under it.", ())
    untranslated: tuple[Card, ...] = described("The newest that can be read in Vietnamese only.", ())
    older: Link | None = described("The next list of older pages; None when there is none.", None)
    feed_url: str = described("The RSS feed of the section; empty while it lists nothing.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorContext(PageContext):
    """`pages/calculator.html`: a sum, with examples worked out today and a form that works on the reader's device."""

    page: Calculator = described("The calculator's entry.")
    calculator: PublicCalculator = described("The calculator, ready to be shown.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingContext:
    """`listing.html`: older pages of a section, a tag's pages, a month's pages, the list of months."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The list's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the list's parent.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    title: str = described("What is listed.")
    cards: tuple[Card, ...] = described("The pages listed, newest first.", ())
    links: tuple[Link, ...] = described("Other lists (the months of the archive).", ())
    newer: Link | None = described("The list of newer pages; None when there is none.", None)
    older: Link | None = described("The list of older pages; None when there is none.", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesContext:
    """`changes.html`: what changed on the whole site, newest first, or in one year."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The list's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    title: str = described("What is listed.")
    changes: tuple[PublicChange, ...] = described("The changes, newest first.", ())
    links: tuple[Link, ...] = described("The lists of the years.", ())
    feed_url: str = described("The RSS feed of the changes; empty while it has none.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptContext:
    """`received.html`: the page shown after a form was sent; the intake writes the code into `data-receipt`."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The page's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the form's page.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    page: Join = described("The entry of the page whose form was sent.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundContext:
    """`404.html`: an address that leads nowhere."""

    site: Site = described("What every page shows of the site.")
    url: str = described("Always /404.html.")
    breadcrumbs: tuple[Link, ...] = described("Always empty.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectContext:
    """`redirect.html`: an old address, for servers that cannot redirect by themselves."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The old address.")
    breadcrumbs: tuple[Link, ...] = described("Always empty.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    target: str = described("The new address.")
    placement: str = described("To be added to it as `?q=`, so that who comes this way is counted; may be empty.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveContext:
    """`archive.html`: how a page read before, on a sheet with its hours and its hash."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The sheet's address within the site. It never changes.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the page as it is today.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    title: str = described("The page's title then.")
    tab_title: str = described("What the browser's tab shows instead, so that it betrays nobody.", "")
    page_url: str = described("The page as it is today.")
    versions_url: str = described("The list of all versions.")
    from_at: datetime = described("Since when it was shown.")
    until_at: datetime = described("Until when.")
    digest: str = described("The BLAKE2b-128 of the file as it was published then, as hexadecimal digits.")
    body: str = described("The main part of then, with its h1, as HTML that is ready to print.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveIndexContext:
    """`archive_index.html`: all earlier versions of a page."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The list's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page to the page as it is today.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    title: str = described("The page's title today.")
    tab_title: str = described("What the browser's tab shows instead, so that it betrays nobody.", "")
    page_url: str = described("The page as it is today.")
    versions: tuple[ArchivedVersion, ...] = described("The earlier versions, newest first.")
