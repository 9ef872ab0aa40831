"""Looks at a folder target before each step of its sender, and may have the sender die there.

Between two steps the folder holds still, so what is found broken there is broken: no reader is too slow to judge.
"""

import json
import os
import signal
import sys
from pathlib import Path

from cms.publisher.targets import sending
from tests.publisher.targets.crawling import find_broken

STEPS = {"os.rename", "os.remove", "os.rmdir"}
"""What a reader may notice, as Python announces it; a file that is being written is nobody's business yet."""


class Watch:
    """Watches this process until `end` is called. A process cannot be rid of its watchers: they are few in tests."""

    def __init__(self, root: Path, *, die_at: int = 0) -> None:
        """`die_at`: the step, counted from 1, before which this process is killed; 0: it lives."""
        self.root, self.die_at, self.steps, self.broken = Path(root), die_at, 0, []
        self.is_looking = True
        sys.addaudithook(self.hear)

    @classmethod
    def start(cls, order: str) -> None:
        """Watch the sender whose process this is, by an order of `write_order`."""
        order = json.loads(order)
        sending.WINDOW = order["window"]
        cls(order["root"], die_at=order["die_at"])

    def hear(self, event: str, args: tuple) -> None:
        """Called by Python before it does anything that is worth telling."""
        if event not in STEPS or not self.is_looking:
            return
        path = os.fsdecode(args[1] if event == "os.rename" else args[0])
        if not path.startswith(f"{self.root}/"):
            return
        self.is_looking = False
        self.look(path)
        self.is_looking = True

    def look(self, path: str) -> None:
        """One more step: look, tell, and die if it is the one."""
        self.steps += 1
        if broken := find_broken(self.root):
            self.broken.append((path, broken))
            with get_findings(self.root).open("a") as findings:
                findings.write(f"before step {self.steps}, {path}: {broken}\n")
        if self.steps == self.die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def end(self) -> None:
        """Look no more."""
        self.is_looking = False


def write_order(root: Path, *, die_at: int = 0, window: int = sending.WINDOW) -> str:
    """A watch over `root` in a line, for a process of a SenderNursery. `window`: files between two notes."""
    return json.dumps({"root": str(root), "die_at": die_at, "window": window})


def get_findings(root: Path) -> Path:
    """Where the watches over `root` write what they found, since who is killed cannot tell."""
    return Path(f"{root}.broken.txt")
