"""`manage.py clock`: do what is due now; with `--loop 60`, every minute until stopped."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone

from cms.interest.actions import run_clock
from cms.interest.sealing import BadKey


class Command(BaseCommand):
    """Remind, climb, bring back: what the promise to the worker asks for. May run in several processes."""

    help = "Remind of what is due, tell the level above of what is overdue, release what stood apart for three days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="run again after so many seconds, for ever")

    def handle(self, *, loop: float | None, **options) -> None:
        if loop is None:
            self.stdout.write(str(run_clock(timezone.now())))
            return
        while True:
            self._run_once()
            time.sleep(loop)

    def _run_once(self) -> None:
        # The loop outlives a database that goes away and comes back, and a mail server that does not answer.
        close_old_connections()
        try:
            run_clock(timezone.now())
        except (BadKey, DatabaseError, OSError) as error:
            self.stderr.write(f"the clock waits: {type(error).__name__}")
