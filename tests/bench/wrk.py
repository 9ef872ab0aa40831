"""`wrk` against a running server, and what it found."""

import re
import subprocess
from pathlib import Path

from tests.bench.machine import Meter
from tests.bench.measuring import Cost
from tests.bench.servers import BenchServer

_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


def run_wrk(
    server: BenchServer, path: str, coding: str, *, connections: int, seconds: int, script: Path | None = None
) -> Cost:
    """Ask for one address for so long, over connections that stay open. Raises RuntimeError when an answer was wrong.

    `script`: Lua that says what is asked instead, such as posts that differ.

    The cost's `more`: `rate` (requests a second), `p50` and `p99` (milliseconds), `processor_us` (microseconds of
    processor time that the server took for a request, wrk's own not counted).
    """
    command = [
        *("wrk", "--threads", "2", "--connections", str(connections), "--duration", f"{seconds}s", "--latency"),
        *("--header", f"Accept-Encoding: {coding}", *(("--script", str(script)) if script else ())),
        f"http://127.0.0.1:{server.port}{path}",
    ]
    before = server.read_processor()
    with Meter() as meter:
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    processor = server.read_processor() - before
    if "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(f"wrk met errors:\n{output}")
    requests = int(re.search(r"(\d+) requests in", output)[1])
    more = {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]),
        "p50": _read_latency(output, 50),
        "p99": _read_latency(output, 99),
        "processor_us": processor / requests * 1e6,
    }
    return Cost(seconds=meter.seconds, processor=meter.processor, others=meter.others, output=output, more=more)


def _read_latency(output: str, percent: int) -> float:
    number, unit = re.search(rf"^\s+{percent}%\s+([\d.]+)(us|ms|s|m)$", output, re.MULTILINE).groups()
    return float(number) * _MILLISECONDS[unit]
