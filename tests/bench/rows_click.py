"""Rows about the editor's own wait: pressing Publish in the admin, against plain Wagtail."""

import json
import sys
from statistics import median

from tests.bench.house import ROOT
from tests.bench.measuring import Cost, Result, describe_noise, judge, run_measured, say, take_turns
from tests.bench.place import Place

PRESSES = 25
CLICK_GOAL = 1.15


def measure_click(place: Place) -> list[Result]:
    """The same pages published in both, press by press in turn."""
    say(f"{place.size} articles: pressing Publish …")
    costs = take_turns({"click": lambda: _press(place)}, turns=2)["click"]
    ours = median(one for cost in costs for one in cost.more["ours"])
    plain = median(one for cost in costs for one in cost.more["plain"])
    name = f"{place.size}: Publish pressed in the admin"
    return [
        judge(f"{name}, until the answer", ours, "s", at_most=plain * CLICK_GOAL, peer=plain),
        judge(f"{name}, times plain Wagtail", ours / plain, "x", at_most=CLICK_GOAL, peer=1.0),
        judge(f"{name}, largest share others took of the machine", describe_noise(costs), "share"),
    ]


def _press(place: Place) -> Cost:
    command = [sys.executable, "-m", "tests.bench.click_process", str(PRESSES)]
    cost = run_measured(command, cwd=ROOT, env=place.house.env)
    return Cost(seconds=cost.seconds, others=cost.others, more=json.loads(cost.output.splitlines()[-1]))
