"""What must be true before the server starts, each made true only when it is not: so a second start takes seconds."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command, get_commands
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
        publish_all(say=say)


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


def publish_all(*, say: Callable[[str], None]) -> None:
    """Publish, and note by which themes and code it was done.

    When pages are kept back or the site is held at an older release, that is said and the site stays as it is; raises
    CommandError only when there is no site yet.
    """
    say("Xuất bản toàn bộ trang …")
    wanted = _digest_what_draws()
    try:
        call_command("publish")
    except CommandError as error:
        if not _get_manifest().exists():
            raise
        say(str(error))
    else:
        _get_stamp().write_text(wanted)


def needs_publishing() -> bool:
    """True when nothing is published yet, or it was published by other themes or another code.

    Times of files say nothing: a release of a few pages leaves the manifest as it is and goes into its journal.
    """
    stamp = _get_stamp()
    return not (_get_manifest().exists() and stamp.exists() and stamp.read_text() == _digest_what_draws())


def _get_manifest() -> Path:
    return Path(settings.LOA_SITE_DIR) / ".manifest.json"


def _get_stamp() -> Path:
    return Path(settings.LOA_SITE_DIR) / ".published-by"


def _digest_what_draws() -> str:
    digest = hashlib.sha256()
    for path in sorted(_list_what_draws()):
        digest.update(f"{path}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _list_what_draws() -> Iterator[Path]:
    """The files that decide how a published page looks: the themes, and the rooms between an entry and a file."""
    rooms = ("schema", "entries", "theming", "publisher", "content", "law/calculators", "search", "locale")
    for folder in ("themes", *(f"cms/{room}" for room in rooms)):
        yield from (
            p for p in (settings.BASE_DIR / folder).rglob("*") if p.is_file() and p.suffix not in (".pyc", ".mo")
        )


def _digest_static_sources() -> str:
    """Changes when the packages, our own static files, or the way they are stored do."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for path in sorted([*settings.BASE_DIR.glob("*.txt"), *settings.BASE_DIR.glob("cms/*/static/**/*")]):
        if path.is_file():
            digest.update(str(path).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
