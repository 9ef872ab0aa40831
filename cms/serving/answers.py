"""What is said of one published file: all of it, a part of it, or that the reader has it already."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, BinaryIO

from cms.serving.headers import NEVER_KEEP, Headers
from cms.serving.negotiation import is_known, parse_range, rank_codings

if TYPE_CHECKING:
    from cms.serving.table import PublishedFile, Table

_SUFFIXES = {"": "", "br": ".br", "gzip": ".gz"}
_READ_WHOLE = 512 * 1024
"""Bytes up to which a file is read at once and checked; longer ones are streamed."""
_CHUNK = 64 * 1024
_KEPT_ON_304 = {"cache-control", "vary"}
_STATUS = {status: f"{status.value} {status.phrase}" for status in HTTPStatus}


class MissingObjectError(Exception):
    """The bytes of a published file are not where the manifest says, or not as many."""


@dataclass(slots=True)
class Answer:
    """A status, headers, and the body in pieces: a list when it is in memory, else a stream."""

    status: HTTPStatus
    headers: Headers
    body: Iterable[bytes]

    def send(self, start_response: Any) -> Iterable[bytes]:
        """Hand it to the server (WSGI), which may do with its list of headers what it likes."""
        start_response(_STATUS[self.status], self.headers.copy())
        return self.body


@dataclass(slots=True)
class KeptAnswer:
    """A whole file in memory, ready to be sent again and again."""

    status: str
    headers: Headers
    body: list[bytes]
    etag: str
    not_modified: Answer

    def send(self, environ: Mapping[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a GET (WSGI): the file, or 304 when the reader has it."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and is_known(known, self.etag):
            return self.not_modified.send(start_response)
        start_response(self.status, self.headers.copy())
        return self.body


def answer_file(table: "Table", file: "PublishedFile", environ: Mapping[str, Any]) -> Answer:
    """The answer to a GET or HEAD of `file`; a small whole one is kept for the next reader.

    Raises MissingObjectError when its bytes are gone.
    """
    method = environ["REQUEST_METHOD"]
    wanted = environ.get("HTTP_RANGE") if method == "GET" else None
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    coding = "" if wanted else choose_coding(file, accepted)
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None and is_known(known, file.get_etag(coding)):
        return _make_not_modified(table, file, coding)
    if wanted and environ.get("HTTP_IF_RANGE", file.get_etag("")) == file.get_etag(""):
        part = _make_part(table, file, wanted)
        if part is not None:
            return part
    answer, used = make_whole(table, file, coding)
    if method == "HEAD":
        return Answer(answer.status, answer.headers, _forget(answer.body))
    # A page that searches answers its question, so it is not kept for whoever asks next.
    if used == coding and not wanted and file.policy != "search" and isinstance(answer.body, list):
        status, not_modified = _STATUS[answer.status], _make_not_modified(table, file, coding)
        kept = KeptAnswer(status, answer.headers, answer.body, file.get_etag(coding), not_modified)
        table.ready.keep(environ["PATH_INFO"], accepted, kept)
    return answer


def answer_not_found(table: "Table", page: "PublishedFile", environ: Mapping[str, Any]) -> Answer:
    """The site's own page for an address that leads nowhere. Raises MissingObjectError."""
    answer, _ = make_whole(table, page, choose_coding(page, environ.get("HTTP_ACCEPT_ENCODING", "")))
    headers = [pair for pair in answer.headers if pair[0] not in ("Cache-Control", "ETag")]
    body = _forget(answer.body) if environ["REQUEST_METHOD"] == "HEAD" else answer.body
    return Answer(HTTPStatus.NOT_FOUND, [*headers, ("Cache-Control", NEVER_KEEP)], body)


def choose_coding(file: "PublishedFile", accept_encoding: str) -> str:
    """The best coding the browser allows among those there are; '' for the plain bytes."""
    return next((coding for coding in rank_codings(accept_encoding) if file.get_size(coding)), "")


def make_whole(table: "Table", file: "PublishedFile", coding: str) -> tuple[Answer, str]:
    """The whole file, and the coding it is in: `coding`, or '' when that copy is just being replaced by a better one.

    Raises MissingObjectError when the plain bytes are gone too.
    """
    try:
        body = _open(table, file, coding)
    except MissingObjectError:
        if not coding:
            raise
        body, coding = _open(table, file, ""), ""
    headers = [
        *table.get_headers(file),
        *_get_vary(file),
        ("Content-Length", str(file.get_size(coding))),
        ("Accept-Ranges", "bytes"),
        ("ETag", file.get_etag(coding)),
    ]
    if coding:
        headers.append(("Content-Encoding", coding))
    return Answer(HTTPStatus.OK, headers, body), coding


def _make_not_modified(table: "Table", file: "PublishedFile", coding: str) -> Answer:
    kept = [pair for pair in table.get_headers(file) if pair[0].lower() in _KEPT_ON_304]
    return Answer(HTTPStatus.NOT_MODIFIED, [*kept, *_get_vary(file), ("ETag", file.get_etag(coding))], [])


def _make_part(table: "Table", file: "PublishedFile", wanted: str) -> Answer | None:
    """The part of the plain bytes that a Range header wants; None when the header is to be ignored."""
    headers = table.get_headers(file)
    try:
        part = parse_range(wanted, file.size)
    except ValueError:
        headers += [("Content-Range", f"bytes */{file.size}"), ("Content-Length", "0")]
        return Answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers, [])
    if part is None:
        return None
    start, end = part
    headers += [
        *_get_vary(file),
        ("ETag", file.get_etag("")),
        ("Accept-Ranges", "bytes"),
        ("Content-Range", f"bytes {start}-{end}/{file.size}"),
        ("Content-Length", str(end - start + 1)),
    ]
    stream = _stream(_open_file(table.get_path(file), file.size), start, end - start + 1)
    return Answer(HTTPStatus.PARTIAL_CONTENT, headers, stream)


def _get_vary(file: "PublishedFile") -> Headers:
    return [("Vary", "Accept-Encoding")] if file.br or file.gzip else []


def _open(table: "Table", file: "PublishedFile", coding: str) -> Iterable[bytes]:
    """The bytes: in one piece in memory when there are few. Raises MissingObjectError when there are more or fewer."""
    path, size = table.get_path(file) + _SUFFIXES[coding], file.get_size(coding)
    if size > _READ_WHOLE:
        return _stream(_open_file(path, size), 0, size)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            data = os.read(descriptor, size + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise MissingObjectError(path) from error
    if len(data) != size:
        raise MissingObjectError(path)
    return [data]


def _open_file(path: str, size: int) -> BinaryIO:
    try:
        file = open(path, "rb")  # noqa: SIM115  the stream closes it when all is sent
    except OSError as error:
        raise MissingObjectError(path) from error
    if os.fstat(file.fileno()).st_size != size:
        file.close()
        raise MissingObjectError(path)
    return file


def _stream(file: BinaryIO, start: int, count: int) -> Iterator[bytes]:
    """`count` bytes from `start` on, piece by piece."""
    with file:
        file.seek(start)
        while count > 0 and (piece := file.read(min(_CHUNK, count))):
            count -= len(piece)
            yield piece


def _forget(body: Iterable[bytes]) -> list[bytes]:
    """No body, for HEAD; a file that was opened for one is closed."""
    if not isinstance(body, list):
        body.close()
    return []
