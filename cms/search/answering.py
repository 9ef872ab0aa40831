"""The answer to a query for somebody without the script: what is found, and the published page with it in its place."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import urlencode

from cms.search.index import Index, Page
from cms.search.scoring import Found, is_weak, rank, sort_found

MOST_SHOWN = 12
_LANGUAGE = re.compile(r'<html\b[^>]*\blang="([^"]*)"')
_FORM = re.compile(r'<form\b[^>]*\bdata-search="([^"]*)"')
_FIELD = re.compile(r'<input\b[^>]*\bname="q"')
_STATUS = re.compile(r'(<(\w+)\b[^>]*\brole="status"[^>]*>).*?(</\2>)', re.DOTALL)
_LIST = re.compile(r"(<ul\b[^>]*>).*?(</ul>)", re.DOTALL)


class Hit(NamedTuple):
    """A page that was found, in the index it was found in."""

    index: Index
    found: Found

    @property
    def page(self) -> Page:
        """The page as the index has it."""
        return self.index.pages[self.found.page]


def search(main: Index, open_index: Callable[[str], Index], query: str, *, wide: bool = False) -> list[Hit]:
    """What answers `query`, best first: of the main index, and of the news where that answers well by itself, or all.

    `open_index` gives the index at an address. `wide`: whether to look through all of the news.
    """
    hits = [Hit(main, found) for found in rank(main, query)]
    if wide or is_weak([hit.found for hit in hits]):
        for url in main.news if wide else main.news[:1]:
            news = open_index(url)
            hits += [Hit(news, found) for found in rank(news, query)]
            hits = sort_found(hits, lambda hit: hit.found)
    return hits


def find_index(html: str) -> str:
    """The address of the index a published page searches; empty when it searches none."""
    found = _FORM.search(html)
    return found[1] if found else ""


def find_language(html: str) -> str:
    """The language a page says it is in; empty when it says none."""
    found = _LANGUAGE.search(html)
    return found[1] if found else ""


def write_found(html: str, main: Index, query: str, hits: Sequence[Hit], *, wide: bool) -> str:
    """The published page with what was found, and the query in its field."""
    items = [
        f'<li><a href="{escape(hit.page.path)}">{escape(name_hit(hit.page))}</a></li>' for hit in hits[:MOST_SHOWN]
    ]
    if main.news and not wide:
        address = "?" + urlencode({"q": query, "tin": "1"})
        items.append(f'<li><a href="{escape(address)}">{escape(main.said[2])}</a></li>')
    said = main.said[0 if hits else 1].replace("%", str(len(hits)))
    return _write(html, said, query, "".join(items))


def write_status(html: str, said: str, query: str) -> str:
    """The page with a sentence about what was found, and the query in its field."""
    return _write(html, said, query, None)


def _write(html: str, said: str, query: str, items: str | None) -> str:
    form = _FORM.search(html)
    if form is None:
        return html
    before, box = html[: form.start()], html[form.start() :]
    box = _FIELD.sub(lambda found: f'{found[0]} value="{escape(query)}"', box, count=1)
    if items is not None:
        box = _LIST.sub(lambda found: found[1] + items + found[2], box, count=1)
    return before + _STATUS.sub(lambda found: found[1] + escape(said) + found[3], box, count=1)


def name_hit(page: Page) -> str:
    """A page as a list of what was found names it."""
    return f"{page.title} · {page.kind}" if page.kind else page.title
