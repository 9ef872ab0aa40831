"""How many forms the intake takes in, each on the disk before it says so, beside a plain Django view with one table.

`make bench BENCH=intake`, or `python tests/bench/bench_intake.py [--rounds N] [--seconds N] [--print-only]`.
Needs `wrk`. The intake is run by granian as deploy/ runs it; the view by gunicorn with two sync workers.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from time import time_ns
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.house import House  # noqa: E402 - found only once the root is on the path
from tests.bench.measuring import (  # noqa: E402
    Cost,
    Result,
    describe_noise,
    judge,
    median_of,
    print_table,
    say,
    take_turns,
    write_results,
)
from tests.bench.servers import BenchServer, find_free_port, run_server  # noqa: E402
from tests.bench.wrk import run_wrk  # noqa: E402

RATE_GOAL, P99_GOAL = 1.0, 100.0
CONNECTIONS = 32
PATH = "/gui/join/"
PAGE = "/tham-gia-cong-doan/"
ANSWERS = {
    "page": PAGE,
    "name": "chị Hoa",
    "phone": "0912 345 876",
    "commune": "phường Bến Vạn Tây",
    "best_time": "Buổi tối",
    "at_least_16": "yes",
    "consent_contact": "yes",
}
SCRIPT = """
local threads, count = 0, 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end
function request()
  count = count + 1
  local body = "BODY" .. number .. "-" .. count
  return wrk.format("POST", "PATH", {["Content-Type"] = "application/x-www-form-urlencoded"}, body)
end
"""


def main() -> None:
    """Measure, print and keep the figures; say what is missing and leave its rows out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="turns of each server")
    parser.add_argument("--seconds", type=int, default=8, help="of one turn")
    parser.add_argument("--only", action="append", help="any other group than `intake` leaves this out")
    parser.add_argument("--print-only", action="store_true", help="leave results.json as it is")
    asked, _others = parser.parse_known_args()
    if asked.only and "intake" not in asked.only:
        return
    if not shutil.which("wrk"):
        say("wrk is not on this machine (apt-get install wrk): the intake is not measured, its rows are left out.")
        return
    with tempfile.TemporaryDirectory(prefix="loa-bench-intake-") as folder, ExitStack() as stack:
        rows = measure(Path(folder), stack, asked.rounds, asked.seconds)
    (print_table if asked.print_only else write_results)(rows)


def measure(folder: Path, stack: ExitStack, rounds: int, seconds: int) -> list[Result]:
    """All rows; the published page is the demo's."""
    house = House(folder)
    say("intake: database, demo, first publish …")
    house.manage("prepare", "--demo")
    servers = {
        "intake": stack.enter_context(start_intake(house, folder)),
        "plain": stack.enter_context(start_plain(folder)),
    }
    say(f"intake: {rounds} × {seconds} s each in turn …")
    hidden = read_hidden(servers["intake"], house)
    turns = {name: partial(send, server, folder, hidden, seconds) for name, server in servers.items()}
    for turn in turns.values():  # nothing is in memory before the first
        turn()
    before = count_waiting(house)
    costs = take_turns(turns, turns=rounds)
    say(f"intake: {count_waiting(house) - before} forms in the spool")
    return describe(f"one form, {CONNECTIONS} connections, fsync", costs["intake"], costs["plain"])


def send(server: BenchServer, folder: Path, hidden: dict[str, str], seconds: int) -> Cost:
    """Post forms for so long, no two the same, each with the token of this turn."""
    body = urlencode({**ANSWERS, **hidden, "note": f"Tôi muốn hỏi về lương tháng này. {time_ns()} "})
    script = folder / f"{time_ns()}.lua"
    script.write_text(SCRIPT.replace("BODY", body).replace("PATH", PATH))
    return run_wrk(server, PATH, "identity", connections=CONNECTIONS, seconds=seconds, script=script)


def read_hidden(intake: BenchServer, house: House) -> dict[str, str]:
    """What a browser sends besides the answers: the form's version and a token for it."""
    html = (house.site / PAGE.strip("/") / "index.html").read_text()
    version = html.partition('name="form_version" value="')[2].partition('"')[0]
    url = f"http://127.0.0.1:{intake.port}{PATH}the/?v={version}"
    with urllib.request.urlopen(url) as answer:
        return {"form_version": version, "token": answer.read().decode()}


def describe(name: str, ours: list[Cost], peers: list[Cost]) -> list[Result]:
    """The rows."""
    share = median_of(ours, "rate") / median_of(peers, "rate")
    processor = median_of(peers, "processor_us")
    return [
        judge(f"{name}: times a plain Django view", share, "x", at_least=RATE_GOAL, peer=1.0),
        judge(f"{name}: forms/s", median_of(ours, "rate"), "1/s", peer=median_of(peers, "rate")),
        judge(f"{name}: p50", median_of(ours, "p50"), "ms", peer=median_of(peers, "p50")),
        judge(f"{name}: p99", median_of(ours, "p99"), "ms", at_most=P99_GOAL, peer=median_of(peers, "p99")),
        judge(f"{name}: processor time a form", median_of(ours, "processor_us"), "us", peer=processor),
        judge(f"{name}: share others took of the machine", describe_noise([*ours, *peers]), "share"),
    ]


@contextmanager
def start_intake(house: House, folder: Path) -> Iterator[BenchServer]:
    """The intake in a process of its own, as loa-intake.service starts it, on a port instead of a socket file."""
    port = find_free_port()
    keys = house.run("from django.conf import settings; print(settings.LOA_INTAKE_PUBLIC_KEY)").strip().splitlines()[-1]
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "cms.settings.intake",
        "LOA_ALLOWED_HOSTS": "127.0.0.1",
        "LOA_SSL_REDIRECT": "false",
        "LOA_SITE_DIR": str(house.site),
        "LOA_SPOOL_DIR": str(folder / "intake-spool"),
        "LOA_INTAKE_PUBLIC_KEYS": keys,
        "LOA_INTAKE_SECRET": "measured on this machine only",
        "LOA_INTAKE_PER_MINUTE": str(10**9),
    }
    command = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--http", "1", "--no-ws", "--no-access-log"),
        *("--log-level", "warning", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
        *("--blocking-threads", "4", "cms.intake_wsgi:application"),
    ]
    with run_server(command, port, env) as server:
        yield server


@contextmanager
def start_plain(folder: Path) -> Iterator[BenchServer]:
    """The plain view under gunicorn with two sync workers; its table is made first."""
    port = find_free_port()
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "tests.bench.plain_form.plain_settings",
        "PLAIN_DATABASE": f"sqlite:///{folder / 'plain.sqlite3'}",
    }
    make = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
    subprocess.run(make, cwd=ROOT, env=env, check=True)
    command = [
        *(sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{port}", "--log-level", "error"),
        "tests.bench.plain_form.wsgi:application",
    ]
    with run_server(command, port, env) as server:
        yield server


def count_waiting(house: House) -> int:
    """Forms in the intake's spool."""
    return sum(1 for _file in (house.folder / "intake-spool" / "new").iterdir())


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error}\n{error.stderr or error.stdout or ''}")
