"""The bytes of what is published, each under the hash of itself: written once, never changed, collected when unused."""

import gzip
import hashlib
import math
import os
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import brotli

COMPRESSED_TYPES = ("text/", "application/json", "application/xml", "application/rss+xml", "image/svg+xml")
BROTLI_QUALITY = 5
GZIP_LEVEL = 6
COPIES = (".br", ".gz")
"""The endings of an object's compressed copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One published file: which object holds its bytes, and how it is served. Sizes in bytes; 0: no such copy."""

    object: str
    type: str
    size: int
    br: int = 0
    gz: int = 0
    policy: str = "page"

    def list_suffixes(self) -> Iterator[str]:
        """The endings of the copies there are: compressed ones first, the plain one (an empty ending) last."""
        if self.br:
            yield ".br"
        if self.gz:
            yield ".gz"
        yield ""


class ObjectStore:
    """A folder of objects. Whoever is reading one keeps reading it whole, whatever is published meanwhile."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)

    def store(self, data: bytes, *, media_type: str, policy: str) -> File:
        """Keep `data` as an object with its compressed copies, unless it is there already. Raises OSError."""
        name = hashlib.blake2b(data, digest_size=16).hexdigest()
        path = self.get_path(name)
        if _size(path) != len(data):
            for suffix, copy in compress(data, media_type).items():
                write_whole(Path(f"{path}{suffix}"), copy)
            write_whole(Path(path), data)  # last: an object that is there has its copies
        br, gz = (_size(path + suffix) or 0 for suffix in COPIES)
        return File(object=name, type=media_type, size=len(data), br=br, gz=gz, policy=policy)

    def get_path(self, name: str) -> str:
        """Where the object called `name` lies; `name` may end in the suffix of a copy."""
        return f"{self.root}/{name[:2]}/{name}"

    def has(self, file: File) -> bool:
        """True when the bytes of `file` are here."""
        return _size(self.get_path(file.object)) == file.size

    def read(self, file: File) -> bytes:
        """The bytes of `file`; none when they are gone."""
        try:
            return Path(self.get_path(file.object)).read_bytes()
        except FileNotFoundError:
            return b""

    def scan(self) -> dict[str, int]:
        """Name → inode of everything here."""
        return {entry.name: entry.inode() for entry in self._list()}

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


def compress(data: bytes, media_type: str) -> dict[str, bytes]:
    """The brotli and gzip copies of `data`, by suffix; only those that are smaller than it."""
    if not media_type.startswith(COMPRESSED_TYPES):
        return {}
    copies = {
        ".br": brotli.compress(data, quality=BROTLI_QUALITY),
        ".gz": gzip.compress(data, compresslevel=GZIP_LEVEL, mtime=0),
    }
    return {suffix: copy for suffix, copy in copies.items() if len(copy) < len(data)}


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then over it in one step. Raises OSError."""
    making = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        try:
            making.write_bytes(data)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            making.write_bytes(data)
        os.replace(making, path)
    except BaseException:
        making.unlink(missing_ok=True)
        raise


def _size(path: str) -> int | None:
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return None
