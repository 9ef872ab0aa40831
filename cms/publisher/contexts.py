"""What each template gets, gathered through the reader."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from cms.entries.reader import Place, Reader
from cms.entries.versions import index_of
from cms.publisher.outputs import Output, group_of, month_path, older_path, tag_path
from cms.schema import (
    Card,
    HomeContext,
    Link,
    ListingContext,
    NotFoundContext,
    PageContext,
    PageEntry,
    ReceiptContext,
    RedirectContext,
    SectionContext,
    Site,
)
from cms.schema.references import Ref

LATEST_ON_HOME = 9
EXPLAINERS_ON_HOME = 12
CAMPAIGNS_ON_HOME = 4


def make_site(reader: Reader, *, here: str) -> Site:
    """What every page shows of the site; `here` is the address of the page being drawn."""
    site = reader.share("site", lambda: _make_site(reader))
    current = {link.url for link in site.menu if here.startswith(link.url)}
    current |= {link.url for link in (*site.footer, site.join, site.privacy) if link and link.url == here}
    if not current:
        return site
    return reader.share(
        ("site", here if here in current else "", frozenset(current)), lambda: _mark(site, current, here)
    )


def _make_site(reader: Reader) -> Site:
    settings = reader.settings()
    places = reader.branches(reader.home())
    return Site(
        name=settings.name,
        tagline=settings.tagline,
        base_url=settings.base_url,
        language="vi",
        imprint=settings.imprint,
        menu=tuple(Link(title=place.title, url=place.url) for place in places if place.in_menu),
        footer=tuple(filter(None, (_make_link(reader, ref) for ref in settings.footer_links))),
        join=_make_link(reader, settings.join_page),
        privacy=_make_link(reader, settings.privacy_page),
        feed_url=reader.give("/rss.xml"),
    )


def _make_link(reader: Reader, ref: Ref) -> Link | None:
    card = reader.card(ref) if ref else None
    return Link(title=card.title, url=card.url) if card else None


def _mark(site: Site, current: set[str], here: str) -> Site:
    """The site as it is shown on a page to which, or above which, some of its links lead."""

    def mark(link: Link | None) -> Link | None:
        return replace(link, current=True) if link and link.url == here else link

    return replace(
        site,
        menu=tuple(replace(link, current=link.url in current) for link in site.menu),
        footer=tuple(mark(link) for link in site.footer),
        join=mark(site.join),
        privacy=mark(site.privacy),
    )


def make_breadcrumbs(places: Iterable[Place]) -> tuple[Link, ...]:
    """Links to `places`, as the way down to where the reader is."""
    return tuple(Link(title=place.title, url=place.url) for place in places)


def make_page_context(reader: Reader, ref: Ref, entry: PageEntry, url: str) -> PageContext:
    """What `pages/<kind>.html` gets."""
    above = reader.above(ref) or (reader.above(entry.parent, itself=True) if entry.parent else ())
    common = {
        "site": make_site(reader, here=url),
        "url": url,
        "breadcrumbs": make_breadcrumbs(above),
        "page": entry,
        "tags": tuple(Link(title=tag.name, url=reader.give(tag_path(tag.slug))) for tag in getattr(entry, "tags", ())),
        "related": _cards(reader, getattr(entry, "related", ())),
        "versions_url": reader.give(index_of(url)) if reader.versions(ref) else "",
    }
    if entry.kind == "home":
        return HomeContext(**common, **_home_lists(reader, entry))
    if entry.kind == "section":
        return SectionContext(**common, **_section_lists(reader, ref, url))
    return PageContext(**common)


def _cards(reader: Reader, refs: tuple[Ref, ...]) -> tuple[Card, ...]:
    return tuple(filter(None, (reader.card(ref) for ref in refs)))


def _home_lists(reader: Reader, entry: PageEntry) -> dict:
    return {
        "featured": _cards(reader, entry.featured),
        "latest": reader.listing("kind/article", f"first/{LATEST_ON_HOME}"),
        "explainers": reader.listing("kind/explainer", f"first/{EXPLAINERS_ON_HOME}"),
        "campaigns": reader.listing("kind/campaign", f"running/{CAMPAIGNS_ON_HOME}"),
    }


def _section_lists(reader: Reader, ref: Ref, url: str) -> dict:
    group = f"section/{ref}"
    return {
        "subsections": make_breadcrumbs(place for place in reader.branches(ref) if place.kind == "section"),
        "cards": reader.listing(group, "front"),
        "older": _older_link(reader, url, reader.count_older(group)),
        "feed_url": reader.give(f"{url}rss.xml"),
    }


def _older_link(reader: Reader, front: str, number: int) -> Link | None:
    return Link(title=_("Cũ hơn"), url=reader.give(older_path(front, number))) if number else None


def make_list_context(reader: Reader, output: Output) -> ListingContext:
    """What `listing.html` gets for a tag, a month, or the older pages of a section."""
    title, front, above = _describe_list(reader, output)
    group, number = group_of(output), output.number
    lists = reader.count_older(group)
    newer = None
    if number:
        newer = Link(title=_("Mới hơn"), url=reader.give(older_path(front, number + 1) if number < lists else front))
    return ListingContext(
        site=make_site(reader, here=front),
        url=older_path(front, number) if number else front,
        breadcrumbs=make_breadcrumbs(above),
        title=f"{title} – {_('trang')} {number}" if number else title,
        cards=reader.listing(group, f"older/{number}" if number else "front"),
        newer=newer,
        older=_older_link(reader, front, number - 1 if number else lists),
    )


def _describe_list(reader: Reader, output: Output) -> tuple[str, str, tuple[Place, ...]]:
    """The title of a list, the address of its front, and the way down to it."""
    if output.kind == "section_list":
        above = reader.above(Ref(output.of), itself=True)
        return above[-1].title, above[-1].url, above
    home = reader.above(reader.home(), itself=True)
    if output.kind == "tag":
        return _("Từ khóa: %(name)s") % {"name": reader.tag_name(output.of)}, tag_path(output.of), home
    return name_month(output.of), month_path(output.of), home


def name_month(month: str) -> str:
    """`2026-11` as a reader says it."""
    return _("Tháng %(month)s") % {"month": datetime.strptime(month, "%Y-%m").strftime("%m/%Y")}


def make_months_context(reader: Reader, output: Output) -> ListingContext:
    """What `listing.html` gets for the archive: the months that have pages."""
    return ListingContext(
        site=make_site(reader, here="/luu-tru/"),
        url="/luu-tru/",
        breadcrumbs=make_breadcrumbs(reader.above(reader.home(), itself=True)),
        title=_("Lưu trữ theo tháng"),
        links=tuple(Link(title=name_month(month), url=reader.give(month_path(month))) for month in reader.months()),
    )


def make_received_context(reader: Reader, output: Output) -> ReceiptContext:
    """What `received.html` gets."""
    path = reader.url(Ref(output.of))
    return ReceiptContext(
        site=make_site(reader, here=path),
        url=f"{path}da-nhan/",
        breadcrumbs=make_breadcrumbs(reader.above(Ref(output.of), itself=True)),
        page=reader.entry(Ref(output.of)),
    )


def make_not_found_context(reader: Reader) -> NotFoundContext:
    """What `404.html` gets."""
    return NotFoundContext(site=make_site(reader, here="/404.html"), url="/404.html")


def make_redirect_context(reader: Reader, output: Output) -> RedirectContext:
    """What `redirect.html` gets."""
    redirect = reader.redirect(Ref(output.of))
    return RedirectContext(
        site=make_site(reader, here=redirect.old_path),
        url=redirect.old_path,
        target=(reader.url(redirect.target) if redirect.target else "") or redirect.url,
    )
