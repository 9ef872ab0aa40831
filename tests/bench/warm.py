"""A warm publisher as the bench holds it: a process that is given orders and answers with times."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.bench.house import ROOT, House


class WarmPublisher:
    """`with WarmPublisher(house) as warm: warm.ask("settle")`."""

    def __init__(self, house: House) -> None:
        """Start it; it is ready when this returns."""
        self.house = house
        self._errors = house.folder / "warm.log"
        with self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.warm_process"],
                cwd=ROOT,
                env=house.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self._read()

    @property
    def pid(self) -> int:
        """The process, to look at its memory."""
        return self._process.pid

    def ask(self, do: str, **order: Any) -> Any:
        """Give an order (a method of warm_process.Desk) and wait for the answer. Raises RuntimeError when it fails."""
        with suppress(BrokenPipeError):  # then it cannot be read from either
            self._process.stdin.write(json.dumps({"do": do, **order}) + "\n")
            self._process.stdin.flush()
        return self._read()

    @property
    def works(self) -> bool:
        """False when an order has brought it down."""
        return self._process.poll() is None

    def publish_into(self, site: Path) -> dict[str, Any]:
        """Publish everything into a new folder."""
        return self.ask("publish_all", site=str(site))

    def _read(self) -> Any:
        line = self._process.stdout.readline()
        if not line:
            self._process.wait(10)
            raise RuntimeError(f"the warm publisher ended:\n{self._errors.read_text()[-4000:]}")
        return json.loads(line)

    def __enter__(self) -> "WarmPublisher":
        return self

    def __exit__(self, *error: object) -> None:
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
