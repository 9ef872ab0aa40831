"""The texts of the invented union, in the words of the schema: references carry names where the office has numbers."""

from cms.demo.content.articles_life import ARTICLES as _LIFE
from cms.demo.content.articles_news import ARTICLES as _NEWS
from cms.demo.content.articles_union import ARTICLES as _UNION
from cms.demo.content.campaigns import CAMPAIGNS
from cms.demo.content.explainers_pay import EXPLAINERS as _PAY
from cms.demo.content.explainers_respect import EXPLAINERS as _RESPECT
from cms.demo.content.explainers_time import EXPLAINERS as _TIME
from cms.demo.content.join import JOIN_PAGES
from cms.demo.content.plain import PLAIN_PAGES
from cms.demo.content.privacy import PRIVACY
from cms.demo.content.sections import HOME, SECTIONS
from cms.schema import PageEntry

PAGES: dict[str, PageEntry] = {
    "trang-chu": HOME,
    **SECTIONS,
    **PLAIN_PAGES,
    "quyen-rieng-tu": PRIVACY,
    **JOIN_PAGES,
    **_PAY,
    **_TIME,
    **_RESPECT,
    **_NEWS,
    **_UNION,
    **_LIFE,
    **CAMPAIGNS,
}
"""Every page by its slug, parents before children. `page:<slug>`, `picture:<name>`, `document:<name>` point within."""
