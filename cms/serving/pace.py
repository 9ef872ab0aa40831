"""How much work may be done for strangers: milliseconds, not questions, so that one costly question counts as many."""

import threading
import time
from collections.abc import Callable

SHARE = 0.25
"""Of each second of one process, what it may work so."""
AT_ONCE = 0.5
"""Seconds of work that may be done at once after a quiet while."""
LEAST = 0.002
"""Seconds that are taken off before anything is known of the work, so that many who come together are seen."""


class Pace:
    """Seconds of work that are left, filled up as time passes; work that took longer than was left is made up for."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with all that may be done at once; `clock` gives seconds."""
        self._clock, self._left, self._at = clock, AT_ONCE, clock()
        self._lock = threading.Lock()

    def lets_through(self) -> bool:
        """Whether one more may be worked for now; then `charge` must follow, whatever comes of it."""
        with self._lock:
            now = self._clock()
            self._left = min(AT_ONCE, self._left + (now - self._at) * SHARE)
            self._at = now
            if self._left < LEAST:
                return False
            self._left -= LEAST
            return True

    def charge(self, seconds: float) -> None:
        """Take off what the work took, beyond what was taken off before it."""
        with self._lock:
            self._left -= max(0.0, seconds - LEAST)
