"""Rows about a change of theme while somebody reads, and about going back to the release before."""

import json
import subprocess
import sys
import time
from statistics import median

from tests.bench.house import ROOT
from tests.bench.measuring import Result, judge, say
from tests.bench.place import Place
from tests.bench.published import is_page, list_differences, read_published

OTHER, OWN = "lien-doan", "plain"
ROLLBACKS = 5
ROLLBACK_GOAL = 1.0


def measure_theme(place: Place) -> list[Result]:
    """The whole site changes its look, twice, while a reader asks for pages."""
    say(f"{place.size} articles: another theme while somebody reads …")
    warm, seconds = place.warm, []
    files = read_published(place.house.site)
    pages = [path.removesuffix("index.html") for path in files if is_page(path) and path != "/404.html"]
    with _Reader(place, pages) as reader:
        for theme in (OTHER, OWN):
            started = time.monotonic()
            seconds.append(warm.ask("set_theme", name=theme)["returned"] - started)
            warm.ask("settle")
    found, name = reader.found, f"{place.size}: change of theme"
    bad = sum(found.get(what, 0) for what in ("without a style sheet", "style sheet not allowed"))
    if found["styles"] != 2:
        raise RuntimeError(f"the reader should have met two themes: {found}")
    return [
        judge(f"{name}, pages without their CSS (of {found['asked']} read)", bad, "pages", at_most=0),
        judge(f"{name}, pages not there meanwhile", found.get("not there", 0), "pages", at_most=0),
        judge(f"{name}, seconds", median(seconds), "s"),
    ]


class _Reader:
    """Reads in a process of its own while the block runs; `found` afterwards."""

    def __init__(self, place: Place, pages: list[str]) -> None:
        self._place, self._pages = place, pages
        self._stop = place.house.site.parent / "reader-stop"

    def __enter__(self) -> "_Reader":
        self._stop.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.bench.reader_process", str(self._place.house.site)]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=self._place.house.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._process.stdin.write(json.dumps(self._pages))
        self._process.stdin.close()
        if self._process.stdout.readline().strip() != "reading":
            raise RuntimeError("the reader cannot read")
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.touch()
        self.found = json.loads(self._process.stdout.read() or "{}")
        self._process.wait(30)


def measure_rollback(place: Place) -> list[Result]:
    """An article is edited and the release taken back: by the warm publisher, and by the command."""
    say(f"{place.size} articles: going back …")
    warm, seconds = place.warm, []
    for step in range(ROLLBACKS):
        before = read_published(place.house.site)
        done = warm.ask("edit", numbers=[step], word=f"ngược{step}", what="title")[0]
        warm.ask("settle")
        back = warm.ask("roll_back", number=done["release"] - 1)
        if different := list_differences(before, read_published(place.house.site)):
            raise RuntimeError(f"after going back {len(different)} files are not as they were: {sorted(different)[:5]}")
        seconds.append(back["returned"] - back["woke"])
        warm.ask("resume")
    done = warm.ask("edit", numbers=[ROLLBACKS], word="lệnh", what="title")[0]
    warm.ask("settle")
    command = place.house.manage("rollback", str(done["release"] - 1))
    warm.ask("resume")
    name = f"{place.size}: rollback of the last release"
    return [
        judge(f"{name}, warm", median(seconds), "s", at_most=ROLLBACK_GOAL),
        judge(f"{name}, the whole command with the start of Python", command.seconds, "s"),
    ]
