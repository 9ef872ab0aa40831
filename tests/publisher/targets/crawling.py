"""A reader who follows every link of a target while it changes, and remembers what was broken."""

import re
import threading
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import brotli

_unpack = lru_cache(maxsize=2000)(brotli.decompress)
_LINK = re.compile(rb'(?:href|src)="(/[^"]*)"')


class Crawler(threading.Thread):
    """Goes through the site from its home page, over and over. `fetch` gives a path's bytes, or None."""

    def __init__(self, fetch: Callable[[str], bytes | None]) -> None:
        super().__init__(daemon=True)
        self.fetch, self.broken, self.torn, self.reads = fetch, [], [], 0
        self.done = threading.Event()

    def __enter__(self) -> "Crawler":
        self.start()
        return self

    def __exit__(self, *exception) -> None:
        self.done.set()
        self.join()

    def run(self) -> None:
        while not self.done.is_set():
            self.crawl()
            time.sleep(0.001)

    def crawl(self) -> int:
        """Once through the site. Returns how many files there are to find."""
        parents, waiting = {"/index.html": ""}, ["/index.html"]
        while waiting and not self.done.is_set():
            path = waiting.pop()
            data = self.read(path)
            for linked in list_links(data or b""):
                if linked in parents:
                    continue
                parents[linked] = path
                if self.read(linked) is None and self.leads_to(linked, parents):
                    self.broken.append((path, linked))
                if linked.endswith(".html"):
                    waiting.append(linked)
        return len(parents)

    def leads_to(self, linked: str, parents: dict[str, str]) -> bool:
        """Whether the way from the home page to `linked` is still there, link by link.

        Asked after it was found missing: pages only ever go from old to new, so the way was there at that moment too.
        A page that is being taken down, to which nothing leads any more, may link to another that just went. Only for
        houses that bring nothing back: where a link may go and come again, tests.publisher.targets.watching tells.
        """
        while path := parents[linked]:
            if linked not in list_links(self.read(path) or b""):
                return False
            linked = path
        return True

    def read(self, path: str) -> bytes | None:
        data = self.fetch(path)
        if data is not None:
            self.reads += 1
            if path.endswith(".html") and not data.endswith(b"</html>"):
                self.torn.append((path, data[-30:]))
        return data

    def assert_content(self, *, at_least: int = 50) -> None:
        """Nothing was broken, and much was read."""
        assert self.broken == [], self.broken
        assert self.torn == [], self.torn
        assert self.reads >= at_least


def list_links(page: bytes) -> list[str]:
    """The files that a page leads to."""
    links = [link.decode() for link in _LINK.findall(page)]
    return [f"{link}index.html" if link.endswith("/") else link for link in links]


def read_folder(root: Path) -> Callable[[str], bytes | None]:
    """How a web server reads a folder: now the plain file, now its brotli copy."""
    turn = iter(range(10**9))

    def fetch(path: str) -> bytes | None:
        place = Path(f"{root}{path}")
        if next(turn) % 2:
            try:
                return brotli.decompress(Path(f"{place}.br").read_bytes())
            except FileNotFoundError:
                pass
        try:
            return place.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    return fetch


def find_broken(root: Path) -> list[tuple[str, str]]:
    """What leads nowhere in a folder that holds still, whichever copy of a page a reader gets: (page, link)."""
    seen, waiting, broken = {"/index.html"}, ["/index.html"], []
    while waiting:
        path = waiting.pop()
        for linked in {link for page in _list_forms(f"{root}{path}") for link in list_links(page)} - seen:
            seen.add(linked)
            if not Path(f"{root}{linked}").exists():
                broken.append((path, linked))
            elif linked.endswith(".html"):
                waiting.append(linked)
    return broken


def _list_forms(place: str) -> list[bytes]:
    """A page as those see it who take it packed, and as the others do; nothing where nothing is."""
    forms = {name: Path(name) for name in (place, f"{place}.br")}
    found = {name: path.read_bytes() for name, path in forms.items() if path.is_file()}
    return [_unpack(data) if name.endswith(".br") else data for name, data in found.items()]
