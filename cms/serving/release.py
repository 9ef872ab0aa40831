"""The published site as a WSGI application, with the office behind it. Needs neither Django nor a database."""

import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from wsgiref.util import FileWrapper

from whitenoise import WhiteNoise
from whitenoise.responders import Response

from cms.serving.headers import ASK_EACH_TIME, EVERYWHERE, NEVER_KEEP
from cms.serving.notices import BAD_ADDRESS, FILE_AWAY, NOT_FOUND, NOTHING_YET
from cms.serving.table import MissingObjectError, PublishedFile, Table
from cms.serving.watch import ReleaseWatch

logger = logging.getLogger(__name__)
Application = Callable[[dict, Any], Iterable[bytes]]

_LONGEST_PATH = 4000
_CHUNK = 64 * 1024
_SAFE_IN_ADDRESS = "/:?#[]@!$&'()*+,;=~-._%"


NO_ICON = Response(HTTPStatus.NO_CONTENT, [("Cache-Control", "public, max-age=86400"), *EVERYWHERE.items()], None)


class ReleaseFiles(WhiteNoise):
    """Serves what the manifest of a site folder lists; hands chosen addresses to applications behind it.

    WhiteNoise scans a folder once and trusts it never to change. Here the files come from the manifest, their bytes
    are found by hash, and each request works on one release from beginning to end.
    """

    def __init__(self, site_dir: Path, behind: Mapping[str, Application]) -> None:
        """Serve `site_dir`; `behind` maps address prefixes (`/quan-tri/`) to the applications that answer them."""
        super().__init__(application=NOT_FOUND, allow_all_origins=False)
        self._watch = ReleaseWatch(site_dir)
        self._behind = tuple(behind.items())

    def __call__(self, environ: dict, start_response: Any) -> Iterable[bytes]:
        """Answer one request (WSGI)."""
        path = _read_path(environ)
        if path is None:
            return BAD_ADDRESS(environ, start_response)
        for prefix, application in self._behind:
            if path.startswith(prefix) or path == prefix[:-1]:
                return application(environ, start_response)
        table = self._watch.get_table()
        if table is None:
            return NOTHING_YET(environ, start_response)
        try:
            return self._answer(table, path, environ, start_response)
        except MissingObjectError as missing:
            logger.error("A published file is missing or damaged: %s", missing)
            return FILE_AWAY(environ, start_response)

    def _answer(self, table: Table, path: str, environ: dict, start_response: Any) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        file = table.files.get(path)
        target = "" if file is not None else table.find_move(path)
        if file is None and not target and self._watch.look():
            # The editor who was just told that a page is live must not be shown that it does not exist.
            return self._answer(self._watch.table, path, environ, start_response)
        if file is None and not target:
            if path == "/favicon.ico":  # browsers ask for it by themselves; the whole 404 page would be a waste
                return _send(NO_ICON, start_response)
            return self._answer_not_found(table.not_found, environ, start_response)
        if method not in ("GET", "HEAD"):
            return _send(_refuse_method(), start_response)
        if file is None:
            return _send(_redirect(target, environ.get("QUERY_STRING", "")), start_response)
        return _send(file.get_response(method, environ), start_response)

    def _answer_not_found(self, page: PublishedFile | None, environ: dict, start_response: Any) -> Iterable[bytes]:
        if page is None:
            return NOT_FOUND(environ, start_response)
        response = page.get_whole(environ["REQUEST_METHOD"], page.choose_coding(environ), HTTPStatus.NOT_FOUND)
        response.headers = [pair for pair in response.headers if pair[0] != "Cache-Control"]
        response.headers.append(("Cache-Control", NEVER_KEEP))
        return _send(response, start_response)


def _read_path(environ: dict) -> str | None:
    """The address asked for as text; None when it cannot be one: not UTF-8, control characters, overlong."""
    try:
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
    if len(path) > _LONGEST_PATH or not path.startswith("/") or any(ord(letter) < 32 for letter in path):
        return None
    return path


def _refuse_method() -> Response:
    headers = [("Allow", "GET, HEAD"), ("Content-Length", "0"), *EVERYWHERE.items()]
    return Response(HTTPStatus.METHOD_NOT_ALLOWED, headers, None)


def _redirect(target: str, query: str) -> Response:
    """301 to `target`, with the question the reader asked kept when the target has none of its own."""
    location = quote(target, safe=_SAFE_IN_ADDRESS)
    if query and "?" not in location and target.startswith("/"):
        location += "?" + quote(query, safe=_SAFE_IN_ADDRESS)
    headers = [("Location", location), ("Content-Length", "0"), ("Cache-Control", ASK_EACH_TIME), *EVERYWHERE.items()]
    return Response(HTTPStatus.MOVED_PERMANENTLY, headers, None)


def _send(response: Response, start_response: Any) -> Iterable[bytes]:
    """Hand a response to the server: small files as one piece, which is fastest, long ones in a stream."""
    start_response(f"{response.status.value} {response.status.phrase}", list(response.headers))
    if response.file is None:
        return []
    if isinstance(response.file, BytesIO):
        return [response.file.getvalue()]
    return FileWrapper(response.file, _CHUNK)
