"""MP3: a row of frames, each of which says how long it is (ISO 11172-3, 13818-3). Only frames are kept, no tags."""

from typing import NamedTuple

FEWEST_FRAMES = 8
MOST_UNKNOWN = 256 * 1024
"""Bytes behind the last frame that may be tags of unknown programs."""
_ID3_HEADER = 10
_NEWER, _LAYER_3, _RESERVED_VERSION = 3, 1, 1
_KBIT_NEWER = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBIT_OLDER = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = (44_100, 48_000, 32_000)
_RATE_PARTS = {3: 1, 2: 2, 0: 4}
"""MPEG 1, 2 and 2.5: by what the rates are divided."""


class _Frame(NamedTuple):
    length: int
    seconds: float


def read(content: bytes) -> tuple[bytes, float]:
    """(the frames alone, seconds). Raises ValueError for what is no MP3."""
    start = place = _find_first(content)
    seconds, count = 0.0, 0
    while (frame := _read_frame(content, place)) and place + frame.length <= len(content):
        place, seconds, count = place + frame.length, seconds + frame.seconds, count + 1
    left = len(content) - place
    if count < FEWEST_FRAMES or left > MOST_UNKNOWN:
        raise ValueError("no row of frames")
    return content[start:place], seconds


def _find_first(content: bytes) -> int:
    place = 0
    while content[place : place + 3] == b"ID3":
        size = 0
        for byte in content[place + 6 : place + _ID3_HEADER]:
            size = size << 7 | byte & 0x7F
        place += _ID3_HEADER + size
    while content[place : place + 1] == b"\0":  # padding
        place += 1
    return place


def _read_frame(content: bytes, place: int) -> _Frame | None:
    header = int.from_bytes(content[place : place + 4])
    version, layer = header >> 19 & 3, header >> 17 & 3
    if header >> 21 != 0x7FF or version == _RESERVED_VERSION or layer != _LAYER_3:
        return None
    kbit_index, rate_index, padding = header >> 12 & 15, header >> 10 & 3, header >> 9 & 1
    if kbit_index in (0, 15) or rate_index == len(_RATES):
        return None
    newer = version == _NEWER
    kbit = (_KBIT_NEWER if newer else _KBIT_OLDER)[kbit_index]
    rate = _RATES[rate_index] // _RATE_PARTS[version]
    samples = 1152 if newer else 576
    return _Frame(samples // 8 * kbit * 1000 // rate + padding, samples / rate)
