"""Lists of everything of a sort, as templates get them: rights from A to Z, whom to call, documents; and benefits."""

from dataclasses import dataclass

from cms.schema.contacts import ContactArea
from cms.schema.contexts import PageContext, Site
from cms.schema.fields import described
from cms.schema.links import LanguageLink, Link, LinkGroup
from cms.schema.pages import Benefit, Benefits
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicContact:
    """A unit of the union as readers see it on one day."""

    anchor: str = described("Its id on the page, to be linked to.")
    name: str = described("Its full name.")
    language: str = described("The language of its name, when it is not the page's.", "")
    phone: str = described("Telephone.", "")
    zalo: str = described("Zalo: a number or an address.", "")
    email: str = described("Mailbox.", "")
    address: str = described("Where people come to.", "")
    hours: tuple[str, ...] = described("When it can be reached, ready to be read: `Thứ hai: 07:30–11:30`.", ())
    areas: tuple[ContactArea, ...] = described("What it looks after today.", ())
    later: tuple[ContactArea, ...] = described("What it will look after; each has its first day.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentYear:
    """Documents that were issued in one year."""

    year: str = described("`2026`; empty for those without a day.", "")
    documents: tuple[Ref, ...] = described("The documents, newest first; get each with document(ref).")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterContext:
    """What all lists of everything of a sort have."""

    site: Site = described("What every page shows of the site.")
    url: str = described("The page's address within the site.")
    breadcrumbs: tuple[Link, ...] = described("The way from the home page.", ())
    languages: tuple[LanguageLink, ...] = described("The other languages of the site.", ())
    title: str = described("What is listed.")
    lead: str = described("The sentence under the title.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsContext(RegisterContext):
    """`rights.html`: explainers, guides and calculators from A to Z."""

    letters: tuple[LinkGroup, ...] = described("The letters that have pages, in the order of the alphabet.", ())
    untranslated: tuple[LinkGroup, ...] = described("The same of pages that can be read in Vietnamese only.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactsContext(RegisterContext):
    """`contacts.html`: whom to call, by place. Names of places are Vietnamese in every language."""

    letters: tuple[LinkGroup, ...] = described("Places by letter, old names too; each leads to a unit's anchor.", ())
    groups: tuple[LinkGroup, ...] = described("Industrial zones, and trades, in the same manner.", ())
    units: tuple[PublicContact, ...] = described("The units; the one everything falls back to comes first.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsContext(RegisterContext):
    """`documents.html`: every document that a page of the site uses. Their titles are in Vietnamese."""

    years: tuple[DocumentYear, ...] = described("The years, newest first; those without a day come last.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitsContext(PageContext):
    """`pages/benefits.html`: what a member gets, sorted by whether it can be asked for today."""

    page: Benefits = described("The page's entry.")
    current: tuple[Benefit, ...] = described("Benefits that can be asked for today.", ())
    ended: tuple[Benefit, ...] = described("Benefits whose last day has passed.", ())
