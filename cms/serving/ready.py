"""Answers made already: the files most asked for, kept whole in memory so that the next reader waits for no disk."""

import threading

from cms.serving.answers import KeptAnswer
from cms.serving.negotiation import rank_codings

KEPT_BYTES = 16 * 1024 * 1024
"""How much one process keeps, in bytes."""
_COST = 2048
"""Bytes that an answer takes besides its body, generously: its headers, its key."""


class ReadyAnswers:
    """The answers of one release by address and codings allowed; those not asked for lately make room.

    There are two shelves. An answer found on the old one goes to the young one; a young shelf that is full becomes
    the old one. So a hit on the young shelf, which is nearly every hit, costs one look into a dict and takes no lock.
    """

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        """Keep at most `limit` bytes."""
        self._limit = limit // 2
        self._young: dict[tuple, KeptAnswer] = {}
        self._old: dict[tuple, KeptAnswer] = {}
        self._filled = 0
        self._lock = threading.Lock()

    def find(self, path: str, accept_encoding: str) -> KeptAnswer | None:
        """The answer kept for `path` and what the browser allows; None when there is none."""
        key = (path, rank_codings(accept_encoding))
        answer = self._young.get(key)
        if answer is None and (answer := self._old.get(key)) is not None:
            self._put(key, answer)
        return answer

    def keep(self, path: str, accept_encoding: str, answer: KeptAnswer) -> None:
        """Remember `answer`, unless it alone would take a fair part of the room."""
        if len(answer.body[0]) <= self._limit // 8:
            self._put((path, rank_codings(accept_encoding)), answer)

    def _put(self, key: tuple, answer: KeptAnswer) -> None:
        with self._lock:
            if key in self._young:
                return
            cost = len(answer.body[0]) + _COST + len(key[0])
            if self._filled + cost > self._limit:
                self._old, self._young, self._filled = self._young, {}, 0
            self._young[key] = answer
            self._filled += cost
