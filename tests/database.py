"""A migrated database for each test process, copied from one that is migrated once per set of migrations."""

import fcntl
import hashlib
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

CACHE = Path(__file__).resolve().parent.parent / "var" / "test-cache"


def migrations_digest() -> str:
    """A hash of everything the migrated schema depends on: our migrations and the pinned versions."""
    root = CACHE.parent.parent
    digest = hashlib.sha256()
    for path in sorted([*root.glob("cms/*/migrations/*.py"), root / "requirements.txt", root / "cms/settings/base.py"]):
        digest.update(path.read_bytes())
    for path in sorted(root.glob("cms/*/roles.py")):  # what is made after migrating is part of the schema too
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def only_one_at_a_time(name: str):
    """Keep other test processes out while the shared template is made."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class SQLiteCopies:
    """One SQLite file a test process, copied from a cached migrated one."""

    def __init__(self) -> None:
        self.own = Path(settings.DATABASES["default"]["NAME"])
        self.template = CACHE / f"{migrations_digest()}.sqlite3"

    def prepare(self) -> None:
        """Make the template if this set of migrations has none yet."""
        with only_one_at_a_time("sqlite"):
            if not self.template.exists():
                self.own.unlink(missing_ok=True)
                call_command("migrate", verbosity=0, interactive=False)
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
                connections.close_all()
                making = self.template.with_suffix(f".{os.getpid()}")
                shutil.copyfile(self.own, making)
                making.rename(self.template)
                for stale in CACHE.glob("*.sqlite3"):
                    if stale != self.template:
                        stale.unlink(missing_ok=True)

    def restore(self) -> None:
        """Put a fresh copy of the template in place of this process's database."""
        connections.close_all()
        for leftover in (
            self.own,
            self.own.with_name(self.own.name + "-wal"),
            self.own.with_name(self.own.name + "-shm"),
        ):
            leftover.unlink(missing_ok=True)
        self.own.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.template, self.own)

    def remove(self) -> None:
        """Leave nothing behind."""
        connections.close_all()
        self.own.unlink(missing_ok=True)


class PostgreSQLCopies:
    """One PostgreSQL database a test process, made from a cached template database."""

    def __init__(self) -> None:
        self.own = f"loa_test_{os.getpid()}"
        self.template = f"loa_template_{migrations_digest()}"
        self.server = settings.DATABASES["default"]["NAME"]

    def _use(self, name: str) -> None:
        connections.close_all()
        settings.DATABASES["default"]["NAME"] = name
        connections["default"].settings_dict["NAME"] = name

    def _on_server(self, *statements: str) -> None:
        self._use(self.server)
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        connections.close_all()

    def _exists(self, name: str) -> bool:
        self._use(self.server)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def prepare(self) -> None:
        """Make the template if this set of migrations has none yet."""
        with only_one_at_a_time("postgresql"):
            if not self._exists(self.template):
                making = f"{self.template}_{os.getpid()}"
                self._on_server(f'DROP DATABASE IF EXISTS "{making}"', f'CREATE DATABASE "{making}"')
                self._use(making)
                call_command("migrate", verbosity=0, interactive=False)
                self._on_server(f'ALTER DATABASE "{making}" RENAME TO "{self.template}"')

    def restore(self) -> None:
        """Put a fresh copy of the template in place of this process's database."""
        with only_one_at_a_time("postgresql"):  # two copies of one template at once are refused by the server
            self._on_server(
                f'DROP DATABASE IF EXISTS "{self.own}" WITH (FORCE)',
                f'CREATE DATABASE "{self.own}" TEMPLATE "{self.template}"',
            )
        self._use(self.own)

    def remove(self) -> None:
        """Leave nothing behind."""
        self._on_server(f'DROP DATABASE IF EXISTS "{self.own}" WITH (FORCE)')


def copies_for_this_run() -> SQLiteCopies | PostgreSQLCopies:
    """What fits the database the settings name."""
    return SQLiteCopies() if connection.vendor == "sqlite" else PostgreSQLCopies()
