"""What the machine does meanwhile: processor time of ours and of others, and memory, from Linux' own books."""

import os
import platform
import sys
import threading
import time
from pathlib import Path

SAMPLE_EVERY = 0.05
TICKS = os.sysconf("SC_CLK_TCK")


class Meter:
    """`with Meter() as meter:` … then `meter.seconds`, `meter.processor` (seconds) and `meter.others`.

    `processor` is that of this process and all below it, ended ones too. `others`: the share of all processors that
    went elsewhere, to other processes or to other machines of the same host (steal).
    """

    def __enter__(self) -> "Meter":
        self._busy, self._own, self._started = _read_busy(), _read_processor(os.getpid()), time.perf_counter()
        return self

    def __exit__(self, *error: object) -> None:
        self.seconds = time.perf_counter() - self._started
        self.processor = _read_processor(os.getpid()) - self._own
        others = (_read_busy() - self._busy - self.processor) / (max(self.seconds, 1e-3) * (os.cpu_count() or 1))
        self.others = min(1.0, max(0.0, others))


class MemoryWatch(threading.Thread):
    """Adds up the memory of a process and all below it, again and again, and remembers the most: `peak`, in bytes."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self._ended = pid, 0, threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        while not self._ended.wait(SAMPLE_EVERY):
            self.peak = max(self.peak, sum(map(_read_memory, list_tree(self.pid))))

    def end(self) -> None:
        """Stop looking."""
        self._ended.set()
        self.join()


def list_tree(root: int) -> list[int]:
    """The process and all below it."""
    tree = [root]
    for pid in tree:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                tree.extend(int(child) for child in children.read_text().split())
            except OSError:
                continue
    return tree


def _read_processor(root: int) -> float:
    """Seconds of processor time of a process and all below it, those included that have ended and were waited for."""
    ticks = 0
    for pid in list_tree(root):
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += sum(map(int, fields[11:15]))
    return ticks / TICKS


def _read_busy() -> float:
    """Seconds all processors together have worked since the machine started; 0 where the system does not say."""
    try:
        fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
        user, nice, system, _idle, _wait, irq, softirq, steal = map(int, fields)
    except (OSError, ValueError):
        return 0.0
    return (user + nice + system + irq + softirq + steal) / TICKS


def _read_memory(pid: int) -> int:
    """Bytes the process holds, its share of shared pages included (PSS)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def describe_machine() -> dict[str, str | int]:
    """What the figures were taken on."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine()
    )
    return {
        "processor": model,
        "cores": os.cpu_count() or 1,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3),
        "system": platform.platform(),
        "python": sys.version.split()[0],
    }
