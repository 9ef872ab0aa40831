"""The published folder: objects named by their hash, a tree of links to them, and a manifest that says what is live.

The manifest is replaced in one step; the embedded server follows it. The tree holds the same files under their names
for any other server.
"""

import fcntl
import filecmp
import json
import logging
import math
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from cms.publisher.objects import COPIES, File, ObjectStore, write_whole

logger = logging.getLogger(__name__)
MANIFEST = ".manifest.json"
OBJECTS = ".objects"
LOCK = ".lock"
KEPT_BY_HAND = frozenset({"README.md"})


class FolderBusyError(Exception):
    """Another publisher is at work on the same folder."""


@dataclass(slots=True, kw_only=True)
class Manifest:
    """All that is live: path → file, old path → new path, policy → headers."""

    release: int = 0
    files: dict[str, File] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    policies: dict[str, dict[str, str]] = field(default_factory=dict)

    def list_objects(self) -> set[str]:
        """The names of all objects that the files need."""
        return {file.object for file in self.files.values()}


class PublishedFolder:
    """Reads and writes one published folder."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self.objects = ObjectStore(self.root / OBJECTS)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other publishers out. Raises FolderBusyError when one is at work."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / LOCK).open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise FolderBusyError(_("Một lượt đăng khác đang chạy.")) from error
            yield

    def read_manifest(self) -> Manifest:
        """What is live now; an empty manifest when nothing was ever published, or nobody can say any more."""
        try:
            data = json.loads((self.root / MANIFEST).read_bytes())
            data["files"] = {path: File(**file) for path, file in data["files"].items()}
            return Manifest(**data)
        except FileNotFoundError:
            return Manifest()
        except (ValueError, TypeError, KeyError, AttributeError):
            logger.exception("%s is damaged; all is published anew", self.root / MANIFEST)
            return Manifest()

    def apply(self, new: Manifest, *, order: Iterable[str]) -> tuple[int, int]:
        """Make `new` what is live: write what is linked to before what links to it, switch, then remove what is gone.

        `order`: the paths of `new.files` in the order to write them; those that are new go before those that change,
        so that nothing ever links to what is not there yet. Returns how many files were written and removed. Killed
        anywhere, the next call finishes the work. Raises OSError (a full disk), with everything as it was.
        """
        old, found = self.read_manifest(), self._scan()
        changed = self._list_changed(new, order, found)
        written: list[str] = []
        try:
            for path in sorted(changed, key=lambda path: path in old.files):
                written.append(path)
                self._link(path, new.files[path])
            self.objects.touch(old.list_objects() - new.list_objects())
            write_whole(self.root / MANIFEST, _encode(new))
        except OSError:
            self._restore(written, old)
            raise
        return len(written), self._remove_strays(new, found)

    def _scan(self) -> dict[str, int]:
        """Path without the first slash → inode of every file of the tree. Folders end in a slash."""
        found: dict[str, int] = {}
        waiting = [""]
        while waiting:
            prefix = waiting.pop()
            with os.scandir(self.root / prefix) as entries:
                for entry in entries:
                    if not prefix and (entry.name in KEPT_BY_HAND or _is_machinery(entry.name)):
                        continue
                    name = prefix + entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(f"{name}/")
                        name += "/"
                    found[name] = entry.inode()
        return found

    def _list_changed(self, new: Manifest, order: Iterable[str], found: dict[str, int]) -> list[str]:
        objects = self.objects.scan()
        changed = []
        for path in order:
            file, name = new.files[path], path.lstrip("/")
            suffixes = set(file.list_suffixes())
            stale = any(name + suffix in found for suffix in COPIES if suffix not in suffixes)
            if stale or not all(
                self._is_same(name + suffix, file.object + suffix, found, objects) for suffix in suffixes
            ):
                changed.append(path)
        return changed

    def _is_same(self, name: str, object_: str, found: dict[str, int], objects: dict[str, int]) -> bool:
        """Whether `name` in the tree is a link to the object, or at least holds the same bytes."""
        if name not in found or object_ not in objects:
            return False
        if found[name] == objects[object_]:
            return True
        return filecmp.cmp(self.root / name, self.objects.get_path(object_), shallow=False)

    def _link(self, path: str, file: File) -> None:
        target = self.root / path.lstrip("/")
        self._make_room(target.parent)
        if target.is_dir():
            shutil.rmtree(target)
        for suffix in set(COPIES).difference(file.list_suffixes()):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        for suffix in file.list_suffixes():
            _link_over(self.objects.get_path(file.object + suffix), target.with_name(target.name + suffix))

    def _make_room(self, folder: Path) -> None:
        """Make `folder`, taking away a file that stands where a folder must be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            for place in [*reversed(folder.relative_to(self.root).parents), folder.relative_to(self.root)]:
                if (self.root / place).is_file():
                    (self.root / place).unlink()
            folder.mkdir(parents=True, exist_ok=True)

    def _restore(self, paths: list[str], old: Manifest) -> None:
        """Put back what was live under `paths`. What the disk refuses stays for the next run to mend."""
        for path in reversed(paths):
            with suppress(OSError):
                if path in old.files:
                    self._link(path, old.files[path])
                else:
                    for suffix in ("", *COPIES):
                        Path(f"{self.root}{path}{suffix}").unlink(missing_ok=True)

    def _remove_strays(self, new: Manifest, found: dict[str, int]) -> int:
        """Remove what no manifest names any more, and what a killed run or a person left. Returns how many files."""
        wanted, folders = set(), set()
        for path, file in new.files.items():
            name = path.lstrip("/")
            wanted.update(name + suffix for suffix in file.list_suffixes())
            while "/" in name and (folder := name[: name.rindex("/") + 1]) not in folders:
                folders.add(folder)
                name = folder[:-1]
        strays = [name for name in found if name not in wanted and not name.endswith("/")]
        for name in strays:
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):  # made way while we wrote
                (self.root / name).unlink()
        empty = [name for name in found if name.endswith("/") and name not in folders]
        for name in sorted(empty, key=len, reverse=True):
            with suppress(OSError):  # somebody else keeps something there
                (self.root / name).rmdir()
        return len({name.removesuffix(".br").removesuffix(".gz") for name in strays} - wanted)

    def collect_objects(self, *, keep: Manifest, older_than: float, newer_than: float = math.inf) -> int:
        """Remove objects that `keep` does not name; see ObjectStore.collect."""
        return self.objects.collect(keep=keep.list_objects(), older_than=older_than, newer_than=newer_than)


def _is_machinery(name: str) -> bool:
    """Whether a name right under the root is the publisher's own, and no leftover of a killed run."""
    return name.startswith(".") and not name.endswith(".new")


def _link_over(source: str, target: Path) -> None:
    making = target.with_name(f".{target.name}.{os.getpid()}.new")
    making.unlink(missing_ok=True)
    try:
        try:
            os.link(source, making)
        except FileNotFoundError:
            raise
        except OSError:  # a file system without hard links
            shutil.copyfile(source, making)
        os.replace(making, target)
    finally:
        making.unlink(missing_ok=True)  # it stays when it fails, and when both are links to one file (says POSIX)


def _encode(manifest: Manifest) -> bytes:
    files = {
        path: {"object": f.object, "type": f.type, "size": f.size, "br": f.br, "gz": f.gz, "policy": f.policy}
        for path, f in manifest.files.items()
    }
    data = {
        "release": manifest.release,
        "files": files,
        "redirects": manifest.redirects,
        "policies": manifest.policies,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
