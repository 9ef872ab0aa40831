"""Bring one target from what it holds to the release that is live: differences only, in order, read back by hash."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.translation import gettext as _

from cms.publisher.folder import PublishedFolder
from cms.publisher.manifest import Manifest
from cms.publisher.objects import ObjectStore
from cms.publisher.targets.errors import StoppedError, TargetError, say_unfaithful
from cms.publisher.targets.held import MACHINERY, SHORT, Held, HeldNotes, Notebook
from cms.publisher.targets.pieces import HOME, Piece, get_plain, list_windows, order_new, order_removals

logger = logging.getLogger(__name__)
WINDOW = 1000
"""So many files are on their way between two notes to the target."""


class Target(Notebook, Protocol):
    """A place to bring the published site to. Every method raises TargetError when the place does not do its part."""

    reads_every_byte: bool
    """Whether find_wrong always reads all bytes, or believes a hash that the place keeps beside them."""

    def list_pieces(self, manifest: Manifest) -> dict[str, Piece]:
        """Name → piece: what a release is at this kind of target."""

    def put(self, pieces: list[Piece], objects: ObjectStore) -> int:
        """Write files, each whole or not at all. Returns the bytes that travelled. Raises ReleaseMovedError."""

    def find_wrong(self, pieces: list[Piece], objects: ObjectStore, *, every_byte: bool = ...) -> set[str]:
        """The names of those that are not there, or not with these bytes, asked of the place itself."""

    def sweep(self, names: Iterable[str]) -> None:
        """Take away what attempts that broke off left beside these files."""

    def remove(self, names: list[str]) -> None:
        """Remove files in this order, and folders that are empty then. What is not there is no error."""

    def find_ours(self, found: dict[str, int], objects: ObjectStore) -> set[str]:
        """Which of the files there (name → size), though no note names them, we once brought: those may be removed."""

    def list_names(self) -> dict[str, int]:
        """Name → size in bytes of every file there, whoever put it there."""


@dataclass(kw_only=True)
class Sent:
    """What one sending did. `bytes` is what travelled, notes included."""

    release: int = 0
    written: int = 0
    removed: int = 0
    bytes: int = 0


@dataclass
class Sending:
    """One attempt. `tell` hears how many files of how many are done; `is_stopped` is asked between windows."""

    target: Target
    folder: PublishedFolder
    notes: HeldNotes
    tell: Callable[[int, int], None] = lambda done, total: None
    is_stopped: Callable[[], bool] = lambda: False
    sent: Sent = field(default_factory=Sent)

    def run(self, manifest: Manifest) -> Sent:
        """Make `manifest` what the target holds. Cut off anywhere, the next attempt goes on from there.

        Raises TargetError, ReleaseMovedError when a newer release took the files away here, StoppedError.
        """
        wanted = self.target.list_pieces(manifest)
        if not wanted:
            raise TargetError(_("Ở đây chưa đăng trang nào, nên chưa có gì để gửi."))
        held = self.notes.read()
        if not held.is_known:
            held = self._look_around(wanted)
        doubted = list(held.doubtful)
        self._settle_doubts(held, wanted)
        missing = [piece for name, piece in wanted.items() if held.seals.get(name) != piece.seal]
        gone = [name for name in held.seals if name not in wanted]
        if missing or gone or held.doubtful or held.release != manifest.release:
            stale = {name for name in gone if get_plain(name) in wanted}
            self._take_away(held, order_removals(stale))  # copies of what stays, of which some readers get the old text
            self._bring(held, missing, wanted)
            held.unlinked.update(gone)
            self._take_away(held, order_removals(name for name in gone if name not in stale))
            if doubted:
                self.target.sweep(doubted)
            held.doubtful.clear()
            held.unlinked.clear()
            held.release = manifest.release
            self.sent.bytes += self.notes.write(held, tidy=len(missing) + len(gone) > SHORT)
        self.sent.release = manifest.release
        return self.sent

    def _look_around(self, wanted: dict[str, Piece]) -> Held:
        """Without a note: what is there, by its bytes. Strangers' files are left out, they are nobody's to touch."""
        found = self.target.list_names()
        likely = [piece for name, piece in wanted.items() if name in found]
        wrong = self.target.find_wrong(likely, self.folder.objects) if likely else set()
        seals = {piece.name: piece.seal for piece in likely if piece.name not in wrong}
        for name in found.keys() & wanted.keys():
            seals.setdefault(name, "")  # something else is there: this one changes, it is not new
        strays = {name: size for name, size in found.items() if name not in wanted and name not in MACHINERY}
        seals.update(dict.fromkeys(self.target.find_ours(strays, self.folder.objects), ""))
        return Held(seals=seals)

    def _settle_doubts(self, held: Held, wanted: dict[str, Piece]) -> None:
        """What was on its way when an attempt broke off: ask the target which of it arrived, or is there otherwise."""
        doubted = [wanted[name] for name in held.doubtful if name in wanted]
        wrong = self.target.find_wrong(doubted, self.folder.objects) if doubted else set()
        found = self.target.list_names() if wrong else {}
        if right := [piece.name for piece in doubted if piece.name not in wrong]:
            self.target.sweep(right)  # the next note names them no more, so nobody would do it later
            held.doubtful.difference_update(right)
        for piece in doubted:
            if piece.name not in wrong:
                held.seals[piece.name] = piece.seal
            elif piece.name in found:
                held.seals[piece.name] = ""
            else:
                held.seals.pop(piece.name, None)
        for name in held.doubtful.difference(wanted):
            held.seals[name] = ""  # perhaps there, and not wanted: to be removed

    def _bring(self, held: Held, missing: list[Piece], wanted: dict[str, Piece]) -> None:
        """First what no reader can come to, then what readers have: no page is ever seen that links to nothing.

        What an attempt that broke off brought counts as unlinked until all that was new with it is there, and what
        it was taking away counts so as well. Without a home page nothing is linked.
        """
        linked = held.seals.keys() - held.unlinked
        if HOME not in map(get_plain, linked):  # a copy alone makes a home: some servers send it
            linked = set()
        new = [piece for piece in missing if piece.path[1:] not in linked]
        changed = [piece for piece in missing if piece.path[1:] in linked]
        total = len(missing)
        for window in list_windows(order_new(new), WINDOW):
            if linked:
                held.unlinked.update(piece.path[1:] for group in window for piece in group)
            self._bring_window(held, window, total)
        held.unlinked.difference_update(wanted)
        for window in list_windows([changed] if changed else [], WINDOW):
            self._bring_window(held, window, total)

    def _bring_window(self, held: Held, window: list[list[Piece]], total: int) -> None:
        self._note_doubts(held, [piece.name for group in window for piece in group])
        for group in window:
            self._put_and_read_back(group)
            held.seals.update({piece.name: piece.seal for piece in group})
            held.doubtful.difference_update(piece.name for piece in group)
            self.sent.written += len(group)
            self.tell(self.sent.written, total)

    def _note_doubts(self, held: Held, names: Iterable[str]) -> None:
        """Before anything is touched, the target's note says of which names it can no longer be sure."""
        if self.is_stopped():
            raise StoppedError
        held.doubtful.update(names)
        held.release = 0
        self.sent.bytes += self.notes.write(held, read_back=False)  # each file is, and so is the last note

    def _put_and_read_back(self, pieces: list[Piece]) -> None:
        objects, waiting = self.folder.objects, pieces
        for _attempt in range(2):
            self.sent.bytes += self.target.put(waiting, objects)
            wrong = self.target.find_wrong(waiting, objects)
            if not wrong:
                return
            waiting = [piece for piece in waiting if piece.name in wrong]
            logger.warning("%s files read back other than they were sent, %s first", len(wrong), waiting[0].name)
        raise TargetError(say_unfaithful(waiting[0].path))

    def _take_away(self, held: Held, names: list[str]) -> None:
        if not names:
            return
        self._note_doubts(held, names)
        self.target.remove(names)
        for name in names:
            held.seals.pop(name, None)
        self.sent.removed += len(names)
