"""The texts of the invented union, in the words of the schema: references carry names where the office has numbers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cms.demo.content.articles_life import ARTICLES as _LIFE
from cms.demo.content.articles_news import ARTICLES as _NEWS
from cms.demo.content.articles_union import ARTICLES as _UNION
from cms.demo.content.benefits import BENEFITS
from cms.demo.content.calculators import CALCULATORS
from cms.demo.content.campaigns import CAMPAIGNS
from cms.demo.content.english import ENGLISH
from cms.demo.content.explainers import EXPLAINERS
from cms.demo.content.guides import GUIDES
from cms.demo.content.index_terms import INDEX_TERMS
from cms.demo.content.join import JOIN_PAGES
from cms.demo.content.join_translated import JOIN_ENGLISH, JOIN_KHMER
from cms.demo.content.khmer import KHMER
from cms.demo.content.plain import PLAIN_PAGES
from cms.demo.content.privacy import PRIVACY
from cms.demo.content.sections import HOME, SECTIONS
from cms.schema import PageEntry


def _under_their_words(pages: Mapping[str, Any]) -> dict[str, Any]:
    """The pages, each with the words it stands under from A to Z."""
    return {slug: replace(entry, index_terms=INDEX_TERMS.get(slug, ())) for slug, entry in pages.items()}


PAGES: dict[str, PageEntry] = {
    "trang-chu": HOME,
    **SECTIONS,
    **PLAIN_PAGES,
    "quyen-rieng-tu": PRIVACY,
    **JOIN_PAGES,
    "quyen-loi-doan-vien": BENEFITS,
    **_under_their_words(EXPLAINERS),
    **_under_their_words(GUIDES),
    **_NEWS,
    **_UNION,
    **_LIFE,
    **CAMPAIGNS,
    **_under_their_words(CALCULATORS),
}
"""Every page by its slug, parents before children. `page:<slug>`, `picture:<name>`, `document:<name>` point within."""

TRANSLATIONS: dict[str, dict[str, dict[str, Any]]] = {
    "km": KHMER | JOIN_KHMER,
    "en": ENGLISH | JOIN_ENGLISH,
}
"""Language → slug of a page → the fields that are other words in it."""
