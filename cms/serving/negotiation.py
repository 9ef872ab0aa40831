"""What a browser's conditional headers ask for: RFC 9110, the parts a file server needs. Pure functions."""

import re
from functools import lru_cache

_LONGEST = 1000
"""Characters of a header worth reading; honest ones are far shorter."""
_QUALITY = re.compile(r"q\s*=\s*([01](?:\.\d{0,3})?)\s*\Z", re.IGNORECASE)
_RANGE = re.compile(r"\s*bytes\s*=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*\Z", re.IGNORECASE | re.ASCII)


def rank_codings(accept_encoding: str) -> tuple[str, ...]:
    """The codings among `br` and `gzip` that an Accept-Encoding header allows, best first, equals with brotli first.

    A coding with `q=0`, an unreadable weight or no mention (and no `*`) is not allowed. An overlong header allows none.
    """
    return _rank(accept_encoding) if len(accept_encoding) <= _LONGEST else ()


@lru_cache(maxsize=512)  # browsers send a handful of different ones
def _rank(accept_encoding: str) -> tuple[str, ...]:
    weights: dict[str, float] = {}
    for item in accept_encoding.split(","):
        coding, separator, parameter = item.partition(";")
        quality = _QUALITY.match(parameter.strip()) if separator else None
        weights[coding.strip().lower()] = (float(quality[1]) if quality else 0.0) if separator else 1.0
    anything = weights.get("*", 0.0)
    ranked = [(weights.get(coding, anything), coding) for coding in ("br", "gzip")]
    return tuple(coding for weight, coding in sorted(ranked, key=lambda pair: -pair[0]) if weight > 0)


def is_known(if_none_match: str, etag: str) -> bool:
    """True when an If-None-Match header names `etag` (quotes included) or any (`*`); weak marks are ignored."""
    if if_none_match == etag or if_none_match.strip() == "*":
        return True
    return any(tag.strip().removeprefix("W/") == etag for tag in if_none_match[:_LONGEST].split(","))


def parse_range(header: str, size: int) -> tuple[int, int] | None:
    """The first and last byte that a Range header asks for in a file of `size` bytes.

    None when the header is to be ignored: not in bytes, several ranges, or not understood.
    Raises ValueError when it is understood and nothing of the file lies within it.
    """
    match = _RANGE.match(header[:_LONGEST])
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
        if last and int(last) < start:
            return None
    if start > end or start >= size:
        raise ValueError(f"nothing of {size} bytes is within {header!r}")
    return start, end
