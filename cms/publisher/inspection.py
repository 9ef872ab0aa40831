"""Looks at the published folder by itself: whether every file that a manifest names is there, whole, and nothing else.

What the files should say is another question; see verification.py.
"""

import gzip
import hashlib
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

import brotli
from django.utils.translation import gettext as _

from cms.publisher.folder import KEPT_BY_HAND, Manifest, PublishedFolder
from cms.publisher.objects import File

DECODERS = {".br": brotli.decompress, ".gz": gzip.decompress}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that is not as it should be."""

    kind: str
    """missing, extra, differs, headers, redirect, tree, object, copy, lost, entry or status."""
    path: str
    """The address of the file; of an entry its reference."""
    message: str
    """What is wrong, in a Vietnamese sentence."""

    def __str__(self) -> str:
        return f"{self.path} [{self.kind}]: {self.message}"


@dataclass(slots=True, kw_only=True)
class Verification:
    """What the oracle found, and how much it has looked at."""

    differences: list[Difference] = field(default_factory=list)
    entries: int = 0
    drawn: int = 0
    """Files drawn again."""
    kept: int = 0
    """Files that cannot be drawn, and rightly stay as they were."""
    objects: int = 0
    copies: int = 0
    repaired: list[str] = field(default_factory=list)
    """What was written again: addresses of live files, names of objects of earlier releases."""


@dataclass(slots=True)
class Inspection:
    """Walks through one published folder; counts what it has looked at."""

    folder: PublishedFolder
    manifest: Manifest
    files: int = 0
    copies: int = 0
    _sound: set[tuple] = field(default_factory=set)

    def inspect(self) -> Iterator[Difference]:
        """All that is wrong with the objects and with the tree. Raises OSError when the disk cannot be read."""
        wanted = self.list_names()
        for path, file in self.manifest.files.items():
            yield from self._check_object(path, file)
        for name, (path, object_) in wanted.items():
            yield from self._check_tree(name, path, object_)
        for name in self._scan():
            if name not in wanted:
                yield _report("tree", f"/{name}", _("Tệp nằm trong thư mục mà không thuộc bản phát hành nào."))

    def list_names(self) -> dict[str, tuple[str, str]]:
        """Name in the tree → (the address it belongs to, the object whose bytes it has)."""
        return {
            path.lstrip("/") + suffix: (path, file.object + suffix)
            for path, file in self.manifest.files.items()
            for suffix in file.list_suffixes()
        }

    def _check_object(self, path: str, file: File) -> Iterator[Difference]:
        known = (file.object, file.size, file.br, file.gz)
        if known in self._sound:
            return
        self.files += 1
        data = self._read(file.object)
        if data is None or len(data) != file.size:
            yield _report("object", path, _("Nội dung của tệp đã mất hoặc bị cụt trong kho."))
        elif hashlib.blake2b(data, digest_size=16).hexdigest() != file.object:
            yield _report("object", path, _("Nội dung của tệp trong kho đã bị đổi."))
        else:
            wrong = list(self._check_copies(path, file, data))
            yield from wrong
            if not wrong:
                self._sound.add(known)

    def _check_copies(self, path: str, file: File, data: bytes) -> Iterator[Difference]:
        for suffix, size in ((".br", file.br), (".gz", file.gz)):
            if not size:
                continue
            self.copies += 1
            copy = self._read(file.object + suffix)
            if copy is None or len(copy) != size:
                yield _report("copy", path, _("Bản nén %(suffix)s đã mất hoặc bị cụt.") % {"suffix": suffix})
            elif decode(copy, suffix) != data:
                yield _report("copy", path, _("Bản nén %(suffix)s không cho lại đúng tệp gốc.") % {"suffix": suffix})

    def _read(self, name: str) -> bytes | None:
        try:
            with open(self.folder.objects.get_path(name), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def _check_tree(self, name: str, path: str, object_: str) -> Iterator[Difference]:
        try:
            found = os.stat(self.folder.root / name, follow_symlinks=False)
            stored = os.stat(self.folder.objects.get_path(object_))
            same = (found.st_ino, found.st_dev) == (stored.st_ino, stored.st_dev)
            if not same and (self.folder.root / name).read_bytes() != self._read(object_):
                yield _report("tree", path, _("Tệp %(name)s trong thư mục khác với bản phát hành.") % {"name": name})
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            yield _report("tree", path, _("Tệp %(name)s không có trong thư mục hoặc trong kho.") % {"name": name})

    def _scan(self) -> Iterator[str]:
        """Every file of the tree, the publisher's own machinery and what people keep there left out."""
        for folder, below, names in os.walk(self.folder.root):
            prefix = os.path.relpath(folder, self.folder.root)
            prefix = "" if prefix == "." else f"{prefix}/"
            if not prefix:
                below[:] = [name for name in below if not name.startswith(".")]
                names = [name for name in names if not _is_machinery(name) and name not in KEPT_BY_HAND]
            yield from (prefix + name for name in names)


def _is_machinery(name: str) -> bool:
    return name.startswith(".") and not name.endswith(".new")


def decode(copy: bytes, suffix: str) -> bytes | None:
    """What a compressed copy (`.br`, `.gz`) unpacks to; None when it cannot be unpacked."""
    try:
        return DECODERS[suffix](copy)
    except (brotli.error, OSError, EOFError, zlib.error):
        return None


def _report(kind: str, path: str, message: str) -> Difference:
    return Difference(kind=kind, path=path, message=message)
