"""Searching: bytes until the first result, how long an index takes, how long a query, how well it finds.

`make bench BENCH=search` (`ARGS="--pages N --print-only"`). The demo's pages answer
the queries; generated pages of the same length are put beside them until there are N. The browser is Chromium, its
network that of a slow 3G phone (400 kbit/s, 400 ms); script and index are fetched side by side, as the page does.
"""

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import Any

import brotli
import django

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
django.setup()

from cms.demo.babble import write_article  # noqa: E402 - found only once the root is on the path
from cms.search.counting import count_terms  # noqa: E402
from cms.search.dictionary import make_dictionary, read_shipped_words  # noqa: E402
from cms.search.index import Index  # noqa: E402
from cms.search.scoring import rank  # noqa: E402
from cms.search.script import SCRIPT  # noqa: E402
from cms.search.writing import IndexedPage, write_index  # noqa: E402
from tests.bench.measuring import Result, judge, print_table, say, write_results  # noqa: E402
from tests.bench.rows_pagefind import measure_pagefind  # noqa: E402
from tests.bench.search_server import serve  # noqa: E402
from tests.search.demo_index import list_demo_pages, name_page, read_queries, search_demo  # noqa: E402

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
BASE = "http://search.example"
PAGE = """<!doctype html><title>x</title><form action="/tim/" data-search="/tim/vi.json"><input name="q">
<p role="status"></p><ul></ul></form>"""
WAIT = """() => new Promise(resolve => {
  const start = performance.now(), list = document.querySelector("ul")
  const look = () => list.querySelector("a") && resolve(performance.now() - start)
  new MutationObserver(look).observe(list, {childList: true})
  const ahead = {rel: "preload", href: "/tim/vi.json", as: "fetch", crossOrigin: "anonymous"}
  document.forms[0].q.value = "bi no luong"
  document.head.append(Object.assign(document.createElement("link"), ahead))
  document.head.append(Object.assign(document.createElement("script"), {src: "/tim.js"}))
})"""


def main() -> None:
    """Measure, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--print-only", action="store_true", help="leave results.json as it is")
    asked, _others = parser.parse_known_args()
    rows = [*measure_weight(asked.pages), *measure_recall(), *measure_peer(asked.pages)]
    (print_table if asked.print_only else write_results)(rows)


def measure_weight(count: int) -> list[Result]:
    """Bytes and times for so many pages."""
    texts = [_write_page(number) for number in range(count - len(list_demo_pages()))]
    say(f"search: an index of {count} pages …")
    start = time.perf_counter()
    counted = [IndexedPage(title=data["title"], path=f"/{number}/", kind="hỏi đáp", prior=100, terms=count_terms(data))
               for number, data in enumerate(texts)]  # fmt: skip
    counting = time.perf_counter() - start
    start = time.perf_counter()
    dictionary = make_dictionary(**read_shipped_words("vi"))
    written = {**write_index([*list_demo_pages(), *counted], dictionary=dictionary), "n": [], "t": ["%", "", ""]}
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    writing = time.perf_counter() - start
    index = Index.parse(text)
    script, data = len(brotli.compress(SCRIPT.encode())), len(brotli.compress(text.encode()))
    name = f"search: {count} pages of 700 words"
    return [
        judge(f"{name}, script, brotli", script, "bytes", at_most=2_048),
        judge(f"{name}, script and index, brotli", script + data, "bytes", at_most=22 * 1024),
        judge(f"{name}, terms counted from nothing", counting, "s"),
        judge(f"{name}, index written from counted terms", writing, "s", at_most=0.1),
        judge(f"{name}, query on the server, 95 of 100", _time_queries(index), "ms"),
        judge(f"{name}, first result on slow 3G", _time_first_result(text), "s", at_most=1.0),
    ]


def measure_peer(count: int) -> list[Result]:
    """Pagefind on the same pages and queries."""
    with _open_browser() as browser:
        return measure_pagefind(
            browser, [_write_page(number) for number in range(count - len(list_demo_pages()))], SLOW_3G
        )


@contextmanager
def _open_browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    program = os.environ.get("LOA_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def _write_page(number: int) -> dict:
    text = write_article(number)
    body = [{"text": heading, "html": " ".join(paragraphs)} for heading, paragraphs in text.parts]
    return {"title": f"{text.title} {number}", "description": text.sapo, "body": body}


def _time_queries(index: Index) -> float:
    costs = []
    for query in read_queries("tuning") + read_queries("unseen"):
        start = time.perf_counter()
        rank(index, query["typed"])
        costs.append((time.perf_counter() - start) * 1000)
    return quantiles(costs, n=20)[-1]


def _time_first_result(text: str) -> float:
    """Seconds from the tap into the box until the first result stands there, served by a server of this machine."""
    files = {
        "/": ("text/html", PAGE),
        "/tim.js": ("text/javascript", SCRIPT),
        "/tim/vi.json": ("application/json", text),
    }
    with serve(files) as base, _open_browser() as browser:
        times = []
        for _turn in range(3):
            page = browser.new_context().new_page()
            page.goto(f"{base}/")
            page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_3G)
            times.append(page.evaluate(WAIT) / 1000)
    return sorted(times)[1]


def measure_recall() -> list[Result]:
    """How many queries have an answer first, or among the first three."""
    rows = []
    for half, goals in (("tuning", (None, None)), ("unseen", (85, 95))):
        for form in ("typed", "marked"):
            queries = read_queries(half)
            found = [[name_page(hit) for hit in search_demo(query[form])[:3]] for query in queries]
            for most, goal in zip((1, 3), goals, strict=True):
                good = sum(not set(pages[:most]).isdisjoint(query["pages"])
                           for pages, query in zip(found, queries, strict=True))  # fmt: skip
                name = f"search: {half} half, {form}, {len(queries)} queries, answer among the first {most}"
                rows.append(judge(name, 100 * good / len(queries), "%", at_least=goal))
    return rows


if __name__ == "__main__":
    main()
