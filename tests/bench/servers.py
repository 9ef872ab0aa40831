"""The servers that are compared: ours as `manage.py serve` starts it, and nginx at its best on the same files."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.machine import TICKS, list_tree

ROOT = Path(__file__).resolve().parents[2]
NGINX_CONFIG = """
{user}
{load}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log crit;
worker_processes 2;
events {{ worker_connections 1024; }}
http {{
    types {{ text/html html; text/css css; application/json json; image/jpeg jpg; image/webp webp; image/png png; }}
    charset utf-8;
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 10000000;
    open_file_cache max=10000;
    open_file_cache_valid 30s;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        root {site};
        index index.html;
        gzip_static on;
        gzip_vary on;
        {brotli}
    }}
}}
"""
"""Written to be fast, not to be safe: open files are remembered, and a connection is never closed for its age."""
_BROTLI_MODULE = "ngx_http_brotli_static_module.so"


@dataclass(frozen=True, slots=True)
class BenchServer:
    """A running server."""

    port: int
    process: subprocess.Popen

    def read_processor(self) -> float:
        """Seconds of processor time of its processes so far."""
        ticks = 0
        for pid in list_tree(self.process.pid):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS


@contextmanager
def start_loa(env: Mapping[str, str]) -> Iterator[BenchServer]:
    """`manage.py serve` with the processes and threads it takes by itself, without the worker."""
    port = find_free_port()
    command = [sys.executable, "manage.py", "serve", "--web-only", "--port", str(port)]
    with run_server(command, port, env) as server:
        yield server


@contextmanager
def start_nginx(site: Path, folder: Path, *, brotli: bool) -> Iterator[BenchServer]:
    """nginx with two processes on the files of `site`; its own files go to `folder`."""
    folder.mkdir()
    port = find_free_port()
    module = _find_brotli_module() if brotli else None
    config = NGINX_CONFIG.format(
        user=f"user {pwd.getpwuid(os.geteuid()).pw_name};" if os.geteuid() == 0 else "",
        load=f"load_module {module};" if module else "",
        folder=folder,
        port=port,
        site=site,
        brotli="brotli_static on;" if brotli else "",
    )
    (folder / "nginx.conf").write_text(config)
    with run_server([shutil.which("nginx"), "-c", str(folder / "nginx.conf")], port, os.environ) as server:
        yield server


def finds_brotli() -> bool:
    """Whether the nginx of this machine can give out brotli copies."""
    return "brotli" in _describe_nginx() or _find_brotli_module() is not None


def _find_brotli_module() -> Path | None:
    path = Path(_describe_nginx().partition("--modules-path=")[2].partition(" ")[0] or "/usr/lib/nginx/modules")
    return path / _BROTLI_MODULE if (path / _BROTLI_MODULE).exists() else None


def _describe_nginx() -> str:
    nginx = shutil.which("nginx")
    return subprocess.run([nginx, "-V"], capture_output=True, text=True, check=True).stderr if nginx else ""


@contextmanager
def run_server(command: list[str], port: int, env: Mapping[str, str]) -> Iterator[BenchServer]:
    """The command until the block ends. Raises RuntimeError when nothing answers on `port` in time."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(env),
            stdout=said,
            stderr=said,
            start_new_session=True,  # as a service has: Linux shares the processors out between sessions
        )
        try:
            if not _comes_up(port, process):
                said.seek(0)
                raise RuntimeError(f"{' '.join(command)} does not listen:\n{said.read()}")
            yield BenchServer(port, process)
        finally:
            process.terminate()
            process.wait(30)


def _comes_up(port: int, process: subprocess.Popen) -> bool:
    """True as soon as something answers on `port`; False when the process ends or a minute is over."""
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.1)
    return False


def find_free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
