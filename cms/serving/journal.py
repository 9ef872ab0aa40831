"""Reads what the publisher writes in a site folder: the manifest, and the journal of the releases since."""

import json
import logging
import os
import re
import time
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from cms.serving.table import Delta, Table, advance_table, build_table, parse_delta

logger = logging.getLogger(__name__)
DAMAGE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading raises when a text is no manifest or no line of a journal."""
_JOURNAL = re.compile(r"\.manifest-[0-9A-Za-z-]{1,60}\.log\Z")
_FIRST_JOURNAL = ".manifest-0.log"
"""What goes on from a manifest that names no journal: one written before there were any."""
_MARK = 16
"""Letters of the checksum at the beginning of a line."""
_TICK = 1_000_000_000
"""Nanoseconds within which two changes of a file may carry the same time."""

Identity = tuple[int, ...]


@dataclass(slots=True)
class Position:
    """How far a site folder was read: which manifest, which journal, and how many of the journal's bytes."""

    base: Identity = ()
    journal: Path | None = None
    file: int = 0
    seen: Identity = ()
    offset: int = 0


def read_base(folder: Path, position: Position, previous: Table | None) -> Table:
    """The table of the manifest in `folder`; `position` says afterwards where its journal begins.

    Raises OSError, and one of DAMAGE when the manifest is damaged: it is not looked at again until it is another.
    """
    with open(folder / ".manifest.json", "rb") as file:
        position.base = identify(os.fstat(file.fileno()))
        manifest = json.load(file)
    table = build_table(manifest, folder / ".objects", previous)
    name = manifest.get("journal") or _FIRST_JOURNAL
    if not _JOURNAL.match(name):
        raise ValueError(f"{name!r} is no name of a journal")
    position.journal = folder / name
    position.file, position.seen, position.offset = 0, (), 0
    return table


def read_journal(table: Table, position: Position) -> Table:
    """`table` with the releases that the journal got since `position`; the same table when there are none.

    Only whole, sound lines count. What comes after them is of a publisher that was killed or is still writing: it is
    read again when the journal has changed. Raises OSError, and EOFError when the lines read before are not there
    any more, so that nobody can say what the rest goes on from.
    """
    if position.journal is None:
        return table
    try:
        if identify(os.stat(position.journal)) == position.seen:
            return table
        file = open(position.journal, "rb")  # noqa: SIM115  closed below
    except FileNotFoundError:  # nothing since the manifest; or a newer manifest is there already
        return table
    with file:
        stat = os.fstat(file.fileno())
        if stat.st_size < position.offset or (position.file and stat.st_ino != position.file):
            raise EOFError(position.journal)
        file.seek(position.offset)
        data = file.read()
    deltas, taken = _read_lines(data, position.journal)
    # Another end of the same length may be written within one tick of the file system's clock.
    is_settled = taken == len(data) or time.time_ns() - stat.st_mtime_ns > _TICK
    position.file, position.seen = stat.st_ino, identify(stat) if is_settled else ()
    position.offset += taken
    return advance_table(table, deltas) if deltas else table


def identify(stat: os.stat_result) -> Identity:
    """Changes whenever the file does."""
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


def _read_lines(data: bytes, journal: Path) -> tuple[list[Delta], int]:
    """The releases of the sound lines at the beginning of `data`, and how many bytes those lines take."""
    deltas, taken = [], 0
    while (end := data.find(b"\n", taken)) >= 0:
        mark, text = data[taken : taken + _MARK + 1], data[taken + _MARK + 1 : end]
        if mark != blake2b(text, digest_size=8).hexdigest().encode() + b" ":
            logger.warning("%s: a line of a publisher that was stopped is left out", journal)
            break
        try:
            deltas.append(parse_delta(json.loads(text)))
        except DAMAGE as error:
            logger.error("%s: a line is no release, the one before stays: %r", journal, error)
            break
        taken = end + 1
    return deltas, taken
