"""What a worker with a cheap phone waits for: the first words on slow 3G, and a read page when there is no network.

`make bench BENCH=phone`, or `python tests/bench/bench_phone.py [--print-only]`. A real browser against the published
demo behind the real server; slow 3G is 400 kbit/s with 400 ms to and fro, and the processor four times slower, as the
tools of browsers have it. For the pages without a network the server is stopped.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import brotli  # noqa: E402 - found only once the root is on the path
from playwright.sync_api import sync_playwright  # noqa: E402

from tests.bench.measuring import Result, judge, print_table, say, write_results  # noqa: E402
from tests.browser.house import House, wait_until  # noqa: E402

EXPLAINER = "/quyen-cua-ban/quyen-tien-luong/bi-no-luong-cham-luong-thi-lam-gi/"
PHONE = {"width": 360, "height": 740}
ROUNDS = 9
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""Milliseconds; bytes a second."""
FIRST_WORDS = """() => new Promise(tell => new PerformanceObserver(list => tell(
    list.getEntriesByName("first-contentful-paint")[0].startTime)).observe({type: "paint", buffered: true}))"""
LOADED = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> None:
    """Build the house, measure, print and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", help="any other group than `phone` leaves this out")
    parser.add_argument("--print-only", action="store_true", help="leave results.json as it is")
    asked, _others = parser.parse_known_args()
    if asked.only and "phone" not in asked.only:
        return
    with tempfile.TemporaryDirectory(prefix="loa-bench-phone-") as folder:
        house = House(Path(folder) / "loa")
        say("phone: the demo, published …")
        house.build()
        house.start()
        try:
            rows = [*weigh(house), *measure(house)]
        finally:
            house.stop()
    (print_table if asked.print_only else write_results)(rows)


def weigh(house: House) -> list[Result]:
    """What goes over the line, in bytes after brotli."""
    site = house.folder / "site"

    def pack(path: str) -> int:
        return len(brotli.compress((site / path).read_bytes()))

    return [
        judge(
            "phone: an explainer of the demo, HTML with style and script", pack(f"{EXPLAINER[1:]}index.html"), "bytes"
        ),
        judge("phone: script of every page, fetched once it is shown", pack("trang.js"), "bytes", at_most=512),
        judge("phone: service worker", pack("sw.js"), "bytes", at_most=1536),
        judge("phone: script for saving, sharing and wiping, on request", pack("tren-may.js"), "bytes"),
    ]


def measure(house: House) -> list[Result]:
    """The first words on a slow line, and the reload of a read page with the server stopped; medians."""
    program = os.environ.get("LOA_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        first = [take_first_words(browser, house.url + EXPLAINER) for _ in range(ROUNDS)]
        reloads = take_reloads(browser, house)
        browser.close()
    return [
        judge("phone: slow 3G and a processor four times slower, first words", median(first) / 1000, "s", at_most=0.8),
        judge("phone: read page reloaded with the server stopped", median(reloads) / 1000, "s", at_most=0.3),
    ]


def take_first_words(browser, address: str) -> float:
    """Milliseconds from asking to the first words, in a browser that has never been here."""
    context = browser.new_context(viewport=PHONE, service_workers="block")
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.emulateNetworkConditions", SLOW_3G)
    line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address)
    waited = page.evaluate(FIRST_WORDS)
    context.close()
    return waited


def take_reloads(browser, house: House) -> list[float]:
    """Milliseconds until a page is whole that comes from the phone alone."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(house.url + EXPLAINER)
    wait_until(lambda: page.evaluate("path => caches.match(path).then(Boolean)", EXPLAINER), "the page is kept")
    page.goto(house.url + EXPLAINER)
    house.stop()
    waited = []
    for _ in range(ROUNDS):
        page.reload()
        assert page.locator("h1").inner_text()
        waited.append(page.evaluate(LOADED))
    context.close()
    return waited


if __name__ == "__main__":
    main()
