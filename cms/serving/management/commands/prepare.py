"""`manage.py prepare`: bring this machine's database, static files and published site up to the code."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from cms.serving.preparation import prepare_machine


class Command(BaseCommand):
    """Run after each update. Does only what is needed, and says what it does."""

    help = "Compile catalogues, migrate, gather static files and publish, each only when needed."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What can be chosen."""
        parser.add_argument("--demo", action="store_true", help="Also load the invented union, once.")

    def handle(self, *, demo: bool, **options) -> None:
        """Prepare, a line per step."""
        prepare_machine(with_demo=demo, say=self._say)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
