"""`manage.py check_links`: try the links to other sites that are due; with `--loop`, in every night, for ever."""

import signal

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone, translation

from cms.editorial.outside_links import is_night
from cms.editorial.outside_links_round import Nights, check_links


class Command(BaseCommand):
    """Find out which links to other sites no longer work."""

    help = "Try the links to other sites that are due, politely."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """What can be chosen."""
        parser.add_argument("--loop", action="store_true", help="wait for the night (01:00 to 05:00), every night")

    def handle(self, *, loop: bool, **options) -> None:
        """One round now, or one in each night."""
        with translation.override("vi"):
            if not loop:
                self.stdout.write(f"Đã thử {check_links()} liên kết.")
                return
            nights = Nights(lambda: is_night(timezone.now()))
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: nights.stop.set())
            nights.run()
