"""The publisher as a process that never ends: it publishes what changed, and keeps the clock."""

import logging
import math
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils.translation import gettext as _

from cms.publisher.actions import OBJECTS_LIVE_ON, collect_given_up, publish, publish_due_pages
from cms.publisher.assets import AssetRegister
from cms.publisher.fingerprint import get_fingerprint
from cms.publisher.folder import FolderBusyError, PublishedFolder
from cms.publisher.models import PublishRun
from cms.publisher.queries import describe_work

logger = logging.getLogger(__name__)
POLL_SECONDS = 0.5
CLOCK_SECONDS = 20
"""How often scheduled pages are looked for, and the database compared with what was published."""
FULL_SECONDS = 60 * 60
LONGEST_PAUSE = 60


@dataclass
class Worker:
    """One publisher. `step` does one round; `run` repeats it until `stop` is set."""

    stop: threading.Event = field(default_factory=threading.Event)
    register: AssetRegister = field(default_factory=lambda: AssetRegister(PublishedFolder(settings.LOA_SITE_DIR)))
    fingerprint: str = ""
    next_clock: float = 0.0
    next_full: float = 0.0
    next_collection: float = math.inf
    pause: float = POLL_SECONDS

    def run(self) -> None:
        """Work until told to stop. A database that is away is waited for; nothing ends the work but `stop`."""
        while not self.stop.is_set():
            try:
                close_old_connections()
                run = self.step()
            except DatabaseError as error:
                self._slow_down()
                logger.warning("the database does not answer (%s); trying again in %s s", error, self.pause)
            except Exception:
                self._slow_down()
                logger.exception("the publisher stumbled; trying again in %s s", self.pause)
            else:
                if run is None or run.state != PublishRun.State.FAILED:
                    self.pause = POLL_SECONDS
                else:
                    self._slow_down()
            self.stop.wait(self.pause)

    def step(self) -> PublishRun | None:
        """Look at the clock, then publish if there is a reason to. Returns the run, if there was one."""
        reason = "" if time.monotonic() < self.next_clock else self._look_at_clock()
        reason = describe_work() or reason
        if not reason:
            return None
        fingerprint = get_fingerprint()  # before: what changes while we work must be seen as a difference
        try:
            run = publish(reason=reason, register=self.register)
        except FolderBusyError:
            return None
        if run.state != PublishRun.State.FAILED:
            self.fingerprint = fingerprint
            self.next_full = time.monotonic() + FULL_SECONDS
            self.next_collection = min(self.next_collection, time.monotonic() + OBJECTS_LIVE_ON + CLOCK_SECONDS)
        return run

    def _look_at_clock(self) -> str:
        self.next_clock = time.monotonic() + CLOCK_SECONDS
        publish_due_pages()
        if time.monotonic() >= self.next_collection:
            self.next_collection = math.inf
            with suppress(FolderBusyError):
                collect_given_up()
        if time.monotonic() >= self.next_full:
            return _("Rà soát toàn bộ")
        return _("Có thay đổi") if get_fingerprint() != self.fingerprint else ""

    def _slow_down(self) -> None:
        self.pause = min(self.pause * 2, LONGEST_PAUSE)
