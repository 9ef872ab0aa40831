"""Keeps a few processes running together: starts them, starts again those that die, ends all of them. No Django."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0
"""Seconds before a dead process is started again: 1, 2, 4 … 30."""
STEADY_AFTER = 60.0
"""Seconds after which a process counts as well, and its pauses start from the beginning."""
PATIENCE = 15.0
"""Seconds that processes get to end by themselves before they are made to."""
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """One process to keep running.

    `give_up_after` is how many early deaths in a row end everything (0: never): a server that cannot take its port
    should say so and stop, a worker that trips should not take the public pages with it.
    """

    name: str
    command: Sequence[str]
    give_up_after: int = 0
    process: subprocess.Popen | None = None
    started_at: float = 0.0
    start_again_at: float = 0.0
    deaths: int = 0

    def start(self, folder: Path) -> None:
        """Start it in a session of its own, so that Ctrl-C in the terminal reaches only the one who supervises."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603  the commands are this program's own
            self.command, cwd=folder, start_new_session=True, stdin=subprocess.DEVNULL, preexec_fn=_end_with_parent
        )

    def note_death(self) -> float:
        """Clear up after it and set when to start again; the pause in seconds."""
        _signal_group(self.process.pid, signal.SIGKILL)  # what it may have left behind
        self.process = None
        lived = time.monotonic() - self.started_at
        self.deaths = 1 if lived > STEADY_AFTER else self.deaths + 1
        pause = min(FIRST_PAUSE * 2 ** (self.deaths - 1), LONGEST_PAUSE)
        self.start_again_at = time.monotonic() + pause
        return pause


class Supervisor:
    """Runs children until a signal (SIGINT, SIGTERM) asks to end."""

    def __init__(self, children: Sequence[Child], folder: Path, say: Callable[[str], None]) -> None:
        """Keep `children` running in `folder`; `say` gets one line whenever something happens."""
        self.children = list(children)
        self.folder = folder
        self.say = say
        self._asked_to_end = False

    def run(self) -> int:
        """Run until asked to end. 0 when all ended as asked, 1 when a child was given up."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_end)
        try:
            for child in self.children:
                child.start(self.folder)
            while not self._asked_to_end:
                for child in self.children:
                    if not self._look_after(child):
                        return 1
                time.sleep(0.2)
            return 0
        finally:
            self._end_all()

    def _ask_to_end(self, number: int, frame: object) -> None:
        self._asked_to_end = True

    def _look_after(self, child: Child) -> bool:
        """Start it again when it is time; False when it is to be given up."""
        if child.process is None:
            if time.monotonic() >= child.start_again_at:
                child.start(self.folder)
            return True
        code = child.process.poll()
        if code is None:
            return True
        pause = child.note_death()
        if child.give_up_after and child.deaths >= child.give_up_after:
            self.say(f"{child.name}: dừng ({code}) {child.deaths} lần liền, không thử nữa.")
            return False
        self.say(f"{child.name}: dừng ({code}), chạy lại sau {pause:.0f} giây.")
        return True

    def _end_all(self) -> None:
        running = [child for child in self.children if child.process is not None]
        for child in running:
            _signal(child.process.pid, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in running:
            try:
                child.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.say(f"{child.name}: không chịu dừng, buộc phải dừng.")
            _signal_group(child.process.pid, signal.SIGKILL)
            child.process.wait()


def _end_with_parent() -> None:
    """In the child, before it starts: ask the kernel to end it if its supervisor is killed outright (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _signal(process: int, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, number)


def _signal_group(group: int, number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
