"""From the database to the store: what changed is found by comparing rows, and only that is stated again.

No signal is believed. A hint (a page's number in the outbox) only says where to look first.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial

from cms.content.snapshot import read_file_stamps, read_page_stamps
from cms.content.statements import (
    state_contacts,
    state_files,
    state_law,
    state_pages,
    state_rows,
    state_search_words,
    state_settings,
)
from cms.entries.actions import StatedRow, Statement, make_row, store_rows
from cms.entries.catalogue import Touched, to_row
from cms.entries.models import Entry
from cms.law.queries import WAGE_REGIONS, mark_law
from cms.publisher.archive import load_versions, mark_versions
from cms.publisher.explaining import explain
from cms.publisher.processes import map_parts
from cms.publisher.redirects import state_redirects, state_short_links
from cms.publisher.site import PublishedSite
from cms.schema.references import Ref, parse_ref

BATCH = 250
MOST_HINTS = 100
"""So many pages are looked at one by one; more, and comparing everything is as fast."""


def compare_all(site: PublishedSite, read_stamps: Callable[[], dict[Ref, str]] = read_page_stamps) -> Touched:
    """Bring the store, and what the site keeps in mind of it, up to what is public now. Raises DatabaseError.

    `read_stamps`: gives the stamps of the public pages, when somebody is reading them already.
    """
    known = dict(Entry.objects.values_list("ref", "stamp"))
    stamps = read_stamps()
    pages = {ref for ref in known if ref.startswith("page:")}
    wanted = [ref for ref, stamp in stamps.items() if known.get(ref) != stamp]
    was_broken = dict(site.broken)
    site.broken = {ref: why for ref, why in site.broken.items() if not ref.startswith("page:")}
    touched = _restate_pages(site, wanted, stamps, removed=pages - stamps.keys())
    touched.join(_compare_versions(site))
    touched.join(_compare_files(site, {ref: known[ref] for ref in known if ref not in pages}))
    touched.join(_compare_rest(site, known))
    touched.join(_compare_law(site, known))
    troubled = was_broken.keys() | site.broken.keys()
    touched.refs |= {ref for ref in troubled if was_broken.get(ref) != site.broken.get(ref)}
    return touched


def _compare_versions(site: PublishedSite) -> Touched:
    """Follow what is kept of how pages read before; a person may have taken a version away."""
    mark = mark_versions()
    if mark == site.versions_mark:
        return Touched()
    site.versions_mark = mark
    kept = load_versions()
    return site.catalogue.follow_versions(dict.fromkeys(site.catalogue.versions, ()) | kept)


def forget_unsaved_versions(site: PublishedSite) -> Touched:
    """Believe the database again about how pages read before: what a release noted that does not come is forgotten."""
    site.versions_mark = ()
    touched = _compare_versions(site)
    touched.join(follow_files(site, touched))
    return touched


def follow_files(site: PublishedSite, touched: Touched) -> Touched:
    """Bring those pictures and documents up to date that came into use, or went out of it, with `touched`."""
    files = {ref for ref in touched.files if ref not in site.catalogue.digests or not site.catalogue.users[ref]}
    if not files:
        return Touched()
    known = dict(Entry.objects.filter(ref__in=files).values_list("ref", "stamp"))
    return _compare_files(site, known, files)


def compare_some(site: PublishedSite, refs: Collection[Ref]) -> Touched | None:
    """Look at these pages alone. None when that cannot be enough: something other than their own text changed.

    They are stated without a look at their stamps, which costs as much again; the next `compare_all` gives them theirs.
    So are the pages withheld before: they are tried again in each round, and one that was taken back must not come.
    """
    refs = list(dict.fromkeys([*refs, *site.withheld]))
    if len(refs) > MOST_HINTS or any(parse_ref(ref).kind != "page" for ref in refs):
        return None
    if any(site.catalogue.children.get(ref) or ref in site.broken for ref in refs):
        return None
    troubles: list[Ref] = []
    keys = [int(parse_ref(ref).key) for ref in refs]
    statements = list(state_pages(keys, lambda ref, error: troubles.append(ref)))
    if troubles or any(_has_moved(site, statement) for statement in statements):
        return None
    public = {statement.ref for statement in statements}
    there = (ref for ref in refs if ref in site.catalogue.pages or ref in site.withheld)
    removed = [ref for ref in there if ref not in public]
    touched = _follow(site, [make_row(statement) for statement in statements], removed)
    touched.join(follow_files(site, touched))
    return touched


def _has_moved(site: PublishedSite, statement: Statement) -> bool:
    page = site.catalogue.pages.get(statement.ref)
    return page is not None and page.path != statement.path


def _restate_pages(site: PublishedSite, wanted: list[Ref], stamps: dict[Ref, str], removed: Collection[Ref]) -> Touched:
    touched = Touched()
    if removed:
        touched.join(_follow(site, [], removed))
    for rows, broken in map_parts(partial(_state_some, stamps), wanted, BATCH):
        site.broken |= broken
        touched.join(_follow(site, rows, (), unstated=broken))
    return touched


def _state_some(stamps: dict[Ref, str], refs: list[Ref]) -> tuple[list[StatedRow], dict[Ref, str]]:
    broken: dict[Ref, str] = {}
    rows = state_rows(
        [int(parse_ref(ref).key) for ref in refs],
        lambda ref, error: broken.update({ref: explain(error, ref)}),
        stamps=stamps,
    )
    return rows, broken


def _compare_files(site: PublishedSite, known: dict[Ref, str], refs: Collection[Ref] | None = None) -> Touched:
    """Bring the pictures and documents that pages use up to date: all of them, or `refs` alone."""
    used = {ref for ref, count in site.catalogue.users.items() if count > 0 and (refs is None or ref in refs)}
    stamps = read_file_stamps(used)
    removed = [ref for ref in known if parse_ref(ref).kind in ("picture", "document") and ref not in stamps]
    wanted = {ref for ref, stamp in stamps.items() if not stamp or known.get(ref) != stamp}
    for ref in [ref for ref in site.broken if ref in wanted or ref in removed]:
        del site.broken[ref]
    broken: dict[Ref, str] = {}
    statements = list(state_files(wanted, lambda ref, error: broken.update({ref: explain(error, ref)})))
    fresh = read_file_stamps(statement.ref for statement in statements)  # encoding a picture altered its rows
    rows = [make_row(replace(statement, stamp=fresh.get(statement.ref, ""))) for statement in statements]
    site.broken |= broken
    touched = _follow(site, rows, removed, unstated=broken)
    touched.refs |= broken.keys()
    return touched


def _compare_rest(site: PublishedSite, known: dict[Ref, str]) -> Touched:
    """What is few or cheap is stated each time and told apart by what it says: settings, contacts, words, redirects."""
    stated = [state_settings(), state_contacts(), *state_search_words(), *state_redirects(), *state_short_links()]
    theirs = [ref for ref in known if parse_ref(ref).kind in ("settings", "redirect") and ref != WAGE_REGIONS]
    return _compare_stated(site, theirs, stated)


def _compare_law(site: PublishedSite, known: dict[Ref, str]) -> Touched:
    """The registry of the law, all of it stated again when any of its rows differs."""
    mark = mark_law()
    if mark == site.law_mark:
        return Touched()
    theirs = [ref for ref in known if parse_ref(ref).kind in ("law", "provision", "figure") or ref == WAGE_REGIONS]
    touched = _compare_stated(site, theirs, state_law())
    site.law_mark = mark
    return touched


def _compare_stated(site: PublishedSite, known: Iterable[Ref], statements: Iterable[Statement]) -> Touched:
    """Follow `statements`, which are all there are of their kinds; of `known`, what is not among them goes."""
    rows = [make_row(statement) for statement in statements]
    stated = {row.ref for row in rows}
    removed = [ref for ref in known if ref not in stated]
    return _follow(site, [row for row in rows if site.catalogue.digests.get(row.ref) != row.digest], removed)


def _follow(
    site: PublishedSite, rows: list[StatedRow], removed: Iterable[Ref], unstated: Collection[Ref] = ()
) -> Touched:
    """Write rows into the store, and let the catalogue follow it."""
    removed = list(removed)
    if not (rows or removed or unstated):
        return Touched()
    changed = set(store_rows(rows=rows, removed=removed, unstated=unstated))
    return site.catalogue.apply(changed=[to_row(row) for row in rows if row.ref in changed], removed=removed)
