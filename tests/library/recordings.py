"""Small recordings for tests, written byte by byte."""

import struct

from cms.demo.drawing.melody import play_melody
from cms.library.recordings.ogg import _checksum

SECRET = b"Chi Lan, 10.0123 N 105.0809 E"


def mp3() -> bytes:
    """Ten seconds, between a tag at the beginning and one at the end that tell a secret."""
    size = len(SECRET) + 20
    head = b"ID3\x04\0\0" + bytes((0, 0, size >> 7, size & 0x7F)) + SECRET + bytes(20)
    return head + play_melody() + b"TAG" + SECRET.ljust(125, b"\0")


def box(kind: bytes, *inner: bytes) -> bytes:
    """A box of MP4."""
    body = b"".join(inner)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def track(handler: bytes, *more: bytes) -> bytes:
    """A track of MP4: `soun`, `vide` or another."""
    return box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(13))), *more)


def mp4(*handlers: bytes, seconds: int = 200) -> bytes:
    """A film or a sound with these tracks; secrets where phones write them."""
    header = box(b"mvhd", bytes(12) + struct.pack(">II", 600, 600 * seconds) + bytes(80))
    told = box(b"udta", SECRET)
    tracks = [track(handler, told) for handler in handlers]
    return box(b"ftyp", b"M4A \0\0\0\0") + box(b"moov", header, *tracks, told) + told + box(b"mdat", bytes(400))


def page(packets: list[bytes], *, position: int, number: int) -> bytes:
    """A page of Ogg that holds whole packets."""
    lengths = b"".join(bytes([255] * (len(packet) // 255) + [len(packet) % 255]) for packet in packets)
    head = b"OggS" + struct.pack("<BBQIII", 0, 0, position, 7, number, 0) + bytes([len(lengths)]) + lengths
    whole = head + b"".join(packets)
    return whole[:22] + struct.pack("<I", _checksum(whole)) + whole[26:]


def opus(seconds: int = 12) -> bytes:
    """An Ogg with Opus whose comments tell a secret."""
    start = b"OpusHead\1\1" + struct.pack("<HIHB", 312, 48_000, 0, 0)
    comments = b"OpusTags" + struct.pack("<I", 4) + b"Loa1" + struct.pack("<II", 1, len(SECRET)) + SECRET
    pages = [(start, 0), (comments, 0), (bytes(100), 48_000 * seconds + 312)]
    return b"".join(page([packet], position=at, number=number) for number, (packet, at) in enumerate(pages))


def vorbis() -> bytes:
    """An Ogg with five seconds of Vorbis; comments and tables share a page."""
    start = b"\1vorbis" + struct.pack("<IBI", 0, 1, 44_100) + bytes(14)
    comments = b"\3vorbis" + struct.pack("<III", 0, 1, len(SECRET)) + SECRET + b"\1"
    tables = b"\5vorbis" + bytes(600)
    return (
        page([start], position=0, number=0)
        + page([comments, tables], position=0, number=1)
        + (page([bytes(50)], position=44_100 * 5, number=2))
    )
