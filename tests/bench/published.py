"""What a published folder says is live: the manifest and the journal behind it, read from outside."""

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

MANIFEST = ".manifest.json"
LOOK_EVERY = 0.003
Files = dict[str, dict[str, Any]]


def read_published(site: Path) -> Files:
    """Path → what the manifest and its journal say of the file; empty when nothing was published."""
    if not (site / MANIFEST).exists():
        return {}
    base = json.loads((site / MANIFEST).read_bytes())
    log = site / base["journal"] if base.get("journal") else None
    return _apply(base["files"], log.read_bytes() if log and log.exists() else b"")


def _apply(files: Files, journal: bytes) -> Files:
    for line in journal.split(b"\n")[:-1]:
        for path, file in json.loads(line.partition(b" ")[2]).get("files", {}).items():
            if file is None:
                files.pop(path, None)
            else:
                files[path] = file
    return files


def list_differences(old: Files, new: Files) -> set[str]:
    """Paths that were added, changed or removed. Better compressed copies of the same bytes are no change."""
    return {path for path in old.keys() | new.keys() if _object(old.get(path)) != _object(new.get(path))}


def _object(file: dict[str, Any] | None) -> str:
    return file["object"] if file else ""


def find_last_rename(site: Path, paths: set[str]) -> float:
    """When the last of these files, copies included, came to its place: seconds since the epoch, to some 4 ms."""
    names = (site / (path.lstrip("/") + suffix) for path in paths for suffix in ("", ".br", ".gz"))
    return max((os.lstat(name).st_ctime for name in names if name.exists()), default=0.0)


class ReleaseWatch(threading.Thread):
    """Notes when the manifest and its journal of a new folder change; afterwards tells when what was live.

    It opens each manifest it sees and reads it only when all is over, so that looking costs the publisher nothing.
    """

    def __init__(self, site: Path) -> None:
        super().__init__(daemon=True)
        self.site = site
        self._seen: list[tuple[float, str, int, int]] = []  # when, name, descriptor, size
        self._open: dict[tuple[str, int], int] = {}
        self._ended = threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        while not self._ended.wait(LOOK_EVERY):
            self._look()

    def end(self) -> None:
        """Look once more, and stop."""
        self._ended.set()
        self.join()
        self._look()

    def _look(self) -> None:
        now = time.monotonic()
        try:
            names = [name for name in os.listdir(self.site) if name.startswith(".manifest") and "tmp" not in name]
        except OSError:
            return
        for name in sorted(names, reverse=True):
            try:
                status = os.stat(self.site / name)
                key = (name, status.st_ino)
                if key not in self._open:
                    self._open[key] = os.open(self.site / name, os.O_RDONLY)
                event = (name, self._open[key], status.st_size)
            except OSError:
                continue
            if event not in ((old[1], old[2], old[3]) for old in self._seen[-4:]):
                self._seen.append((now, *event))

    def find_moment(self, holds: Callable[[Files], bool]) -> float:
        """The first moment (time.monotonic) at which `holds` was true of what was live. Raises LookupError if never."""
        for moment, files in self._replay():
            if holds(files):
                return moment
        raise LookupError(f"{self.site} never came to hold what was expected")

    def _replay(self) -> Iterator[tuple[float, Files]]:
        base: dict[str, Any] = {}
        logs: dict[str, bytes] = {}
        for moment, name, descriptor, size in self._seen:
            data = os.pread(descriptor, size, 0)
            if name == MANIFEST:
                try:
                    base = json.loads(data)
                except ValueError:
                    continue
            else:
                logs[name] = data
            if base:
                yield moment, _apply(dict(base["files"]), logs.get(base.get("journal", ""), b""))


def is_page(path: str) -> bool:
    """True for a file that readers open: HTML."""
    return path.endswith(".html")


def list_compressed(files: Files) -> set[str]:
    """Paths that have a compressed copy."""
    return {path for path, file in files.items() if file.get("br") or file.get("gz")}
