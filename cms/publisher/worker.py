"""The publisher as a process that never ends: it publishes what changed, and keeps the clock."""

import logging
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from cms.publisher.actions import publish_due_pages
from cms.publisher.folder import FolderBusyError
from cms.publisher.models import OutboxRow, PublishRun
from cms.publisher.publishing import OBJECTS_LIVE_ON, Publisher
from cms.publisher.queries import describe_work
from cms.reach.actions import sum_old_days, take_in_reads

logger = logging.getLogger(__name__)
POLL_SECONDS = 0.5
CLOCK_SECONDS = 20
"""How often scheduled pages are looked for, and the database compared with what was published."""
FULL_SECONDS = 60 * 60
"""How often nothing of what is in memory is believed."""
LONGEST_PAUSE = 60
PACKING_SECONDS = 0.2
"""For how long, between two looks at the outbox, cards are drawn and copies compressed better."""


@dataclass
class Worker:
    """One publisher. `step` does one round; `run` repeats it until `stop` is set."""

    stop: threading.Event = field(default_factory=threading.Event)
    publisher: Publisher = field(default_factory=Publisher)
    next_clock: float = 0.0
    next_full: float = field(default_factory=lambda: time.monotonic() + FULL_SECONDS)
    next_collection: float = field(default_factory=lambda: time.monotonic() + OBJECTS_LIVE_ON)
    pause: float = POLL_SECONDS
    summed_on: date | None = None

    def run(self) -> None:
        """Work until told to stop. A database that is away is waited for; nothing ends the work but `stop`."""
        while not self.stop.is_set():
            try:
                close_old_connections()
                run = self.step()
                if run is not None and run.state == PublishRun.State.FAILED:
                    self._slow_down()
                else:
                    self.pause = POLL_SECONDS
            except DatabaseError as error:
                self._slow_down()
                logger.warning("the database does not answer (%s); trying again in %s s", error, self.pause)
            except Exception:
                self._slow_down()
                logger.exception("the publisher stumbled; trying again in %s s", self.pause)
            self.stop.wait(self.pause)

    def step(self) -> PublishRun | None:
        """Look at the clock, then publish if there is a reason to. Returns the run, if there was one."""
        if time.monotonic() >= self.next_clock:
            self._look_at_clock()
        reason = describe_work()
        if not reason and not self.publisher.must_compare:
            self._use_spare_time()
            return None
        try:
            return self.publisher.follow_up(reason=reason)
        except FolderBusyError:
            return None

    def _look_at_clock(self) -> None:
        self.next_clock = time.monotonic() + CLOCK_SECONDS
        publish_due_pages()
        self._take_in_reads()
        self.publisher.must_compare = True
        if time.monotonic() >= self.next_collection:
            self.next_collection = time.monotonic() + OBJECTS_LIVE_ON
            with suppress(FolderBusyError):
                self.publisher.collect()
        if time.monotonic() >= self.next_full:
            self.next_full = time.monotonic() + FULL_SECONDS
            self.publisher.site = None

    def _take_in_reads(self) -> None:
        """Add up what the server counted, and once a day turn old days into months. Never a reason not to publish."""
        try:
            take_in_reads()
            if self.summed_on != timezone.localdate():
                sum_old_days(today=timezone.localdate())
                self.summed_on = timezone.localdate()
        except (OSError, DatabaseError):
            logger.warning("what the server counted could not be added up; trying again", exc_info=True)

    def _use_spare_time(self) -> None:
        with suppress(FolderBusyError):
            while self.publisher.polish_for(PACKING_SECONDS) and not OutboxRow.objects.exists():
                if self.stop.is_set() or time.monotonic() >= self.next_clock:
                    return

    def _slow_down(self) -> None:
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
