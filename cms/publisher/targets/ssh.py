"""Runs rsync over SSH: one signed-in connection for all that follows each other, and never a question to a person."""

import atexit
import ctypes
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cms.publisher.targets.addresses import RsyncAddress

SILENT_FOR = 60
"""Seconds without a byte after which a transfer counts as cut off."""
NO_RSYNC = "there is no rsync on this machine"
STAYS_OPEN = 30
"""Seconds a connection is kept for the next transfer."""
_NEEDED = ("PATH", "HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK", "TMPDIR")
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RsyncResult:
    """What one run of rsync said."""

    code: int
    output: str
    errors: str


class Rsync:
    """One place that rsync sends to."""

    def __init__(self, address: RsyncAddress) -> None:
        self._address = address
        self._socket_folder = ""

    def send(self, source: Path, names: list[str], *options: str) -> RsyncResult:
        """Send the files `names` of the folder `source`; what is a link there goes as the file it leads to."""
        fixed = ("--copy-links", "--perms", "--chmod=D755,F644", "--from0", "--files-from=-")
        return self._run([*fixed, *options, f"{source}/", self._describe_place()], "\0".join(names))

    def fetch(self, names: list[str], into: Path) -> RsyncResult:
        """Bring files from there into the folder `into`."""
        return self._run(["--from0", "--files-from=-", self._describe_place(), f"{into}/"], "\0".join(names))

    def list_all(self) -> RsyncResult:
        """List every file there with its size."""
        return self._run(["--list-only", "--recursive", self._describe_place()], "")

    def _run(self, arguments: list[str], asked: str) -> RsyncResult:
        fixed = [
            *("rsync", "--protect-args", "--8-bit-output", "--no-human-readable", f"--timeout={SILENT_FOR}"),
            *("--rsh", self._describe_shell()),
        ]
        # SSH may leave a process behind that keeps the connection, and standard error with it: hence a file, no pipe.
        with tempfile.TemporaryFile() as errors:
            try:
                done = subprocess.run(  # noqa: S603  the words are this program's own, names come by standard input
                    [*fixed, *arguments],
                    input=asked.encode(),
                    stdout=subprocess.PIPE,
                    stderr=errors,
                    env=_choose_environment(),
                    preexec_fn=_end_with_parent,
                    check=False,
                )
            except FileNotFoundError:
                return RsyncResult(code=127, output="", errors=NO_RSYNC)
            errors.seek(0)
            said = errors.read().decode(errors="replace")
        return RsyncResult(code=done.returncode, output=done.stdout.decode(errors="replace"), errors=said)

    def _describe_place(self) -> str:
        address = self._address
        host = f"[{address.host}]" if ":" in address.host else address.host
        return f"{f'{address.user}@' if address.user else ''}{host}:{address.path}/"

    def _describe_shell(self) -> str:
        address = self._address
        options = {
            "BatchMode": "yes",
            "StrictHostKeyChecking": "yes",
            "ConnectTimeout": "20",
            "ServerAliveInterval": "15",
            "ServerAliveCountMax": "3",
            "ControlMaster": "auto",
            "ControlPath": f"{self._get_socket_folder()}/%C",
            "ControlPersist": str(STAYS_OPEN),
        }
        if address.key:
            options |= {"IdentityFile": address.key, "IdentitiesOnly": "yes"}
        if address.known_hosts:
            options |= {"UserKnownHostsFile": address.known_hosts, "GlobalKnownHostsFile": "/dev/null"}
        words = ["ssh", "-p", str(address.port)]
        for name, value in options.items():
            words += ["-o", f"{name}={value}"]
        return shlex.join(words)

    def _get_socket_folder(self) -> str:
        """A folder with a short name, since the path of a socket may not be long."""
        if not self._socket_folder:
            self._socket_folder = tempfile.mkdtemp(prefix="loa-ssh-")
            atexit.register(shutil.rmtree, self._socket_folder, ignore_errors=True)
        return self._socket_folder


def _choose_environment() -> dict[str, str]:
    """What rsync and ssh need of the environment; the office's keys are none of their business."""
    return {name: os.environ[name] for name in _NEEDED if name in os.environ} | {"LC_ALL": "C"}


def _end_with_parent() -> None:
    """In the child: have the kernel end it when its sender is killed, or it would go on writing beside the next one."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
