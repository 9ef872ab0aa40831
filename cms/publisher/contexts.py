"""What each template gets, gathered through the reader."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from cms.entries.catalogue import in_group
from cms.entries.law_reading import find_cited
from cms.entries.reader import Place, Reader
from cms.entries.summaries import MONTHS_ARE_OF
from cms.entries.versions import Version, index_of, list_sheets
from cms.publisher.benefits import sort_benefits
from cms.publisher.calculating import make_calculator
from cms.publisher.cards import find_card
from cms.publisher.language_links import find_outdated, list_menu, list_other_languages, make_link, translate_entry
from cms.publisher.linked_data import describe_page
from cms.publisher.outputs import (
    ICON,
    OFFLINE_PATH,
    PAGE_SCRIPT,
    WEB_MANIFEST,
    WIPE_PATH,
    Output,
    changes_path,
    older_path,
    tag_path,
)
from cms.publisher.register_links import link_registers
from cms.publisher.search_outputs import index_path
from cms.publisher.ways_in import list_ways_in
from cms.schema import (
    ArchivedVersion,
    BenefitsContext,
    CalculatorContext,
    Card,
    HomeContext,
    Link,
    NotFoundContext,
    PageContext,
    PageEntry,
    ReceiptContext,
    RedirectContext,
    SectionContext,
    Site,
)
from cms.schema.codec import canonical_json
from cms.schema.languages import PREFIXES, SOURCE_LANGUAGE, in_language
from cms.schema.references import Ref
from cms.search.addresses import get_search_path
from cms.theming.fonts import get_font

LATEST_ON_HOME, EXPLAINERS_ON_HOME, CAMPAIGNS_ON_HOME = 9, 12, 4
UNTRANSLATED_IN_SECTION = 20
FRONTS = frozenset(PREFIXES.values())
"""The addresses of the front pages: every page of a language stands below one."""
VERSIONS_SHOWN = 6  # at the foot of a page; the list has all


def make_site(reader: Reader, *, here: str) -> Site:
    """What every page shows of the site, in the reader's language; `here` is the address of the page being drawn."""
    site = reader.share(("site", reader.language), lambda: _make_site(reader))
    current = {link.url for link in site.menu if here.startswith(link.url) and link.url not in FRONTS}
    single = (site.join, site.privacy, site.rights, site.contacts, site.documents)
    current |= {link.url for link in (*site.footer, *single) if link and link.url == here}
    if not current:
        return site
    return reader.share(
        ("site", reader.language, here if here in current else "", frozenset(current)),
        lambda: _mark(site, current, here),
    )


def _make_site(reader: Reader) -> Site:
    settings = reader.settings()
    language = reader.language
    reader.given |= {ICON, WEB_MANIFEST, PAGE_SCRIPT}  # what the frame of every page names by itself
    if font := get_font(language):
        reader.given.add(font.path)
    return Site(
        name=settings.name,
        tagline=settings.tagline,
        base_url=settings.base_url,
        language=language,
        home_url=PREFIXES[language],
        imprint=settings.imprint,
        menu=list_menu(reader),
        footer=tuple(filter(None, (make_link(reader, ref) for ref in settings.footer_links))),
        join=make_link(reader, settings.join_page),
        privacy=make_link(reader, settings.privacy_page),
        **link_registers(reader),
        feed_url=reader.give(in_language("/rss.xml", language)),
        json_feed_url=reader.give(in_language("/feed.json", language)),
        share_card=find_card(reader, Ref("")),
        changes_url=reader.give(changes_path(language=language)),
        search_url=reader.give(get_search_path(language)),
        index_url=index_path(language),
        exit_url=settings.exit_url,
        offline_url=reader.give(in_language(OFFLINE_PATH, language)),
        wipe_url=reader.give(in_language(WIPE_PATH, language)),
        tokens=settings.tokens,
    )


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
        rights=mark(site.rights),
        contacts=mark(site.contacts),
        documents=mark(site.documents),
    )


def make_breadcrumbs(places: Iterable[Place]) -> tuple[Link, ...]:
    """Links to `places`, as the way down to where the reader is."""
    return tuple(Link(title=place.title, url=place.url) for place in places)


def make_page_context(reader: Reader, ref: Ref, entry: PageEntry, url: str) -> PageContext:
    """What `pages/<kind>.html` gets."""
    above = reader.above(ref) or (reader.above(entry.parent, itself=True) if entry.parent else ())
    entry = _close_campaign(reader, entry)
    site, breadcrumbs = make_site(reader, here=url), make_breadcrumbs(above)
    card = find_card(reader, ref, neutral=getattr(entry, "sensitive", False))
    common = {
        "site": site,
        "url": url,
        "breadcrumbs": breadcrumbs,
        "languages": list_other_languages(reader, ref),
        "outdated": find_outdated(reader, ref, entry),
        "page": translate_entry(entry),
        "share_card": card,
        "linked_data": describe_page(reader, entry, site=site, url=url, above=breadcrumbs, card=card),
        "tags": tuple(
            Link(title=tag.name, url=reader.give(tag_path(tag.slug, reader.language)))
            for tag in getattr(entry, "tags", ())
        ),
        "related": _cards(reader, getattr(entry, "related", ())),
        **_read_past(reader, ref, entry, url),
        **_read_law(reader, ref, entry),
    }
    if entry.kind == "home":
        return HomeContext(**common, **_home_lists(reader, entry))
    if entry.kind == "section":
        return SectionContext(**common, **_section_lists(reader, ref, url))
    if entry.kind == "benefits":
        return BenefitsContext(**common, **sort_benefits(reader, entry))
    if entry.kind == "calculator":
        return CalculatorContext(**common, calculator=make_calculator(reader, entry))
    return PageContext(**common)


def _close_campaign(reader: Reader, entry: PageEntry) -> PageEntry:
    """A campaign asks nobody to act after its last day, said or not; the page wakes on the day after.

    Of one that ended before, the day it was to end is not told.
    """
    if entry.kind != "campaign" or not entry.ends_on:
        return entry
    if reader.is_over(entry.ends_on):
        return replace(entry, ended=True)
    return replace(entry, ends_on=None) if entry.ended else entry


def _read_past(reader: Reader, ref: Ref, entry: PageEntry, url: str) -> dict:
    versions = reader.versions(ref)
    return {
        "versions_url": reader.give(index_of(url)) if versions else "",
        "versions": list_archived(reader, versions)[:VERSIONS_SHOWN],
        "changes": reader.history(ref, getattr(entry, "changes", ())),
    }


def list_archived(reader: Reader, versions: Iterable[Version]) -> tuple[ArchivedVersion, ...]:
    """The sheets of earlier versions, newest first."""
    return tuple(
        ArchivedVersion(url=reader.give(path), title=old.title, from_at=old.from_at, until_at=old.until_at)
        for path, old in list_sheets(versions).items()
    )


def _read_law(reader: Reader, ref: Ref, entry: PageEntry) -> dict:
    cited = find_cited(canonical_json(reader.data(ref)))
    if not any(cited):
        return {}
    return {
        "figures": tuple(reader.figure(figure) for figure in cited.figures),
        "law_changes": reader.list_law_changes(cited, get_reviewed_day(entry)),
    }


def get_reviewed_day(entry: PageEntry) -> date | None:
    """The day whose law a person last held the page against: as a review says, else when it was last published."""
    said = getattr(entry, "law_as_of", None) or getattr(entry, "checked_on", None)
    if said:
        return said
    published = entry.updated_at or entry.published_at
    return published.astimezone(MONTHS_ARE_OF).date() if published else None


def _cards(reader: Reader, refs: tuple[Ref, ...]) -> tuple[Card, ...]:
    return tuple(filter(None, (reader.card(ref) for ref in refs)))


def _home_lists(reader: Reader, entry: PageEntry) -> dict:
    return {
        "featured": _cards(reader, entry.featured),
        "latest": reader.listing(in_group("kind/article", reader.language), f"first/{LATEST_ON_HOME}"),
        "explainers": reader.listing(in_group("kind/explainer", reader.language), f"first/{EXPLAINERS_ON_HOME}"),
        "untranslated": reader.untranslated("kind/explainer", EXPLAINERS_ON_HOME),
        "campaigns": reader.listing(in_group("kind/campaign", reader.language), f"running/{CAMPAIGNS_ON_HOME}"),
        "ways_in": list_ways_in(reader, entry.ways_in),
    }


def _section_lists(reader: Reader, ref: Ref, url: str) -> dict:
    group = f"section/{ref}"
    source = reader.translations(ref).get(SOURCE_LANGUAGE) if reader.language != SOURCE_LANGUAGE else None
    cards = reader.listing(group, "front")
    return {
        "subsections": make_breadcrumbs(place for place in reader.branches(ref) if place.kind == "section"),
        "cards": cards,
        "untranslated": reader.untranslated(f"section/{source.ref}", UNTRANSLATED_IN_SECTION) if source else (),
        "older": older_link(reader, url, reader.count_older(group)),
        "feed_url": reader.give(f"{url}rss.xml") if cards else "",
    }


def older_link(reader: Reader, front: str, number: int) -> Link | None:
    """The way to numbered list `number` behind `front`; None for 0."""
    return Link(title=_("Cũ hơn"), url=reader.give(older_path(front, number))) if number else None


def make_received_context(reader: Reader, output: Output) -> ReceiptContext:
    """What `received.html` gets."""
    path = reader.url(Ref(output.of))
    return ReceiptContext(
        site=make_site(reader, here=path),
        url=f"{path}da-nhan/",
        breadcrumbs=make_breadcrumbs(reader.above(Ref(output.of), itself=True)),
        languages=list_other_languages(reader),
        page=reader.entry(Ref(output.of)),
    )


def make_not_found_context(reader: Reader) -> NotFoundContext:
    """What `404.html` gets."""
    here = "/404.html"
    return NotFoundContext(site=make_site(reader, here=here), url=here, languages=list_other_languages(reader))


def make_redirect_context(reader: Reader, output: Output) -> RedirectContext:
    """What `redirect.html` gets."""
    redirect = reader.redirect(Ref(output.of))
    return RedirectContext(
        site=make_site(reader, here=redirect.old_path),
        url=redirect.old_path,
        target=(reader.url(redirect.target) if redirect.target else "") or redirect.url,
        placement=redirect.placement,
    )
