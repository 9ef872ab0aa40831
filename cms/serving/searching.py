"""Searching without the script: the same scorer over the same published index, written into the published page.

Nothing of a query is kept or logged. So that nobody can keep the machine busy, there are only so many a second.
"""

import json
import threading
import time
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from cms.search.answering import find_index, search, write_found, write_status
from cms.search.index import Index, UnreadableIndexError
from cms.search.terms import LONGEST_QUERY
from cms.serving.answers import Answer, MissingObjectError
from cms.serving.headers import NEVER_KEEP

if TYPE_CHECKING:
    from cms.serving.table import PublishedFile, Table

POLICY = "search"
"""The policy of a page that searches; by it the server knows one."""
MOST_A_SECOND = 30
_LONGEST_QUESTION = 4_000
_MOST_FIELDS = 20
BUSY = "Nhiều người đang tìm cùng lúc. Vài giây nữa hãy bấm Tìm lần nữa, hoặc xem theo chuyên mục:"
AWAY = "Lúc này chưa tìm được. Hãy xem theo chuyên mục:"


class Pace:
    """Lets so many through a second, and as many at once after a quiet second."""

    def __init__(self, most: int) -> None:
        self._most, self._left, self._at = most, float(most), time.monotonic()
        self._lock = threading.Lock()

    def lets_through(self) -> bool:
        """Whether one more may pass now."""
        with self._lock:
            now = time.monotonic()
            self._left = min(self._most, self._left + (now - self._at) * self._most)
            self._at = now
            if self._left < 1:
                return False
            self._left -= 1
            return True


PACE = Pace(MOST_A_SECOND)


def read_query(environ: dict[str, Any]) -> tuple[str, bool]:
    """What is searched for, and whether in all of the news too; an empty query when nothing is."""
    question = environ.get("QUERY_STRING", "")
    if "q=" not in question or len(question) > _LONGEST_QUESTION:
        return "", False
    try:
        asked = parse_qs(question, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return "", False
    query = "".join(letter for letter in asked.get("q", [""])[0] if letter.isprintable())
    return query[:LONGEST_QUERY].strip(), "tin" in asked


def answer_search(table: "Table", file: "PublishedFile", query: str, *, wide: bool, head: bool) -> Answer:
    """The page `file` with what answers `query`. Raises MissingObjectError when the page itself is gone."""
    html = _read(table, file).decode()
    status = HTTPStatus.OK
    if not PACE.lets_through():
        html, status = write_status(html, BUSY, query), HTTPStatus.SERVICE_UNAVAILABLE
    else:
        try:
            main = open_index(table, find_index(html))
            hits = search(main, lambda url: open_index(table, url), query, wide=wide)
            html = write_found(html, main, query, hits, wide=wide)
        except (UnreadableIndexError, MissingObjectError):
            html = write_status(html, AWAY, query)
    body = html.encode()
    kept = [pair for pair in table.get_headers(file) if pair[0] not in ("Cache-Control", "Referrer-Policy")]
    headers = [
        *kept,
        ("Cache-Control", NEVER_KEEP),
        ("Referrer-Policy", "no-referrer"),
        ("X-Robots-Tag", "noindex"),
        ("Content-Length", str(len(body))),
    ]
    if status != HTTPStatus.OK:
        headers.append(("Retry-After", "3"))
    return Answer(status, headers, [] if head else [body])


def open_index(table: "Table", url: str) -> Index:
    """The index published at `url`. Raises MissingObjectError, UnreadableIndexError."""
    file = table.files.get(url)
    if file is None:
        raise MissingObjectError(url)
    return _open(_Kept(table, file))


class _Kept:
    """A file of a table as a key: equal while its bytes are, whatever release it is read for."""

    def __init__(self, table: "Table", file: "PublishedFile") -> None:
        self.table, self.file = table, file

    def __hash__(self) -> int:
        return hash(self.file.object)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.table.get_path(self.file) == other.table.get_path(other.file)


@lru_cache(maxsize=8)
def _open(kept: _Kept) -> Index:
    def read_shard(url: str) -> dict[str, Any]:
        file = kept.table.files.get(url)
        if file is None:
            raise MissingObjectError(url)
        return json.loads(_read(kept.table, file))

    return Index.parse(_read(kept.table, kept.file), read_shard)


def _read(table: "Table", file: "PublishedFile") -> bytes:
    try:
        with open(table.get_path(file), "rb") as stream:
            return stream.read()
    except OSError as error:
        raise MissingObjectError(table.get_path(file)) from error
