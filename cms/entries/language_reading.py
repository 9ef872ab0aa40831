"""The part of the reader that knows languages: in which one it is asked, and which pages say the same in another."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cms.entries.summaries import Summary
from cms.entries.values import list_addresses
from cms.schema import Card
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE
from cms.schema.references import Ref

if TYPE_CHECKING:
    from cms.entries.values import Values


class LanguageReading:
    """Reads translations; whoever does is drawn again when one comes or goes."""

    language: str = SOURCE_LANGUAGE
    """Of the output being drawn: links lead to pages in it where there are such."""
    reads: set[str]
    given: set[str]
    values: "Values"
    give: Callable[[str], str]
    _make_card: Callable[[Summary], Card]

    def translations(self, ref: Ref) -> dict[str, Summary]:
        """Language → the public page that says in it what the page `ref` says, itself among them."""
        self.reads.add(f"translations:{ref}")
        catalogue = self.values.catalogue
        found = catalogue.translations.find(catalogue.pages.get(ref))
        for page in found.values():
            self.give(page.path)
        return found

    def homes(self) -> dict[str, Summary]:
        """Language → its front page, for each language there is."""
        self.reads.update(f"home:{language}" for language in LANGUAGES)
        homes = self.values.catalogue.homes
        self.reads.update(f"url:{home.ref}" for home in homes.values())
        self.given.update(home.path for home in homes.values())
        return {language: homes[language] for language in LANGUAGES if language in homes}

    def untranslated(self, group: str, most: int) -> tuple[Card, ...]:
        """The newest pages of a group that can be read in the source language only, `most` at the most."""
        if self.language == SOURCE_LANGUAGE:
            return ()
        self.reads.add(f"untranslated:{group}|{self.language}|{most}")
        pages = self.values.list_untranslated(group, self.language, str(most))
        self.reads.update(f"card:{page.ref}" for page in pages)
        return tuple(self._make_card(page) for page in pages)

    def addresses(self, group: str) -> list[tuple[str, dict[str, str], str]]:
        """Of all pages of a group: where each stands, by language where it and its translations do, its last change.

        The change as a day (`2026-11-22`); may be empty.
        """
        self.reads.add(f"paths:{group}")
        catalogue = self.values.catalogue
        return [(*list_addresses(catalogue, page), page.changed_on) for page in catalogue.list_group(group)]

    def find_readable(self, ref: Ref) -> Ref:
        """The page that says what `ref` says in the language being drawn, when the public may see it; else `ref`."""
        if self.language == SOURCE_LANGUAGE or not ref.startswith("page:"):
            return ref
        found = self.translations(ref).get(self.language)
        return found.ref if found else ref
