"""What files the published site is made of: one Output per file, planned from the catalogue alone.

Every output has an owner: a page, a group of pages (`tag/luong`), a redirect, or the site itself. When an owner
changes, its outputs are planned again, and no others.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cms.entries.catalogue import Catalogue, in_group
from cms.entries.changes import ChangeLog
from cms.entries.listings import count_older_lists
from cms.entries.registers import list_registers
from cms.entries.summaries import LISTED_KINDS
from cms.entries.versions import index_of, list_sheets
from cms.publisher import search_outputs
from cms.publisher.cards import CARD, CARD_POLICY, CARD_TYPE
from cms.publisher.register_outputs import register_path
from cms.schema.languages import LANGUAGES, SOURCE_LANGUAGE, get_language, in_language
from cms.schema.references import Ref
from cms.search.addresses import get_search_path
from cms.theming.fonts import MEDIA_TYPE, get_font

SITE = "site"
"""The owner of what there is once."""
CHANGES = "changes"
"""The owner of what tells of changes."""
REGISTERS = "registers"
"""The owner of the lists of everything of a sort."""
CHANGES_PATH = "/co-gi-moi/"
CHANGES_FEED = f"{CHANGES_PATH}rss.xml"
MONTHS_PATH = "/luu-tru/"
CALCULATOR_SCRIPT = "/may-tinh.js"
"""The script of the calculators. They are read without it, as tables of examples."""
PAGE_SCRIPT, DEVICE_SCRIPT, WORKER = "/trang.js", "/tren-may.js", "/sw.js"
"""What every page asks for once it is shown; what its buttons ask for; the service worker. Pages do without."""
OFFLINE_PATH, WIPE_PATH, WIPED_PATH = "/ngoai-tuyen/", "/xoa-dau-vet/", "/xoa-dau-vet/xong/"
LIBRARY, WEB_MANIFEST, ICON = "/luu/quyen.json", "/manifest.webmanifest", "/bieu-tuong.svg"
ICON_SIZES = (192, 512)
"""Pixels of the icons that are no SVG."""
_XML = "application/xml; charset=utf-8"
_RSS = "application/rss+xml; charset=utf-8"
_JSON_FEED = "application/feed+json; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_SCRIPT = "text/javascript; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file to be made. `kind` names how (see rendering.py), `of` names of what, `number` which part of it.

    `rank`: where two would stand at one address (the page `1` of a page `trang`, and a list), the lower one has it.
    """

    path: str
    kind: str
    of: str = ""
    number: int = 0
    rank: int = 2
    policy: str = "page"
    media_type: str = "text/html; charset=utf-8"

    @property
    def language(self) -> str:
        """In which it is drawn: its address says so."""
        return get_language(self.path)


def list_owners(catalogue: Catalogue) -> Iterator[str]:
    """Every owner there is."""
    yield from (SITE, CHANGES, REGISTERS)
    yield from catalogue.pages
    yield from catalogue.groups
    yield from catalogue.redirects


def plan_owner(catalogue: Catalogue, owner: str) -> Iterator[Output]:
    """The outputs of one owner; none when it is gone."""
    kind, colon, _ = owner.partition(":")
    if colon and kind == "page":
        return _plan_page(catalogue, Ref(owner))
    if colon and kind == "redirect":
        return _plan_redirect(catalogue, Ref(owner))
    if owner == SITE:
        return _plan_site(catalogue)
    if owner == CHANGES:
        return _plan_changes(catalogue)
    if owner == REGISTERS:
        return _plan_registers(catalogue)
    return _plan_group(catalogue, owner)


def _plan_page(catalogue: Catalogue, ref: Ref) -> Iterator[Output]:
    page = catalogue.pages.get(ref)
    if page is None:
        return
    policy = {"join": "form", "calculator": "calculator"}.get(page.kind, "page")
    yield Output(path=f"{page.path}index.html", kind="page", of=ref, rank=0, policy=policy)
    yield Output(
        path=f"{page.path}index.json", kind="data", of=ref, rank=0, policy="data", media_type="application/json"
    )
    if not page.sensitive:  # links to such a page show the site's own card
        yield Output(path=f"{page.path}{CARD}", kind="card", of=ref, rank=0, policy=CARD_POLICY, media_type=CARD_TYPE)
    if page.kind == "join":
        yield Output(path=f"{page.path}da-nhan/index.html", kind="received", of=ref, rank=1, policy="form")
    if page.kind == "section":
        yield Output(path=f"{page.path}rss.xml", kind="feed", of=ref, policy="data", media_type=_RSS)
        yield Output(path=f"{page.path}feed.json", kind="json_feed", of=ref, policy="data", media_type=_JSON_FEED)
    yield from _plan_versions(catalogue, ref)


def _plan_versions(catalogue: Catalogue, ref: Ref) -> Iterator[Output]:
    """The sheets of a page's earlier versions, and their list: where the page stands, and where it once stood."""
    sheets = list_sheets(catalogue.versions.get(ref, ()))
    for path in sheets:
        yield Output(path=f"{path}index.html", kind="version", of=f"version:{ref}", rank=3)
    if sheets:
        now = catalogue.pages[ref].path
        for path in dict.fromkeys([now, *(version.path for version in sheets.values())]):
            rank = 4 if path == now else 5
            yield Output(path=f"{index_of(path)}index.html", kind="versions", of=f"versions:{ref}", rank=rank)


def _plan_group(catalogue: Catalogue, group: str) -> Iterator[Output]:
    name, _, of = group.partition("/")
    total = catalogue.count_group(group)
    language, _, kind = name.rpartition("!")
    language = language or SOURCE_LANGUAGE
    if kind in ("search", "news") and total:
        yield from _plan_search(kind, of, total)
    elif kind == "section" and Ref(of) in catalogue.pages:
        yield from _plan_older("section_list", of, catalogue.pages[Ref(of)].path, total)
    elif kind == "tag" and total:
        front = tag_path(of, language)
        yield Output(path=f"{front}index.html", kind="tag", of=of)
        yield from _plan_older("tag", of, front, total)
    elif kind == "month" and total:
        front, sitemap = month_path(of, language), in_language(f"/sitemap-{of}.xml", language)
        yield Output(path=f"{front}index.html", kind="month", of=of)
        yield from _plan_older("month", of, front, total)
        yield Output(path=sitemap, kind="sitemap", of=of, policy="data", media_type=_XML)


def _plan_search(kind: str, of: str, total: int) -> Iterator[Output]:
    """The files of one index; see search_outputs."""
    like = {"of": of, "policy": "data", "media_type": "application/json"}
    if kind == "news":
        yield Output(path=search_outputs.news_index_path(*of.split("/")), kind="news_index", **like)
        return
    for shard in range(len(search_outputs.SHARDS) + 1) if search_outputs.is_sharded(total) else (0,):
        yield Output(path=search_outputs.index_path(of, shard), kind="index", number=shard, **like)


def _plan_older(kind: str, of: str, front: str, total: int) -> Iterator[Output]:
    for number in range(1, count_older_lists(total) + 1):
        yield Output(path=f"{older_path(front, number)}index.html", kind=kind, of=of, number=number)


def _plan_redirect(catalogue: Catalogue, ref: Ref) -> Iterator[Output]:
    if ref in catalogue.redirects and resolve_redirect(catalogue, ref):
        yield Output(path=f"{catalogue.redirects[ref].old_path}index.html", kind="redirect", of=ref, rank=9)


def _plan_site(catalogue: Catalogue) -> Iterator[Output]:
    for language in list_languages(catalogue):
        if catalogue.list_months(language):
            yield Output(path=f"{in_language(MONTHS_PATH, language)}index.html", kind="months")
        yield Output(path=in_language("/rss.xml", language), kind="feed", policy="data", media_type=_RSS)
        search = f"{get_search_path(language)}index.html"
        yield Output(path=search, kind="search", of=language, policy="search")
        feed = in_language("/feed.json", language)
        yield Output(path=feed, kind="json_feed", policy="data", media_type=_JSON_FEED)
        sitemap = in_language("/sitemap-trang.xml", language)
        yield Output(path=sitemap, kind="sitemap", policy="data", media_type=_XML)
    yield Output(path="/llms.txt", kind="guide_for_machines", policy="data", media_type=_TEXT)
    yield Output(path="/sitemap.xml", kind="sitemap_index", policy="data", media_type=_XML)
    yield Output(path="/404.html", kind="not_found")
    yield Output(path=search_outputs.SCRIPT_PATH, kind="search_script", policy="data", media_type=_SCRIPT)
    yield Output(path=CALCULATOR_SCRIPT, kind="script", policy="data", media_type=_SCRIPT)
    yield from _plan_phone(list_languages(catalogue))
    yield Output(path="/robots.txt", kind="robots", policy="data", media_type=_TEXT)


def _plan_phone(languages: list[str]) -> Iterator[Output]:
    """What a phone keeps of the site, and what it needs for that."""
    yield Output(path=PAGE_SCRIPT, kind="page_script", policy="data", media_type=_SCRIPT)
    yield Output(path=DEVICE_SCRIPT, kind="device_script", policy="data", media_type=_SCRIPT)
    yield Output(path=WORKER, kind="worker", policy="worker", media_type=_SCRIPT)
    for language in languages:
        yield Output(path=f"{in_language(OFFLINE_PATH, language)}index.html", kind="offline")
        yield Output(path=f"{in_language(WIPE_PATH, language)}index.html", kind="wipe")
        yield Output(path=f"{in_language(WIPED_PATH, language)}index.html", kind="wiped", policy="wiped")
        yield Output(path=in_language(LIBRARY, language), kind="library", policy="data", media_type="application/json")
        if font := get_font(language):
            yield Output(path=font.path, kind="font", of=language, policy="asset", media_type=MEDIA_TYPE)
    yield Output(path=WEB_MANIFEST, kind="web_manifest", policy="data", media_type="application/manifest+json")
    yield Output(path=ICON, kind="icon", policy="data", media_type="image/svg+xml")
    for size in ICON_SIZES:
        yield Output(path=icon_path(size), kind="icon", number=size, policy="data", media_type="image/png")


def icon_path(size: int) -> str:
    """The address of the icon that is `size` pixels wide."""
    return f"/bieu-tuong-{size}.png"


def _plan_changes(catalogue: Catalogue) -> Iterator[Output]:
    log = ChangeLog(catalogue.pages)
    for language in list_languages(catalogue):
        # Also before anything has changed: whoever keeps the address, or the feed, has it for good.
        yield Output(path=f"{changes_path(language=language)}index.html", kind="changes")
        feed = in_language(CHANGES_FEED, language)
        yield Output(path=feed, kind="changes_feed", policy="data", media_type=_RSS)
        for year in log.list_years(language):
            yield Output(path=f"{changes_path(year, language)}index.html", kind="changes", of=year)


def _plan_registers(catalogue: Catalogue) -> Iterator[Output]:
    for language in list_languages(catalogue):
        for kind in list_registers(catalogue, language):
            yield Output(path=f"{register_path(kind, language)}index.html", kind=kind)


def list_languages(catalogue: Catalogue) -> list[str]:
    """The source language, and each other that has a front page."""
    return [language for language in LANGUAGES if language == SOURCE_LANGUAGE or language in catalogue.homes]


def changes_path(year: str = "", language: str = SOURCE_LANGUAGE) -> str:
    """The address of the changes of a year; without one, of the newest."""
    front = in_language(CHANGES_PATH, language)
    return f"{front}{year}/" if year else front


def group_of(output: Output) -> str:
    """The group of pages that a list shows a part of."""
    if output.kind == "section_list":
        return f"section/{output.of}"
    return in_group(f"{output.kind}/{output.of}", output.language)


def resolve_redirect(catalogue: Catalogue, ref: Ref) -> str:
    """Where a redirect leads now, with the code readers are counted under; empty when its page is not public."""
    redirect = catalogue.redirects[ref]
    page = catalogue.pages.get(redirect.target)
    code = f"?q={redirect.placement}" if redirect.placement else ""
    return f"{page.path}{code}" if page else redirect.url


def tag_path(slug: str, language: str = SOURCE_LANGUAGE) -> str:
    """The address of a tag's list."""
    return in_language(f"/the/{slug}/", language)


def month_path(month: str, language: str = SOURCE_LANGUAGE) -> str:
    """The address of a month's list; `month` as `2026-11`."""
    return in_language(f"{MONTHS_PATH}{month.replace('-', '/')}/", language)


def older_path(front: str, number: int) -> str:
    """The address of numbered list `number` behind the list at `front`."""
    return f"{front}trang/{number}/"


def sort_leaves_first(outputs: Iterable[Output], kind_of: Callable[[str], str]) -> list[Output]:
    """`outputs` in the order to write them: what is linked to before what links to it.

    `kind_of` gives the kind of page of a reference. Articles and their like come first, then lists and what stands
    above, the home page and what lists everything last.
    """
    return sorted(outputs, key=lambda output: (_step(output, kind_of), -output.path.count("/"), output.path))


def _step(output: Output, kind_of: Callable[[str], str]) -> int:
    if output.kind in ("page", "data", "received"):
        kind = kind_of(output.of)
        return 0 if kind in LISTED_KINDS else 4 if kind == "home" else 3
    return {"card": -3, "version": -2, "versions": -1, "section_list": 1, "tag": 2, "month": 2, "redirect": 5}.get(
        output.kind, 4
    )
