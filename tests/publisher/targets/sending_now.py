"""Sending as the command does it, without its database; and senders in processes of their own, to be killed at will."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from cms.publisher.folder import PublishedFolder
from cms.publisher.targets.addresses import read_address
from cms.publisher.targets.checking import Findings, check_target
from cms.publisher.targets.errors import ReleaseMovedError
from cms.publisher.targets.held import HeldNotes
from cms.publisher.targets.opening import open_target
from cms.publisher.targets.sending import Sending, Sent
from tests.publisher.targets.houses import House

ROOT = Path(__file__).resolve().parents[3]
ORIGIN = "nha-thu"
LONGEST = 40
"""Seconds of killing after which a test has seen enough, on a machine that is busy with other things."""
NURSERY = """
import os, sys, traceback
import django
django.setup()
from cms.publisher.folder import PublishedFolder
from tests.publisher.targets.sending_now import send
from tests.publisher.targets.watching import Watch
print("ready", flush=True)
for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        try:
            if line.strip():
                Watch.start(line.strip())
            send(PublishedFolder(sys.argv[1]), sys.argv[2])
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    print(pid, flush=True)
    print(os.waitpid(pid, 0)[1], flush=True)
"""


def send(folder: PublishedFolder, entry: str, *, origin: str = ORIGIN) -> Sent:
    """Bring the target `entry` of LOA_TARGETS to what is live in `folder`."""
    target = open_target(read_address(entry))
    while True:
        try:
            return Sending(target, folder, HeldNotes(target, origin)).run(folder.read_manifest())
        except ReleaseMovedError:
            continue


def check(folder: PublishedFolder, entry: str, *, every_byte: bool = True) -> Findings:
    """Look at the whole target."""
    target = open_target(read_address(entry))
    return check_target(target, folder, HeldNotes(target, ORIGIN), every_byte=every_byte)


def assert_equal(folder: PublishedFolder, entry: str) -> Findings:
    """The target holds what is live, byte for byte, and nothing of ours besides."""
    findings = check(folder, entry)
    assert (findings.missing, findings.wrong, findings.left_over) == ([], [], [])
    assert findings.held_release == findings.release == folder.read_manifest().release
    return findings


class SenderNursery:
    """A process that has everything loaded and gives birth to senders, so that each starts within a moment."""

    def __init__(self, folder: PublishedFolder, entry: str, **environment: str) -> None:
        self.entry = entry
        self.arguments = [str(folder.root), entry]
        self.environment = environment

    def __enter__(self) -> "SenderNursery":
        self._process = subprocess.Popen(
            [sys.executable, "-c", NURSERY, *self.arguments],
            cwd=ROOT,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test", **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *exception) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=60)

    def bear(self, order: str = "") -> int:
        """Start a sender, watched if there is an `order` for that. Returns its process id."""
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def wait(self) -> int:
        """The wait status of the sender last born, when it has ended."""
        return int(self._process.stdout.readline())

    def send(self, order: str = "") -> None:
        """Let a sender do all it has to do."""
        self.bear(order)
        assert self.wait() == 0


def kill_at_random(house: House, nursery: SenderNursery, *, kills: int, seed: int) -> int:
    """Release after release, each sender killed at a random moment: the next one finds what it left. Every fifth time
    one may go on to its end. Returns how many were killed at work.
    """
    chance, killed = random.Random(seed), 0  # noqa: S311
    started = time.monotonic()
    nursery.send()
    longest = time.monotonic() - started
    for turn in range(kills):
        house.add()
        house.take_down()
        if turn % 3 == 0:
            house.change_theme()
        house.release()
        pid = nursery.bear()
        time.sleep(chance.uniform(0, longest))
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(pid, signal.SIGKILL)
        killed += nursery.wait() != 0
        if turn % 5 == 4:
            nursery.send()
            assert assert_equal(house.folder, nursery.entry).foreign == []
        if killed and time.monotonic() > started + LONGEST:
            break
    nursery.send()
    return killed
