"""How long publishing takes and how much memory it needs: 1,000 and 10,000 articles, from nothing and after one edit.

`make bench`, or `python tests/bench/bench_publish.py [N ...]`. See README.md beside this file.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.hugo_peer import find_hugo, write_site  # noqa: E402 - found only once the root is on the path
from tests.bench.measuring import Cost, Result, judge, run_measured, write_results  # noqa: E402

SIZES = (1_000, 10_000)
BAKERY_PAGES_A_SECOND = {1_000: 64.5, 10_000: 32.8}
"""wagtail-bakery 0.8 on such articles on two such cores; measured once, it cannot be run with what Loa is pinned to."""
EDIT_GOAL = 5.0
MEMORY_GOAL = {1_000: 512, 10_000: 1024}
EDIT = """
import time
from pathlib import Path
from django.conf import settings
from cms.content.models import ArticlePage
from cms.content.queries import get_home, get_path
page = ArticlePage.objects.filter(slug__endswith="-{number}").get()
page.title = "Sửa lúc {stamp}"
page.save_revision().publish()
started = time.monotonic()
file = Path(settings.LOA_SITE_DIR) / get_path(page, get_home()).strip("/") / "index.html"
while {wait} and "Sửa lúc {stamp}" not in file.read_text():
    assert time.monotonic() - started < 300, "the edit never became public"
    time.sleep(0.01)
print("LIVE AFTER", time.monotonic() - started)
"""


class House:
    """A database, a library and a published folder in a temporary place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.env = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "LOA_VAR_DIR": str(folder / "var"),
            "LOA_MEDIA_DIR": str(folder / "media"),
            "LOA_SPOOL_DIR": str(folder / "spool"),
            "LOA_SITE_DIR": str(folder / "first"),
        }
        (folder / "var").mkdir()

    def manage(self, *command: str) -> Cost:
        """Run a command of `manage.py`, measured."""
        return run_measured([sys.executable, "manage.py", *command], cwd=ROOT, env=self.env)

    def edit(self, number: int, *, stamp: str, wait: bool) -> float:
        """Publish a new title for one article; the seconds until its file says so, when told to wait for it."""
        code = EDIT.format(number=number, stamp=stamp, wait=wait)
        return float(re.search(r"LIVE AFTER ([\d.]+)", self.manage("shell", "-c", code).output)[1])


def main() -> None:
    """Measure all sizes, print and keep the figures."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    rows: list[Result] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="loa-bench-") as folder:
            rows += measure(House(Path(folder)), size)
    write_results(rows)


def measure(house: House, size: int) -> list[Result]:
    """All figures of one size."""
    say(f"{size} articles: database and demo …")
    house.manage("migrate", "--verbosity", "0")
    house.manage("demo")
    house.manage("publish")  # encodes the pictures, which is done once in a site's life and not measured here
    made = house.manage("demo", "--pages", str(size))
    return [
        judge(f"{size}: generate articles", made.seconds, "s", at_most=round(size / 60)),
        *measure_full(house, size),
        *measure_edit(house, size),
    ]


def measure_full(house: House, size: int) -> list[Result]:
    """The whole site into a folder that does not exist."""
    say(f"{size} articles: full publish …")
    # A folder of its own rather than an emptied one: file systems charge for creating where much was just deleted.
    house.env["LOA_SITE_DIR"] = str(house.folder / "site")
    full, hugo = house.manage("publish"), measure_hugo(house.folder, size)
    bakery, memory = BAKERY_PAGES_A_SECOND.get(size), MEMORY_GOAL.get(size)
    name = f"{size}: full publish"
    return [
        judge(f"{name}, whole command", full.seconds, "s", peer=hugo.seconds if hugo else None),
        judge(f"{name}, processor time", full.processor, "s", peer=hugo.processor if hugo else None),
        judge(f"{name}, share others took of the machine", full.others, "share"),
        judge(f"{name}, peak memory", full.peak, "MB", at_most=memory, peer=hugo.peak if hugo else None),
        judge(
            f"{name}, articles a second",
            size / full.seconds,
            "pages/s",
            at_least=bakery and round(5 * bakery),
            peer=bakery,
        ),
        judge(f"{size}: files of the site", int(re.search(r"(\d+) files", full.output)[1]), "files"),
    ]


def measure_edit(house: House, size: int) -> list[Result]:
    """Nothing changed; then one article changed, by command and by the worker."""
    say(f"{size} articles: nothing changed, one edit …")
    again = house.manage("publish")
    house.edit(size // 2, stamp="một", wait=False)
    once = house.manage("publish")
    live = measure_worker(house, size)
    return [
        judge(f"{size}: publish again, nothing changed", again.seconds, "s"),
        judge(f"{size}: after one edit, whole command", once.seconds, "s"),
        judge(f"{size}: after one edit, processor time", once.processor, "s"),
        judge(f"{size}: after one edit, peak memory", once.peak, "MB", at_most=MEMORY_GOAL.get(size)),
        judge(f"{size}: after one edit, files written", int(re.search(r"(\d+) written", once.output)[1]), "files"),
        judge(f"{size}: one edit, Publish pressed to live (worker)", live, "s", at_most=EDIT_GOAL),
    ]


def measure_worker(house: House, size: int) -> float:
    """Seconds from the end of an editor's publish to the new file, with the worker running; the second edit counts."""
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "worker"],
        cwd=ROOT,
        env=house.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        house.edit(size // 3, stamp="hai", wait=True)
        return house.edit(size // 3, stamp="ba", wait=True)
    finally:
        worker.terminate()
        worker.wait(60)


def measure_hugo(folder: Path, size: int) -> Cost | None:
    """The same articles drawn by Hugo; None when it is not on this machine."""
    hugo = find_hugo()
    if not hugo:
        return None
    source = folder / "hugo"
    write_site(source, size)
    return run_measured([hugo, "--quiet", "--destination", "out"], cwd=source, env=dict(os.environ))


def say(line: str) -> None:
    """Tell what is going on."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
