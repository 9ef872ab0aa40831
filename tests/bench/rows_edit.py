"""Rows about one change: an edit against Hugo and its --watch, how the cost grows, files a new article touches."""

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count, pairwise
from statistics import median

from tests.bench.house import ROOT
from tests.bench.machine import Meter
from tests.bench.measuring import Cost, Result, describe_noise, judge, median_of, say, take_turns
from tests.bench.place import Place
from tests.bench.published import find_last_rename, list_differences, read_published

EDITS_A_TURN = 4
NEW_ARTICLES = 20
"""One whole round of a numbered list, so that the article is among them that begins a new one."""
FILES_GOAL = 25
GROWTH_GOAL = 1.2
REBUILD_GOAL = {1_000: 8, 10_000: 100}
WATCH_GOAL = {10_000: 50}
"""Times faster than Hugo's full rebuild, and than `hugo --watch`."""

_words = (f"t{number}" for number in count())


def measure_edits(places: list[Place], turns: int) -> list[Result]:
    """All rows about one change; all sizes take turns with each other, for the growth is what is looked at."""
    say(f"one article edited, in {turns} turns of all contestants …")
    contestants: dict[str, Callable[[], Cost]] = {}
    for place in places:
        turn = count()
        contestants[f"{place.size} title"] = partial(edit, place, turn, "title")
        contestants[f"{place.size} text"] = partial(edit, place, turn, "text")
        if place.has_hugo:
            contestants[f"{place.size} rebuild"] = partial(rebuild, place, turn)
            contestants[f"{place.size} watch"] = partial(watch, place, turn)
    costs = take_turns(contestants, turns=turns)
    rows = [row for place in places for row in _judge_edit(place, costs)]
    rows += [row for place in places for row in [*measure_new(place), measure_worker(place)]]
    return rows + [row for pair in pairwise(places) for row in _judge_growth(*pair, costs)]


def edit(place: Place, turn: "count[int]", what: str) -> Cost:
    """Some articles get another title or text, one by one. `seconds`: of the median one, till step() returns."""
    seconds, renames, files = [], [], []
    with Meter() as meter:
        for number in place.pick(next(turn), EDITS_A_TURN):
            before = read_published(place.house.site)
            [done] = place.warm.ask("edit", numbers=[number], word=next(_words), what=what)
            changed = list_differences(before, read_published(place.house.site))
            if f"{done['path'].strip('/')}/index.html" not in {path.strip("/") for path in changed}:
                raise RuntimeError(f"the edit of {done['path']} is not live when the publisher says so")
            seconds.append(done["returned"] - done["woke"])
            renames.append(find_last_rename(place.house.site, changed) - done["woke_clock"])
            files.append(len(changed))
            place.warm.ask("settle")
    more = {"all": seconds, "rename": median(renames), "files": median(files)}
    return Cost(seconds=median(seconds), others=meter.others, more=more)


def rebuild(place: Place, turn: "count[int]") -> Cost:
    """Hugo is run again after one edit."""
    if not place.hugo.output.exists():
        place.hugo.build()
    return place.hugo.rebuild(place.pick(next(turn), 1)[0], next(_words))


def watch(place: Place, turn: "count[int]") -> Cost:
    """`hugo --watch` meets one edit."""
    running = place.hugo_watch
    with Meter() as meter:
        seconds = running.edit(place.pick(next(turn), 1)[0], next(_words))
    return Cost(seconds=seconds, others=meter.others)


def measure_new(place: Place) -> list[Result]:
    """One new article after the other: how many files change, and how long it takes."""
    say(f"{place.size} articles: {NEW_ARTICLES} new ones …")
    changes, seconds = [], []
    for step in range(NEW_ARTICLES):
        before = read_published(place.house.site)
        done = place.warm.ask("add", number=step, word="them")
        changes.append(len(list_differences(before, read_published(place.house.site))))
        seconds.append(done["returned"] - done["woke"])
        place.warm.ask("settle")
    name = f"{place.size}: one new article"
    return [
        judge(f"{name}, files written (median of {NEW_ARTICLES})", median(changes), "files", at_most=FILES_GOAL),
        judge(f"{name}, files written (most of {NEW_ARTICLES})", max(changes), "files", at_most=FILES_GOAL),
        judge(f"{name}, its files on disk", median(seconds), "s"),
    ]


def measure_worker(place: Place) -> Result:
    """From the commit of an edit in one process until its file is there, `manage.py worker` running in another."""
    say(f"{place.size} articles: edits beside manage.py worker …")
    worker = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=place.house.env)
    try:
        time.sleep(3)
        edit_and_wait = "from tests.bench.furnishing import edit_and_wait as go; go"
        place.house.run(f"{edit_and_wait}([0])")  # warms the worker
        printed = place.house.run(f"{edit_and_wait}({place.pick(3, 7)})")
    finally:
        worker.terminate()
        worker.wait(60)
    seconds = [float(line.split()[1]) for line in printed.splitlines() if line.startswith("LIVE ")]
    name = f"{place.size}: one article edited, from the commit to the file (manage.py worker)"
    return judge(name, median(seconds), "s")


def _judge_edit(place: Place, costs: dict[str, list[Cost]]) -> list[Result]:
    size, name = place.size, f"{place.size}: one article edited"
    title, text = costs[f"{size} title"], costs[f"{size} text"]
    ours, every = _median_edit(title), [seconds for cost in title for seconds in cost.more["all"]]
    rows = [
        judge(f"{name}, till the last rename (to some 4 ms)", median_of(title, "rename"), "s"),
        judge(f"{name}, slowest of {len(every)}", max(every), "s"),
        judge(f"{name}, files written", median_of(title, "files"), "files"),
        judge(f"{name}, its text alone", _median_edit(text), "s"),
        judge(f"{name}, largest share others took", describe_noise(title + text), "share"),
    ]
    if not place.has_hugo:
        return [judge(f"{name}, its files on disk", ours, "s"), *rows]
    rebuilt, watched = median_of(costs[f"{size} rebuild"]), median_of(costs[f"{size} watch"])
    goals = REBUILD_GOAL.get(size), WATCH_GOAL.get(size)
    return [
        judge(f"{name}, its files on disk", ours, "s", at_most=goals[0] and rebuilt / goals[0], peer=rebuilt),
        judge(f"{name}, times faster than Hugo's rebuild", rebuilt / ours, "x", at_least=goals[0], peer=1.0),
        judge(f"{name}, times faster than hugo --watch", watched / ours, "x", at_least=goals[1], peer=1.0),
        judge(f"{size}: Hugo --watch, one article edited", watched, "s"),
        *rows,
    ]


def _judge_growth(small: Place, large: Place, costs: dict[str, list[Cost]]) -> list[Result]:
    ours = _median_edit(costs[f"{large.size} title"]) / _median_edit(costs[f"{small.size} title"])
    peer = None
    if large.has_hugo:
        peer = median_of(costs[f"{large.size} rebuild"]) / median_of(costs[f"{small.size} rebuild"])
    name = f"one article edited: cost at {large.size} over cost at {small.size}"
    return [judge(name, ours, "x", at_most=GROWTH_GOAL, peer=peer)]


def _median_edit(costs: list[Cost]) -> float:
    return median(seconds for cost in costs for seconds in cost.more["all"])
