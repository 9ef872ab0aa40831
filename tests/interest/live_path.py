"""The live path in processes that can be killed, with a database and a disk that can be taken away."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 120


def wait_until(holds, what: str, seconds: float = PATIENCE) -> None:
    """Return as soon as `holds()` is true. Raises AssertionError that names `what` when it never is."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain until {what}"
        time.sleep(0.05)


def find_free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Killable:
    """One command, begun again after each death as systemd does it."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.command, self.environment, self.log = command, environment, log
        self.process: subprocess.Popen | None = None
        self._said = 0

    def start(self) -> None:
        """Begin it."""
        with self.log.open("ab") as log:
            self._said = log.tell()
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def kill(self) -> None:
        """End it in this very moment, with all that it began."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def has_spoken(self) -> bool:
        """Whether it has said something since it began."""
        return self.log.stat().st_size > self._said

    def restart(self) -> None:
        """Kill it and begin it again."""
        self.kill()
        self.start()

    def kill_a_child(self) -> None:
        """End one of the processes it began; it has to notice by itself."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        for child in children:
            with suppress(OSError):
                if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes():
                    os.kill(int(child), signal.SIGKILL)
                    return


class Intake(Killable):
    """The intake under granian, as deploy/ starts it, on a port instead of a socket file."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.port = find_free_port()
        command = [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--no-access-log"),
            *("--log-level", "warning", "--host", "127.0.0.1", "--port", str(self.port), "--workers", "1"),
            *("--blocking-threads", "4", "--respawn-failed-workers", "cms.intake_wsgi:application"),
        ]
        super().__init__(command, environment, log)

    def answers(self) -> bool:
        """Whether somebody listens."""
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class LockedFile:
    """A SQLite database that now is not where it was, now is held by somebody who does not let go."""

    def __init__(self, file: Path, folder: Path) -> None:
        """`file`: the database; `folder`: where a way to it is made that can be closed."""
        self._file, self._way = file, folder / "way"
        self._way.symlink_to(file.parent)
        self.url = f"sqlite:///{self._way / file.name}"

    def go_away(self, seconds: float) -> None:
        """Half of the time it cannot be found, half of the time it is locked."""
        self._way.unlink()
        time.sleep(seconds / 2)
        self._way.symlink_to(self._file.parent)
        with closing(sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None)) as held:
            held.execute("BEGIN EXCLUSIVE")
            time.sleep(seconds / 2)
            held.execute("ROLLBACK")

    def close(self) -> None:
        """Nothing stays open."""


class Gate:
    """The way to a PostgreSQL server, which can be shut: who is inside is thrown out, who knocks is refused."""

    def __init__(self, server: tuple[str, int], user: str, database: str) -> None:
        self._server, self._port = server, find_free_port()
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.url = f"postgres://{user}@127.0.0.1:{self._port}/{database}"
        self._open()

    def go_away(self, seconds: float) -> None:
        """Refuse everybody for so long."""
        self.close()
        time.sleep(seconds)
        self._open()

    def close(self) -> None:
        """Shut it, and throw out who is inside."""
        with self._lock:
            for one in (self._listener, *self._sockets):
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
            self._sockets.clear()

    def _open(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self._port))
        threading.Thread(target=self._let_in, args=(self._listener,), daemon=True).start()

    def _let_in(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                guest, _address = listener.accept()
                host = socket.create_connection(self._server)
                with self._lock:
                    self._sockets |= {guest, host}
                for source, target in ((guest, host), (host, guest)):
                    threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data)
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class SmallDisk:
    """A disk of a few megabytes that can be filled to the last byte. `reason`: why there is none, if there is none."""

    def __init__(self, folder: Path, megabytes: int) -> None:
        self.folder, self.reason = folder, ""
        folder.mkdir()
        if os.geteuid() != 0 or not shutil.which("mount"):
            self.reason = "only root can make a small disk"
            return
        mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
        if subprocess.run(mount, check=False, capture_output=True).returncode:
            self.reason = "this machine lets nobody mount"

    def fill(self, seconds: float, was_noticed: Callable[[], bool]) -> None:
        """Leave no room for so long, and until it was noticed, however much others make by removing what is theirs."""
        ballast, began = self.folder / "ballast", time.monotonic()
        with ballast.open("wb", buffering=0) as file:
            while (passed := time.monotonic() - began) < seconds or (passed < PATIENCE and not was_noticed()):
                with suppress(OSError):
                    while file.write(bytes(65_536)) == 65_536:
                        pass
                with suppress(OSError):
                    while file.write(bytes(512)):
                        pass
                time.sleep(0.02)
        ballast.unlink()

    def close(self) -> None:
        """Take it away."""
        if not self.reason:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True)
