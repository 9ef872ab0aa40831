"""A small site whose releases go into a journal, as the publisher writes it: killed in the middle now and then too."""

import json
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from tests.serving.sites import POLICIES, SmallSite


def make_line(delta: dict) -> bytes:
    """One release as a line of a journal."""
    text = json.dumps(delta, ensure_ascii=False).encode()
    return blake2b(text, digest_size=8).hexdigest().encode() + b" " + text + b"\n"


def fold(known: dict, changes: dict) -> None:
    """What is left of `known` after `changes`, where None takes away."""
    for key, value in changes.items():
        if value is None:
            known.pop(key, None)
        else:
            known[key] = value


@dataclass
class JournalSite(SmallSite):
    """What is live is the manifest and every sound line of its journal; `release_now` appends one."""

    policies: dict = field(default_factory=lambda: dict(POLICIES))
    journal: Path | None = None
    sound: int = 0
    """Bytes of the journal that are whole lines; what lies behind is cut off by the next who writes."""
    live: dict = field(default_factory=dict)

    def compact(self) -> None:
        """Write the state as a new manifest with a new, empty journal, and remove the old one."""
        old, self.journal, self.sound = self.journal, self.folder / f".manifest-{self.release}.log", 0
        self.journal.unlink(missing_ok=True)
        manifest = {"release": self.release, "journal": self.journal.name, **self.get_state()}
        unfinished = self.folder / ".manifest.json.new"
        unfinished.write_text(json.dumps(manifest), "utf-8")
        unfinished.replace(self.folder / ".manifest.json")
        self.live = json.loads(json.dumps(self.get_state()))
        if old is not None and old != self.journal:
            old.unlink(missing_ok=True)

    def get_state(self) -> dict:
        """All that is live but for the number."""
        return {"files": self.files, "redirects": self.redirects, "policies": self.policies}

    def release_now(self) -> None:
        """The next release: what differs from the last one, as one line."""
        if self.journal is None:
            self.compact()
        self.release += 1
        delta = {"release": self.release}
        for key in ("files", "redirects"):
            old, new = self.live[key], self.get_state()[key]
            changed = {name: value for name, value in new.items() if old.get(name) != value}
            delta[key] = {**dict.fromkeys(old.keys() - new.keys()), **changed}
        if self.policies != self.live["policies"]:
            delta["policies"] = self.policies
        self.append(delta)

    def append(self, delta: dict) -> None:
        """Cut off what a killed publisher left, then write `delta` behind the last sound line."""
        line = make_line(delta)
        with open(self.journal, "ab") as file:
            file.truncate(self.sound)
            file.write(line)
        self.sound += len(line)
        self.live = json.loads(json.dumps(self.get_state()))

    def tear(self, rest: bytes) -> None:
        """What a publisher that is killed leaves behind the last sound line."""
        with open(self.journal, "ab") as file:
            file.truncate(self.sound)
            file.write(rest)
