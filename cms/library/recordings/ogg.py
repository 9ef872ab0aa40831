"""Ogg with Opus or Vorbis in it (RFC 3533, RFC 7845). The comments, who and where, are written over with nothing."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_HEADER = 27
_UNTOLD = (1 << 64) - 1
"""The position of a page on which no packet ends."""
_OPUS_RATE = 48_000
_NO_COMMENTS = {b"OpusTags": b"OpusTags" + bytes(8), b"\x03vorbis": b"\x03vorbis" + bytes(8) + b"\1"}
"""No name of a program, no comments; Vorbis wants a set bit behind them. What follows is padding."""


class _Page(NamedTuple):
    start: int
    position: int
    stream: int
    pieces: tuple[tuple[int, int, bool], ...]
    """(from, to, whether a packet ends there)"""
    end: int


def read(content: bytes) -> tuple[bytes, float]:
    """(the file without comments, seconds). Raises ValueError for what is no Ogg of one stream of Opus or Vorbis."""
    pages = list(_walk(content))
    if not pages or len({page.stream for page in pages}) != 1:
        raise ValueError("not one stream")
    rate, skipped = _read_start(content[pages[0].pieces[0][0] : pages[0].end])
    position = max((page.position for page in pages if page.position != _UNTOLD), default=0)
    seconds = (position - skipped) / rate
    if seconds <= 0:
        raise ValueError("no sound")
    return _without_comments(content, pages), seconds


def _read_start(packet: bytes) -> tuple[int, int]:
    """(samples a second, samples that are not played)"""
    if packet.startswith(b"OpusHead"):
        return _OPUS_RATE, struct.unpack_from("<H", packet, 10)[0]
    if packet.startswith(b"\1vorbis"):
        rate = struct.unpack_from("<I", packet, 12)[0]
        if rate:
            return rate, 0
    raise ValueError("neither Opus nor Vorbis")


def _walk(content: bytes) -> Iterator[_Page]:
    start = 0
    while start < len(content):
        if content[start : start + 5] != b"OggS\0":
            raise ValueError("no page")
        position, stream = struct.unpack_from("<QI", content, start + 6)
        count = content[start + _HEADER - 1]
        lengths = content[start + _HEADER : start + _HEADER + count]
        pieces, place = [], start + _HEADER + count
        begin = place
        for length in lengths:
            place += length
            if length < 255:
                pieces.append((begin, place, True))
                begin = place
        if begin < place or not pieces:
            pieces.append((begin, place, False))
        if place > len(content):
            raise ValueError("cut short")
        yield _Page(start, position, stream, tuple(pieces), place)
        start = place


def _without_comments(content: bytes, pages: list[_Page]) -> bytes:
    """The second packet, wherever it lies, emptied; the checksums of its pages set right."""
    ranges, touched, number = [], [], 0
    for page in pages:
        for begin, end, is_last in page.pieces:
            if number == 1:
                ranges.append((begin, end))
                touched.append(page)
            number += is_last
        if number > 1:
            break
    packet = b"".join(content[begin:end] for begin, end in ranges)
    empty = next((text for start, text in _NO_COMMENTS.items() if packet.startswith(start)), None)
    if empty is None or len(packet) < len(empty):
        raise ValueError("no comments")
    filled, clean = empty + bytes(len(packet) - len(empty)), bytearray(content)
    for begin, end in ranges:
        clean[begin:end], filled = filled[: end - begin], filled[end - begin :]
    for page in touched:
        clean[page.start + 22 : page.start + 26] = bytes(4)
        clean[page.start + 22 : page.start + 26] = struct.pack("<I", _checksum(clean[page.start : page.end]))
    return bytes(clean)


def _make_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _bit in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 1 << 31 else 0)) & 0xFFFFFFFF
        table.append(value)
    return tuple(table)


_TABLE = _make_table()


def _checksum(page: bytes) -> int:
    value = 0
    for byte in page:
        value = value << 8 & 0xFFFFFFFF ^ _TABLE[value >> 24 ^ byte]
    return value
