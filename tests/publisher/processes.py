"""Publishers in processes of their own, on the test's database and folders, to be killed at will."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
NURSERY = """
import os, sys
import django
django.setup()
from django.core.management import call_command
import cms.publisher.management.commands.publish, cms.urls
print("ready", flush=True)
for line in sys.stdin:
    pid = os.fork()
    if pid == 0:
        sys.stdout = open(os.devnull, "w")
        try:
            call_command("publish")
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
        os._exit(0)
    print(pid, flush=True)
    print(os.waitpid(pid, 0)[1], flush=True)
"""


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
    return subprocess.Popen(
        [sys.executable, "manage.py", "publish"],
        cwd=ROOT,
        env=describe_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Nursery:
    """A process that has everything loaded and gives birth to publishers, so that each starts within a moment."""

    def __enter__(self) -> "Nursery":
        self._process = subprocess.Popen(
            [sys.executable, "-c", NURSERY],
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

    def bear(self) -> int:
        """Start a publisher. Returns its process id."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def wait(self) -> int:
        """The wait status of the publisher last born, when it has ended."""
        return int(self._process.stdout.readline())
