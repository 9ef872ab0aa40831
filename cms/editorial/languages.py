"""What the office needs to know of the site's languages: how much is translated, and what lags behind its source."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.content.queries import get_homes
from cms.entries.models import Entry
from cms.schema import PAGE_KINDS
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE
from cms.schema.references import parse_ref


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageState:
    """One language besides the source."""

    code: str
    name: str
    """In itself."""
    home: Page | None
    """Its front page, public or not; None when the language was never opened."""
    public: int
    """How many of its pages are public."""
    behind: int
    """How many of these lag behind their source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lag:
    """A public page whose source has changed since somebody last held the two side by side."""

    page: int
    title: str
    language: str


def name_translations(keys: Collection[int]) -> dict[int, str]:
    """Of the pages with these keys that are in another language: which, and of what, for who does not read it."""
    translated = Page.objects.filter(pk__in=keys).exclude(locale__language_code=SOURCE_LANGUAGE)
    rows = list(translated.values_list("pk", "translation_key", "locale__language_code"))
    wanted = [key for _pk, key, _code in rows]
    sources = Page.objects.filter(translation_key__in=wanted, locale__language_code=SOURCE_LANGUAGE)
    titles = dict(sources.values_list("translation_key", "title"))
    said = {"km": _("bản tiếng Khmer của “%(title)s”"), "en": _("bản tiếng Anh của “%(title)s”")}
    return {pk: said[code] % {"title": titles[key]} for pk, key, code in rows if code in said and key in titles}


def list_languages() -> list[LanguageState]:
    """Every language the site could speak besides the source, open or not."""
    homes, lags = get_homes(), list(iter_lags())
    pages = Entry.objects.filter(kind__in=PAGE_KINDS)
    return [
        LanguageState(
            code=code,
            name=name,
            home=homes.get(code),
            public=pages.filter(locale=code).count(),
            behind=sum(lag.language == code for lag in lags),
        )
        for code, name in LANGUAGES.items()
        if code != SOURCE_LANGUAGE
    ]


def iter_lags() -> Iterator[Lag]:
    """The translations that lag behind, as the public sees them and their sources now."""
    pages = Entry.objects.filter(kind__in=PAGE_KINDS).exclude(translation="").order_by("pk")
    meanings = dict(pages.filter(locale=SOURCE_LANGUAGE).values_list("translation", "meaning"))
    translated = pages.exclude(locale=SOURCE_LANGUAGE)
    for ref, key, language, title, made_from in translated.values_list(
        "ref", "translation", "locale", "data__title", "data__made_from"
    ):
        if made_from and meanings.get(key, made_from) != made_from:
            yield Lag(page=int(parse_ref(ref).key), title=title, language=language)
