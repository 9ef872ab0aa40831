"""What pages show of the site's other languages: the way there, and what can be read in the source language only."""

from dataclasses import replace

from cms.entries.reader import Reader
from cms.schema import Join, LanguageLink, Link, Outdated, PageEntry, translate_form
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE, in_language
from cms.schema.references import Ref

NOWHERE = Ref("")


def translate_entry(entry: PageEntry) -> PageEntry:
    """The entry as its page shows it: a form is kept in Vietnamese and asked in the page's language."""
    return replace(entry, form=translate_form(entry.form)) if isinstance(entry, Join) else entry


def list_menu(reader: Reader) -> tuple[Link, ...]:
    """The sections of the language, then those that are there in the source language only."""
    home = reader.home()
    own = [Link(title=place.title, url=place.url) for place in reader.branches(home) if place.in_menu]
    source = reader.homes().get(SOURCE_LANGUAGE)
    if reader.language == SOURCE_LANGUAGE or source is None:
        return tuple(own)
    others = (place for place in reader.branches(source.ref) if place.in_menu)
    missing = (place for place in others if reader.language not in reader.translations(place.ref))
    return (*own, *(Link(title=place.title, url=place.url, language=SOURCE_LANGUAGE) for place in missing))


def make_link(reader: Reader, ref: Ref) -> Link | None:
    """A link to a page, in the reader's language where it can be had; None when it is not public."""
    card = reader.card(ref) if ref else None
    return Link(title=card.title, url=card.url, language=card.language) if card else None


def list_other_languages(reader: Reader, ref: Ref = NOWHERE) -> tuple[LanguageLink, ...]:
    """The site's other languages, each with the page that says what `ref` says, or with its front page."""
    homes = reader.homes()
    beside = reader.translations(ref) if ref and len(homes) > 1 else {}
    return tuple(
        LanguageLink(
            language=language,
            title=LANGUAGES[language],
            url=reader.give(beside[language].path if language in beside else home.path),
            translated=language in beside,
        )
        for language, home in homes.items()
        if language != reader.language
    )


def list_alike(reader: Reader, path: str) -> tuple[LanguageLink, ...]:
    """The other languages of a page that every language has at the address that answers to `path`."""
    return tuple(
        replace(link, url=in_language(path, link.language), translated=True) for link in list_other_languages(reader)
    )


def find_outdated(reader: Reader, ref: Ref, entry: PageEntry) -> Outdated | None:
    """The source that has changed since somebody last held the translation beside it."""
    source = reader.translations(ref).get(SOURCE_LANGUAGE) if reader.language != SOURCE_LANGUAGE else None
    if source is None or not entry.made_from or entry.made_from == source.meaning:
        return None
    return Outdated(url=source.path, title=source.title, changed_at=source.said_at)
