"""The published folder: objects named by their hash, a tree of links to them, and a manifest that says what is live.

The manifest's journal gets one line per release; the embedded server follows it. The tree holds the same files under
their names for any other server.
"""

import errno
import fcntl
import json
import logging
import math
import os
import shutil
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from django.utils.translation import gettext as _

from cms.publisher.ledger import DamagedLedgerError, Ledger
from cms.publisher.manifest import Change, Manifest
from cms.publisher.objects import COPIES, File, ObjectStore, write_whole
from cms.publisher.processes import map_parts

logger = logging.getLogger(__name__)
MANIFEST = ".manifest.json"
OBJECTS = ".objects"
LOCK = ".lock"
UNDER_WAY = ".under-way.json"
"""Names the addresses a release is being written to; what a killed publisher leaves, the next puts right."""
FEW, CHUNK = 400, 100
"""More files than FEW are put into the tree by several processes, so many at a time."""
KEPT_BY_HAND = frozenset({"README.md"})
LONGEST_JOURNAL = 4_000_000
"""Bytes of journal after which the manifest is written anew."""


class FolderBusyError(Exception):
    """Another publisher is at work on the same folder."""


class PublishedFolder:
    """Reads and writes one published folder."""

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self.objects = ObjectStore(self.root / OBJECTS)
        self.ledger = Ledger(self.root / MANIFEST)

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
            lines = self.ledger.read()
            first = next(lines, None)
            if first is None:
                return Manifest()
            manifest = Manifest.from_data(first)
            for line in lines:
                manifest.follow(Change.from_data(line))
            return manifest
        except (DamagedLedgerError, ValueError, TypeError, KeyError, AttributeError):
            logger.exception("%s is damaged; all is published anew", self.root / MANIFEST)
            return Manifest()

    def identify(self) -> tuple[int, ...]:
        """A mark of what is live that is another after any publisher's work."""
        marks: list[int] = []
        for path in (self.root / MANIFEST, *sorted(self.root.glob(".manifest-*.log"))):
            with suppress(FileNotFoundError):
                stat = path.stat()
                marks += (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        return tuple(marks)

    def apply(self, change: Change, *, manifest: Manifest, order: Iterable[str]) -> None:
        """Make `change` live, and `manifest`, from which it starts, what it leads to.

        What is linked to is written before what links to it, then the release comes into force, then what is gone is
        removed. `order`: the paths to write, leaves first; those that are new go before those that change, so that
        nothing ever links to what is not there yet. Killed anywhere, `recover` makes the tree equal to the manifest
        again. Raises OSError (a full disk), with everything as it was.
        """
        gone = [path for path, file in change.files.items() if file is None]
        paths = sorted(order, key=lambda path: path in manifest.files)
        write_whole(self.root / UNDER_WAY, json.dumps([*paths, *gone], ensure_ascii=False).encode())
        try:
            self._link_all(paths, change, manifest)
            self.objects.touch(_list_given_up(change, manifest))
            self._record(change, manifest)
        except OSError:
            self._restore(paths, manifest)
            raise
        for path in gone:
            self.unlink(path)
        (self.root / UNDER_WAY).unlink(missing_ok=True)

    def _link_all(self, paths: list[str], change: Change, manifest: Manifest) -> None:
        """Let the tree hold what `change` says. What a reader comes to without a link stands in the root: it is last.

        So many that it takes long are shared out among processes: no live page leads to any of them yet, or all that
        they lead to is there.
        """
        many = [path for path in paths if path.count("/") > 1] if len(paths) > FEW else []
        for _done in map_parts(partial(self._link_some, change, manifest), many, CHUNK):
            continue
        self._link_some(change, manifest, [path for path in paths if path.count("/") == 1] if many else paths)

    def _link_some(self, change: Change, manifest: Manifest, paths: list[str]) -> None:
        for path in paths:
            self.link(path, change.files[path], manifest.files.get(path))

    def _record(self, change: Change, manifest: Manifest) -> None:
        old = Manifest(
            release=manifest.release,
            files=manifest.files,
            redirects=manifest.redirects,
            policies=manifest.policies,
        )
        fresh = not (self.root / MANIFEST).exists() or len(change.files) * 2 > len(manifest.files)
        if fresh or self.ledger.length > LONGEST_JOURNAL:
            old.files, old.redirects = manifest.lost | old.files, dict(old.redirects)
            old.follow(change)
            self.ledger.write(old.to_data(), number=change.release)
        else:
            self.ledger.append(change.to_data())
        manifest.follow(change)

    def recover(self, manifest: Manifest) -> None:
        """Put right what a killed publisher left half done: what it was writing to becomes as the manifest says."""
        try:
            paths = json.loads((self.root / UNDER_WAY).read_bytes())
        except FileNotFoundError:
            return
        except ValueError:  # it was killed before it wrote anything else
            paths = []
        done = self._restore([path for path in paths if isinstance(path, str)], manifest)
        for folder in {Path(f"{self.root}{path}").parent for path in paths}:
            for half_done in folder.glob(".*.new"):
                half_done.unlink(missing_ok=True)
        if done:
            (self.root / UNDER_WAY).unlink(missing_ok=True)

    def _restore(self, paths: list[str], manifest: Manifest) -> bool:
        """Put back what is live under `paths`, in the reverse of the order of writing. Returns whether all is back.

        What the disk refuses stays for the next run to mend; then what is new stays too, since it may be linked to.
        """
        refused = False
        for path in reversed(paths):
            try:
                if path in manifest.files:
                    self.link(path, manifest.files[path])
                elif not refused:
                    self.unlink(path)
            except OSError:
                refused = True
        return not refused

    def link(self, path: str, file: File, there: File | None = None) -> None:
        """Let the tree hold `file` at `path`. Copies that are not the file's go first, that no server takes them.

        `there`: what the tree is known to hold; when its bytes are the file's, only the copies are others.
        """
        target = f"{self.root}{path}"
        suffixes = list(file.list_suffixes())
        for suffix in COPIES:
            if suffix not in suffixes:
                with suppress(FileNotFoundError, NotADirectoryError):
                    os.unlink(target + suffix)
        if there and there.object == file.object:
            suffixes.remove("")
        for suffix in suffixes:
            self._link_one(self.objects.get_path(file.object + suffix), target + suffix)

    def _link_one(self, source: str, target: str) -> None:
        try:
            os.link(source, target)
        except FileNotFoundError:
            if not os.path.exists(source):
                raise
            self._make_room(Path(target).parent)
            self._link_one(source, target)
        except NotADirectoryError:
            self._make_room(Path(target).parent)
            self._link_one(source, target)
        except FileExistsError:
            if os.path.isdir(target):
                shutil.rmtree(target)
            _link_over(source, target)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise
            self._make_room(Path(target).parent)  # a disk without links does not say that the folder is missing
            _link_over(source, target)

    def unlink(self, path: str) -> None:
        """Take a file and its copies out of the tree, and the folders that are empty then."""
        target = Path(f"{self.root}{path}")
        for suffix in (*COPIES, ""):
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                os.unlink(f"{target}{suffix}")
        with suppress(OSError):  # the first that is not empty ends it
            for folder in target.parents:
                if folder == self.root:
                    break
                folder.rmdir()

    def _make_room(self, folder: Path) -> None:
        """Make `folder`, taking away a file that stands where a folder must be."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError):
            for place in [*reversed(folder.relative_to(self.root).parents), folder.relative_to(self.root)]:
                if (self.root / place).is_file():
                    (self.root / place).unlink()
            folder.mkdir(parents=True, exist_ok=True)

    def collect_objects(self, *, keep: Container[str], older_than: float, newer_than: float = math.inf) -> int:
        """Remove objects that are not in `keep`; see ObjectStore.collect."""
        return self.objects.collect(keep=keep, older_than=older_than, newer_than=newer_than)


def _list_given_up(change: Change, manifest: Manifest) -> set[str]:
    """The objects that files of `manifest` had, and have no more after `change`."""
    old = ((manifest.files[path].object, file) for path, file in change.files.items() if path in manifest.files)
    return {name for name, file in old if file is None or file.object != name}


def _link_over(source: str, target: str) -> None:
    folder, name = os.path.split(target)
    making = f"{folder}/.{name}.{os.getpid()}.new"
    with suppress(FileNotFoundError):
        os.unlink(making)
    try:
        try:
            os.link(source, making)
        except FileNotFoundError:
            raise
        except OSError as error:  # a file system without hard links
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise
            shutil.copyfile(source, making)
        os.replace(making, target)
    finally:
        with suppress(FileNotFoundError):  # it stays when it fails, and when both are links to one file (says POSIX)
            os.unlink(making)
