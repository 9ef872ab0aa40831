"""The kinds of page a reader can open. Each kind's name is its template's name."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from cms.schema.blocks import Block
from cms.schema.facets import Facet
from cms.schema.fields import described
from cms.schema.forms import Form
from cms.schema.guides import GuideNode
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word pages are gathered under."""

    name: str = described("The word.")
    slug: str = described("The word in its address.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference:
    """A place in a document that the registry of the law does not hold: typed, and looked after by hand."""

    document: str = described("The law, decree or circular: its name and number.")
    provision: str = described("Article, clause, point.", "")
    gist: str = described("What it says, in one sentence.", "")
    in_force_from: date | None = described("The first day it holds.", None)
    in_force_to: date | None = described("The last day it holds.", None)
    url: str = described("The official text (https).", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in the law an explainer rests on, kept in the registry."""

    provision: Ref = described("The place; get it with provision(ref).")
    note: str = described("What it means here, in a sentence; empty: the provision's own gist says enough.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote:
    """A change of an explainer that readers are told of."""

    at: datetime = described("When it was published, with its time zone.")
    text: str = described("What changed, in one sentence.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Somebody who speaks for a campaign, with consent to be shown."""

    name: str = described("The name shown.")
    role: str = described("What that person is.", "")
    quote: str = described("What that person says.")
    portrait: Ref = described("The picture; empty when there is none.", Ref(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """What all pages have."""

    kind: ClassVar[str]
    title: str = described("The title: the page's only first-level heading.")
    description: str = described("One or two sentences for search results and shared links.", "")
    parent: Ref = described("The page above; empty for the home page.", Ref(""))
    position: int = described("Its place among the pages beside it, as the editors ordered them.", 0)
    in_menu: bool = described("True when the page belongs in the site's main menu.", False)
    published_at: datetime | None = described("When it was first published, with its time zone.", None)
    updated_at: datetime | None = described("When it was last changed, with its time zone.", None)
    made_from: str = described("Of a translation: a hash of the words it was made from; empty otherwise.", "")
    body: tuple[Block, ...] = described("The blocks of the body, in order; print with block(b).", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedEntry(PageEntry):
    """What pages have that are held against the law again and again."""

    law_as_of: date | None = described("The day whose law it was last held against.", None)
    checked_by: str = described("Who checked it.", "")
    checked_on: date | None = described("The day it was checked.", None)
    next_check: date | None = described("The day by which it is checked again.", None)
    index_terms: tuple[str, ...] = described("The words it stands under from A to Z; empty: its title's own.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """One of the short entries on the front page: what is the matter, and the page that helps."""

    text: str = described("What a worker would say: Bị nợ lương.")
    target: Ref = described("The page it leads to.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysIn:
    """Entries of one sort: by situation, by trade, by what happens in a life."""

    heading: str = described("What they have in common.")
    ways: tuple[WayIn, ...] = described("The entries in the editors' order; never none.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Home(PageEntry):
    """The front page."""

    kind: ClassVar[str] = "home"
    lead: str = described("The sentence under the union's name.", "")
    picture: Ref = described("The picture at the top; may be empty.", Ref(""))
    picture_alt: str = described("What the picture shows; empty when it is decoration.", "")
    featured: tuple[Ref, ...] = described("Pages shown first, chosen by hand; get each with card(ref).", ())
    ways_in: tuple[WaysIn, ...] = described("What do you need? Groups of entries to tap.", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(PageEntry):
    """A part of the site: it lists the pages under it."""

    kind: ClassVar[str] = "section"
    lead: str = described("What the section is about.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(PageEntry):
    """A piece of news or opinion."""

    kind: ClassVar[str] = "article"
    sapo: str = described("The standfirst: two to four lines under the title.", "")
    picture: Ref = described("The main picture; may be empty.", Ref(""))
    picture_alt: str = described("What the main picture shows; empty when it is decoration.", "")
    picture_caption: str = described("The sentence under the main picture.", "")
    signature: str = described("Pen name or board, set at the bottom right.", "")
    source: str = described("Where the text comes from, when it is not our own.", "")
    source_url: str = described("The address of the source (https).", "")
    tags: tuple[Tag, ...] = described("The words the article is gathered under.", ())
    documents: tuple[Ref, ...] = described("Documents attached; get each with document(ref).", ())
    related: tuple[Ref, ...] = described("Pages to read next, chosen by hand; get each with card(ref).", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer(CheckedEntry):
    """A right of workers, explained: the question is the title."""

    kind: ClassVar[str] = "explainer"
    short_answer: str = described("The answer in two or three sentences; clean HTML, print with rich_text(html).")
    applies_to: tuple[Facet, ...] = described("Groups of workers it is for; empty: for all.", ())
    covers: str = described("Who it holds for; clean HTML.", "")
    steps: tuple[str, ...] = described("What to do, in order; clean HTML each.", ())
    proof: tuple[str, ...] = described("What to keep as proof.", ())
    if_refused: str = described("What to do when the employer refuses; clean HTML.", "")
    help: str = described("Where to get help; clean HTML.", "")
    citations: tuple[Citation, ...] = described("The places in the law it rests on.", ())
    legal_basis: tuple[LegalReference, ...] = described("Places in documents that are not in the registry.", ())
    changes: tuple[ChangeNote, ...] = described("Changes that readers are told of, newest first.", ())
    synonyms: tuple[str, ...] = described("The question in other words, for searching; not to be shown.", ())
    sensitive: bool = described("True when a reader may be in danger if seen reading it.", False)
    tab_title: str = described("What the browser's tab shows instead of the title, so that it betrays nobody.", "")
    tags: tuple[Tag, ...] = described("The words the explainer is gathered under.", ())
    related: tuple[Ref, ...] = described("Pages to read next; get each with card(ref).", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(CheckedEntry):
    """A way through questions to what fits the reader."""

    kind: ClassVar[str] = "guide"
    lead: str = described("What is found out here; the sentence under the title.", "")
    nodes: tuple[GuideNode, ...] = described(
        "Questions and outcomes in the editors' order; the first is the start.", ()
    )
    citations: tuple[Citation, ...] = described("The places in the law it rests on.", ())
    sensitive: bool = described("True when a reader may be in danger if seen reading it.", False)
    tab_title: str = described("What the browser's tab shows instead of the title, so that it betrays nobody.", "")
    tags: tuple[Tag, ...] = described("The words the guide is gathered under.", ())
    related: tuple[Ref, ...] = described("Pages to read next; get each with card(ref).", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(PageEntry):
    """Something the union asks for, together."""

    kind: ClassVar[str] = "campaign"
    demand: str = described("What is demanded, in one sentence.")
    picture: Ref = described("The main picture; may be empty.", Ref(""))
    picture_alt: str = described("What the main picture shows; empty when it is decoration.", "")
    why: str = described("Why; clean HTML.", "")
    actions: tuple[str, ...] = described("What you can do; clean HTML each.", ())
    speakers: tuple[Speaker, ...] = described("Who speaks for it.", ())
    starts_on: date | None = described("The first day.", None)
    ends_on: date | None = described("The last day.", None)
    progress: str = described("How far it has come; clean HTML.", "")
    materials: tuple[Ref, ...] = described("Documents to use; get each with document(ref).", ())
    action_text: str = described("The words on the one button; empty when there is none.", "")
    action_target: Ref = described("The page the button leads to.", Ref(""))
    ended: bool = described("True when the campaign is over.", False)
    outcome: str = described("How it ended; clean HTML.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Join(PageEntry):
    """The text around a form, and the form."""

    kind: ClassVar[str] = "join"
    lead: str = described("The sentence under the title.", "")
    form: Form = described("What is asked.")
    after_form: str = described("What stands under the form; clean HTML.", "")
    received_title: str = described("The title of the page shown after sending.")
    received_text: str = described("What happens next; clean HTML.", "")
    tab_title: str = described("What the browser's tab shows instead of the title, so that it betrays nobody.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain(PageEntry):
    """About, contact, privacy notice."""

    kind: ClassVar[str] = "plain"
    lead: str = described("The sentence under the title.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator(CheckedEntry):
    """A sum a worker can make: what is owed, how many days, how long before."""

    kind: ClassVar[str] = "calculator"
    calculator: str = described("Which one: tang-ca, phep-nam …")
    lead: str = described("The sentence under the title.", "")
    figures: tuple[Ref, ...] = described("The figures it computes with; get each with figure(ref).", ())
    citations: tuple[Citation, ...] = described("The places in the law it rests on.", ())
    related: tuple[Ref, ...] = described("Pages to read next; get each with card(ref).", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """Something a member of the union gets."""

    title: str = described("What it is, in a few words.")
    text: str = described("What a member gets; clean HTML.", "")
    who: str = described("Who may ask for it.", "")
    how: str = described("How to ask; clean HTML.", "")
    until: date | None = described("The last day it can be asked for.", None)
    contact: str = described("Whom to ask: an office, not a person.", "")
    phone: str = described("The telephone of that office.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefits(PageEntry):
    """What a member of the union gets, and how to get it."""

    kind: ClassVar[str] = "benefits"
    lead: str = described("The sentence under the title.", "")
    benefits: tuple[Benefit, ...] = described("Every benefit; a template gets those of today, and those past.", ())


PAGE_KINDS: dict[str, type[PageEntry]] = {
    page.kind: page for page in (Home, Section, Article, Explainer, Guide, Campaign, Join, Plain, Calculator, Benefits)
}
