"""The redirects and policies of the published site: what its manifest says, and the journal of the releases since.

The publisher writes both; the intake reads them with a reader of its own, because it runs alone, without the rooms
that publish or serve. Only what it needs is kept: a manifest of many thousand files is read once, then a line or two.
"""

import json
import logging
import os
import re
import threading
import time
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)
_DAMAGE = (ValueError, TypeError, AttributeError, RecursionError)
_JOURNAL = re.compile(r"\.manifest-[0-9A-Za-z-]{1,60}\.log\Z")
_FIRST_JOURNAL = ".manifest-0.log"
"""What goes on from a manifest that names no journal: one written before there were any."""
_MARK = 16
"""Letters of the checksum at the beginning of a line."""
_TICK = 1_000_000_000
"""Nanoseconds within which two changes of a file may carry the same time."""
_AT_MOST = 5
"""Times that one look starts over because the publisher wrote while it read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is true now: old address → new address, and policy → headers. As the publisher wrote them, not judged."""

    redirects: dict[str, Any] = field(default_factory=dict)
    policies: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Position:
    """How far was read: which manifest, which journal, and how many bytes of it."""

    base: tuple[int, ...] = ()
    journal: Path | None = None
    seen: tuple[int, ...] = ()
    offset: int = 0


class SiteReader:
    """Keeps the facts of one site folder at hand."""

    def __init__(self, folder: Path) -> None:
        """Read `folder`, which need not exist yet, at each `read`."""
        self._folder = folder
        self._facts = SiteFacts()
        self._position = _Position()
        self._lock = threading.Lock()

    def read(self) -> SiteFacts:
        """The facts now; the last good ones while the manifest or its journal is damaged or cannot be read."""
        with self._lock:
            for _ in range(_AT_MOST):
                if not self._take_up():
                    break
            return self._facts

    def _take_up(self) -> bool:
        """Read on; True when there was something, so that it is worth asking again."""
        facts, position = self._facts, self._position
        try:
            if _identify(os.stat(self._folder / ".manifest.json")) != position.base:
                facts, position = _read_base(self._folder)
            facts, position = _read_journal(facts, position)
        except FileNotFoundError:
            return False
        except EOFError:
            logger.error("The journal %s lost what was read from it; all is read anew", position.journal)
            position = _Position()
        except (OSError, *_DAMAGE) as error:
            logger.error("What is published in %s cannot be read, the last state stays: %r", self._folder, error)
            return False
        changed = position != self._position
        self._facts, self._position = facts, position
        return changed


def _read_base(folder: Path) -> tuple[SiteFacts, _Position]:
    """The manifest, and where its journal begins. Raises OSError, or one of _DAMAGE."""
    with open(folder / ".manifest.json", "rb") as file:
        base = _identify(os.fstat(file.fileno()))
        manifest = json.load(file)
    name = manifest.get("journal") or _FIRST_JOURNAL
    if not _JOURNAL.match(name):
        raise ValueError(f"{name!r} is no name of a journal")
    facts = _change(SiteFacts(), manifest)
    return facts, _Position(base=base, journal=folder / name)


def _read_journal(facts: SiteFacts, position: _Position) -> tuple[SiteFacts, _Position]:
    """The facts after the whole, sound lines since `position`; what comes behind those is looked at again.

    Raises OSError, and EOFError when lines that were read are not there any more.
    """
    if position.journal is None:
        return facts, position
    try:
        if _identify(os.stat(position.journal)) == position.seen:
            return facts, position
        with open(position.journal, "rb") as file:
            stat = os.fstat(file.fileno())
            if stat.st_size < position.offset or (position.seen and stat.st_ino != position.seen[0]):
                raise EOFError(position.journal)
            file.seek(position.offset)
            data = file.read()
    except FileNotFoundError:  # nothing since the manifest; or a newer manifest is there already
        return facts, position
    facts, taken = _read_lines(facts, data)
    # Another end of the same length may be written within one tick of the file system's clock.
    is_settled = taken == len(data) or time.time_ns() - stat.st_mtime_ns > _TICK
    seen = _identify(stat) if is_settled else (stat.st_ino,)
    return facts, replace(position, seen=seen, offset=position.offset + taken)


def _read_lines(facts: SiteFacts, data: bytes) -> tuple[SiteFacts, int]:
    """The facts after the sound lines at the beginning of `data`, and how many bytes those lines take."""
    taken = 0
    while (end := data.find(b"\n", taken)) >= 0:
        mark, text = data[taken : taken + _MARK + 1], data[taken + _MARK + 1 : end]
        if mark != blake2b(text, digest_size=8).hexdigest().encode() + b" ":
            break
        try:
            facts = _change(facts, json.loads(text))
        except _DAMAGE as error:
            logger.error("A line of the journal is no release, the one before stays: %r", error)
            break
        taken = end + 1
    return facts, taken


def _change(facts: SiteFacts, told: dict[str, Any]) -> SiteFacts:
    """The facts after a manifest or a line of the journal. Raises one of _DAMAGE when it is neither."""
    moves, policies = told.get("redirects") or {}, told.get("policies")
    redirects = {old: new for old, new in {**facts.redirects, **moves}.items() if new is not None}
    return SiteFacts(redirects=redirects, policies=facts.policies if policies is None else {**policies})


def _identify(stat: os.stat_result) -> tuple[int, ...]:
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
