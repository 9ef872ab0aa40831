"""Pagefind over the same pages: the searching that most static sites have, as it ships, in a real browser.

Its binary lives in a virtual environment of its own, made once beside the cached houses (that needs a package index).
"""

import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench.house import cache_root
from tests.bench.measuring import say
from tests.bench.search_server import serve

PACKAGE = "pagefind[bin]==1.5.2"
TEXT = {".html": "text/html", ".js": "text/javascript", ".json": "application/json"}
ASK = """async ([queries, most]) => {
  const pagefind = await import("/pagefind/pagefind.js"), all = []
  for (const query of queries) {
    const found = (await pagefind.search(query)).results.slice(0, most)
    all.push((await Promise.all(found.map(item => item.data()))).map(data => data.url))
  }
  return all
}"""


class PagefindPage(NamedTuple):
    """A page as Pagefind reads it."""

    path: str
    title: str
    lead: str
    body: str


class FirstResult(NamedTuple):
    """What the first query cost: bytes over the network, how many files, seconds until its results stood there."""

    size: int
    requests: int
    seconds: float


class PagefindSite:
    """A folder of HTML with Pagefind's index of it."""

    def __init__(self, folder: Path, pages: Iterable[PagefindPage]) -> None:
        """Write `pages` and index them. Raises CalledProcessError where its package cannot be had."""
        self.folder = folder
        for page in pages:
            place = folder / page.path.strip("/")
            place.mkdir(parents=True)
            html = (
                f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{escape(page.title)}</title>'
                f"<main data-pagefind-body><h1>{escape(page.title)}</h1><h2>{escape(page.lead)}</h2>"
                f"<p>{escape(page.body)}</p></main></html>"
            )
            (place / "index.html").write_text(html)
        (folder / "index.html").write_text(
            '<!doctype html><html lang="vi"><meta charset="utf-8"><title>x</title></html>'
        )
        python = _find_environment()
        start = time.perf_counter()
        subprocess.run([python, "-m", "pagefind", "--site", folder, "--quiet"], check=True, capture_output=True)
        self.seconds = time.perf_counter() - start

    def find(self, browser: Any, queries: Sequence[str]) -> list[list[str]]:
        """The addresses of the first three results of each query."""
        with serve(self._read()) as base:
            page = browser.new_page()
            page.goto(f"{base}/")
            found = page.evaluate(ASK, [list(queries), 3])
            page.close()
        return found

    def measure_first(self, browser: Any, query: str, network: dict[str, Any]) -> FirstResult:
        """The first query of somebody who has nothing of it yet, on a network as slow as said."""
        sent: list[int] = []
        with serve(self._read(), sent) as base:
            context = browser.new_context()
            page = context.new_page()
            page.goto(f"{base}/")
            context.new_cdp_session(page).send("Network.emulateNetworkConditions", network)
            sent.clear()
            start = time.perf_counter()
            page.evaluate(ASK, [[query], 1])
            seconds = time.perf_counter() - start
            context.close()
        return FirstResult(sum(sent), len(sent), seconds)

    def _read(self) -> dict[str, tuple[str, str | bytes]]:
        """Its files; what Pagefind has compressed already stays as it is."""
        files: dict[str, tuple[str, str | bytes]] = {}
        for path in self.folder.rglob("*"):
            if path.is_file():
                kind = TEXT.get(path.suffix, "application/octet-stream")
                files[f"/{path.relative_to(self.folder)}"] = (
                    kind,
                    path.read_text() if path.suffix in TEXT else path.read_bytes(),
                )
        files["/"] = files["/index.html"]
        return files


def _find_environment() -> str:
    """The Python of its virtual environment; made when there is none. Raises CalledProcessError."""
    place = cache_root() / "pagefind-venv"
    python = place / "bin" / "python"
    if not python.exists():
        say("making a virtual environment for Pagefind, once …")
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", PACKAGE], check=True)
    return str(python)
