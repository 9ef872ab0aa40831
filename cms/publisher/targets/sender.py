"""One target and its story: attempts, their outcome in the database, and when to try again."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publisher.folder import PublishedFolder
from cms.publisher.target_models import TargetState
from cms.publisher.targets.addresses import Address
from cms.publisher.targets.checking import Findings, check_target
from cms.publisher.targets.errors import ReleaseMovedError, StoppedError, TargetError
from cms.publisher.targets.held import HeldNotes
from cms.publisher.targets.opening import open_target
from cms.publisher.targets.sending import Sending, Sent, Target
from cms.publisher.targets.turns import protect_objects, take_turn

logger = logging.getLogger(__name__)
FIRST_PAUSE = 5
LONGEST_PAUSE = 15 * 60
"""Seconds before a target that failed is tried again: 5, 10, 20 … 900."""
MOVES = 5
"""How often in a row a release may vanish under the sender before it says that something is wrong here."""
TELL_EVERY = 1.0


@dataclass
class Sender:
    """Sends to one target, as often as it is asked to."""

    address: Address
    is_stopped: Callable[[], bool] = lambda: False
    folder: PublishedFolder = field(default_factory=lambda: PublishedFolder(settings.LOA_SITE_DIR))
    _target: Target | None = None
    _notes: HeldNotes | None = None
    _told_at: float = 0.0

    def send(self) -> Sent:
        """Bring the target to what is live, and note how it went.

        Raises TargetError (noted, with the time of the next try), TargetBusyError, StoppedError, DatabaseError.
        """
        with take_turn(self.address.name):
            state = self._begin()
            with self._note_failure(state):
                sent = self._send_what_is_live(state)
            state.release, state.sent_at = sent.release, timezone.now()
            state.failures, state.error, state.next_try_at = 0, "", None
            state.save()
            return sent

    def check(self, *, every_byte: bool) -> Findings:
        """Compare the target with what is live. What is wrong there is sent again the next time.

        Raises TargetError, TargetBusyError, DatabaseError.
        """
        with take_turn(self.address.name):
            state = self._get_state()
            target, notes = self._open(state)
            findings = check_target(target, self.folder, notes, every_byte=every_byte)
            if findings.are_ours_to_mend:
                state.release = None
                state.save(update_fields=["release"])
            return findings

    def _send_what_is_live(self, state: TargetState) -> Sent:
        target, notes = self._open(state)
        for _attempt in range(MOVES):
            manifest = self.folder.read_manifest()
            protect_objects(self.address.name, manifest.list_objects())
            sending = Sending(target, self.folder, notes, lambda *done: self._tell(state, *done), self.is_stopped)
            try:
                return sending.run(manifest)
            except ReleaseMovedError:
                logger.info("a newer release is live; sending that one to %s", self.address.name)
        raise TargetError(_("Thiếu tệp của trang web ở máy này. Hãy chạy lệnh dựng lại trang web (manage.py publish)."))

    @contextmanager
    def _note_failure(self, state: TargetState) -> Iterator[None]:
        try:
            yield
        except TargetError as error:
            logger.warning("%s: %s %s", self.address.name, error, error.__cause__ or "")
            self._fail(state, str(error))
            raise
        except StoppedError:
            raise
        except Exception as error:
            logger.exception("sending to %s failed here", self.address.name)
            self._fail(state, _("Máy này đang có trục trặc (%(why)s). Việc gửi sẽ tự chạy lại.") % {"why": error})
            raise TargetError(state.error) from error

    def _fail(self, state: TargetState, why: str) -> None:
        state.failures += 1
        pause = min(FIRST_PAUSE * 2 ** min(state.failures - 1, 20), LONGEST_PAUSE)
        state.error, state.next_try_at = why, timezone.now() + timedelta(seconds=pause)
        state.save()

    def _begin(self) -> TargetState:
        state = self._get_state()
        state.tried_at, state.done, state.total = timezone.now(), 0, 0
        state.save(update_fields=["tried_at", "done", "total"])
        return state

    def _get_state(self) -> TargetState:
        return TargetState.objects.get_or_create(name=self.address.name)[0]

    def _open(self, state: TargetState) -> tuple[Target, HeldNotes]:
        if self._target is None or self._notes is None or self._notes.origin != state.origin:
            self._target = open_target(self.address)
            self._notes = HeldNotes(self._target, state.origin)
        return self._target, self._notes

    def _tell(self, state: TargetState, done: int, total: int) -> None:
        state.done, state.total = done, total
        if done == total or time.monotonic() > self._told_at + TELL_EVERY:
            self._told_at = time.monotonic()
            with suppress(DatabaseError):
                state.save(update_fields=["done", "total"])
