"""What must be true before the server starts, each made true only when it is not: so a second start takes seconds."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def prepare_machine(*, with_demo: bool, say: Callable[[str], None]) -> None:
    """Catalogues compiled, database migrated, the admin's static files gathered, the demo loaded, the site published.

    `say` gets one Vietnamese line before each step that does something. Raises what the commands raise.
    """
    for folder in (settings.VAR_DIR, settings.LOA_SITE_DIR, settings.LOA_SPOOL_DIR, Path(settings.MEDIA_ROOT)):
        Path(folder).mkdir(parents=True, exist_ok=True)
    if "compile_catalogues" in get_commands():
        call_command("compile_catalogues", verbosity=0)
    if has_unapplied_migrations():
        say("Tạo cơ sở dữ liệu …")
        call_command("migrate", interactive=False, verbosity=0)
    gather_static_files(say=say)
    if with_demo:
        call_command("demo")
    if needs_publishing():
        say("Xuất bản toàn bộ trang …")
        call_command("publish")


def has_unapplied_migrations() -> bool:
    """True when the database is not at the state the code asks for; a new database is not."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def gather_static_files(*, say: Callable[[str], None]) -> None:
    """Copy the admin's styles and scripts to STATIC_ROOT when they, or how they are kept, changed since last time."""
    root = Path(settings.STATIC_ROOT)
    stamp, wanted = root / ".gathered", _digest_static_sources()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Gom tệp giao diện của phần làm việc …")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def needs_publishing() -> bool:
    """True when nothing is published yet, or a theme or the code is newer than what is."""
    manifest = Path(settings.LOA_SITE_DIR) / ".manifest.json"
    if not manifest.exists():
        return True
    published = manifest.stat().st_mtime
    return any(path.stat().st_mtime > published for path in _list_what_draws())


def _list_what_draws() -> Iterator[Path]:
    """The files that decide how a published page looks: the themes, and the rooms between an entry and a file."""
    for folder in ("themes", "cms/schema", "cms/entries", "cms/theming", "cms/publisher", "cms/content"):
        yield from (p for p in (settings.BASE_DIR / folder).rglob("*") if p.is_file() and p.suffix != ".pyc")


def _digest_static_sources() -> str:
    """Changes when the packages, our own static files, or the way they are stored do."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for path in sorted([*settings.BASE_DIR.glob("*.txt"), *settings.BASE_DIR.glob("cms/*/static/**/*")]):
        if path.is_file():
            digest.update(str(path).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
