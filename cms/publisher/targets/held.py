"""What a target holds, as the target itself keeps it: a small note renewed by each sending, and now and then a list."""

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from typing import Protocol

from cms.publisher.targets.errors import TargetError, say_unfaithful

NOTE = ".loa-release.json"
LISTS = (".loa-files-a.json.gz", ".loa-files-b.json.gz")
"""Two, so that the note never names one that is half-written."""
MACHINERY = frozenset({NOTE, *LISTS})
FORMAT = 1
SHORT = 500
"""So many changes a note may hold before the list is written anew; beyond that, a fifth of the list."""


class Notebook(Protocol):
    """The part of a target where Loa keeps its own notes."""

    def read(self, name: str) -> bytes | None:
        """The bytes of one file there; None when there is no such file."""

    def write(self, name: str, data: bytes) -> int:
        """Write a note whole. Returns the bytes that travelled."""


@dataclass(kw_only=True)
class Held:
    """Name → seal of what is there, and the names of which nobody knows: they were on their way."""

    seals: dict[str, str] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    unlinked: set[str] = field(default_factory=set)
    """Files that no reader can come to, not yet or no more, so that what they link to may be missing there."""
    release: int = 0
    """The release that is there whole; 0 while none is."""
    is_known: bool = True
    """False when there was no note of ours: what lies there has to be looked at."""


class HeldNotes:
    """Reads and writes the notes at one target. Keeps the last list in memory, so an edit moves a few kilobytes."""

    def __init__(self, notebook: Notebook, origin: str) -> None:
        """`origin`: the mark of this house; the notes of another house are not believed."""
        self.notebook = notebook
        self.origin = origin
        self._list_name = ""
        self._list_digest = ""
        self._list: dict[str, str] = {}

    def read(self) -> Held:
        """What is there, by the notes. Raises TargetError when the target does not answer."""
        data = self.notebook.read(NOTE)
        try:
            note = json.loads(data or b"")
            if note["format"] != FORMAT or note["origin"] != self.origin:
                return Held(is_known=False)
            self._read_list(note["list"], note["digest"])
            seals = {**self._list, **note["since"]}
            return Held(
                seals={name: seal for name, seal in seals.items() if isinstance(seal, str)},
                doubtful={str(name) for name in note["doubtful"]},
                unlinked={str(name) for name in note.get("unlinked", ())},
                release=int(note["release"]),
            )
        except (ValueError, TypeError, KeyError, AttributeError, OSError, EOFError, RecursionError):
            return Held(is_known=False)

    def _read_list(self, name: str, digest: str) -> None:
        if digest == self._list_digest:
            return
        data = self.notebook.read(name) if name in LISTS else b""
        if data is None or _digest(data) != digest:
            raise ValueError("the list is not the one that the note names")
        listed = json.loads(gzip.decompress(data)) if name else {}
        self._list_name, self._list_digest, self._list = name, digest, dict(listed)

    def write(self, held: Held, *, read_back: bool = True, tidy: bool = False) -> int:
        """Note what is there: whoever reads finds the old state or the new one. Returns the bytes that travelled.

        `tidy`: much was sent, so a new list is worth its bytes; the notes that follow are short again. Raises
        TargetError when the target does not keep them.
        """
        moved, since = 0, self._compare(held)
        if len(since) > (SHORT // 10 if tidy else max(SHORT, len(self._list) // 5)):
            name = LISTS[self._list_name == LISTS[0]]
            data = gzip.compress(_encode(held.seals), compresslevel=6, mtime=0)
            moved += self._write(name, data, read_back=True)
            self._list_name, self._list_digest, self._list = name, _digest(data), dict(held.seals)
            since = {}
        note = {
            "format": FORMAT,
            "origin": self.origin,
            "release": held.release,
            "list": self._list_name,
            "digest": self._list_digest,
            "since": since,
            "doubtful": sorted(held.doubtful),
            "unlinked": sorted(held.unlinked),
        }
        return moved + self._write(NOTE, _encode(note), read_back=read_back)

    def _compare(self, held: Held) -> dict[str, str | None]:
        since: dict[str, str | None] = {name: seal for name, seal in held.seals.items() if self._list.get(name) != seal}
        since.update({name: None for name in self._list if name not in held.seals})
        return since

    def _write(self, name: str, data: bytes, *, read_back: bool) -> int:
        moved = self.notebook.write(name, data)
        if read_back and self.notebook.read(name) != data:
            raise TargetError(say_unfaithful(name))
        return moved


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest() if data else ""


def _encode(data: dict) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
