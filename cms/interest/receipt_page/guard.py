"""Slows down whoever tries codes. In memory, for minutes, no address: see `intake.memory`."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable

from cms.interest.intake.memory import MINUTE, TEN_MINUTES, Counter, read_network

MOST_MISSES = 30
"""Wrong codes of one network in ten minutes. A code has 69 bits; a whole factory mistypes less often."""
_SHARE_OF_ONE_NETWORK = 10
_EVERYBODY = b""


class Guard:
    """One process's memory of those who ask; safe with threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock`: seconds that only go forward."""
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._asked, self._missed = Counter(MINUTE, clock), Counter(TEN_MINUTES, clock)

    def admit(self, address: str, per_minute: int, *, with_code: bool) -> bool:
        """Count one posting; False when this process, or this network, has asked more than its share.

        `per_minute`: the most that this process answers, a network gets a tenth. `with_code`: a code was typed; then
        the wrong ones of its network count too.
        """
        network = self._hash(address)
        with self._lock:
            everybody = self._asked.add(_EVERYBODY)
            near = self._asked.add(network) if network else 0
            missed = self._missed.get(network) if network and with_code else 0
        return everybody <= per_minute and near <= max(1, per_minute // _SHARE_OF_ONE_NETWORK) and missed < MOST_MISSES

    def note_miss(self, address: str) -> None:
        """Remember that a code from this network was none."""
        network = self._hash(address)
        if network:
            with self._lock:
                self._missed.add(network)

    def _hash(self, address: str) -> bytes:
        network = read_network(address)
        return hashlib.blake2b(network.encode(), key=self._key, digest_size=16).digest() if network else b""


GUARD = Guard()
