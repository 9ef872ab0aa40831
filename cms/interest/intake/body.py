"""Reading what a browser posts, without trusting a word of it and without holding more than a megabyte."""

import re
import threading
from collections.abc import Callable
from concurrent.futures import Future
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, UnreadablePostError

from cms.schema.text import to_nfc

LARGEST = 1024 * 1024
"""Bytes of a body that are read: a hundred thousand Vietnamese letters, percent-encoded, fit in."""
DRAINED = 16 * 1024 * 1024
"""Bytes of a body too large that are read and thrown away, so that the browser gets to see the answer."""
CHUNK = 64 * 1024
MOST_FIELDS = 200
FORM_TYPE = "application/x-www-form-urlencoded"
# Control characters, and the marks that turn text around and make a name look like another.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


Read = TypeVar("Read")


class Refused(Exception):
    """The body is not what a form sends. `status`: the HTTP status to answer with."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


def read_posted(request: HttpRequest) -> dict[str, str]:
    """The posted fields, cleaned; of a field sent twice the first that is not empty.

    Raises Refused for another content type, a body too large, too many fields, or one that breaks off or takes too
    long.
    """
    if request.content_type != FORM_TYPE:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    text = _read(request).decode("utf-8", errors="replace")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Refused(HTTPStatus.BAD_REQUEST) from error
    posted: dict[str, str] = {}
    for name, value in pairs:
        if not posted.get(name):
            posted[name] = clean(value)
    return posted


def clean(text: str) -> str:
    """The text in NFC, with line ends as `\\n`, without control characters, without blanks around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return to_nfc(_UNWANTED.sub("", text)).strip()


def _read(request: HttpRequest) -> bytes:
    if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
        # WSGI cannot say where such a body ends; no browser sends a form this way.
        raise Refused(HTTPStatus.LENGTH_REQUIRED)
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError as error:
        raise Refused(HTTPStatus.BAD_REQUEST) from error
    try:
        if announced > LARGEST:
            _in_time(lambda: _drain(request, min(announced, DRAINED)))
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body = _in_time(lambda: request.read(LARGEST + 1))
    except UnreadablePostError as error:
        raise Refused(HTTPStatus.BAD_REQUEST) from error
    if len(body) > LARGEST:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return body


def _in_time(read: Callable[[], Read]) -> Read:
    """What `read` gives. Raises Refused when it takes longer than LOA_INTAKE_BODY_SECONDS (0: it may take any time).

    A server that hands the body on as it comes would let a handful of senders, a letter a minute each, hold every
    thread there is. No read can be called off, so it is waited for from outside; it ends when the connection does,
    which the server closes after the answer because the body was never read to its end.
    """
    longest = settings.LOA_INTAKE_BODY_SECONDS
    if not longest:
        return read()
    came: Future[Read] = Future()

    def run() -> None:
        try:
            came.set_result(read())
        except BaseException as error:  # whatever it is, it is raised where it is waited for
            came.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        return came.result(longest)
    except TimeoutError as error:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT) from error


def _drain(request: HttpRequest, length: int) -> None:
    while length > 0 and (chunk := request.read(min(CHUNK, length))):
        length -= len(chunk)
