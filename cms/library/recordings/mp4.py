"""MP4 and M4A: boxes within boxes (ISO 14496-12). What tells where and by whom it was made is written over with zeros.

The boxes keep their sizes, so that no offset changes.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

MOST_BOXES = 10_000
_TELLING = {b"udta", b"meta", b"uuid", b"skip", b"free", b"wide"}
_LONG = 1


class _Box(NamedTuple):
    kind: bytes
    start: int
    body: int
    end: int


def read_sound(content: bytes) -> tuple[bytes, float]:
    """(the file without what it tells, seconds). Raises ValueError for what is no sound alone."""
    return _read(content, {b"soun"})


def read_video(content: bytes) -> tuple[bytes, float]:
    """(the file without what it tells, seconds). Raises ValueError for what is no video."""
    return _read(content, {b"soun", b"vide"}, needed=b"vide")


def _read(content: bytes, wanted: set[bytes], needed: bytes = b"soun") -> tuple[bytes, float]:
    top = list(_walk(content, 0, len(content)))
    if not top or top[0].kind != b"ftyp" or not any(box.kind == b"mdat" for box in top):
        raise ValueError("no MP4")
    clean = bytearray(content)
    movie = next((box for box in top if box.kind == b"moov"), None)
    if movie is None:
        raise ValueError("no movie box")
    handlers, seconds = set(), 0.0
    for box in _walk(content, movie.body, movie.end):
        if box.kind == b"mvhd":
            seconds = _read_seconds(content, box)
        elif box.kind == b"trak":
            handler = _read_handler(content, box)
            if handler in (b"vide", b"soun"):
                handlers.add(handler)
                _blank_all(clean, _walk(content, box.body, box.end))
            else:  # places and names along the time line, subtitles, links
                _blank(clean, box)
    if needed not in handlers or handlers - wanted or seconds <= 0:
        raise ValueError("not the tracks its name says")
    _blank_all(clean, top)
    _blank_all(clean, _walk(content, movie.body, movie.end))
    return bytes(clean), seconds


def _walk(content: bytes, start: int, end: int) -> Iterator[_Box]:
    for _number in range(MOST_BOXES):
        if start + 8 > end:
            return
        size, kind = struct.unpack_from(">I4s", content, start)
        body = start + 8
        if size == _LONG:
            (size,) = struct.unpack_from(">Q", content, body)
            body += 8
        size = size or end - start
        if start + size > end or start + size < body:
            raise ValueError("a box that ends elsewhere")
        yield _Box(kind, start, body, start + size)
        start += size
    raise ValueError("too many boxes")


def _read_seconds(content: bytes, box: _Box) -> float:
    newer = content[box.body] == 1
    scale, length = struct.unpack_from(">IQ" if newer else ">II", content, box.body + (20 if newer else 12))
    return length / scale if scale else 0.0


def _read_handler(content: bytes, track: _Box) -> bytes:
    media = next((box for box in _walk(content, track.body, track.end) if box.kind == b"mdia"), None)
    if media is None:
        return b""
    found = next((box for box in _walk(content, media.body, media.end) if box.kind == b"hdlr"), None)
    return content[found.body + 8 : found.body + 12] if found else b""


def _blank_all(clean: bytearray, boxes: Iterator[_Box] | list[_Box]) -> None:
    for box in boxes:
        if box.kind in _TELLING:
            _blank(clean, box)


def _blank(clean: bytearray, box: _Box) -> None:
    clean[box.start + 4 : box.start + 8] = b"free"
    clean[box.body : box.end] = bytes(box.end - box.body)
