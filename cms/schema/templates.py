"""Every template a theme must be able to give, with what it gets; and what the templates around the phone get."""

from dataclasses import dataclass

from cms.schema.contexts import (
    ArchiveContext,
    ArchiveIndexContext,
    CalculatorContext,
    ChangesContext,
    HomeContext,
    Link,
    ListingContext,
    NotFoundContext,
    PageContext,
    ReceiptContext,
    RedirectContext,
    SectionContext,
    Site,
)
from cms.schema.fields import described
from cms.schema.links import LanguageLink
from cms.schema.registers import BenefitsContext, ContactsContext, DocumentsContext, RightsContext
from cms.schema.search import SearchContext


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineContext:
    """`offline.html`: shown without a network, and where readers see what is kept on their device."""

    site: Site = described("What every page shows of the site.")
    url: str = described("Its address; without a network it is shown at other addresses too.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page.", ())
    languages: tuple[LanguageLink, ...] = described("The page in the site's other languages.", ())
    library_url: str = described("The list of the pages about rights: the script reads addresses and weight from it.")
    script_url: str = described("The address of the script.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WipeContext:
    """`wipe.html`: says what the site keeps on a device and removes it."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The page's address.")
    breadcrumbs: tuple[Link, ...] = described("Always empty.", ())
    languages: tuple[LanguageLink, ...] = described("The page in the site's other languages.", ())
    done: bool = described("True on the page whose answer tells the browser to remove it all.", False)
    done_url: str = described("The address of that page.")
    script_url: str = described("The address of the script.")


CONTEXTS: dict[str, type] = {
    "pages/home.html": HomeContext,
    "pages/section.html": SectionContext,
    "pages/article.html": PageContext,
    "pages/explainer.html": PageContext,
    "pages/guide.html": PageContext,
    "pages/campaign.html": PageContext,
    "pages/join.html": PageContext,
    "pages/plain.html": PageContext,
    "pages/calculator.html": CalculatorContext,
    "pages/benefits.html": BenefitsContext,
    "listing.html": ListingContext,
    "rights.html": RightsContext,
    "contacts.html": ContactsContext,
    "documents.html": DocumentsContext,
    "changes.html": ChangesContext,
    "search.html": SearchContext,
    "received.html": ReceiptContext,
    "404.html": NotFoundContext,
    "redirect.html": RedirectContext,
    "archive.html": ArchiveContext,
    "archive_index.html": ArchiveIndexContext,
    "offline.html": OfflineContext,
    "wipe.html": WipeContext,
}
"""Every template a theme must be able to give, with what it gets."""
