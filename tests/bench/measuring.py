"""Run contestants in turn, see what each cost, judge it, and keep the figures."""

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.machine import MemoryWatch, Meter, describe_machine

RESULTS = Path(__file__).with_name("results.json")
MEGABYTE = 1024 * 1024
NOISY = 0.15
"""The share others may take of the machine before a turn is taken again."""
LONGEST_COMPLAINT = 3000
TAKEN_AGAIN = 3
"""How often, for one contestant, in all its turns together."""


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
        met = bool(value <= at_most)
    elif at_least is not None:
        met = bool(value >= at_least)
    goal = at_most if at_most is not None else at_least
    return Result(name=name, value=_round(value), unit=unit, goal=_round(goal), met=met, peer=_round(peer))


def _round(value: float | None) -> float | None:
    """Three digits that mean something; whole numbers stay whole."""
    if value is None or isinstance(value, int):
        return value
    return float(f"{value:.3g}") if abs(value) < 100 else round(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a command, or one turn of a contestant, cost.

    `processor`: seconds of processor time of all its processes. `peak`: megabytes of all its processes at the worst
    moment, shared pages counted once. `others`: the share of all processors that went to other processes meanwhile.
    `more`: further figures of the turn, by name.
    """

    seconds: float
    processor: float = 0.0
    peak: float = 0.0
    others: float = 0.0
    output: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def run_measured(command: list[str], *, cwd: Path, env: dict[str, str]) -> Cost:
    """Run `command` to its end. Raises RuntimeError with what it printed when it fails."""
    with Meter() as meter:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        watch = MemoryWatch(process.pid)
        watch.start()
        output, _ = process.communicate()
    watch.end()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{output[-LONGEST_COMPLAINT:]}")
    return Cost(
        seconds=meter.seconds,
        processor=meter.processor,
        peak=watch.peak / MEGABYTE,
        others=meter.others,
        output=output,
    )


def take_turns(contestants: Mapping[str, Callable[[], Cost]], *, turns: int) -> dict[str, list[Cost]]:
    """Let each contestant run `turns` times, one after the other and then round again.

    A turn in which others took more than NOISY of the machine is taken again, TAKEN_AGAIN times for one contestant at
    the most; of both tries the quieter counts.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in contestants}
    left = dict.fromkeys(contestants, TAKEN_AGAIN)
    for _ in range(turns):
        for name, run in contestants.items():
            cost = run()
            while cost.others > NOISY and left[name]:
                left[name] -= 1
                cost = min(cost, run(), key=lambda one: one.others)
            costs[name].append(cost)
    return costs


def median_of(costs: Iterable[Cost], name: str = "seconds") -> float:
    """The median of a figure of the turns: `seconds`, `processor`, `peak`, `others`, or one of `more`."""
    return median(cost.more[name] if name in cost.more else getattr(cost, name) for cost in costs)


def describe_noise(costs: Iterable[Cost]) -> float:
    """The greatest share of the machine that others took in any turn that counts."""
    return max((cost.others for cost in costs), default=0.0)


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
    wide = max((len(row.name) for row in rows), default=0)
    print(f"\n{'':<{wide}} {'value':>9} {'unit':<7} {'goal':>9} {'met':>4} {'peer':>9}")
    for row in rows:
        met = "" if row.met is None else "yes" if row.met else "NO"
        goal = "" if row.goal is None else f"{row.goal:g}"
        peer = "" if row.peer is None else f"{row.peer:g}"
        print(f"{row.name:<{wide}} {row.value:>9g} {row.unit:<7} {goal:>9} {met:>4} {peer:>9}", flush=True)


def say(line: str) -> None:
    """Tell what is going on."""
    print(line, flush=True)
