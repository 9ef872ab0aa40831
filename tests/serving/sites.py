"""Small published sites made by hand, and a real server in front of them."""

import gzip
import hashlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parents[2]
CSP = "default-src 'none'; style-src 'sha256-abc'"
POLICIES = {
    "page": {"Content-Security-Policy": CSP},
    "form": {"Content-Security-Policy": CSP + "; form-action 'self'", "Referrer-Policy": "no-referrer"},
    "asset": {},
    "data": {},
}


@dataclass
class SmallSite:
    """A site folder with a manifest, written as the publisher writes it: objects first, then the manifest whole."""

    folder: Path
    release: int = 0
    files: dict = field(default_factory=dict)
    redirects: dict = field(default_factory=dict)

    def put(self, path: str, data: bytes, *, policy: str = "page", media_type: str = "text/html; charset=utf-8") -> str:
        """Store `data` and list it at `path`; gives its hash."""
        digest = hashlib.sha256(data).hexdigest()
        item = {"object": digest, "type": media_type, "size": len(data), "br": 0, "gz": 0, "policy": policy}
        target = self.folder / ".objects" / digest[:2] / digest
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        if media_type.startswith("text/") and len(data) > 100:
            for key, suffix, packed in (
                ("br", ".br", brotli.compress(data, quality=5)),
                ("gz", ".gz", gzip.compress(data)),
            ):
                Path(f"{target}{suffix}").write_bytes(packed)
                item[key] = len(packed)
        self.files[path] = item
        return digest

    def release_now(self) -> None:
        """Write the next manifest and put it in the old one's place in one step."""
        self.release += 1
        manifest = {
            "release": self.release,
            "files": self.files,
            "redirects": self.redirects,
            "policies": POLICIES,
        }
        unfinished = self.folder / ".manifest.json.new"
        unfinished.write_text(json.dumps(manifest), "utf-8")
        unfinished.replace(self.folder / ".manifest.json")


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server and how to ask it."""

    port: int
    process: subprocess.Popen

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        """One request; keyword `if_none_match` becomes the header If-None-Match."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        try:
            connection.request(method, path, body=body, headers=named)
            answer = connection.getresponse()
            return Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def send_raw(self, data: bytes) -> bytes:
        """Bytes as they are, down the wire; all that comes back within two seconds."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=2) as connection:
            connection.sendall(data)
            received = b""
            try:
                while piece := connection.recv(65536):
                    received += piece
            except (TimeoutError, ConnectionResetError):
                pass
            return received


def find_free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: int, process: subprocess.Popen, seconds: float = 30) -> None:
    """Return when something answers on `port`. Raises AssertionError when `process` ends or time runs out first."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the server ended with {process.returncode}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def list_group(group: int) -> list[int]:
    """The living processes of a process group."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, _, pgrp = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            except OSError:
                continue
            if int(pgrp) == group and state != "Z":
                found.append(int(entry.name))
    return found


@contextmanager
def run_server(site: Path, **environment: str) -> Iterator[Server]:
    """granian with cms.wsgi in front of `site`, on a free port, ended afterwards with nothing left behind."""
    port = find_free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
            *("--workers", "1", "--blocking-threads", "4", "--no-ws", "cms.wsgi:application"),
        ],
        cwd=ROOT,
        env={**os.environ, "LOA_SITE_DIR": str(site), **environment},
        start_new_session=True,
    )
    try:
        wait_for_port(port, process)
        yield Server(port, process)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        finally:
            for left in list_group(process.pid):
                os.kill(left, signal.SIGKILL)
