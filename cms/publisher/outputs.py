"""What files the published site is made of: one Output per file, planned from the catalogue alone.

Every output has an owner: a page, a group of pages (`tag/luong`), a redirect, or the site itself. When an owner
changes, its outputs are planned again, and no others.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cms.entries.catalogue import Catalogue
from cms.entries.listings import count_older_lists
from cms.entries.summaries import LISTED_KINDS
from cms.entries.versions import index_of, list_sheets
from cms.schema.references import Ref

SITE = "site"
"""The owner of what there is once."""
_XML = "application/xml; charset=utf-8"
_RSS = "application/rss+xml; charset=utf-8"


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


def list_owners(catalogue: Catalogue) -> Iterator[str]:
    """Every owner there is."""
    yield SITE
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
    return _plan_group(catalogue, owner)


def _plan_page(catalogue: Catalogue, ref: Ref) -> Iterator[Output]:
    page = catalogue.pages.get(ref)
    if page is None:
        return
    policy = "form" if page.kind == "join" else "page"
    yield Output(path=f"{page.path}index.html", kind="page", of=ref, rank=0, policy=policy)
    yield Output(
        path=f"{page.path}index.json", kind="data", of=ref, rank=0, policy="data", media_type="application/json"
    )
    if page.kind == "join":
        yield Output(path=f"{page.path}da-nhan/index.html", kind="received", of=ref, rank=1, policy="form")
    if page.kind == "section":
        yield Output(path=f"{page.path}rss.xml", kind="feed", of=ref, policy="data", media_type=_RSS)
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
    kind, _, of = group.partition("/")
    total = catalogue.count_group(group)
    if kind == "section" and Ref(of) in catalogue.pages:
        yield from _plan_older("section_list", of, catalogue.pages[Ref(of)].path, total)
    elif kind == "tag" and total:
        yield Output(path=f"{tag_path(of)}index.html", kind="tag", of=of)
        yield from _plan_older("tag", of, tag_path(of), total)
    elif kind == "month" and total:
        yield Output(path=f"{month_path(of)}index.html", kind="month", of=of)
        yield from _plan_older("month", of, month_path(of), total)
        yield Output(path=f"/sitemap-{of}.xml", kind="sitemap", of=of, policy="data", media_type=_XML)


def _plan_older(kind: str, of: str, front: str, total: int) -> Iterator[Output]:
    for number in range(1, count_older_lists(total) + 1):
        yield Output(path=f"{older_path(front, number)}index.html", kind=kind, of=of, number=number)


def _plan_redirect(catalogue: Catalogue, ref: Ref) -> Iterator[Output]:
    if ref in catalogue.redirects and resolve_redirect(catalogue, ref):
        yield Output(path=f"{catalogue.redirects[ref].old_path}index.html", kind="redirect", of=ref, rank=9)


def _plan_site(catalogue: Catalogue) -> Iterator[Output]:
    if catalogue.list_months():
        yield Output(path="/luu-tru/index.html", kind="months")
    yield Output(path="/rss.xml", kind="feed", policy="data", media_type=_RSS)
    yield Output(path="/sitemap.xml", kind="sitemap_index", policy="data", media_type=_XML)
    yield Output(path="/sitemap-trang.xml", kind="sitemap", policy="data", media_type=_XML)
    yield Output(path="/404.html", kind="not_found")
    yield Output(path="/robots.txt", kind="robots", policy="data", media_type="text/plain; charset=utf-8")


def group_of(output: Output) -> str:
    """The group of pages that a list shows a part of."""
    return f"{'section' if output.kind == 'section_list' else output.kind}/{output.of}"


def resolve_redirect(catalogue: Catalogue, ref: Ref) -> str:
    """Where a redirect leads now; empty when its page is not public."""
    redirect = catalogue.redirects[ref]
    page = catalogue.pages.get(redirect.target)
    return page.path if page else redirect.url


def tag_path(slug: str) -> str:
    """The address of a tag's list."""
    return f"/the/{slug}/"


def month_path(month: str) -> str:
    """The address of a month's list; `month` as `2026-11`."""
    return f"/luu-tru/{month.replace('-', '/')}/"


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
    return {"version": -2, "versions": -1, "section_list": 1, "tag": 2, "month": 2, "redirect": 5}.get(output.kind, 4)
