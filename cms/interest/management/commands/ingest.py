"""`manage.py ingest`: record what waits in the spool; with `--loop 5`, every five seconds until stopped."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.db import close_old_connections

from cms.interest.actions import Ingested, ingest_spool
from cms.interest.funnel.actions import take_in_tallies
from cms.interest.sealing import BadKey
from cms.interest.spool import make_folders, take_back


class Command(BaseCommand):
    """Open what workers sent and record it."""

    help = "Record the sealed messages that wait in the spool."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", type=float, metavar="SECONDS", help="run again after so many seconds, for ever")
        parser.add_argument("--retry-broken", action="store_true", help="first put files set aside back in the queue")

    def handle(self, *, loop: float | None, retry_broken: bool, **options) -> None:
        make_folders(settings.LOA_SPOOL_DIR)
        if retry_broken:
            self.stdout.write(f"{take_back(settings.LOA_SPOOL_DIR)} put back")
        if loop is None:
            try:
                self._tell(ingest_spool())
                take_in_tallies()
            except BadKey as error:
                raise CommandError(f"LOA_OFFICE_PRIVATE_KEYS or LOA_DATA_KEY: {error}") from error
            return
        while True:
            self._run_once()
            time.sleep(loop)

    def _run_once(self) -> None:
        # The loop outlives a database that goes away and comes back: the files wait.
        close_old_connections()
        try:
            self._tell(ingest_spool(), quiet=True)
            take_in_tallies()
        except (BadKey, DatabaseError, OSError) as error:
            self.stderr.write(f"ingest waits: {type(error).__name__}")

    def _tell(self, done: Ingested, *, quiet: bool = False) -> None:
        if not quiet or done.recorded or done.broken:
            self.stdout.write(f"{done.recorded} recorded, {done.repeated} known already, {done.broken} set aside")
