"""Work on many things at once: as many processes as the machine has processors, when that pays."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections

_task: Callable[[Any], Any] | None = None


def map_parts(task: Callable[[Any], Any], items: Sequence[Any], size: int) -> Iterator[Any]:
    """`task(part)` for each part of `items`, `size` of them at a time, in order; side by side when there are several.

    The processes are forked, so that `task` may hold whatever is in memory; what it returns is pickled. Each opens
    its own connection to the database. Inside a transaction, whose rows another connection cannot see, everything
    happens here. An error in a process is raised here.
    """
    parts = [items[start : start + size] for start in range(0, len(items), size)]
    workers = min(_count_processors(), len(parts))
    if workers < 2 or _is_in_transaction():
        yield from map(task, parts)
        return
    with _fork(task, workers) as pool:
        yield from pool.map(_run, parts)


@contextmanager
def work_beside(task: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
    """Begin `task` in a process of its own, and go on here meanwhile; what is given waits for what it returns.

    With a single processor, or inside a transaction, it is done when it is asked for. Raises what map_parts raises.
    """
    if _count_processors() < 2 or _is_in_transaction():
        yield task
        return
    with _fork(lambda _none: task(), 1) as pool:
        yield pool.submit(_run, None).result


@contextmanager
def collecting_nothing() -> Iterator[None]:
    """Work without looking for rings of garbage: among thousands of pages that stay, looking costs a quarter."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _count_processors() -> int:
    return settings.LOA_PROCESSES or os.cpu_count() or 1


def _is_in_transaction() -> bool:
    return any(connection.in_atomic_block for connection in connections.all(initialized_only=True))


@contextmanager
def _fork(task: Callable[[Any], Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that hold `task`; they end when it is done, and when this process does."""
    global _task
    _task = task
    connections.close_all()  # a connection cannot be shared by two processes
    gc.freeze()  # what is in memory now is shared by all, as long as nobody counts through it
    lifeline = os.pipe()
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(workers, fork, initializer=_hang_on, initargs=lifeline) as pool:
            yield pool
    finally:
        for end in lifeline:
            os.close(end)
        gc.unfreeze()
        _task = None


def _hang_on(reading: int, writing: int) -> None:
    """Let this process end when its parent does, however that ends: it would wait for ever and keep the lock."""
    os.close(writing)  # only the parent holds this end: when it is gone, there is nothing to wait for
    threading.Thread(target=_end_with_parent, args=(reading,), daemon=True).start()
    gc.disable()  # it lives too short to collect anything, and looking would copy what it shares with its parent


def _end_with_parent(reading: int) -> None:
    os.read(reading, 1)
    os._exit(1)


def _run(chunk: Any) -> Any:
    return _task(chunk)
