"""How fast publishing is, set beside Hugo in the same run: `make bench`, or `python tests/bench/bench_publish.py`.

See README.md beside this file for what each row is.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.measuring import Result, print_table, say, write_results  # noqa: E402 - found once the root is there
from tests.bench.place import Place  # noqa: E402
from tests.bench.rows_bakery import measure_bakery  # noqa: E402
from tests.bench.rows_click import measure_click  # noqa: E402
from tests.bench.rows_edit import measure_edits  # noqa: E402
from tests.bench.rows_full import measure_full  # noqa: E402
from tests.bench.rows_theme import measure_rollback, measure_theme  # noqa: E402

SIZES = (1_000, 10_000)
NIGHTLY_SIZES = (1_000, 10_000, 100_000)
TURNS = 5
FEW_TURNS = 3
"""Of what takes long: full publishes of LARGE sites."""
LARGE = 5_000


def read_arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, help="numbers of articles (default: 1000 10000)")
    parser.add_argument("--nightly", action="store_true", help="also 100,000 articles, and wagtail-bakery")
    parser.add_argument("--only", choices=sorted(GROUPS), action="append", help="these rows alone; may be repeated")
    parser.add_argument("--turns", type=int, default=TURNS, help="turns of each contestant")
    parser.add_argument("--print-only", action="store_true", help="leave results.json as it is")
    asked, _others = parser.parse_known_args()
    wanted = asked.only or [name for name in GROUPS if asked.nightly or name not in ON_DEMAND]
    asked.groups = [name for name in GROUPS if name in wanted]  # edits come after what is compared with Hugo's pages
    asked.sizes = sorted(set(asked.sizes)) or list(NIGHTLY_SIZES if asked.nightly else SIZES)
    return asked


def full(places: list[Place], turns: int) -> list[Result]:
    """Publishing everything."""
    return [
        row
        for place in places
        if place.has_hugo
        for row in measure_full(place, min(turns, FEW_TURNS) if place.size >= LARGE else turns)
    ]


def bakery(places: list[Place], turns: int) -> list[Result]:
    """The peer that starts from Wagtail's database too."""
    return [row for place in places if place.has_hugo for row in measure_bakery(place)]


def click(places: list[Place], turns: int) -> list[Result]:
    """The editor's own wait."""
    return measure_click(_choose(places))


def theme(places: list[Place], turns: int) -> list[Result]:
    """Another look."""
    return measure_theme(_choose(places))


def rollback(places: list[Place], turns: int) -> list[Result]:
    """Going back."""
    return measure_rollback(_choose(places))


def _choose(places: list[Place]) -> Place:
    """The size for what is measured at one size only: the largest that is no nightly one."""
    return max((place for place in places if place.size <= SIZES[-1]), key=lambda place: place.size, default=places[0])


GROUPS: dict[str, Callable[[list[Place], int], list[Result]]] = {
    "full": full,
    "edit": measure_edits,
    "click": click,
    "theme": theme,
    "rollback": rollback,
    "bakery": bakery,
}
ON_DEMAND = {"bakery"}
"""Groups that are taken at night, or when named by --only."""


def main() -> int:
    """Measure, print and keep the figures; 1 when a group of rows could not be taken."""
    asked, failed, started = read_arguments(), [], time.monotonic()
    rows: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="loa-bench-") as folder, ExitStack() as stack:
        places = [Place(Path(folder), size, stack) for size in asked.sizes]
        for name in asked.groups:
            try:
                fresh = GROUPS[name](places, asked.turns)
            except RuntimeError as error:
                failed.append(name)
                say(f"the rows “{name}” could not be taken: {error}")
                continue
            (print_table if asked.print_only else write_results)(fresh)
            rows += fresh
    missed = [row.name for row in rows if row.met is False]
    say(f"\n{len(rows)} rows in {(time.monotonic() - started) / 60:.0f} minutes; goals missed: {len(missed)}")
    for name in [*missed, *(f"not taken: {name}" for name in failed)]:
        say(f"  {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
