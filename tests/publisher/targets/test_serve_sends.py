"""`manage.py serve` runs the sender too, where there are targets."""

import signal
import subprocess
import sys
import time

import pytest

from tests.publisher.processes import ROOT, describe_environment
from tests.publisher.targets.houses import House
from tests.publisher.targets.machines import find_port

pytestmark = pytest.mark.django_db(transaction=True)


def test_serve_sends_what_is_live_and_ends_when_asked(settings, tmp_path):
    House(settings.LOA_SITE_DIR)
    target = tmp_path / "noi-nhan"
    target.mkdir()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(find_port()), "--workers", "1"],
        cwd=ROOT,
        env=describe_environment() | {"LOA_TARGETS": f"folder:{target}", "LOA_VAR_DIR": str(tmp_path / "var")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        deadline = time.monotonic() + 90
        while not (target / ".loa-release.json").exists():
            assert time.monotonic() < deadline, "nothing was sent"
            time.sleep(0.1)
    finally:
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=60)[0]
    assert process.returncode == 0, said
