"""The spool: a folder kept in Maildir manner. A file in `new/` is whole and on the disk; `tmp/` does not count.

Nothing here opens an envelope. Pure Python: works while the database is down.
"""

import contextlib
import os
import secrets
import time
from pathlib import Path

_SUFFIX = ".sealed"
FOLDERS = ("tmp", "new", "broken")
STALE_AFTER = 36 * 60 * 60
"""Seconds after which a file in tmp/ belongs to nobody any more (the habit of Maildir)."""


def write_sealed(spool: Path, code: str, sealed: bytes) -> Path:
    """Put `sealed` into `spool`/new under its receipt `code`; when this returns, a power cut loses nothing.

    The same code again is the same message sent twice: one file stays. Raises OSError (full disk, no permission); then
    nothing of it is left in new/ that was not there before.
    """
    unfinished = spool / "tmp" / f"{code}.{secrets.token_hex(4)}{_SUFFIX}"
    finished = spool / "new" / f"{code}{_SUFFIX}"
    known = finished.exists()
    try:
        _write_through(spool, unfinished, sealed)
        os.rename(unfinished, finished)
        _sync_folder(finished.parent)
    except OSError:
        for path in (unfinished, *(() if known else (finished,))):
            with contextlib.suppress(OSError):
                path.unlink()
        raise
    return finished


def make_folders(spool: Path) -> None:
    """Make the spool's folders where they are missing. Raises OSError."""
    for name in FOLDERS:
        (Path(spool) / name).mkdir(parents=True, exist_ok=True, mode=0o770)


def can_write(spool: Path) -> bool:
    """Whether a message could be put into the spool: its folders, or the nearest above them, can be written."""
    for folder in (spool / "tmp", spool / "new"):
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
            return False
    return True


def list_waiting(spool: Path) -> list[Path]:
    """The files in new/, oldest first; empty when there is no spool yet."""
    return _list(spool, "new")


def list_broken(spool: Path) -> list[Path]:
    """The files that could not be opened, oldest first."""
    return _list(spool, "broken")


def set_aside(path: Path) -> None:
    """Move a file of new/ that cannot be opened to broken/; it is kept for whoever finds out why."""
    with contextlib.suppress(FileNotFoundError):
        os.rename(path, path.parent.parent / "broken" / path.name)


def take_back(spool: Path) -> int:
    """Move everything in broken/ back to new/ to be tried again (the right key is there now). Returns how many."""
    broken = list_broken(spool)
    for path in broken:
        os.rename(path, Path(spool) / "new" / path.name)
    return len(broken)


def remove(path: Path) -> None:
    """Remove a file that has been recorded; it may be gone already."""
    path.unlink(missing_ok=True)


def sweep(spool: Path) -> None:
    """Remove what writers that died left in tmp/ more than STALE_AFTER seconds ago."""
    for path in _list(spool, "tmp"):
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < time.time() - STALE_AFTER:
                path.unlink()


def _list(spool: Path, folder: str) -> list[Path]:
    stamped = []
    for path in (Path(spool) / folder).glob(f"*{_SUFFIX}"):
        with contextlib.suppress(FileNotFoundError):
            stamped.append((path.stat().st_mtime_ns, path.name, path))
    return [path for _stamp, _name, path in sorted(stamped)]


def _write_through(spool: Path, path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        descriptor = os.open(path, flags, 0o660)
    except FileNotFoundError:
        make_folders(spool)
        descriptor = os.open(path, flags, 0o660)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
