"""Pagefind's rows of the search bench: the same pages, the same queries, the same browser and network."""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cms.demo.content import PAGES
from cms.schema.codec import to_data
from cms.search.scoring import KIND_PRIORS
from tests.bench.measuring import Result, judge, say
from tests.bench.pagefind_peer import PagefindPage, PagefindSite
from tests.search.demo_index import read_queries

QUERY = "bi no luong"
_TAG = re.compile(r"<[^>]*>")


def measure_pagefind(browser: Any, generated: list[dict], network: dict[str, Any]) -> list[Result]:
    """Its rows; none, and a line that says why, where its package cannot be had.

    `generated`: what stands beside the demo's rights for the weight, as `bench_search` writes it.
    """
    count = len(generated) + sum(1 for page in list_pages(news=False))
    try:
        with tempfile.TemporaryDirectory() as large, tempfile.TemporaryDirectory() as demo:
            beside = (
                PagefindPage(f"/{number}/", page["title"], page["description"], _join(page["body"]))
                for number, page in enumerate(generated)
            )
            say(f"search: Pagefind over {count} pages …")
            site = PagefindSite(Path(large), [*list_pages(news=False), *beside])
            firsts = [site.measure_first(browser, QUERY, network) for _turn in range(3)]
            first = sorted(firsts, key=lambda one: one.seconds)[1]
            name = f"search: {count} pages of 700 words, Pagefind"
            return [
                judge(f"{name}, first query, all it fetches", first.size, "bytes"),
                judge(f"{name}, first query, files it fetches", first.requests, "files"),
                judge(f"{name}, first result on slow 3G", first.seconds, "s"),
                judge(f"{name}, index", site.seconds, "s"),
                *_measure_recall(browser, PagefindSite(Path(demo), list_pages())),
            ]
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"search: no Pagefind here, its rows are left out ({error})")
        return []


def _measure_recall(browser: Any, site: PagefindSite) -> Iterator[Result]:
    for half in ("tuning", "unseen"):
        for form in ("typed", "marked"):
            queries = read_queries(half)
            found = site.find(browser, [query[form] for query in queries])
            for most in (1, 3):
                good = sum(
                    not {url.strip("/").rpartition("/")[2] for url in urls[:most]}.isdisjoint(query["pages"])
                    for urls, query in zip(found, queries, strict=True)
                )
                name = f"search: {half} half, {form}, Pagefind, answer among the first {most}"
                yield judge(name, 100 * good / len(queries), "%")


def list_pages(*, news: bool = True) -> list[PagefindPage]:
    """The demo's pages that can be found; without its news as in the index of rights."""
    return [
        _write(slug, to_data(entry), entry.parent.partition(":")[2])
        for slug, entry in sorted(PAGES.items())
        if entry.kind in KIND_PRIORS and (news or entry.kind != "article")
    ]


def _write(slug: str, data: dict, above: str) -> PagefindPage:
    lead = " ".join(str(data.get(name, "")) for name in ("description", "short_answer", "sapo", "demand", "lead"))
    return PagefindPage(f"/{above}/{slug}/", data["title"], _TAG.sub(" ", lead), _TAG.sub(" ", _join(data)))


def _join(value: Any) -> str:
    """Every text within: what has no blank is a key, an address or a word of the schema."""
    if isinstance(value, str):
        return value if " " in value else ""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return " ".join(filter(None, map(_join, parts)))
