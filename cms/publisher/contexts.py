"""What each template gets, gathered through the reader."""

from datetime import datetime

from django.utils.translation import gettext as _

from cms.entries.catalogue import Summary
from cms.entries.reader import Reader
from cms.publisher.outputs import (
    Output,
    count_older_lists,
    month_path,
    older_path,
    resolve_redirect,
    tag_path,
    take_front,
    take_older,
)
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
    settings = reader.settings()
    reader.reads.add("menu")
    home = reader.catalogue.home
    sections = reader.catalogue.children[home.ref] if home else []
    return Site(
        name=settings.name,
        tagline=settings.tagline,
        base_url=settings.base_url,
        language="vi",
        imprint=settings.imprint,
        menu=tuple(
            Link(title=page.title, url=page.path, current=here.startswith(page.path))
            for page in sections
            if page.in_menu
        ),
        footer=tuple(filter(None, (_make_link(reader, ref, here) for ref in settings.footer_links))),
        join=_make_link(reader, settings.join_page, here),
        privacy=_make_link(reader, settings.privacy_page, here),
        feed_url="/rss.xml",
    )


def _make_link(reader: Reader, ref: Ref, here: str) -> Link | None:
    card = reader.card(ref) if ref else None
    return Link(title=card.title, url=card.url, current=card.url == here) if card else None


def make_breadcrumbs(reader: Reader, pages: list[Summary]) -> tuple[Link, ...]:
    """Links to `pages`, as the way down to where the reader is."""
    reader.reads.update(f"card:{page.ref}" for page in pages)
    return tuple(Link(title=page.title, url=page.path) for page in pages)


def make_page_context(reader: Reader, ref: Ref, entry: PageEntry, url: str) -> PageContext:
    """What `pages/<kind>.html` gets."""
    ancestors = reader.catalogue.get_ancestors(ref) or _ancestors_of_draft(reader, entry)
    common = {
        "site": make_site(reader, here=url),
        "url": url,
        "breadcrumbs": make_breadcrumbs(reader, ancestors),
        "page": entry,
        "tags": tuple(Link(title=tag.name, url=tag_path(tag.slug)) for tag in getattr(entry, "tags", ())),
        "related": _cards(reader, getattr(entry, "related", ())),
    }
    if entry.kind == "home":
        return HomeContext(**common, **_home_lists(reader, entry))
    if entry.kind == "section":
        return SectionContext(**common, **_section_lists(reader, ref, url))
    return PageContext(**common)


def _ancestors_of_draft(reader: Reader, entry: PageEntry) -> list[Summary]:
    parent = reader.catalogue.pages.get(entry.parent)
    return [*reader.catalogue.get_ancestors(parent.ref), parent] if parent else []


def _cards(reader: Reader, refs: tuple[Ref, ...]) -> tuple[Card, ...]:
    return tuple(filter(None, (reader.card(ref) for ref in refs)))


def _home_lists(reader: Reader, entry: PageEntry) -> dict:
    listed = reader.catalogue.listed
    articles = [page for page in listed if page.kind == "article"][:LATEST_ON_HOME]
    explainers = [page for page in listed if page.kind == "explainer"][:EXPLAINERS_ON_HOME]
    campaigns = [page for page in listed if page.kind == "campaign" and not page.ended][:CAMPAIGNS_ON_HOME]
    return {
        "featured": _cards(reader, entry.featured),
        "latest": reader.listing("home/articles", articles),
        "explainers": reader.listing("home/explainers", explainers),
        "campaigns": reader.listing("home/campaigns", campaigns),
    }


def _section_lists(reader: Reader, ref: Ref, url: str) -> dict:
    pages = reader.catalogue.by_section.get(ref, [])
    subsections = [page for page in reader.catalogue.children.get(ref, []) if page.kind == "section"]
    return {
        "subsections": make_breadcrumbs(reader, subsections),
        "cards": reader.listing(f"section/{ref}/front", take_front(pages)),
        "older": _older_link(url, count_older_lists(len(pages))),
        "feed_url": f"{url}rss.xml",
    }


def _older_link(front: str, number: int) -> Link | None:
    return Link(title=_("Cũ hơn"), url=older_path(front, number)) if number else None


def make_list_context(reader: Reader, output: Output) -> ListingContext:
    """What `listing.html` gets for a tag, a month, or the older pages of a section."""
    title, front, pages, above = _describe_list(reader, output)
    lists = count_older_lists(len(pages))
    number = output.number
    shown = take_older(pages, number) if number else take_front(pages)
    newer = None
    if number:
        newer = Link(title=_("Mới hơn"), url=older_path(front, number + 1) if number < lists else front)
    return ListingContext(
        site=make_site(reader, here=front),
        url=older_path(front, number) if number else front,
        breadcrumbs=make_breadcrumbs(reader, above),
        title=f"{title} – {_('trang')} {number}" if number else title,
        cards=reader.listing(f"{output.kind}/{output.of}/{number}", shown),
        newer=newer,
        older=_older_link(front, number - 1 if number else lists),
    )


def _describe_list(reader: Reader, output: Output) -> tuple[str, str, list[Summary], list[Summary]]:
    catalogue = reader.catalogue
    home = [catalogue.home] if catalogue.home else []
    if output.kind == "section_list":
        section = catalogue.pages[output.of]
        above = [*catalogue.get_ancestors(section.ref), section]
        return section.title, section.path, catalogue.by_section[section.ref], above
    if output.kind == "tag":
        name, pages = catalogue.by_tag[output.of]
        return _("Từ khóa: %(name)s") % {"name": name}, tag_path(output.of), pages, home
    return name_month(output.of), month_path(output.of), catalogue.by_month[output.of], home


def name_month(month: str) -> str:
    """`2026-11` as a reader says it."""
    return _("Tháng %(month)s") % {"month": datetime.strptime(month, "%Y-%m").strftime("%m/%Y")}


def make_months_context(reader: Reader, output: Output) -> ListingContext:
    """What `listing.html` gets for the archive: the months that have pages."""
    months = sorted(reader.catalogue.by_month, reverse=True)
    reader.reads.add("listing:months")
    home = reader.catalogue.home
    return ListingContext(
        site=make_site(reader, here="/luu-tru/"),
        url="/luu-tru/",
        breadcrumbs=make_breadcrumbs(reader, [home] if home else []),
        title=_("Lưu trữ theo tháng"),
        links=tuple(Link(title=name_month(month), url=month_path(month)) for month in months),
    )


def make_received_context(reader: Reader, output: Output) -> ReceiptContext:
    """What `received.html` gets."""
    page = reader.catalogue.pages[output.of]
    url = f"{page.path}da-nhan/"
    return ReceiptContext(
        site=make_site(reader, here=page.path),
        url=url,
        breadcrumbs=make_breadcrumbs(reader, [*reader.catalogue.get_ancestors(page.ref), page]),
        page=reader.entry(page.ref),
    )


def make_not_found_context(reader: Reader) -> NotFoundContext:
    """What `404.html` gets."""
    return NotFoundContext(site=make_site(reader, here="/404.html"), url="/404.html")


def make_redirect_context(reader: Reader, output: Output) -> RedirectContext:
    """What `redirect.html` gets."""
    redirect = reader.catalogue.redirects[output.of]
    reader.reads.update({f"entry:{output.of}", f"url:{redirect.target}"})
    return RedirectContext(
        site=make_site(reader, here=redirect.old_path),
        url=redirect.old_path,
        target=resolve_redirect(reader.catalogue, output.of),
    )
