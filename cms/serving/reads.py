"""How often pages are read, in daily sums: day × address × placement × kind of source. Nothing else is known here.

No cookie, no address of a reader, no device: what tells them is looked at once, for the sum, and let go. Counted in
memory, written each minute and at the end as a small file of its own (temporary file, then renamed), which the office
adds up and removes. A process that is killed loses at most its last minute. No Django.
"""

import atexit
import json
import logging
import os
import re
import secrets
import threading
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from cms.search.addresses import SEARCH_PATHS

logger = logging.getLogger(__name__)
SECONDS = 60.0
MOST_KEYS = 20_000
"""Lines in one file; beyond it placements are left out, and then only the pages are told apart."""
MOST_FILES = 20_000
"""Files that may wait for an office that does not come; beyond it nothing more is counted."""
LONGEST_PATH = 300
SUFFIX = ".json"
SOURCES = ("search", "social", "direct", "internal", "other")
ReadKey = tuple[str, str, str, str]
"""Day (2026-11-27), address, placement, source."""

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_PLACEMENT = re.compile(r"(?:^|&)q=([A-Za-z0-9_-]{1,40})(?:&|$)")
_MACHINE = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|externalhit|facebookcatalog|preview|headless|lighthouse|monitor|uptime|pingdom|"
    r"\bcurl|\bwget|python|java/|go-http|okhttp|libwww|httpclient|axios|node-fetch|scrapy|feed|rss|validator",
    re.IGNORECASE,
)
_IN_APP = re.compile(r"\bFBAN|\bFBAV|\bZalo|Instagram|TikTok|musical_ly|\bLine/", re.IGNORECASE)
_SEARCH = re.compile(r"(?:^|\.)(?:google|bing|coccoc|yahoo|yandex|duckduckgo|ecosia|baidu)\.(?:com?\.)?[a-z]{2,3}$")
_SOCIAL = re.compile(
    r"(?:^|\.)(?:facebook\.com|fb\.com|fb\.me|m\.me|messenger\.com|zalo\.me|zalo\.vn|zaloapp\.com|youtube\.com|"
    r"youtu\.be|tiktok\.com|instagram\.com|threads\.net|t\.co|x\.com|twitter\.com|linkedin\.com|telegram\.org|t\.me)$"
)


def is_machine(agent: str) -> bool:
    """Whether a program and no person says it is called `agent`."""
    return not agent or bool(_MACHINE.search(agent))


def classify_source(referrer: str, host: str, agent: str = "") -> str:
    """One of SOURCES. `referrer`: the page that led here; `host`: this site; `agent`: tells a browser inside an app."""
    if not referrer:
        return "social" if _IN_APP.search(agent) else "direct"
    try:
        name = (urlsplit(referrer).hostname or "").lower()
    except ValueError:
        return "other"
    if name == host.partition(":")[0].lower():
        return "internal"
    if _SEARCH.search(name):
        return "search"
    return "social" if _SOCIAL.search(name) else "other"


def read_placement(path: str, query: str) -> str:
    """The code of the poster or post that a reader came by (`?q=CODE`, as the forms have it); empty without one.

    On the pages that search, `q` is what somebody typed: that is nobody's to keep.
    """
    found = None if path in SEARCH_PATHS else _PLACEMENT.search(query)
    return found[1] if found else ""


def get_day(moment: datetime | None = None) -> str:
    """The day it is where the readers are, at `moment` or now."""
    return (moment or datetime.now(_ZONE)).astimezone(_ZONE).date().isoformat()


class Reads:
    """One process's counts; safe with threads and after a fork."""

    def __init__(self, folder: Path, *, seconds: float = SECONDS) -> None:
        """`folder`: where the files go. `seconds`: how long a count may wait in memory."""
        self._folder, self._seconds = Path(folder), seconds
        self._lock = threading.Lock()
        self._counts: Counter[ReadKey] = Counter()
        self._timer: threading.Timer | None = None
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self.write)

    def note(self, environ: Mapping[str, Any], path: str) -> None:
        """Count that somebody opened the page at `path` (WSGI). Programs, and what pages fetch, are left out."""
        agent = environ.get("HTTP_USER_AGENT", "")
        if environ.get("HTTP_SEC_FETCH_DEST", "document") != "document" or is_machine(agent):
            return
        source = classify_source(environ.get("HTTP_REFERER", ""), environ.get("HTTP_HOST", ""), agent)
        self.add((get_day(), path[:LONGEST_PATH], read_placement(path, environ.get("QUERY_STRING", "")), source))

    def add(self, key: ReadKey) -> None:
        """Count one reading."""
        with self._lock:
            if key not in self._counts and len(self._counts) >= MOST_KEYS:
                key = (key[0], key[1], "", key[3])
                if key not in self._counts and len(self._counts) >= 2 * MOST_KEYS:
                    return
            self._counts[key] += 1
            if self._timer is None:
                self._timer = threading.Timer(self._seconds, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> Path | None:
        """Put what was counted on the disk; None when there is nothing, or when it cannot be written (it is lost)."""
        with self._lock:
            counts, self._counts, self._timer = self._counts, Counter(), None
        if not counts:
            return None
        try:
            return write_file(self._folder, counts)
        except OSError as error:
            logger.error("what was counted cannot be written: %s", error.strerror)
            return None

    def _forget(self) -> None:
        # What the parent counted is the parent's to write; its timer did not come along.
        self._lock, self._counts, self._timer = threading.Lock(), Counter(), None


def write_file(folder: Path, counts: Mapping[ReadKey, int]) -> Path:
    """One file with these sums, whole or not at all. Raises OSError."""
    unfinished, finished = folder / "tmp", folder / "new"
    for place in (unfinished, finished):
        place.mkdir(parents=True, exist_ok=True, mode=0o770)
    with os.scandir(finished) as entries:
        if sum(1 for _entry in entries) >= MOST_FILES:
            raise OSError(0, "nobody takes what was counted")
    name = f"{os.getpid()}-{secrets.token_hex(8)}{SUFFIX}"
    lines = [[*key, number] for key, number in sorted(counts.items())]
    (unfinished / name).write_text(json.dumps(lines), encoding="ascii")
    os.rename(unfinished / name, finished / name)
    return finished / name


def read_file(content: bytes) -> dict[ReadKey, int]:
    """The sums in a file that `write_file` made. Raises ValueError for anything else."""
    counts: dict[ReadKey, int] = {}
    try:
        for day, path, placement, source, number in json.loads(content):
            known = isinstance(path, str) and path.startswith("/") and len(path) <= LONGEST_PATH
            if not known or source not in SOURCES or (placement and not _PLACEMENT.fullmatch(f"q={placement}")):
                raise ValueError("of no page")
            if type(number) is not int or not 0 < number < 10**9:
                raise ValueError("no number")
            key = (date.fromisoformat(day).isoformat(), path, placement, source)
            counts[key] = counts.get(key, 0) + number
    except (TypeError, AttributeError, RecursionError) as error:
        raise ValueError("no sums") from error
    return counts
