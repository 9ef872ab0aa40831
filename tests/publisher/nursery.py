"""A process that has everything loaded and gives birth to publishers, each of which may be told when to die.

Run by tests/publisher/processes.py. It reads one order a line (JSON) and answers with the number of the process born,
then with how that ended.
"""

import errno
import json
import os
import resource
import signal
import sys
from pathlib import Path

WRITES = os.O_WRONLY | os.O_RDWR
EVENTS = {"open", "os.link", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "os.truncate"}
NEEDS_ROOM = {"open", "os.link", "os.rename", "os.mkdir"}
TORN_AFTER = 40
"""Bytes of a file that reach the disk before the publisher dies in the middle of writing it."""


class Fate:
    """Counts all that a publisher writes, and strikes at one of these steps.

    `how`: kill (before the step), tear (in the middle of writing that file, else before the step), full (from this step
    on the disk has no room), or nothing.
    """

    def __init__(self, root: str, how: str, at: int) -> None:
        self.root, self.how, self.at = root, how, at
        self.steps, self.process = 0, os.getpid()

    def hear(self, event: str, args: tuple) -> None:
        """Called by Python before it opens, links, renames or removes anything."""
        if event not in EVENTS:
            return
        path = next((os.fsdecode(arg) for arg in args[:2] if isinstance(arg, (str, bytes))), "")
        ours = isinstance(args[0], int) or path.startswith(self.root)
        if ours and (event != "open" or self._is_writing(args)):
            self.count(event, path)

    def _is_writing(self, args: tuple) -> bool:
        mode, flags = args[1], args[2]
        by_mode = isinstance(mode, str) and set(mode) & set("wax+")
        return bool(by_mode or (isinstance(flags, int) and flags & WRITES)) and not str(args[0]).endswith(".lock")

    def watch_database(self, execute, sql, params, many, context):
        """Called by Django before each statement."""
        if not sql.lstrip().upper().startswith(("SELECT", "PRAGMA")):
            self.count("database", "")
        return execute(sql, params, many, context)

    def count(self, event: str, path: str) -> None:
        """One more step; strike if it is the one."""
        if os.getpid() != self.process:  # a helper of the publisher's
            return
        self.steps += 1
        if self.how == "full" and self.at and self.steps >= self.at and event in NEEDS_ROOM:
            raise OSError(errno.ENOSPC, "No space left on device")
        if self.steps != self.at or self.how not in ("kill", "tear"):
            return
        if self.how == "tear" and event == "open":
            size = os.path.getsize(path) if os.path.exists(path) else 0
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + TORN_AFTER, size + TORN_AFTER))
        else:
            os.kill(os.getpid(), signal.SIGKILL)


def live(order: dict) -> None:
    """The life of one publisher."""
    from django.core.management import call_command
    from django.db import connection

    from cms.publisher import drawing

    if order.get("small_chunks"):  # as a large site is drawn: by several processes
        drawing.FEW, drawing.CHUNK = 10, 5
    fate = Fate(order["root"], order.get("how", ""), order.get("at", 0))
    sys.addaudithook(fate.hear)
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    failed = ""
    try:
        with connection.execute_wrapper(fate.watch_database):
            call_command(*order["command"])
    except BaseException as error:
        failed = repr(error)
    Path(order["told"]).write_text(json.dumps({"steps": fate.steps, "failed": failed}))
    os._exit(1 if failed else 0)


def main() -> None:
    """Give birth until nobody asks any more."""
    import django

    django.setup()
    import cms.publisher.management.commands.publish
    import cms.urls  # noqa: F401
    from cms.publisher.drawing_code import get_code_digest

    get_code_digest()  # each publisher would read all of the code for it
    print("ready", flush=True)
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            live(json.loads(line))
        print(pid, flush=True)
        print(os.waitpid(pid, 0)[1], flush=True)


if __name__ == "__main__":
    main()
