"""A file that says how things stand, and a journal beside it that goes on from there.

Writing what changed costs what changed, not what there is. The file names its journal, so that a new file and its empty
journal come into force in one step.
"""

import logging
import os
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from cms.publisher.objects import write_whole

logger = logging.getLogger(__name__)
CHECKSUM_LENGTH = 16


class DamagedLedgerError(Exception):
    """The file cannot be understood. What it said is lost."""


class Ledger:
    """One file (`.manifest.json`) with its journal (`.manifest-<n>.log`). One writer at a time."""

    def __init__(self, path: Path, *, durable: bool = True) -> None:
        """`durable`: whether each line is seen safe on the disk, so that not even a power cut takes it."""
        self.path = Path(path)
        self._durable = durable
        self._journal: Path | None = None
        self._end = 0
        """Bytes of the journal that are whole lines; what lies behind is of a writer that was killed."""

    def read(self) -> Iterator[dict]:
        """The file's data, then each line of its journal in order; nothing when there is no file.

        Raises DamagedLedgerError. A last line that is not whole is left out, and cut off by the next `append`.
        """
        try:
            data = orjson.loads(self.path.read_bytes())
            journal = data.get("journal") or f"{self.path.stem}-0.log"
        except FileNotFoundError:
            return
        except (ValueError, AttributeError) as error:
            raise DamagedLedgerError(str(self.path)) from error
        yield data
        self._journal, self._end = self.path.parent / Path(journal).name, 0
        for line in self._read_lines():
            self._end += len(line) + 1
            yield orjson.loads(line[CHECKSUM_LENGTH + 1 :])

    def _read_lines(self) -> Iterator[bytes]:
        try:
            lines = self._journal.read_bytes().split(b"\n")[:-1]
        except FileNotFoundError:
            return
        for line in lines:
            if line[:CHECKSUM_LENGTH] != _sum(line[CHECKSUM_LENGTH + 1 :]):
                logger.warning("%s holds a line that is not whole; what comes after it is left out", self._journal)
                return
            yield line

    def append(self, change: dict[str, Any]) -> None:
        """Add a line, whole or not at all. Raises OSError. `write` or `read` came before.

        Raises ValueError when there is no file yet to go on from.
        """
        if self._journal is None:
            raise ValueError("nothing to go on from")
        body = _encode(change)
        with self._journal.open("ab") as journal:
            os.ftruncate(journal.fileno(), self._end)
            line = _sum(body) + b" " + body + b"\n"
            try:
                journal.write(line)
                journal.flush()
                if self._durable:
                    os.fsync(journal.fileno())
            except OSError:
                with suppress(OSError):
                    os.ftruncate(journal.fileno(), self._end)
                raise
        self._end += len(line)

    def write(self, data: dict[str, Any], *, number: int) -> None:
        """Begin anew with `data` and an empty journal, in one step; `number` makes its name. Raises OSError."""
        stem, old = self.path.stem, self._journal
        journal = self.path.parent / f"{stem}-{number}.log"
        while journal.exists():
            number += 1
            journal = self.path.parent / f"{stem}-{number}.log"
        write_whole(self.path, _encode(data | {"journal": journal.name}), durable=self._durable)
        self._journal, self._end = journal, 0
        for stray in self.path.parent.glob(f"{stem}-*.log"):
            if stray not in (journal, old):  # the one just left is kept for readers that have not looked up yet
                stray.unlink(missing_ok=True)

    @property
    def length(self) -> int:
        """Bytes of the journal."""
        return self._end


def _encode(data: dict[str, Any]) -> bytes:
    return orjson.dumps(data)


def _sum(body: bytes) -> bytes:
    return blake2b(body, digest_size=CHECKSUM_LENGTH // 2).hexdigest().encode()
