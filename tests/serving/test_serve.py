"""`manage.py serve`: everything starts, what dies starts again, and nothing is left when it ends."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from tests.serving.sites import ROOT, Server, SmallSite, find_free_port, wait_for_port

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


def list_descendants(parent: int) -> dict[int, str]:
    """The living processes below `parent`, with their command lines."""
    parents, lines = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, ppid = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
                lines[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
            if state != "Z":
                parents[int(entry.name)] = int(ppid)
    found: set[int] = {parent}
    while more := {pid for pid, ppid in parents.items() if ppid in found} - found:
        found |= more
    return {pid: lines[pid] for pid in found - {parent}}


def wait_for(what, seconds: float = 40):
    """What `what()` gives, as soon as it gives something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := what():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def are_gone(pids) -> bool:
    """True when none of these processes is alive."""
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def answers(served: Server) -> bool:
    """True when the web server is there. What it says is up to the worker, which publishes an empty house here."""
    try:
        return served.ask("/").status in (200, 404)
    except OSError:
        return False


@pytest.fixture
def house(tmp_path, django_db_setup):
    """The environment of a house of its own: a migrated database, a published page, nothing shared."""
    if connection.vendor != "sqlite":
        pytest.skip("about processes, not about data; the pass on SQLite tries it")
    (tmp_path / "var").mkdir()
    shutil.copyfile(connection.settings_dict["NAME"], tmp_path / "var" / "loa.sqlite3")
    site = SmallSite(tmp_path / "public")
    site.put("/index.html", b"<h1>Trang chu</h1>")
    site.release_now()
    return {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "LOA_VAR_DIR": str(tmp_path / "var"),
        "LOA_SITE_DIR": str(tmp_path / "public"),
        "LOA_MEDIA_DIR": str(tmp_path / "media"),
        "LOA_SPOOL_DIR": str(tmp_path / "spool"),
    }


@pytest.fixture
def served(house):
    """`manage.py serve` in that house, on a free port; killed afterwards with all below it."""
    port = find_free_port()
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=house,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    wait_for_port(port, process)
    yield Server(port, process)
    left = list_descendants(process.pid)
    if process.poll() is None:
        process.kill()
    for pid in left:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.wait()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_serve_starts_all_processes_and_leaves_none_when_asked_to_end(served, number):
    assert answers(served)
    below = wait_for(lambda: (found := list_descendants(served.process.pid)) and len(found) >= 4 and found)
    lines = " ".join(below.values())
    for part in ("granian", "manage.py worker", "manage.py ingest --loop 2"):
        assert part in lines
    served.process.send_signal(number)
    output, _ = served.process.communicate(timeout=30)
    assert served.process.returncode == 0, output
    assert are_gone(below)
    assert f"http://127.0.0.1:{served.port}/quan-tri/" in output
    assert "127.0.0.1 -" not in output, "an access log would keep readers' addresses"


def test_killed_worker_is_started_again_and_pages_answer_meanwhile(served):
    def find_worker():
        return [p for p, line in list_descendants(served.process.pid).items() if "manage.py worker" in line]

    first = wait_for(find_worker)
    os.kill(first[0], signal.SIGKILL)
    assert answers(served)
    second = wait_for(lambda: (found := find_worker()) and found != first and found)
    assert second != first


def test_killed_web_server_leaves_no_orphan_and_answers_again(served):
    def find_server():
        return [p for p, line in list_descendants(served.process.pid).items() if "granian" in line]

    first = wait_for(lambda: (found := find_server()) and len(found) > 1 and found)
    os.kill(min(first), signal.SIGKILL)
    wait_for(lambda: are_gone(first))

    assert wait_for(lambda: answers(served))


def test_serve_killed_outright_takes_its_processes_with_it(served):
    below = wait_for(lambda: (found := list_descendants(served.process.pid)) and len(found) >= 4 and found)
    served.process.kill()
    wait_for(lambda: are_gone(below))


def test_port_in_use_is_said_in_one_sentence(house):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "manage.py", "serve", "--port", str(port)]
        done = subprocess.run(command, cwd=ROOT, env=house, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert f"PORT={port + 1}" in done.stderr
    assert "Traceback" not in done.stderr
