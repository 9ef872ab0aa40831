"""Files for machines: RSS, sitemaps, robots.txt. They depend on the reader alone, never on the clock."""

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from django.utils.feedgenerator import Rss201rev2Feed

from cms.entries.catalogue import ALL, UNDATED
from cms.entries.reader import Reader
from cms.publisher.outputs import Output

FEED_LENGTH = 20
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
SITEMAP_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render_feed(output: Output, reader: Reader, theme: str) -> str:
    """The newest pages of the whole site, or of the section `output.of`, as RSS 2.0."""
    settings = reader.settings()
    section = reader.card(output.of) if output.of else None
    feed = StableFeed(
        title=_clean(f"{section.title} – {settings.name}" if section else settings.name),
        link=settings.base_url + (section.url if section else "/"),
        description=_clean((section.summary if section else settings.tagline) or settings.name),
        language="vi",
        feed_url=settings.base_url + output.path,
    )
    group = f"section/{output.of}" if output.of else ALL
    cards = reader.listing(group, f"first/{FEED_LENGTH}")
    for card in cards:
        link = settings.base_url + card.url
        feed.add_item(
            title=_clean(card.title),
            link=link,
            description=_clean(card.summary),
            unique_id=link,
            pubdate=card.published_at,
        )
    return feed.writeString("utf-8")


def _clean(text: str) -> str:
    """The text without what XML cannot hold; one pasted control character must not stop the feed."""
    return _NOT_XML.sub("", text)


class StableFeed(Rss201rev2Feed):
    """RSS whose date is that of its newest item; Django's own writes the present moment when there is none."""

    def latest_post_date(self) -> datetime:
        """When the newest item was published; the beginning of time for an empty feed."""
        return max((item["pubdate"] for item in self.items if item["pubdate"]), default=datetime.fromtimestamp(0, UTC))


def render_sitemap_index(output: Output, reader: Reader, theme: str) -> str:
    """One line per sitemap: a month of articles each, and one for all other pages."""
    base = reader.settings().base_url
    names = ["sitemap-trang.xml", *(f"sitemap-{month}.xml" for month in reversed(reader.months()))]
    lines = "".join(f"<sitemap><loc>{escape(base)}/{name}</loc></sitemap>\n" for name in names)
    return f"{XML}<sitemapindex {SITEMAP_NAMESPACE}>\n{lines}</sitemapindex>\n"


def render_sitemap(output: Output, reader: Reader, theme: str) -> str:
    """The addresses of a month's pages, or of all pages that no month holds."""
    paths = reader.paths(f"month/{output.of}" if output.of else UNDATED)
    base = reader.settings().base_url
    lines = "".join(f"<url><loc>{escape(base + path)}</loc></url>\n" for path in paths)
    return f"{XML}<urlset {SITEMAP_NAMESPACE}>\n{lines}</urlset>\n"


def render_robots(output: Output, reader: Reader, theme: str) -> str:
    """Everything may be read; forms and receipts are not for machines."""
    base = reader.settings().base_url
    return f"User-agent: *\nDisallow: /gui/\nDisallow: /bien-nhan/\n\nSitemap: {base}/sitemap.xml\n"
