"""A whole house for the browser: a database with the demo, the site published, the real server in front of it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.database import CACHE, migrations_digest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds to wait for something that takes one or two on a quiet machine."""


def open_folds(page) -> None:
    """Open what a form keeps folded, as a finger does: without JavaScript too."""
    closed = page.locator("form details:not([open]) > summary")
    while closed.count():
        closed.first.click()


@dataclass
class House:
    """A running Loa in folders of its own. `database`: the address of one already migrated, else a SQLite file."""

    folder: Path
    database: str = ""
    port: int = field(default_factory=lambda: find_free_port())
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        """Where the site answers, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What every command of this house is run with."""
        return {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "LOA_VAR_DIR": str(self.folder / "var"),
            "LOA_SITE_DIR": str(self.folder / "site"),
            "LOA_MEDIA_DIR": str(self.folder / "media"),
            "LOA_SPOOL_DIR": str(self.folder / "var" / "spool"),
            "LOA_ADMIN_URL": self.url,
            "TMPDIR": str(self.folder / "tmp"),
            **({"DATABASE_URL": self.database} if self.database else {}),
        }

    def build(self) -> None:
        """Migrated database, demo, static files, published site: as `make run` does."""
        (self.folder / "var").mkdir(parents=True)
        (self.folder / "tmp").mkdir()
        template = CACHE / f"{migrations_digest()}.sqlite3"
        if template.exists() and not self.database:
            shutil.copyfile(template, self.folder / "var" / "loa.sqlite3")
        self.manage("prepare", "--demo")

    def manage(self, *command: str) -> str:
        """Run a command of `manage.py`; what it printed. Raises AssertionError when it fails."""
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Start the server, the worker and the intake's reader; returns when the home page answers."""
        with (self.folder / "serve.log").open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--port", str(self.port), "--workers", "1"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait_until(lambda: self.status_of("/") == 200, "the home page answers")

    def stop(self) -> None:
        """End everything that `start` began."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()

    def status_of(self, path: str) -> int:
        """The HTTP status of an address; 0 while nobody answers."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0


def wait_until(holds, what: str, seconds: float = PATIENCE) -> None:
    """Return as soon as `holds()` is true. Raises AssertionError that names `what` when it never is."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain until {what}"
        time.sleep(0.2)


def find_free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]
