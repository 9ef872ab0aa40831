"""Write constraints.txt: `make lock`. What the requirement files pull in today, each at its exact version.

Chosen for the oldest Python that Loa promises to run on, so that a machine with that one can install it too.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OLDEST = "3.11.0"
HEADER = (
    "# Every package, exactly, as Python "
    + OLDEST
    + " and newer can install it. Written by `make lock`; do not edit.\n"
    "# What is asked for, and why: requirements.txt and requirements-dev.txt.\n"
)


def main() -> None:
    """Ask pip what it would install on the oldest Python, and write it down."""
    with tempfile.TemporaryDirectory(prefix="loa-lock-") as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--dry-run"),
                *("--ignore-installed", "--target", folder, "--python-version", OLDEST, "--only-binary", ":all:"),
                *("--report", report, "-r", ROOT / "requirements-dev.txt"),
            ],
            check=True,
        )
        found = json.loads(report.read_text())["install"]
    lines = sorted((f"{item['metadata']['name']}=={item['metadata']['version']}" for item in found), key=str.lower)
    (ROOT / "constraints.txt").write_text(HEADER + "\n".join(lines) + "\n")
    print(f"constraints.txt: {len(lines)} packages")


if __name__ == "__main__":
    main()
