"""wagtail-bakery on the same articles in the same HTML: the peer that starts from Wagtail's database, as we do.

It lives in a virtual environment of its own, made once beside the cached houses. It draws pages alone: no second page
of a list, no tags, months, feeds or sitemap, so its time is for less than ours.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.house import ROOT, cache_root
from tests.bench.hugo_peer import read_frame
from tests.bench.measuring import Cost, run_measured, say

PACKAGES = ("wagtail==7.4.4", "wagtail-bakery==0.8.0", "setuptools<81")
"""`fs`, which it stands on, wants `pkg_resources`, which newer setuptools have no more."""


class BakerySite:
    """A Wagtail site of `count` generated articles in `folder`."""

    def __init__(self, folder: Path, count: int, published: Path) -> None:
        """Fill it. `published`: our own published folder, for what every page shows."""
        self.folder, self._builds = folder, 0
        self._python = _find_environment()
        (folder / "news_migrations").mkdir(parents=True)
        (folder / "news_migrations" / "__init__.py").touch()
        (folder / "frame.json").write_text(json.dumps(read_frame(published), ensure_ascii=False))
        self._run("-m", "tests.bench.bakery.filling", str(count))

    @property
    def output(self) -> Path:
        """Where the last build went."""
        return self.folder / f"build-{self._builds}"

    def build(self) -> Cost:
        """Everything, into a new folder: its `build` command deletes the one it is given first."""
        self._builds += 1
        return self._run("-m", "django", "build")

    def _run(self, *command: str) -> Cost:
        env = {name: value for name, value in os.environ.items() if not name.startswith("LOA_")}
        env |= {
            "DJANGO_SETTINGS_MODULE": "tests.bench.bakery.settings",
            "PYTHONPATH": f"{ROOT}{os.pathsep}{self.folder}",
            "LOA_BAKERY_DIR": str(self.folder),
            "LOA_BAKERY_BUILD": str(self.output),
        }
        return run_measured([self._python, *command], cwd=ROOT, env=env)


def _find_environment() -> str:
    """The Python of its virtual environment; made when there is none."""
    place = cache_root() / "bakery-venv"
    python = place / "bin" / "python"
    if not python.exists():
        say("making a virtual environment for wagtail-bakery, once …")
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *PACKAGES], check=True)
    return str(python)
