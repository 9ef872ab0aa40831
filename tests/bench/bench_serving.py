"""How fast the embedded server gives out one article page, set beside nginx on the same files in the same run.

`make bench`, or `python tests/bench/bench_serving.py [--rounds N] [--seconds N] [--only serving] [--print-only]`.
Needs `wrk`, and `nginx` for the comparison.
"""

import argparse
import http.client
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

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
from tests.bench.servers import BenchServer, finds_brotli, start_loa, start_nginx  # noqa: E402
from tests.bench.wrk import run_wrk  # noqa: E402

SHARE_GOAL = 0.35
"""Of what nginx gives out."""
P99_GOAL = 15.0
CONNECTIONS = 32


def main() -> None:
    """Measure, print and keep the figures; say what is missing and leave its rows out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="turns of each server")
    parser.add_argument("--seconds", type=int, default=8, help="of one turn")
    parser.add_argument("--only", action="append", help="any other group than `serving` leaves this out")
    parser.add_argument("--print-only", action="store_true", help="leave results.json as it is")
    asked, _others = parser.parse_known_args()
    if asked.only and "serving" not in asked.only:
        return
    if not shutil.which("wrk"):
        say("wrk is not on this machine (apt-get install wrk): serving is not measured, its rows are left out.")
        return
    if not shutil.which("nginx"):
        say("nginx is not on this machine (apt-get install nginx-light): the rows that compare are left out.")
    with tempfile.TemporaryDirectory(prefix="loa-bench-serving-") as folder, ExitStack() as stack:
        rows = measure(Path(folder), stack, asked.rounds, asked.seconds)
    (print_table if asked.print_only else write_results)(rows)


def measure(folder: Path, stack: ExitStack, rounds: int, seconds: int) -> list[Result]:
    """All rows of the demo site, published below `folder`."""
    house = House(folder)
    say("serving: database, demo, first publish …")
    house.manage("prepare", "--demo")
    page = find_article(house.site)
    codings = ["br", "gzip"] if finds_brotli() or not shutil.which("nginx") else ["gzip"]
    servers = {"loa": stack.enter_context(start_loa(house.env))}
    if shutil.which("nginx"):
        servers["nginx"] = stack.enter_context(start_nginx(house.site, folder / "nginx", brotli="br" in codings))
        if "br" not in codings:
            say("this nginx cannot give out brotli copies (libnginx-mod-http-brotli-static): both give gzip.")
    check_same(servers, page, codings[0])
    say(f"serving: {page} in {codings[0]}, {rounds} × {seconds} s each in turn …")
    turns: dict[str, Callable[[], Cost]] = {
        name: partial(run_wrk, server, page, codings[0], connections=CONNECTIONS, seconds=seconds)
        for name, server in servers.items()
    }
    for turn in turns.values():  # nothing is in memory before the first
        turn()
    costs = take_turns(turns, turns=rounds)
    return describe(f"one article page, {CONNECTIONS} connections, {codings[0]}", costs["loa"], costs.get("nginx"))


def describe(name: str, ours: list[Cost], peers: list[Cost] | None) -> list[Result]:
    """The rows; those that need the peer only when there is one."""

    def peer(figure: str) -> float | None:
        return median_of(peers, figure) if peers else None

    rows = [
        judge(f"{name}: requests/s", median_of(ours, "rate"), "1/s", peer=peer("rate")),
        judge(f"{name}: p50", median_of(ours, "p50"), "ms", peer=peer("p50")),
        judge(f"{name}: p99", median_of(ours, "p99"), "ms", at_most=P99_GOAL, peer=peer("p99")),
        judge(f"{name}: processor time a request", median_of(ours, "processor_us"), "us", peer=peer("processor_us")),
        judge(f"{name}: share others took of the machine", describe_noise([*ours, *(peers or [])]), "share"),
    ]
    if peers:
        share = median_of(ours, "rate") / median_of(peers, "rate")
        rows.insert(0, judge(f"{name}: share of nginx", share, "x", at_least=SHARE_GOAL, peer=1.0))
    return rows


def find_article(site: Path) -> str:
    """The address of the article of middling length."""
    found = []
    for file in site.rglob("index.json"):
        page = file.with_name("index.html")
        if page.exists() and json.loads(file.read_text()).get("kind") == "article":
            found.append((page.stat().st_size, f"/{page.parent.relative_to(site)}/"))
    return sorted(found)[len(found) // 2][1]


def check_same(servers: dict[str, BenchServer], page: str, coding: str) -> None:
    """Raise RuntimeError unless all servers give the same bytes in `coding`."""
    bodies = set()
    for name, server in servers.items():
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
        connection.request("GET", page, headers={"Accept-Encoding": coding})
        answer = connection.getresponse()
        if answer.status != 200 or answer.headers.get("Content-Encoding") != coding:
            raise RuntimeError(f"{name}: {page} is {answer.status} in {answer.headers.get('Content-Encoding')}")
        bodies.add(answer.read())
        connection.close()
    if len(bodies) != 1:
        raise RuntimeError(f"the servers do not give the same bytes for {page}")


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"{error}\n{error.stderr or error.stdout or ''}")
