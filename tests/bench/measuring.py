"""Run a command and see what it cost: seconds on the wall, and the memory of all its processes together."""

import json
import os
import platform
import resource
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("results.json")
SAMPLE_EVERY = 0.05
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One figure. `goal` and `peer` are in `unit` too; None where there is none."""

    name: str
    value: float
    unit: str
    goal: float | None = None
    met: bool | None = None
    peer: float | None = None


def judge(
    name: str, value: float, unit: str, *, at_most: float | None = None, at_least: float | None = None, peer=None
):
    """A Result with its goal met or not. Give one of `at_most` and `at_least`, or neither."""
    met = None
    if at_most is not None:
        met = value <= at_most
    elif at_least is not None:
        met = value >= at_least
    goal = at_most if at_most is not None else at_least
    rounded = round(value, 3 if value < 10 else 1)
    return Result(
        name=name, value=rounded, unit=unit, goal=goal, met=met, peer=None if peer is None else round(peer, 2)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command cost.

    `processor`: seconds of processor time of all its processes. `peak`: megabytes of all its processes at the worst
    moment, shared pages counted once. `others`: the share of all processors that went to other processes meanwhile.
    """

    seconds: float
    processor: float
    peak: float
    others: float
    output: str


def run_measured(command: list[str], *, cwd: Path, env: dict[str, str]) -> Cost:
    """Run `command` to its end. Raises RuntimeError with what it printed when it fails."""
    busy, own, started = _read_busy(), _read_own(), time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    watch = _Watch(process.pid)
    watch.start()
    output, _ = process.communicate()
    seconds, processor = time.perf_counter() - started, _read_own() - own
    others = max(0.0, _read_busy() - busy - processor) / (seconds * (os.cpu_count() or 1))
    watch.end()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output}")
    return Cost(
        seconds=seconds, processor=processor, peak=watch.peak / MEGABYTE, others=min(1.0, others), output=output
    )


class _Watch(threading.Thread):
    """Adds up the memory of a process and all below it, again and again, and remembers the most."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self._ended = pid, 0, threading.Event()

    def run(self) -> None:
        while not self._ended.wait(SAMPLE_EVERY):
            self.peak = max(self.peak, sum(map(_read_memory, _list_tree(self.pid))))

    def end(self) -> None:
        """Stop looking."""
        self._ended.set()
        self.join()


def _read_own() -> float:
    """Seconds of processor time of all commands that have ended so far."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def _read_busy() -> float:
    """Seconds all processors together have worked since the machine started; 0 where the system does not say."""
    try:
        user, nice, system, _idle, _wait, irq, softirq, *_rest = map(int, Path("/proc/stat").read_text().split()[1:9])
    except (OSError, ValueError):
        return 0.0
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


def _list_tree(root: int) -> list[int]:
    tree = [root]
    for pid in tree:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                tree.extend(int(child) for child in children.read_text().split())
            except OSError:
                continue
    return tree


def _read_memory(pid: int) -> int:
    """Bytes the process holds, its share of shared pages included (PSS)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def write_results(rows: list[Result]) -> None:
    """Print the rows as a table and put them into results.json, in place of older ones of the same name."""
    kept = json.loads(RESULTS.read_text())["results"] if RESULTS.exists() else []
    fresh = {row.name for row in rows}
    results = [row for row in kept if row["name"] not in fresh] + [asdict(row) for row in rows]
    data = {
        "date": datetime.now(UTC).date().isoformat(),
        "machine": describe_machine(),
        "results": sorted(results, key=lambda row: row["name"]),
    }
    RESULTS.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    print_table(rows)


def print_table(rows: list[Result]) -> None:
    """The rows for people."""
    print(f"\n{'':<58} {'value':>10} {'unit':<8} {'goal':>8} {'met':>5} {'peer':>9}")
    for row in rows:
        met = "" if row.met is None else "yes" if row.met else "NO"
        goal = "" if row.goal is None else f"{row.goal:g}"
        peer = "" if row.peer is None else f"{row.peer:g}"
        print(f"{row.name:<58} {row.value:>10g} {row.unit:<8} {goal:>8} {met:>5} {peer:>9}")


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
