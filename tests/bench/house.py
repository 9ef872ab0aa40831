"""Houses to measure: a database, uploads and published folders in a temporary place, made once and copied."""

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import Cost, run_measured, say

ROOT = Path(__file__).resolve().parents[2]
MADE_BY = ("cms/demo", "cms/content/models", "cms/content/blocks", "cms/library/models.py", "cms/union/models")
"""What decides how generated pages look in the database; all migrations besides."""


class House:
    """A house in a folder of its own. `env` is what every command of it runs with."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`, which holds `var` and `media` or will."""
        self.folder = folder
        self.env = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "LOA_VAR_DIR": str(folder / "var"),
            "LOA_MEDIA_DIR": str(folder / "media"),
            "LOA_SPOOL_DIR": str(folder / "spool"),
            "LOA_SITE_DIR": str(folder / "site-0"),
            "PYTHONPATH": str(ROOT),
        }
        for name in ("var", "media"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self._sites = 0

    @property
    def site(self) -> Path:
        """The folder that commands publish into now."""
        return Path(self.env["LOA_SITE_DIR"])

    def open_site(self) -> Path:
        """From now on publish into a new folder. Old ones stay: file systems make creating dear after much deleting."""
        self._sites += 1
        self.env["LOA_SITE_DIR"] = str(self.folder / f"site-{self._sites}")
        return self.site

    def manage(self, *command: str) -> Cost:
        """Run a command of `manage.py`, measured. Raises RuntimeError with its output when it fails."""
        return run_measured([sys.executable, "manage.py", *command], cwd=ROOT, env=self.env)

    def run(self, code: str) -> str:
        """Run Python inside this house's Django; what it printed."""
        return self.manage("shell", "--no-imports", "-c", code).output


def open_house(folder: Path, size: int) -> House:
    """A house of `size` generated articles in `folder`, never published. Made once for each state of the code."""
    cache = cache_root() / f"{size}-{_fingerprint()}"
    if not cache.exists():
        say(f"{size} articles: making the database, once …")
        made = House(Path(tempfile.mkdtemp(prefix=f"making-{size}-", dir=cache_root())))
        _furnish(made, size)
        _forget_old(size)
        made.folder.rename(cache)
    shutil.copytree(cache / "var", folder / "var")
    shutil.copytree(cache / "media", folder / "media")
    return House(folder)


def _furnish(house: House, size: int) -> None:
    house.manage("migrate", "--verbosity", "0")
    house.manage("demo")
    house.run(f"from tests.bench.furnishing import furnish; furnish({size})")


def cache_root() -> Path:
    """Where things are kept from one run to the next: LOA_BENCH_CACHE, or a place among temporary files."""
    root = Path(os.environ.get("LOA_BENCH_CACHE") or Path(tempfile.gettempdir()) / "loa-bench-cache")
    root.mkdir(parents=True, exist_ok=True)
    return root


def _forget_old(size: int) -> None:
    for old in cache_root().glob(f"{size}-*"):
        shutil.rmtree(old, ignore_errors=True)


def _fingerprint() -> str:
    files = [Path(__file__).with_name("furnishing.py"), *ROOT.glob("cms/*/migrations/*.py")]
    for name in MADE_BY:
        path = ROOT / name
        files += path.rglob("*.py") if path.is_dir() else [path] if path.exists() else []
    hasher = hashlib.blake2b(digest_size=8)
    for file in sorted(files):
        hasher.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return hasher.hexdigest()
