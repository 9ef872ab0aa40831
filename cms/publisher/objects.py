"""The bytes of what is published, each under the hash of itself: written once, never changed, collected when unused."""

import gzip
import hashlib
import math
import os
import zlib
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import brotli

COMPRESSED_TYPES = (
    "text/",
    "application/json",
    "application/xml",
    "application/rss+xml",
    "application/feed+json",
    "image/svg+xml",
)
COPIES = (".br", ".gz")
"""The endings of an object's compressed copies."""


class Packing(IntEnum):
    """How well the compressed copies of a file were made."""

    NONE = 0
    """Not at all yet: there are none."""
    QUICK = 1
    BEST = 2


LEVELS = {Packing.QUICK: (2, 1), Packing.BEST: (11, 9)}
"""Brotli's quality and gzip's level: at once, and later when nobody waits."""
END_OF_HEAD = b"</script>"
GZIP_WINDOW = 31
"""zlib's number for its largest window and gzip's frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One published file: which object holds its bytes, and how it is served. Sizes in bytes; 0: no such copy."""

    object: str
    type: str
    size: int
    br: int = 0
    gz: int = 0
    policy: str = "page"
    of: str = ""
    """What the file is of (`page:12`); empty for lists and what there is once."""
    packing: int = Packing.BEST
    recipe: str = ""
    """Of a card: the hash of what it was drawn from; empty while another card stands in for it."""

    def list_suffixes(self) -> Iterator[str]:
        """The endings of the copies there are: compressed ones first, the plain one (an empty ending) last."""
        if self.br:
            yield ".br"
        if self.gz:
            yield ".gz"
        yield ""

    def to_data(self) -> dict[str, Any]:
        """The file as JSON data; what is as usual is left out."""
        data = {"object": self.object, "type": self.type, "size": self.size, "policy": self.policy}
        data |= {name: size for name, size in (("br", self.br), ("gz", self.gz)) if size}
        data |= {name: text for name, text in (("of", self.of), ("recipe", self.recipe)) if text}
        return data if self.packing == Packing.BEST else data | {"packing": int(self.packing)}


class ObjectStore:
    """A folder of objects. Whoever is reading one keeps reading it whole, whatever is published meanwhile."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def store(
        self, data: bytes, *, media_type: str, policy: str, of: str = "", packing: Packing = Packing.QUICK
    ) -> File:
        """Keep `data` as an object with copies packed as told, unless it is there already. Raises OSError.

        Nobody reads an object before it stands in a manifest, so a new one is written straight to its place; one that a
        killed writer left too short is replaced.
        """
        name = name_of(data)
        path = self.get_path(name)
        file = File(object=name, type=media_type, size=len(data), policy=policy, of=of)
        if not is_packable(media_type):
            packing = Packing.NONE
        found = _size(path) == len(data)
        br, gz = ((found and _size(path + suffix)) or 0 for suffix in COPIES)
        if br and gz:  # one alone is of a writer that was killed between the two
            return replace(file, br=br, gz=gz, packing=int(Packing.QUICK))
        copies = compress(data, packing) if packing else {}
        for suffix, copy in copies.items():
            write_whole(path + suffix, copy)
        if not found:
            _write_new(path, data)  # last: an object that is there has its copies
        return _with_copies(file, copies, packing if is_packable(media_type) else Packing.BEST)

    def pack(self, file: File, packing: Packing) -> File:
        """Give a file compressed copies, or better ones; those that were there are replaced in one step.

        Raises OSError, FileNotFoundError when the object is gone.
        """
        path = self.get_path(file.object)
        copies = compress(_read(path), packing) if is_packable(file.type) else {}
        for suffix in COPIES:
            if suffix in copies:
                write_whole(path + suffix, copies[suffix])
        return _with_copies(file, copies, packing)

    def get_path(self, name: str) -> str:
        """Where the object called `name` lies; `name` may end in the suffix of a copy."""
        return f"{self.root}/{name[:2]}/{name}"

    def has(self, file: File) -> bool:
        """True when the bytes of `file` are here."""
        return _size(self.get_path(file.object)) == file.size

    def read(self, file: File) -> bytes:
        """The bytes of `file`; none when they are gone."""
        try:
            return _read(self.get_path(file.object))
        except FileNotFoundError:
            return b""

    def list_all(self) -> Iterator[tuple[str, int, int]]:
        """Name, inode and size in bytes of everything here."""
        for entry in self._list():
            with suppress(FileNotFoundError):
                yield entry.name, entry.inode(), entry.stat().st_size

    def touch(self, names: Iterable[str]) -> None:
        """Note that objects are given up now: `collect` counts their age from here."""
        for name in names:
            for suffix in (*COPIES, ""):
                with suppress(FileNotFoundError):
                    os.utime(self.get_path(name + suffix))

    def collect(self, *, keep: Container[str], older_than: float, newer_than: float = math.inf) -> int:
        """Remove objects whose names are not in `keep` and that were written or given up before `older_than`.

        Also those written after `newer_than`: what a run that failed made for nobody. Both are in seconds since the
        epoch. Returns how many files were removed.
        """
        removed = 0
        for entry in self._list():
            if entry.name.partition(".")[0] not in keep:
                written_at = entry.stat().st_mtime
                if written_at < older_than or written_at > newer_than:
                    os.unlink(entry.path)
                    removed += 1
        return removed

    def _list(self) -> Iterator[os.DirEntry]:
        if not self.root.is_dir():
            return
        with os.scandir(self.root) as folders:
            for folder in folders:
                with os.scandir(folder.path) as entries:
                    yield from entries


def name_of(data: bytes) -> str:
    """The name of the object that holds `data`: its hash."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _with_copies(file: File, copies: dict[str, bytes], packing: Packing) -> File:
    return replace(file, br=len(copies.get(".br", b"")), gz=len(copies.get(".gz", b"")), packing=int(packing))


def is_packable(media_type: str) -> bool:
    """Whether files of this type get smaller by compression."""
    return media_type.startswith(COMPRESSED_TYPES)


def compress(data: bytes, packing: Packing) -> dict[str, bytes]:
    """The brotli and gzip copies of `data`, by suffix; only those that are smaller than it."""
    quality, level = LEVELS[packing]
    copies = {".br": brotli.compress(data, quality=quality), ".gz": _gzip(data, level)}
    return {suffix: copy for suffix, copy in copies.items() if len(copy) < len(data)}


def _gzip(data: bytes, level: int) -> bytes:
    """`data` as a gzip file without a date. All pages of a theme begin alike, so that part is compressed once."""
    head, mark, rest = data.partition(END_OF_HEAD)
    if not mark:
        return gzip.compress(data, compresslevel=level, mtime=0)
    begun, compressor = _begin_gzip(head + mark, level)
    compressor = compressor.copy()
    return begun + compressor.compress(rest) + compressor.flush()


@lru_cache(maxsize=8)
def _begin_gzip(head: bytes, level: int) -> tuple[bytes, Any]:
    compressor = zlib.compressobj(level, zlib.DEFLATED, GZIP_WINDOW)
    return compressor.compress(head), compressor


def _write_new(path: str, data: bytes) -> None:
    try:
        _write(path, data, os.O_EXCL)
    except FileExistsError:  # of a killed writer, or of another that is writing the same bytes this moment
        write_whole(path, data)


def write_whole(path: Path | str, data: bytes, *, durable: bool = False) -> None:
    """Write a file whole or not at all: beside its place first, then over it in one step. Raises OSError.

    `durable`: see it safe on the disk before it takes its place.
    """
    folder, name = os.path.split(path)
    making = os.path.join(folder, f".{name}.{os.getpid()}.new")
    try:
        _write(making, data, os.O_TRUNC, durable=durable)
        os.replace(making, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(making)
        raise


def _write(path: str, data: bytes, how: int, *, durable: bool = False) -> None:
    """A new file at `path`, in a folder that is made when there is none. Without pathlib: it is done for each page."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o644)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o644)
    try:
        while data := data[os.write(descriptor, data) :]:
            continue
        if durable:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _size(path: str) -> int | None:
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return None
