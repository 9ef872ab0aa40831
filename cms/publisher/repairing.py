"""Bytes that went bad on the disk: found by their hash, and written again from what can still be had.

An object is had again from one of its own compressed copies, or because what is drawn now has the same hash. Nothing is
published by it: the manifest names the same objects as before.
"""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.utils.translation import gettext as _

from cms.publisher.folder import PublishedFolder
from cms.publisher.inspection import Difference, decode
from cms.publisher.manifest import Change, Manifest
from cms.publisher.models import Release
from cms.publisher.objects import COPIES, File, Packing, compress, name_of, write_whole
from cms.publisher.releases import LostReleaseError, read_delta
from cms.publisher.rollback import find_copies
from cms.publisher.shelf import Shelf

PLAIN = ""
"""The ending of an object itself, among those of its copies."""


class Repair(Shelf):
    """The repair of one folder, which is locked; also the shelf on which what is drawn again is put."""

    def __init__(self, folder: PublishedFolder, manifest: Manifest) -> None:
        super().__init__()
        self.repaired: set[str] = set()
        """Objects that were written again, or a copy of them."""
        self.lost: dict[str, set[str]] = {}
        """Objects whose bytes nobody has, with the endings of their files."""
        self._folder = folder
        self._manifest = manifest

    def look(self) -> None:
        """Read every object and every copy; put right what can be had from another. Raises OSError."""
        for name, endings in sorted(self._list_objects().items()):
            data = self._rescue(name)
            if data is None:
                self.lost[name] = endings
            else:
                self._put_right(name, data, endings)

    def store(self, data: bytes, *, media_type: str, policy: str, of: str = "") -> File:
        """Take what was drawn; an object that was lost is written again from it. Raises OSError."""
        file = super().store(data, media_type=media_type, policy=policy, of=of)
        if file.object in self.lost:
            self._put_right(file.object, data, self.lost.pop(file.object))
        return file

    def conclude(self) -> Iterator[Difference]:
        """Let the tree hold what was written again, and say what is lost. Raises OSError."""
        changed: dict[str, File] = {}
        for path, file in self._manifest.files.items():
            if file.object in self.repaired:
                now = find_copies(self._folder.objects, file)
                self._folder.link(path, now)
                if now != file:
                    changed[path] = now
        if changed:  # copies of another length
            change = Change(release=self._manifest.release, files=dict(changed))
            self._folder.apply(change, manifest=self._manifest, order=list(changed))
        live = {file.object: path for path, file in self._manifest.files.items()}
        yield from self._tell_of_live({name: live[name] for name in self.lost if name in live})
        yield from self._give_up([name for name in self.lost if name not in live])

    def list_repaired(self) -> list[str]:
        """What was written again: the addresses of live files, and the names of objects of earlier releases."""
        paths = [path for path, file in self._manifest.files.items() if file.object in self.repaired]
        live = {self._manifest.files[path].object for path in paths}
        return [*sorted(paths), *sorted(self.repaired - live)]

    def _list_objects(self) -> dict[str, set[str]]:
        """Object → the endings of its files, those there are and those there should be."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, _inode, _size in self._folder.objects.list_all():
            plain, dot, ending = name.partition(".")
            if plain and dot + ending in (PLAIN, *COPIES):
                found[plain].add(dot + ending)
        for file in self._manifest.files.values():
            found[file.object].update(file.list_suffixes())
        return found

    def _read(self, name: str) -> bytes | None:
        with suppress(FileNotFoundError):
            return Path(self._folder.objects.get_path(name)).read_bytes()
        return None

    def _rescue(self, name: str) -> bytes | None:
        """The bytes of an object, from itself or from a copy; None when neither has them."""
        for ending in (PLAIN, *COPIES):
            data = self._read(name + ending)
            if data is not None and ending:
                data = decode(data, ending)
            if data is not None and name_of(data) == name:
                return data
        return None

    def _put_right(self, name: str, data: bytes, endings: set[str]) -> None:
        path = self._folder.objects.get_path(name)
        if self._read(name) != data:
            write_whole(Path(path), data)
            self.repaired.add(name)
        wrong = [ending for ending in COPIES if ending in endings and not self._has_copy(name + ending, ending, data)]
        if not wrong:
            return
        copies = compress(data, Packing.BEST)
        for ending in wrong:
            if ending in copies:
                write_whole(Path(path + ending), copies[ending])
            else:
                Path(path + ending).unlink(missing_ok=True)
        self.repaired.add(name)

    def _has_copy(self, name: str, ending: str, data: bytes) -> bool:
        copy = self._read(name)
        return copy is not None and decode(copy, ending) == data

    def _tell_of_live(self, lost: dict[str, str]) -> Iterator[Difference]:
        message = _("Nội dung đã hỏng, và không dựng lại được y như cũ. Hãy xem trang này còn thiếu gì rồi đăng lại.")
        for path in sorted(lost.values()):
            yield Difference(kind="lost", path=path, message=message)

    def _give_up(self, names: list[str]) -> Iterator[Difference]:
        """Take what is lost of earlier releases from the disk, so that nobody goes back to wrong bytes."""
        if not names:
            return
        known = _find_in_releases(set(names))
        for name in names:
            for ending in (*COPIES, PLAIN):
                with suppress(FileNotFoundError):
                    os.unlink(self._folder.objects.get_path(name + ending))
            if name in known:
                number, path = known[name]
                message = _("Nội dung ở bản %(number)s đã hỏng và đã mất: không quay về nguyên vẹn được bản nào có nó.")
                yield Difference(kind="lost", path=path, message=message % {"number": number})


def _find_in_releases(names: set[str]) -> dict[str, tuple[int, str]]:
    """Object → the newest kept release that brought it or took it away, and its address there."""
    found: dict[str, tuple[int, str]] = {}
    for release in Release.objects.iterator():
        with suppress(LostReleaseError):
            for path, files in read_delta(release).files.items():
                for file in files:
                    if file and file.object in names:
                        found.setdefault(file.object, (release.number, path))
    return found
