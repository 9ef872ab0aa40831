"""Look at a whole target: is every file of the release there with its bytes, and what else lies there?"""

import random
from dataclasses import dataclass, field

from cms.publisher.folder import PublishedFolder
from cms.publisher.targets.held import MACHINERY, HeldNotes
from cms.publisher.targets.pieces import Piece
from cms.publisher.targets.sending import Target

SAMPLE = 50
"""How many files are fetched and read in full, besides one in SAMPLE_OF, where a place tells its hashes by itself."""
SAMPLE_OF = 20


@dataclass(kw_only=True)
class Findings:
    """What a look at a target found; names of files there."""

    release: int
    """The release that was looked for: the one that is live here."""
    held_release: int
    """The release that is there by its own notes; 0: none is there whole."""
    files: int = 0
    read: int = 0
    """How many files were compared byte by byte, or by hashes that both ends reckoned."""
    missing: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)
    """Ours, and no part of the release any more."""
    foreign: list[str] = field(default_factory=list)
    """Not ours: reported, never touched."""

    @property
    def are_ours_to_mend(self) -> bool:
        """Whether the next sending has something to do."""
        return bool(self.missing or self.wrong or self.left_over) or self.held_release != self.release


def check_target(target: Target, folder: PublishedFolder, notes: HeldNotes, *, every_byte: bool) -> Findings:
    """Compare all there is with what is live, and correct the target's notes, so that the next sending mends it.

    `every_byte`: read each file in full, also where the place tells a hash of what it keeps. Raises TargetError,
    ReleaseMovedError.
    """
    manifest = folder.read_manifest()
    wanted, held, found = target.list_pieces(manifest), notes.read(), target.list_names()
    findings = Findings(release=manifest.release, held_release=held.release, files=len(wanted))
    findings.missing = sorted(wanted.keys() - found.keys())
    present = [piece for name, piece in wanted.items() if name in found]
    findings.wrong = sorted(_find_wrong(target, folder, present, findings, every_byte=every_byte))
    strays = {name: size for name, size in found.items() if name not in wanted and name not in MACHINERY}
    unknown = {name: size for name, size in strays.items() if name not in held.seals and name not in held.doubtful}
    ours = strays.keys() - unknown.keys() | target.find_ours(unknown, folder.objects)
    findings.left_over = sorted(ours)
    findings.foreign = sorted(strays.keys() - ours)
    if held.is_known and (findings.missing or findings.wrong or findings.left_over):
        for name in findings.missing:
            held.seals.pop(name, None)
        held.seals.update(dict.fromkeys([*findings.wrong, *findings.left_over], ""))
        held.release = 0
        notes.write(held)
    return findings


def _find_wrong(
    target: Target, folder: PublishedFolder, pieces: list[Piece], findings: Findings, *, every_byte: bool
) -> set[str]:
    if not pieces:
        return set()
    if target.reads_every_byte or every_byte:
        findings.read = len(pieces)
        return target.find_wrong(pieces, folder.objects, every_byte=True)
    wrong = target.find_wrong(pieces, folder.objects, every_byte=False)
    count = min(len(pieces), SAMPLE + len(pieces) // SAMPLE_OF)
    sample = random.sample(pieces, count)
    findings.read = count
    return wrong | target.find_wrong(sample, folder.objects, every_byte=True)
