"""`manage.py load_places`: the 34 provinces and the communes of An Giang, as they are since 1 July 2025."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.union.actions import load_places


class Command(BaseCommand):
    """Load or bring up to date; what was added by hand stays."""

    help = "Load the provinces and the communes of An Giang, or bring their names up to date. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what changed."""
        for table, loaded in load_places().items():
            self.stdout.write(f"{table}: {loaded.new} new, {loaded.changed} changed, {loaded.same} as they were")
