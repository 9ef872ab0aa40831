"""Finding what somebody said in any file, however it is written there: folded, escaped, in base64, with separators."""

import gzip
import json
import re
import unicodedata
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, quote_plus

import brotli

from cms.schema.text import fold


class Said:
    """What one person said, ready to be looked for. `texts`: words; `phone`: national digits with the leading zero."""

    def __init__(self, texts: list[str], phone: str) -> None:
        digits = phone.removeprefix("0")
        self._folded = [" ".join(fold(text).split()) for text in texts]
        self._phone = re.compile(r"[\s.,\-_()/]{0,3}".join(digits).encode())
        spellings = {f"{one:s}" for text in texts for one in spell(text)}
        numbers = {phone, digits, f"+84{digits}", f"84{digits}", f"{phone[:4]} {phone[4:7]} {phone[7:]}"}
        self._bytes = {code for text in spellings | numbers for code in encode(text)}

    def list_in(self, content: bytes) -> list[str]:
        """Which of it stands in `content`."""
        found = ["the telephone number"] if self._phone.search(content) else []
        text = " ".join(fold(content.decode("utf-8", errors="ignore")).split())
        found += [one for one in self._folded if one in text]
        return found + [repr(code) for code in self._bytes if code in content]

    def list_files(self, folder: Path) -> dict[str, list[str]]:
        """Which files below `folder` hold some of it. Compressed ones are opened, names are read too."""
        hits = {}
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (found := self.list_in(path.name.encode() + b"\n" + _read(path))):
                hits[str(path.relative_to(folder))] = found
        return hits


def spell(text: str) -> Iterator[str]:
    """The text composed, decomposed, without diacritics; each as it is, small and large."""
    for form in (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text), fold(text)):
        yield from (form, form.lower(), form.upper())


def encode(text: str) -> Iterator[bytes]:
    """The ways in which programs write a text down."""
    raw = text.encode()
    yield from (raw, text.encode("utf-16-le"), text.encode("utf-16-be"), text.encode("unicode_escape"))
    yield from (json.dumps(text)[1:-1].encode(), quote(text).encode(), quote_plus(text).encode(), raw.hex().encode())
    for write in (b64encode, urlsafe_b64encode):
        yield from _encode_within(raw, write)


def _encode_within(raw: bytes, write: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """How `raw` looks in the middle of something longer in base64, wherever it begins."""
    for before in range(3):
        signs = write(bytes(before) + raw)
        first = (before * 8 + 5) // 6
        yield signs[first : (before + len(raw)) * 8 // 6]


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    with suppress(OSError, EOFError):
        if path.suffix == ".gz":
            return content + gzip.decompress(content)
    with suppress(brotli.error):
        if path.suffix == ".br":
            return content + brotli.decompress(content)
    return content
