"""What an index of the site is made of: the pages of a group, each with its terms."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from cms.entries.addresses import BrokenReferenceError
from cms.entries.models import Entry as StoredEntry
from cms.entries.summaries import Summary
from cms.schema import PublicFigure, SearchWords
from cms.schema.references import Ref, make_ref
from cms.search.counting import BODY_TWICE, PageTerms, add_text, count_terms

NOT_SEARCHED = frozenset({"home"})
"""Kinds of page nobody needs to find: every page leads there."""
NO_YEAR = "0"
MOST_COUNTED = 20_000
"""Pages whose terms a process remembers: some 1,500 bytes each."""
_BATCH = 250
_counted: OrderedDict[str, PageTerms] = OrderedDict()
"""An entry's digest → its terms. Equal digests are equal texts, so nothing here grows old."""


class Searched(NamedTuple):
    """A page as an index takes it."""

    page: Summary
    terms: PageTerms


def group_to_search(page: Summary) -> str:
    """The group whose index a page is in: news by years, which only the newest changes; empty for none.

    `search/vi`, `news/vi/2026`.
    """
    if page.kind in NOT_SEARCHED:
        return ""
    if page.kind == "article":
        return f"news/{page.language}/{page.month[:4] or NO_YEAR}"
    return f"search/{page.language}"


def list_news_years(groups: Iterable[str], language: str) -> list[str]:
    """The years that have news, newest first."""
    begins = f"news/{language}/"
    return sorted((group.removeprefix(begins) for group in groups if group.startswith(begins)), reverse=True)


def name_search_words(language: str) -> Ref:
    """The reference under which the words of a language state themselves."""
    return make_ref("settings", f"search-{language}")


class SearchReading:
    """The part of the reader that reads what is searched."""

    reads: set[str]
    entry: Callable[[Ref], object]
    figure: Callable[[Ref], PublicFigure]

    def search_words(self, language: str) -> SearchWords:
        """What editors decide about searching in a language; empty when nothing was ever stored."""
        found = self.entry(name_search_words(language))
        return found if isinstance(found, SearchWords) else SearchWords(language=language)

    def news_years(self, language: str) -> list[str]:
        """The years that have news, newest first."""
        self.reads.add(f"news:{language}")
        return list_news_years(self.catalogue.groups, language)

    def searched(self, group: str) -> list[Searched]:
        """The pages of a group with their terms, in the order of their addresses."""
        self.reads.add(f"members:{group}")
        pages = sorted(self.catalogue.list_group(group), key=lambda page: page.path)
        self.reads.update(f"entry:{page.ref}" for page in pages)
        counted = _count([(page.ref, self.catalogue.digests[page.ref]) for page in pages])
        return [Searched(page, self._add_figures(counted[page.ref])) for page in pages]

    def _add_figures(self, terms: PageTerms) -> PageTerms:
        """A page is found by the numbers of the law it prints, whatever they are today, and by what they are called."""
        for ref in terms.figures:
            try:
                figure = self.figure(Ref(ref))
            except BrokenReferenceError:  # the page itself says so to its editor
                continue
            terms = add_text(terms, f"{figure.label} {figure.text}", BODY_TWICE)
        return terms


def _count(wanted: list[tuple[Ref, str]]) -> dict[Ref, PageTerms]:
    """The terms of each page; only those are read from the store that this process has not counted yet."""
    missing = {ref: digest for ref, digest in wanted if digest not in _counted}
    refs = list(missing)
    for start in range(0, len(refs), _BATCH):
        rows = StoredEntry.objects.filter(ref__in=refs[start : start + _BATCH]).values_list("ref", "data")
        for ref, data in rows:
            _counted[missing[ref]] = count_terms(data)
    counted = {ref: _counted.get(digest, PageTerms("")) for ref, digest in wanted}
    for _ref, digest in wanted:
        if digest in _counted:
            _counted.move_to_end(digest)
    while len(_counted) > max(MOST_COUNTED, len(wanted)):
        _counted.popitem(last=False)
    return counted
