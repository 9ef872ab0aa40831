"""Publishers in processes of their own, on the test's database and folders, to be killed at will."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


def describe_environment() -> dict[str, str]:
    """What a process needs to work on the same database and folders as this test."""
    database = connection.settings_dict
    url = f"sqlite:///{database['NAME']}"
    if connection.vendor != "sqlite":
        place = f"{database['HOST'] or 'localhost'}:{database['PORT'] or 5432}"
        url = f"postgres://{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
        "LOA_TEST_DATABASE_URL": url,
        "LOA_SITE_DIR": str(settings.LOA_SITE_DIR),
        "LOA_MEDIA_DIR": str(settings.MEDIA_ROOT),
    }


def start_publishing() -> subprocess.Popen:
    """`manage.py publish`, as an operator starts it."""
    return start_python("manage.py", "publish")


def start_python(*arguments: str) -> subprocess.Popen:
    """A Python process of the project."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=describe_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Nursery:
    """A process that has everything loaded and gives birth to publishers, so that each starts within a moment."""

    def __enter__(self) -> "Nursery":
        self._told = Path(tempfile.mkdtemp(prefix="loa-nursery-")) / "told.json"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.publisher.nursery"],
            cwd=ROOT,
            env=describe_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout.readline() == "ready\n"
        return self

    def __exit__(self, *exception) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._told.unlink(missing_ok=True)
        self._told.parent.rmdir()

    def bear(self, *command: str, how: str = "", at: int = 0, small_chunks: bool = False) -> int:
        """Start a publisher. Returns its process id. `how` and `at`: its fate, see nursery.py."""
        self._told.unlink(missing_ok=True)
        order = {
            "command": command or ("publish",),
            "how": how,
            "at": at,
            "small_chunks": small_chunks,
            "root": str(settings.LOA_SITE_DIR),
            "told": str(self._told),
        }
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def wait(self) -> int:
        """The wait status of the publisher last born, when it has ended."""
        return int(self._process.stdout.readline())

    def hear(self) -> dict:
        """What the publisher last born said at its end: how many steps it took, why it failed. Nothing if killed."""
        return json.loads(self._told.read_text()) if self._told.exists() else {}
