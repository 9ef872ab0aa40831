"""Real servers, each a process of its own on a free port: sshd with a key made for it, and one that speaks S3."""

import getpass
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import urllib3

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
KEYS = {"LOA_S3_KEY_ID": "thu-nghiem", "LOA_S3_SECRET_KEY": "bi-mat-khong-ghi-lai-dau-ca"}


def find_missing() -> str:
    """Why the tests with SSH cannot run here; empty when they can."""
    programs = {"rsync": shutil.which("rsync"), "ssh": shutil.which("ssh"), "sshd": SSHD}
    missing = [name for name, path in programs.items() if not path]
    return f"not here: {', '.join(missing)} (Debian: apt-get install rsync openssh-server)" if missing else ""


needs_ssh = pytest.mark.skipif(bool(find_missing()), reason=find_missing() or "all is here")


def find_port() -> int:
    """A port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    """Wait until somebody listens there."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(port)


class Machine:
    """A machine with SSH and rsync, that lets one key in."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = Path(folder), find_port()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.key, self.known_hosts = self.folder / "key", self.folder / "known_hosts"
        for name in ("key", "host_key"):
            make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.folder / name]
            subprocess.run(make, check=True)
        shutil.copy(self.folder / "key.pub", self.folder / "authorized_keys")
        (self.folder / "sshd_config").write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {self.folder}/host_key\nPidFile none\n"
            f"AuthorizedKeysFile {self.folder}/authorized_keys\nPasswordAuthentication no\nStrictModes no\n"
            "PermitRootLogin yes\nUsePAM no\nMaxStartups 100\n"
        )

    def trust(self, *ports: int) -> None:
        """Have whoever sends know this machine by its key, under these ports too."""
        kind, key = (self.folder / "host_key.pub").read_text().split()[:2]
        self.known_hosts.write_text("".join(f"[127.0.0.1]:{port} {kind} {key}\n" for port in (self.port, *ports)))

    def describe(self, path: Path, port: int = 0) -> str:
        """The entry for LOA_TARGETS that names a folder of this machine."""
        place = f"{getpass.getuser()}@127.0.0.1:{port or self.port}{path}"
        return f"rsync://{place}?key={self.key}&known_hosts={self.known_hosts}"

    @contextmanager
    def run(self) -> Iterator["Machine"]:
        """Run it."""
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        command = [SSHD, "-D", "-e", "-f", self.folder / "sshd_config"]
        with (self.folder / "log").open("w") as log:
            process = subprocess.Popen(command, stderr=log)
        try:
            wait_for(self.port)
            self.trust()
            yield self
        finally:
            process.terminate()
            process.wait()


class Store:
    """A server of the S3 protocol."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.endpoint = f"http://127.0.0.1:{port}"
        self.http = urllib3.PoolManager(maxsize=10, retries=urllib3.Retry(3))

    def make_bucket(self, name: str) -> str:
        """A new bucket that everybody may read. Returns its name."""
        assert self.http.request("PUT", f"{self.endpoint}/{name}").status == 200
        everybody = {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": f"arn:aws:s3:::{name}/*",
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [everybody]})
        assert self.http.request("PUT", f"{self.endpoint}/{name}?policy", body=policy).status < 300
        return name

    def describe(self, bucket: str, port: int = 0, options: str = "") -> str:
        """The entry for LOA_TARGETS that names a folder of a bucket."""
        return f"s3://{bucket}/web?endpoint=http://127.0.0.1:{port or self.port}&region=us-east-1{options}"

    def get(self, bucket: str, path: str) -> urllib3.BaseHTTPResponse:
        """What a reader gets who asks for `path`."""
        return self.http.request("GET", f"{self.endpoint}/{bucket}/web{path}")


@contextmanager
def run_store(**environment: str) -> Iterator[Store]:
    """Run a server of the S3 protocol (moto's), as a process of its own."""
    port = find_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port)
        yield Store(port)
    finally:
        process.terminate()
        process.wait()
