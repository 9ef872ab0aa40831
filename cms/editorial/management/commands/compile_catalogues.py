"""`manage.py compile_catalogues`: turn the .po files into the .mo files Django reads, without gettext installed."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Compile every catalogue under LOCALE_PATHS whose .mo file is missing or older than its .po file."""

    help = "Compile the translation catalogues."
    requires_system_checks = ()

    def handle(self, **options) -> None:
        for folder in settings.LOCALE_PATHS:
            for source in sorted(Path(folder).rglob("*.po")):
                if compile_catalogue(source):
                    self.stdout.write(f"compiled {source.relative_to(folder)}")


def compile_catalogue(source: Path) -> bool:
    """Write the .mo file beside `source` unless a newer one is there. True when it was written."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    polib.pofile(str(source)).save_as_mofile(str(target))
    return True
