"""Walks through a published site link by link, as it is served or as it lies on the disk; notes what is not whole."""

import gzip
import os
import re
from collections import deque
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit
from zlib import error as zlib_error

import brotli

from cms.serving.release import ReleaseFiles

CODINGS = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
SUFFIXES = {"": "", "br": ".br", "gzip": ".gz"}
ENDINGS = {"text/html": b"</html>", "application/rss+xml": b"</rss>", "application/json": b"}", "application/xml": b">"}
TYPES = {".html": "text/html", ".json": "application/json", ".xml": "application/xml"}
STARTS = ("/", "/sitemap.xml", "/rss.xml", "/robots.txt")
_LINK = re.compile(r'\s(?:href|src|poster)="([^"]+)"')
_SRCSET = re.compile(r'\ssrcset="([^"]+)"')
_LOCATION = re.compile(r"<(?:loc|link)>([^<]+)</")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader gets: no bytes when nothing is there."""

    status: int
    media_type: str = ""
    body: bytes = b""
    coding: str = ""
    location: str = ""
    fault: str = ""


class ServedView:
    """The site as the embedded server answers: from the manifest, its journal and the objects."""

    def __init__(self, root: Path, *, by_itself: bool = False) -> None:
        """`by_itself`: it looks for a new release twice a second, as the server does; else when `look` says so."""
        self.server = ReleaseFiles(Path(root), behind={})
        if not by_itself:
            self.server._watch._process = os.getpid()

    def look(self) -> None:
        """Take up what was published meanwhile."""
        self.server._watch.look()

    def get_release(self) -> object:
        """The release the next answer is of."""
        return self.server._watch.table

    def get(self, path: str, coding: str = "") -> Answer:
        """The answer to one request."""
        given: dict = {}

        def start_response(status, headers, exc_info=None):
            given["status"], given["headers"] = int(status[:3]), {name.lower(): value for name, value in headers}

        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),
            "HTTP_ACCEPT_ENCODING": coding,
        }
        parts = self.server(environ, start_response)
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        headers = given["headers"]
        wanted = headers.get("content-length")
        fault = f"{len(body)} of {wanted} bytes" if wanted is not None and int(wanted) != len(body) else ""
        return Answer(
            status=given["status"],
            media_type=headers.get("content-type", "").partition(";")[0],
            body=body,
            coding=headers.get("content-encoding", ""),
            location=headers.get("location", ""),
            fault=fault,
        )


class TreeView:
    """The site as any web server finds it in the tree: a copy with the right ending is sent when there is one."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def look(self) -> None:
        """Nothing: the disk is always as it is."""

    def get(self, path: str, coding: str = "") -> Answer:
        """The file that stands at an address."""
        place = self.root / path.lstrip("/")
        if path.endswith("/"):
            place = place / "index.html"
        elif place.is_dir():
            return Answer(status=301, location=path + "/")
        for suffix, name in ((SUFFIXES[coding], coding), ("", "")):
            try:
                body = Path(f"{place}{suffix}").read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                continue
            return Answer(status=200, media_type=TYPES.get(place.suffix, ""), body=body, coding=name)
        return Answer(status=404)


@dataclass(slots=True)
class Crawl:
    """What a walk came to."""

    answers: int = 0
    broken: list[str] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)


def crawl(view: ServedView | TreeView, *, base_url: str = "http://localhost") -> Crawl:
    """Follow every link of the site from its front page, its maps and its feeds; every address in every coding."""
    found, seen = Crawl(), set(STARTS)
    waiting = deque((start, "") for start in STARTS)
    while waiting:
        path, came_from = waiting.popleft()
        for coding, decode in CODINGS.items():
            answer = view.get(path, coding)
            found.answers += 1
            fault = check_answer(answer, decode if answer.coding else bytes)
            if fault:
                found.broken.append(f"{path} [{coding}] from {came_from}: {fault}")
        links = [answer.location] if answer.location else list_links(view.get(path), path)
        for link in links:
            target = resolve(link, path, base_url)
            if target and target not in seen:
                seen.add(target)
                waiting.append((target, path))
    found.pages = seen
    return found


def check_answer(answer: Answer, decode) -> str:
    """What is wrong with an answer; empty when it is whole."""
    if answer.status in (301, 304):
        return ""
    if answer.status != 200:
        return f"answered {answer.status}"
    if answer.fault:
        return answer.fault
    try:
        body = decode(answer.body)
    except (brotli.error, OSError, EOFError, zlib_error) as error:
        return f"cannot be unpacked: {error!r}"
    if not body.rstrip().endswith(ENDINGS.get(answer.media_type, b"")):
        return f"ends in {body[-30:]!r}"
    return "" if body else "is empty"


def list_links(answer: Answer, path: str) -> list[str]:
    """Every address that a page, a feed or a map names."""
    text = answer.body.decode(errors="replace")
    if answer.media_type == "text/html":
        plain = [unescape(link) for link in _LINK.findall(text)]
        return plain + [part.split()[0] for found in _SRCSET.findall(text) for part in found.split(",")]
    return [unescape(link) for link in _LOCATION.findall(text)] if path.endswith(".xml") else []


def resolve(link: str, path: str, base_url: str) -> str:
    """The path that a link leads to; empty when it leads out of the site, or stays on the page."""
    link = link.removeprefix(base_url) if link.startswith(base_url) else link
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path == path:
        return ""
    return unquote(parts.path)
