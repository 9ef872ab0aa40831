"""Ways from one page to another, as templates get them."""

from dataclasses import dataclass
from datetime import datetime

from cms.schema.fields import described
from cms.schema.references import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link whose address is known."""

    title: str = described("The words to show.")
    url: str = described("The address.")
    language: str = described(
        "The language of the words (of an entry of `ways_in`: of where it leads), when it is not the page's.", ""
    )
    current: bool = described("True when it leads to where the reader is (the page or a page above it).", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkGroup:
    """Links that belong together."""

    title: str = described("What they have in common; may be a single letter.")
    links: tuple[Link, ...] = described("The links; never none.")
    anchor: str = described("The id to give the group, so that links can lead to it; may be empty.", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLink:
    """A way to another language of the site."""

    language: str = described("Its code, for `lang` and `hreflang`: km, en, vi.")
    title: str = described("Its name in itself, readable where its letters are lacking too: ខ្មែរ (Khmer).")
    url: str = described("This page in that language; that language's front page when there is none.")
    translated: bool = described("True when `url` is this page in that language.", True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """The page was translated from Vietnamese words that have changed since."""

    url: str = described("The page in Vietnamese.")
    title: str = described("Its title, in Vietnamese.")
    changed_at: datetime | None = described("When it changed last.", None)


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
    language: str = described("The language of its words, when it is not the page's: it has no translation yet.", "")
