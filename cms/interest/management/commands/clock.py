"""`manage.py clock`: do what is due now; with `--loop 60`, every minute until stopped, and forget once a night."""

import time
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand
from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone

from cms.interest.actions import forget_due_leads, run_clock
from cms.interest.sealing import BadKey

NIGHT = range(1, 5)
"""Hours in which it is forgotten: nobody has a lead open then."""


class Command(BaseCommand):
    """Remind, climb, bring back: what the promise to the worker asks for. May run in several processes."""

    help = "Remind of what is due, tell the level above of what is overdue, release what stood apart for three days."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="run again after so many seconds, for ever")

    def handle(self, *, loop: float | None, **options) -> None:
        if loop is None:
            self.stdout.write(str(run_clock(timezone.now())))
            return
        self.forgotten_on: date | None = None
        while True:
            self._run_once()
            time.sleep(loop)

    def _run_once(self) -> None:
        # The loop outlives a database that goes away and comes back, and a mail server that does not answer.
        close_old_connections()
        try:
            run_clock(timezone.now())
            self._forget_at_night()
        except (BadKey, DatabaseError, OSError) as error:
            self.stderr.write(f"the clock waits: {type(error).__name__}")

    def _forget_at_night(self) -> None:
        now = timezone.localtime()
        if now.hour in NIGHT and self.forgotten_on != now.date():
            forget_due_leads(now=now)
            self.forgotten_on = now.date()
