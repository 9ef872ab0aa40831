"""What a page is, for machines that read pages: JSON-LD in the words of schema.org. Only what the page itself says.

A script of this type holds data and is never run, so the Content-Security-Policy needs no hash for it. HowTo is left
out: our questions ask what is owed, and their steps are no instructions for making something.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape
from typing import Any

import orjson
from minijinja import safe

from cms.entries.reader import Reader
from cms.schema import Explainer, Link, PageEntry, QuestionAnswer, SharedPicture, Site
from cms.theming.rich_text import resolve_rich_text

_MARKUP = re.compile(r"<[^>]*>")
_WITHIN_WORDS = re.compile(r"</?(?:a|b|data|em|i|strong)\b[^>]*>")
"""Markup that no blank stands for: a comma may follow at once. What is left are paragraphs, lines and items."""
_BLANKS = re.compile(r"\s+")
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the script, or is no JavaScript: JSON has another way to write it."""
_TYPES = {"article": "NewsArticle", "section": "CollectionPage", "home": "WebSite"}
FEWEST_QUESTIONS = 2
"""Questions with answers that make a page of another kind one of questions and answers."""


def describe_page(
    reader: Reader,
    entry: PageEntry,
    *,
    site: Site,
    url: str,
    above: tuple[Link, ...] = (),
    card: SharedPicture | None = None,
) -> str:
    """The page as JSON-LD, ready to print inside `<script type="application/ld+json">`."""
    facts = _describe(reader, entry, site, url, card)
    if entry.kind == "home":
        facts["publisher"] = _describe_union(site)
    elif above:
        way = _describe_way(site, above, entry.title)
        # In the words of schema.org an article is no page: the way leads to the page it is the main part of.
        is_page = "headline" not in facts
        facts |= {"breadcrumb": way} if is_page else {"mainEntityOfPage": {"@type": "WebPage", "breadcrumb": way}}
    text = orjson.dumps({"@context": "https://schema.org", **facts}).decode()
    return safe(text.translate(_UNSAFE))


def _describe(reader: Reader, entry: PageEntry, site: Site, url: str, card: SharedPicture | None) -> dict[str, Any]:
    questions = list(_list_questions(reader, entry, site))
    kind = "FAQPage" if questions and entry.kind != "article" else _TYPES.get(entry.kind, "WebPage")
    name = site.name if entry.kind == "home" else entry.title
    if kind in ("FAQPage", "WebPage"):  # title, address, dates and picture stand in the head already: bytes count
        return {"@type": kind} | ({"mainEntity": questions} if questions else {"name": name})
    is_article = kind == "NewsArticle"
    return _without_empty(
        {
            "@type": kind,
            "url": site.base_url + url,
            "headline" if is_article else "name": name,
            "description": "" if is_article else entry.description,
            "inLanguage": site.language,
            "datePublished": _tell_minute(entry.published_at) if is_article else "",
            "dateModified": _tell_minute(entry.updated_at) if is_article else "",
            "image": site.base_url + card.url if card else "",
            "author": _name_union(site) if is_article else "",
            "creditText": getattr(entry, "signature", ""),
            "publisher": _name_union(site) if is_article else "",
        }
    )


def _tell_minute(moment: datetime | None) -> str:
    """As the meta tags of the page write it."""
    return moment.isoformat(timespec="minutes") if moment else ""


def _list_questions(reader: Reader, entry: PageEntry, site: Site) -> Iterator[dict[str, Any]]:
    """The questions the page answers: an explainer's title, and those of its blocks."""
    asked = [(block.question, block.answer) for block in entry.body if isinstance(block, QuestionAnswer)]
    if isinstance(entry, Explainer):
        asked.insert(0, (entry.title, entry.short_answer))
    elif len(asked) < FEWEST_QUESTIONS:
        return
    for question, html in asked:
        text = read_words(resolve_rich_text(html, reader, reader.url, site.base_url))
        yield {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": text}}


def read_words(html: str) -> str:
    """Clean HTML as one line of plain text."""
    return _BLANKS.sub(" ", unescape(_MARKUP.sub(" ", _WITHIN_WORDS.sub("", html)))).strip()


def _describe_way(site: Site, above: tuple[Link, ...], title: str) -> dict[str, Any]:
    steps = [{"name": link.title, "item": site.base_url + link.url} for link in above] + [{"name": title}]
    items = [{"@type": "ListItem", "position": place, **step} for place, step in enumerate(steps, 1)]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _name_union(site: Site) -> dict[str, str]:
    return {"@type": "Organization", "name": site.name, "url": f"{site.base_url}/"}


def _describe_union(site: Site) -> dict[str, Any]:
    imprint = site.imprint
    return _without_empty(
        {
            **_name_union(site),
            "legalName": imprint.managing_body,
            "address": imprint.address,
            "email": imprint.email,
            "telephone": imprint.phone,
            "parentOrganization": {"@type": "Organization", "name": imprint.parent_body} if imprint.parent_body else "",
        }
    )


def _without_empty(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value}
