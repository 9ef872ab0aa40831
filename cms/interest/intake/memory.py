"""What the intake remembers of those who send: how many from where, which texts. In memory, for minutes, no address.

A network is remembered as a keyed hash made with a key that dies with the process. Nothing of it is ever written down.
"""

import hashlib
import ipaddress
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MINUTE, TEN_MINUTES, DAY = 60, 600, 86_400
MOST_REMEMBERED = 20_000
"""Networks, and texts; beyond it the longest unseen is forgotten."""
_SHARE_OF_ONE_NETWORK = 20


class Counter:
    """Counts what happens, for each key, within a window of time. Holds at most MOST_REMEMBERED keys."""

    def __init__(self, seconds: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`seconds`: how long the window is; a key is counted from zero once its window is over."""
        self._seconds, self._clock = seconds, clock
        self._counts: OrderedDict[bytes, tuple[float, int]] = OrderedDict()

    def add(self, key: bytes) -> int:
        """Count one more; how many that makes."""
        began, count = self._look(key)
        self._counts[key] = (began, count + 1)
        self._counts.move_to_end(key)
        if len(self._counts) > MOST_REMEMBERED:
            self._counts.popitem(last=False)
        return count + 1

    def get(self, key: bytes) -> int:
        """How many there were within the window."""
        return self._look(key)[1]

    def get_beginning(self, key: bytes) -> float:
        """When the running window of this key began."""
        return self._look(key)[0]

    def _look(self, key: bytes) -> tuple[float, int]:
        now = self._clock()
        began, count = self._counts.get(key, (now, 0))
        return (began, count) if now - began < self._seconds else (now, 0)


class Memory:
    """One process's memory; safe with threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock`: seconds that only go forward."""
        self._key = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._minute, self._ten_minutes = Counter(MINUTE, clock), Counter(TEN_MINUTES, clock)
        self._texts = Counter(DAY, clock)

    def admit(self, address: str, per_minute: int) -> bool:
        """Count one posting; False when this process, or this network, has posted more than its share this minute.

        `per_minute`: the most that one process takes; a network gets a twentieth, unless nobody knows the network.
        """
        network = self._hash(read_network(address))
        with self._lock:
            everybody = self._minute.add(b"")
            near = self._minute.add(network) if read_network(address) else 0
        return everybody <= per_minute and near <= max(1, per_minute // _SHARE_OF_ONE_NETWORK)

    def note_sending(self, address: str, text: str, place: str) -> tuple[int, int, int]:
        """Count one sending: how many came from this network in ten minutes, how many with this very text in a day, and
        how many places those name. Who names no `place` comes from one more.
        """
        network = read_network(address)
        with self._lock:
            near = self._ten_minutes.add(self._hash(network)) if network else 0
            if not text:
                return near, 0, 0
            return near, self._texts.add(self._hash(text)), self._count_places(text, place)

    def count_minute(self) -> int:
        """How many postings this process saw in the running minute."""
        with self._lock:
            return self._minute.get(b"")

    def _count_places(self, text: str, place: str) -> int:
        places = self._hash(f"\0{text}")
        is_first = not self._texts.get(places)
        count = self._texts.add(places) if is_first else self._texts.get(places)
        # A place counts once for each window in which places are counted.
        seen = self._texts.add(self._hash(f"{self._texts.get_beginning(places)}\0{place}\0{text}"))
        if is_first or (place and seen > 1):
            return count
        return self._texts.add(places)

    def _hash(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode(), key=self._key, digest_size=16).digest()


def read_network(address: str) -> str:
    """The network an address lies in: /24, or /48 of IPv6. Empty for what is no address (a socket file)."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return str(ipaddress.ip_network((found, 24 if found.version == 4 else 48), strict=False))


MEMORY = Memory()
