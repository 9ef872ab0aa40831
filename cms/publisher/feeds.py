"""Files for machines: RSS, JSON Feed, sitemaps, robots.txt. They depend on the reader alone, never on the clock."""

import re
from datetime import UTC, datetime
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import orjson
from django.utils.feedgenerator import Rss201rev2Feed

from cms.entries.catalogue import ALL, UNDATED, in_group
from cms.entries.reader import Reader
from cms.publisher.outputs import Output
from cms.publisher.register_links import list_register_addresses
from cms.schema import Card
from cms.schema.languages import PREFIXES, SOURCE_LANGUAGE, in_language

FEED_LENGTH = 20
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
LINK_NAMESPACE = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
SITEMAP_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
JSON_FEED = "https://jsonfeed.org/version/1.1"

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Feed(NamedTuple):
    """What a feed says, whatever it is written in. Addresses are whole."""

    title: str
    link: str
    description: str
    address: str
    items: tuple[Card, ...]


def _gather(output: Output, reader: Reader) -> Feed:
    """The newest pages of the whole site, or of the section `output.of`."""
    settings = reader.settings()
    section = reader.card(output.of) if output.of else None
    return Feed(
        title=clean_text(f"{section.title} – {settings.name}" if section else settings.name),
        link=settings.base_url + (section.url if section else PREFIXES[output.language]),
        description=clean_text((section.summary if section else settings.tagline) or settings.name),
        address=settings.base_url + output.path,
        items=reader.listing(
            f"section/{output.of}" if output.of else in_group(ALL, output.language), f"first/{FEED_LENGTH}"
        ),
    )


def render_feed(output: Output, reader: Reader, theme: str) -> str:
    """The newest pages as RSS 2.0."""
    found, base = _gather(output, reader), reader.settings().base_url
    feed = StableFeed(
        title=found.title,
        link=found.link,
        description=found.description,
        language=output.language,
        feed_url=found.address,
    )
    for card in found.items:
        feed.add_item(
            title=clean_text(card.title),
            link=base + card.url,
            description=clean_text(card.summary),
            unique_id=base + card.url,
            pubdate=card.published_at,
        )
    return feed.writeString("utf-8")


def render_json_feed(output: Output, reader: Reader, theme: str) -> bytes:
    """The newest pages as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""
    found, settings = _gather(output, reader), reader.settings()
    return orjson.dumps(
        {
            "version": JSON_FEED,
            "title": found.title,
            "home_page_url": found.link,
            "feed_url": found.address,
            "description": found.description,
            "language": output.language,
            "authors": [{"name": settings.name, "url": f"{settings.base_url}/"}],
            "items": [_to_item(card, settings.base_url) for card in found.items],
        }
    )


def _to_item(card: Card, base: str) -> dict[str, Any]:
    text = clean_text(card.summary)
    item = {"id": base + card.url, "url": base + card.url, "title": clean_text(card.title)}
    item |= {"content_text": text or item["title"]}  # one of the contents must be there
    item |= {"summary": text} if text else {}
    item |= {"date_published": card.published_at.isoformat()} if card.published_at else {}
    return item | ({"tags": [card.section]} if card.section else {})


def clean_text(text: str) -> str:
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
    languages = dict.fromkeys((SOURCE_LANGUAGE, *reader.homes()))
    names = [
        in_language(f"/sitemap-{name}.xml", language)
        for language in languages
        for name in ("trang", *reversed(reader.months(language)))
    ]
    lines = "".join(f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in names)
    return f"{XML}<sitemapindex {SITEMAP_NAMESPACE}>\n{lines}</sitemapindex>\n"


def render_sitemap(output: Output, reader: Reader, theme: str) -> str:
    """The addresses of a month's pages, or of all pages that no month holds, each with those of its translations.

    With the day each was last changed.
    """
    found = reader.addresses(in_group(f"month/{output.of}" if output.of else UNDATED, output.language))
    found += [] if output.of else list_register_addresses(reader)
    base = reader.settings().base_url
    lines = "".join(
        f"<url><loc>{escape(base + path)}</loc>{_tell_day(day)}{_list_alternates(base, to)}</url>\n"
        for path, to, day in found
    )
    names = f"{SITEMAP_NAMESPACE} {LINK_NAMESPACE}" if any(to for _path, to, _day in found) else SITEMAP_NAMESPACE
    return f"{XML}<urlset {names}>\n{lines}</urlset>\n"


def _list_alternates(base: str, addresses: dict[str, str]) -> str:
    """Where a page stands in each language, itself among them, as search engines ask it to be said."""
    default = {"x-default": addresses[SOURCE_LANGUAGE]} if SOURCE_LANGUAGE in addresses else {}
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(base + path)}"/>'
        for language, path in (addresses | default).items()
    )


def _tell_day(day: str) -> str:
    return f"<lastmod>{day}</lastmod>" if day else ""


def render_robots(output: Output, reader: Reader, theme: str) -> str:
    """Everything may be read; forms and receipts are not for machines."""
    base = reader.settings().base_url
    return f"User-agent: *\nDisallow: /gui/\nDisallow: /bien-nhan/\n\nSitemap: {base}/sitemap.xml\n"
