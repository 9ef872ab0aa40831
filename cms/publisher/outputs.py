"""What files the published site is made of: one Output per file, planned from the catalogue alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from cms.entries.catalogue import LISTED_KINDS, Catalogue, Summary
from cms.schema.references import Ref

PAGE_SIZE = 20
"""How many cards a full list holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file to be made. `kind` names how (see rendering.py), `of` names of what, `number` which part of it."""

    path: str
    kind: str
    of: str = ""
    number: int = 0
    policy: str = "page"
    media_type: str = "text/html; charset=utf-8"


def plan_outputs(catalogue: Catalogue) -> list[Output]:
    """Every file the site should have now, one output each, what is linked to before what links to it.

    Where two would stand at one address (the page `1` of a page `trang`, and a list), the first of these has it.
    """
    planned = chain(
        _plan_pages(catalogue),
        _plan_lists(catalogue),
        _plan_feeds(catalogue),
        (
            Output(path="/404.html", kind="not_found"),
            Output(path="/robots.txt", kind="robots", policy="data", media_type="text/plain; charset=utf-8"),
        ),
    )
    outputs: dict[str, Output] = {}
    for output in planned:
        outputs.setdefault(output.path, output)
    for output in _plan_redirects(catalogue):
        if not any(path in outputs for path in _list_prefixes(output.path)):
            outputs[output.path] = output
    return list(outputs.values())


def _list_prefixes(path: str) -> list[str]:
    """`/a/b/index.html` → itself, `/a/b` and `/a`: no file may stand where another needs a folder."""
    return [path, *(path[:end] for end, letter in enumerate(path) if letter == "/" and end)]


def count_older_lists(total: int) -> int:
    """How many numbered lists of PAGE_SIZE older pages there are behind the front of a list of `total`.

    The front holds the newest PAGE_SIZE to 2 x PAGE_SIZE - 1 pages; numbered lists are full and counted from the
    oldest, so that one new page changes the front alone, and once in PAGE_SIZE times makes one new list.
    """
    return max(0, total // PAGE_SIZE - 1)


def take_front(pages: list[Summary]) -> list[Summary]:
    """The newest pages: all that no numbered list holds."""
    return pages[: len(pages) - count_older_lists(len(pages)) * PAGE_SIZE]


def take_older(pages: list[Summary], number: int) -> list[Summary]:
    """The pages of numbered list `number` (1 holds the oldest), newest first."""
    end = len(pages) - (number - 1) * PAGE_SIZE
    return pages[end - PAGE_SIZE : end]


def tag_path(slug: str) -> str:
    """The address of a tag's list."""
    return f"/the/{slug}/"


def month_path(month: str) -> str:
    """The address of a month's list; `month` as `2026-11`."""
    return f"/luu-tru/{month.replace('-', '/')}/"


def older_path(front: str, number: int) -> str:
    """The address of numbered list `number` behind the list at `front`."""
    return f"{front}trang/{number}/"


def _plan_pages(catalogue: Catalogue) -> Iterator[Output]:
    for page in sorted(catalogue.pages.values(), key=_leaves_first):
        policy = "form" if page.kind == "join" else "page"
        yield Output(path=f"{page.path}index.html", kind="page", of=page.ref, policy=policy)
        yield Output(
            path=f"{page.path}index.json", kind="data", of=page.ref, policy="data", media_type="application/json"
        )
        if page.kind == "join":
            yield Output(path=f"{page.path}da-nhan/index.html", kind="received", of=page.ref, policy="form")


def _leaves_first(page: Summary) -> tuple:
    """Articles and their like, then what stands above them, the home page last."""
    return (page.kind not in LISTED_KINDS, -page.path.count("/"), page.ref)


def _plan_lists(catalogue: Catalogue) -> Iterator[Output]:
    for ref, pages in catalogue.by_section.items():
        yield from _plan_older("section_list", ref, catalogue.pages[ref].path, len(pages))
    for slug, (_, pages) in catalogue.by_tag.items():
        yield Output(path=f"{tag_path(slug)}index.html", kind="tag", of=slug)
        yield from _plan_older("tag", slug, tag_path(slug), len(pages))
    for month, pages in catalogue.by_month.items():
        yield Output(path=f"{month_path(month)}index.html", kind="month", of=month)
        yield from _plan_older("month", month, month_path(month), len(pages))
    if catalogue.by_month:
        yield Output(path="/luu-tru/index.html", kind="months")


def _plan_older(kind: str, of: str, front: str, total: int) -> Iterator[Output]:
    for number in range(1, count_older_lists(total) + 1):
        yield Output(path=f"{older_path(front, number)}index.html", kind=kind, of=of, number=number)


def _plan_redirects(catalogue: Catalogue) -> Iterator[Output]:
    for ref, redirect in catalogue.redirects.items():
        if resolve_redirect(catalogue, ref):
            yield Output(path=f"{redirect.old_path}index.html", kind="redirect", of=ref)


def plan_redirects(catalogue: Catalogue, outputs: Iterable[Output]) -> dict[str, str]:
    """Old address → where it leads now, for servers that can redirect by themselves."""
    return {
        output.path.removesuffix("index.html"): resolve_redirect(catalogue, Ref(output.of))
        for output in outputs
        if output.kind == "redirect"
    }


def resolve_redirect(catalogue: Catalogue, ref: Ref) -> str:
    """Where a redirect leads now; empty when its page is not public."""
    redirect = catalogue.redirects[ref]
    page = catalogue.pages.get(redirect.target)
    return page.path if page else redirect.url


def _plan_feeds(catalogue: Catalogue) -> Iterator[Output]:
    feed = {"policy": "data", "media_type": "application/rss+xml; charset=utf-8"}
    sitemap = {"policy": "data", "media_type": "application/xml; charset=utf-8"}
    yield Output(path="/rss.xml", kind="feed", **feed)
    for page in catalogue.pages.values():
        if page.kind == "section":
            yield Output(path=f"{page.path}rss.xml", kind="feed", of=page.ref, **feed)
    yield Output(path="/sitemap.xml", kind="sitemap_index", **sitemap)
    yield Output(path="/sitemap-trang.xml", kind="sitemap", of="", **sitemap)
    for month in catalogue.by_month:
        yield Output(path=f"/sitemap-{month}.xml", kind="sitemap", of=month, **sitemap)
