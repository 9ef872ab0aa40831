"""The published site as a WSGI application, with the office behind it. Needs neither Django nor a database."""

import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from cms.serving.answers import Answer, MissingObjectError, answer_file, answer_not_found
from cms.serving.headers import ASK_EACH_TIME, EVERYWHERE
from cms.serving.notices import BAD_ADDRESS, FILE_AWAY, NOT_FOUND, NOTHING_YET
from cms.serving.reads import Reads
from cms.serving.searching import POLICY, answer_search, read_query
from cms.serving.table import Table
from cms.serving.watch import ReleaseWatch

logger = logging.getLogger(__name__)
Application = Callable[[dict, Any], Iterable[bytes]]

_LONGEST_PATH = 4000
_SAFE_IN_ADDRESS = "/:?#[]@!$&'()*+,;=~-._%"

NO_ICON = Answer(HTTPStatus.NO_CONTENT, [("Cache-Control", "public, max-age=86400"), *EVERYWHERE.items()], [])
_NOT_ALLOWED = Answer(
    HTTPStatus.METHOD_NOT_ALLOWED, [("Allow", "GET, HEAD"), ("Content-Length", "0"), *EVERYWHERE.items()], []
)


class ReleaseFiles:
    """Serves what the manifest of a site folder lists; hands chosen addresses to applications behind it.

    The files come from the manifest, their bytes are found by hash, and each request works on one release from
    beginning to end.
    """

    def __init__(self, site_dir: Path, behind: Mapping[str, Application], reads: Reads | None = None) -> None:
        """Serve `site_dir`; `behind` maps address prefixes (`/quan-tri/`) to the applications that answer them.

        `reads`: told of each page that is given out; None when nothing is counted.
        """
        self._reads = reads
        self._watch = ReleaseWatch(site_dir)
        self._behind = tuple(behind.items())

    def __call__(self, environ: dict, start_response: Any) -> Iterable[bytes]:
        """Answer one request (WSGI)."""
        table = self._watch.get_table()
        if table is not None and environ["REQUEST_METHOD"] == "GET" and "HTTP_RANGE" not in environ:
            kept = table.ready.find(environ.get("PATH_INFO", ""), environ.get("HTTP_ACCEPT_ENCODING", ""))
            if kept is not None:
                if self._reads is not None and environ["PATH_INFO"].endswith("/"):
                    self._reads.note(environ, _read_path(environ) or "")
                return kept.send(environ, start_response)
        path = _read_path(environ)
        if path is None:
            return BAD_ADDRESS(environ, start_response)
        for prefix, application in self._behind:
            if path.startswith(prefix) or path == prefix[:-1]:
                return application(environ, start_response)
        if table is None:
            return NOTHING_YET(environ, start_response)
        try:
            return self._answer(table, path, environ, start_response)
        except MissingObjectError as missing:
            logger.error("A published file is missing or damaged: %s", missing)
            return FILE_AWAY(environ, start_response)

    def _answer(self, table: Table, path: str, environ: dict, start_response: Any) -> Iterable[bytes]:
        # At the old address of a page lies a file that says "moved", for servers that cannot redirect by themselves.
        file = None if path in table.moved else table.files.get(path)
        target = "" if file is not None else table.find_move(path)
        if file is None and not target and self._watch.look():
            # The editor who was just told that a page is live must not be shown that it does not exist.
            return self._answer(self._watch.table, path, environ, start_response)
        if file is None and not target:
            if path == "/favicon.ico":  # browsers ask for it by themselves; the whole 404 page would be a waste
                return NO_ICON.send(start_response)
            if table.not_found is None:
                return NOT_FOUND(environ, start_response)
            return answer_not_found(table, table.not_found, environ).send(start_response)
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return _NOT_ALLOWED.send(start_response)
        if file is None:
            return _redirect(target, environ.get("QUERY_STRING", "")).send(start_response)
        if file.policy == POLICY:
            query, wide = read_query(environ)
            if query:
                head = environ["REQUEST_METHOD"] == "HEAD"
                return answer_search(table, file, query, wide=wide, head=head).send(start_response)
        answer = answer_file(table, file, environ)
        if self._reads is not None and path.endswith("/") and environ["REQUEST_METHOD"] == "GET":
            self._reads.note(environ, path)
        return answer.send(start_response)


def _read_path(environ: dict) -> str | None:
    """The address asked for as text; None when it cannot be one: not UTF-8, control characters, overlong."""
    try:
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    if len(path) > _LONGEST_PATH or not path.startswith("/") or any(ord(letter) < 32 for letter in path):
        return None
    return path


def _redirect(target: str, query: str) -> Answer:
    """301 to `target`, with the question the reader asked kept when the target has none of its own."""
    location = quote(target, safe=_SAFE_IN_ADDRESS)
    if query and "?" not in location and target.startswith("/"):
        location += "?" + quote(query, safe=_SAFE_IN_ADDRESS)
    headers = [("Location", location), ("Content-Length", "0"), ("Cache-Control", ASK_EACH_TIME), *EVERYWHERE.items()]
    return Answer(HTTPStatus.MOVED_PERMANENTLY, headers, [])
