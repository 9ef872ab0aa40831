"""Keeping processes running: pauses that grow, giving up, and children that do not want to end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from cms.serving import supervision
from cms.serving.supervision import Child, Supervisor
from tests.serving.sites import ROOT

PROGRAM = """
import sys
from pathlib import Path
from cms.serving import supervision
supervision.FIRST_PAUSE = 0.05
supervision.PATIENCE = 1.0
children = [supervision.Child(name, [sys.executable, "-c", code], give_up) for name, code, give_up in {children!r}]
sys.exit(supervision.Supervisor(children, Path({folder!r}), lambda line: print(line, flush=True)).run())
"""


def start(folder, *children) -> subprocess.Popen:
    """A supervisor of its own with these (name, Python code, give_up_after)."""
    program = PROGRAM.format(children=list(children), folder=str(folder))
    return subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def wait_for_file(path: Path) -> str:
    """The text of a file as soon as it has some."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if path.exists() and path.read_text().endswith("\n"):
            return path.read_text()
        time.sleep(0.02)
    raise AssertionError(f"{path} was not written")


def test_pauses_grow_to_a_limit_and_start_over_after_a_good_while(monkeypatch):
    child = Child("x", [sys.executable, "-c", ""])
    pauses = []
    for _ in range(7):
        child.start(ROOT)
        child.process.wait()
        pauses.append(child.note_death())
    assert pauses == [1, 2, 4, 8, 16, 30, 30]
    child.start(ROOT)
    child.process.wait()
    child.started_at -= supervision.STEADY_AFTER + 1
    assert child.note_death() == 1


def test_server_that_dies_again_and_again_ends_everything_with_an_error(tmp_path):
    stay = f"import os, time; open({str(tmp_path / 'pid')!r}, 'w').write(f'{{os.getpid()}}\\n'); time.sleep(600)"
    running = start(tmp_path, ("worker", stay, 0), ("web", "import time; time.sleep(0.3); raise SystemExit(3)", 3))
    output, _ = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "không thử nữa" in output
    pid = int(wait_for_file(tmp_path / "pid"))
    assert not Path(f"/proc/{pid}").exists()


def test_child_that_will_not_end_and_what_it_started_are_made_to(tmp_path):
    stubborn = (
        "import os, signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "below = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); "
        f"open({str(tmp_path / 'pids')!r}, 'w').write(f'{{os.getpid()}} {{below.pid}}\\n'); time.sleep(600)"
    )
    running = start(tmp_path, ("stubborn", stubborn, 0))
    pids = wait_for_file(tmp_path / "pids").split()
    running.send_signal(signal.SIGTERM)
    output, _ = running.communicate(timeout=30)
    assert running.returncode == 0
    assert "buộc phải dừng" in output
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{pid}/cmdline").exists() and not is_zombie(pid) for pid in pids):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def is_zombie(pid: str) -> bool:
    """True for a process that has ended and only waits to be noticed."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_supervisor_can_be_made_without_django():
    program = "import sys, cms.serving.supervision; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    assert Supervisor([], ROOT, print).children == []
    assert os.getpid()
