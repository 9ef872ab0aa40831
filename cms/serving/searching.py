"""Searching without the script: the same scorer over the same published index, written into the published page.

Nothing of a query is kept or logged. So that nobody can keep the machine busy, there is only so much work a second.
"""

import time
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

from cms.search.answering import find_index, find_language, search, write_found, write_status
from cms.search.index import UnreadableIndexError
from cms.search.terms import LONGEST_QUERY
from cms.serving.answers import Answer, MissingObjectError
from cms.serving.headers import NEVER_KEEP
from cms.serving.indexes import open_index, read_object
from cms.serving.pace import Pace

if TYPE_CHECKING:
    from cms.serving.table import PublishedFile, Table

POLICY = "search"
"""The policy of a page that searches; by it the server knows one."""
_LONGEST_QUESTION = 4_000
_MOST_FIELDS = 20


class Said(NamedTuple):
    """What stands above the sections instead of how much was found."""

    busy: str
    away: str


SAID = {
    "vi": Said(
        "Nhiều người đang tìm cùng lúc. Vài giây nữa hãy bấm Tìm lần nữa, hoặc xem theo chuyên mục:",
        "Lúc này chưa tìm được. Hãy xem theo chuyên mục:",
    ),
    "km": Said(
        "មានមនុស្សច្រើនកំពុងស្វែងរកក្នុងពេលតែមួយ។ ពីរបីវិនាទីទៀត សូមចុចស្វែងរកម្តងទៀត ឬមើលតាមផ្នែក៖",
        "ឥឡូវនេះមិនអាចស្វែងរកបានទេ។ សូមមើលតាមផ្នែក៖",
    ),
    "en": Said(
        "Many people are searching right now. Press Search again in a few seconds, or look through the sections:",
        "Search is not available right now. Please look through the sections:",
    ),
}
"""By the page's language. They stand here, not in the index with all else that is said of results: they are for when
there is none to read, or no time to, and phones never say them."""


PACE = Pace()


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
    html, status = read_object(table.get_path(file)).decode(), HTTPStatus.OK
    said = SAID.get(find_language(html), SAID["vi"])
    if PACE.lets_through():
        begun = time.thread_time()
        try:
            main = open_index(table, find_index(html))
            hits = search(main, lambda url: open_index(table, url), query, wide=wide)
            html = write_found(html, main, query, hits, wide=wide)
        except (UnreadableIndexError, MissingObjectError):
            html = write_status(html, said.away, query)
        finally:
            PACE.charge(time.thread_time() - begun)
    else:
        html, status = write_status(html, said.busy, query), HTTPStatus.SERVICE_UNAVAILABLE
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
