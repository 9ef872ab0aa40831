"""systemd reads every unit under deploy/ without a complaint."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNITS = Path(__file__).resolve().parents[2] / "deploy" / "systemd"
ENVIRONMENT = "/srv/loa/code/.venv/bin/"

pytestmark = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not on this machine")


def verify(folder: Path, *names: str) -> str:
    """What systemd says about these units; nothing when it is content."""
    paths = [str(folder / name) for name in names]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *paths],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode or done.stderr.strip() else ""


@pytest.fixture
def units(tmp_path) -> Path:
    """The units, with the programs of this very environment in place of the production machine's."""
    for path in UNITS.iterdir():
        text = path.read_text().replace(ENVIRONMENT, f"{Path(sys.executable).parent}/")
        (tmp_path / path.name).write_text(text)
    return tmp_path


def test_there_is_nothing_systemd_objects_to(units):
    names = sorted(path.name for path in UNITS.iterdir())
    assert {"loa-intake.service", "loa-canary.timer", "loa.target"} <= set(names)
    assert verify(units, *names) == ""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Restart=always", "Restart=allways"),
        ("ProtectSystem=strict", "ProtectSytem=strict"),
        ("ExecStart=", "ExecStart=bin/"),
        ("SystemCallFilter=@system-service", "SystemCallFilter=@sytem-service"),
    ],
)
def test_a_slip_in_a_unit_would_be_told(units, right, wrong):
    path = units / "loa-intake.service"
    assert right in path.read_text()
    path.write_text(path.read_text().replace(right, wrong))
    assert verify(units, path.name)


def test_every_program_of_a_unit_is_one_we_install():
    programs = {
        found.group(1)
        for path in UNITS.glob("*.service")
        for found in re.finditer(r"^Exec\w+=(\S+)", path.read_text(), re.M)
    }
    ours = {name.removeprefix(ENVIRONMENT) for name in programs if name.startswith(ENVIRONMENT)}
    assert ours == {"python", "granian"}
    assert programs - {ENVIRONMENT + name for name in ours} == {"/usr/bin/sleep"}
