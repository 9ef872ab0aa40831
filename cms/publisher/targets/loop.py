"""The sender as a process that never ends: it follows what is live, each target at its own pace."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from cms.publisher.folder import PublishedFolder
from cms.publisher.target_models import TargetState
from cms.publisher.targets.addresses import Address, list_addresses
from cms.publisher.targets.errors import StoppedError, TargetBusyError, TargetError
from cms.publisher.targets.sender import FIRST_PAUSE, Sender
from cms.publisher.targets.sending import Sent

logger = logging.getLogger(__name__)
POLL_SECONDS = 0.5
LOOK_AGAIN = 60 * 60
"""Seconds after which a target is asked what it holds although nothing changed here."""
ASK_EVERY = 20
"""Seconds between two looks whether a check found something wrong at the target."""
PATIENCE = 10
"""Seconds that senders get to come to a stop; cut off, they lose nothing."""


@dataclass
class TargetLoop:
    """Follows the manifest for one target until `stop` is set."""

    address: Address
    stop: threading.Event
    say: Callable[[Address, Sent], None] = lambda address, sent: None
    folder: PublishedFolder = field(default_factory=lambda: PublishedFolder(settings.LOA_SITE_DIR))
    seen: tuple[int, ...] | None = None
    look_at: float = 0.0
    try_at: float = 0.0
    ask_at: float = 0.0

    def __post_init__(self) -> None:
        self.sender = Sender(self.address, self.stop.is_set, self.folder)

    def run(self) -> None:
        """Send whenever there is something to send. Whatever goes wrong is tried again; only `stop` ends it."""
        while not self.stop.is_set():
            try:
                close_old_connections()
                self.step()
            except Exception:
                self.try_at = time.monotonic() + FIRST_PAUSE
                logger.exception("the sender to %s stumbled; trying again in %s s", self.address.name, FIRST_PAUSE)
            self.stop.wait(POLL_SECONDS)
        connection.close()

    def step(self) -> None:
        """Send if something changed, if a failed try is due again, or if nobody looked for a long time."""
        now, mark = time.monotonic(), self.folder.identify()
        if (
            now < self.try_at
            or not mark
            or (mark == self.seen and now < self.look_at and not self._is_found_wrong(now))
        ):
            return
        try:
            sent = self.sender.send()
        except TargetError:
            self.try_at = now + self._get_pause()
        except (TargetBusyError, DatabaseError) as error:
            logger.warning("%s: %s", self.address.name, error)
            self.try_at = now + FIRST_PAUSE
        except StoppedError:
            return
        else:
            self.seen, self.look_at, self.try_at = mark, now + LOOK_AGAIN, 0.0
            self.say(self.address, sent)

    def _is_found_wrong(self, now: float) -> bool:
        """Whether somebody looked at the target meanwhile and found that it has to be mended."""
        if now < self.ask_at:
            return False
        self.ask_at = now + ASK_EVERY
        return TargetState.objects.filter(name=self.address.name, release=None).exists()

    def _get_pause(self) -> float:
        """Seconds until the next try, as noted in the database."""
        state = TargetState.objects.filter(name=self.address.name).first()
        if state is None or state.next_try_at is None:
            return FIRST_PAUSE
        return max(POLL_SECONDS, (state.next_try_at - timezone.now()).total_seconds())


def forget_former_targets() -> None:
    """Drop what is noted of targets that the settings no longer name."""
    TargetState.objects.exclude(name__in=[address.name for address in list_addresses()]).delete()


def run_forever(
    addresses: list[Address], stop: threading.Event, say: Callable[[Address, Sent], None] = lambda address, sent: None
) -> None:
    """Follow the manifest for each target, all at once, until `stop` is set."""
    forget_former_targets()
    threads = [
        threading.Thread(target=TargetLoop(address, stop, say).run, name=address.name, daemon=True)
        for address in addresses
    ]
    for thread in threads:
        thread.start()
    while not stop.wait(1.0):
        pass
    deadline = time.monotonic() + PATIENCE
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
