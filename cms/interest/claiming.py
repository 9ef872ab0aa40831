"""Taking files of the spool in hand: in batches, each file by one process only, without listing the whole folder.

A file in hand is locked with the kernel's own lock (flock): whoever is killed lets go of it in that moment, and the
file still lies where it lay.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

LARGEST = 8 * 1024 * 1024
"""Bytes beyond which a file is not one of the intake's."""


@dataclass(slots=True)
class Claimed:
    """One file in hand. `content` is None when it is too large to be a message."""

    path: Path
    content: bytes | None
    descriptor: int = field(repr=False)

    @property
    def code(self) -> str:
        """The receipt code the file is named after."""
        return self.path.stem

    def is_still_there(self) -> bool:
        """Whether the name still stands for the file that was read: the same message may have come once more."""
        with suppress(FileNotFoundError):
            named, held = os.stat(self.path), os.fstat(self.descriptor)
            return (named.st_ino, named.st_dev) == (held.st_ino, held.st_dev)
        return False


@contextmanager
def claim_batches(spool: Path, size: int) -> Iterator[Iterator[list[Claimed]]]:
    """Inside: batches of at most `size` files of new/ that no other process has in hand. No more is in memory."""
    held: list[Claimed] = []

    def batches() -> Iterator[list[Claimed]]:
        for claimed in _claim_each(Path(spool) / "new"):
            held.append(claimed)
            if len(held) == size:
                yield list(held)
                _let_go(held)
        if held:
            yield list(held)

    try:
        yield batches()
    finally:
        _let_go(held)


def count_files(spool: Path, folder: str) -> int:
    """How many messages lie in `folder` of the spool; 0 when there is no spool yet."""
    with suppress(FileNotFoundError), os.scandir(Path(spool) / folder) as entries:
        return sum(entry.name.endswith(".sealed") for entry in entries)
    return 0


def _claim_each(folder: Path) -> Iterator[Claimed]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".sealed") and (claimed := _claim(Path(entry.path))):
                yield claimed


def _claim(path: Path) -> Claimed | None:
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None  # another process recorded it meanwhile
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        content = None if os.fstat(descriptor).st_size > LARGEST else _read(descriptor)
        claimed = Claimed(path, content, descriptor)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    if claimed.is_still_there():
        return claimed
    os.close(descriptor)
    return None


def _read(descriptor: int) -> bytes:
    with os.fdopen(os.dup(descriptor), "rb") as file:
        return file.read()


def _let_go(held: list[Claimed]) -> None:
    for claimed in held:
        os.close(claimed.descriptor)
    held.clear()
