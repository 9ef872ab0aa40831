"""The intake as its own process, over real HTTP: no database, no admin, no private key."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import pytest

from cms.interest.messages import read_message
from cms.interest.sealing import open_sealed
from cms.interest.spool import list_waiting
from tests.interest.conftest import ANSWERS

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = """
import sys
from wsgiref.simple_server import make_server
from cms.intake_wsgi import application
make_server("127.0.0.1", int(sys.argv[1]), application).serve_forever()
"""


def process_environment(settings) -> dict[str, str]:
    """What the intake's process is given: folders and the public key, and a database address that leads nowhere."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "cms.settings.intake",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "LOA_ALLOWED_HOSTS": "127.0.0.1",
        "LOA_SSL_REDIRECT": "0",
        "LOA_SITE_DIR": str(settings.LOA_SITE_DIR),
        "LOA_SPOOL_DIR": str(settings.LOA_SPOOL_DIR),
        "LOA_INTAKE_SECRET": "a secret of the tests",
        "LOA_INTAKE_BODY_SECONDS": "1",
        "LOA_INTAKE_PUBLIC_KEY": settings.LOA_INTAKE_PUBLIC_KEY,
    }


@pytest.fixture
def intake(join_page, settings):
    """The address of a running intake."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", SERVER, str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=process_environment(settings), stderr=subprocess.PIPE)
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    log = process.communicate(timeout=10)[1].decode()
    assert "0912" not in log
    assert "Traceback" not in log


def fetch(url: str, data: bytes | None = None):
    """The answer to a request, redirects followed, errors as answers."""
    request = urllib.request.Request(url, data=data)
    try:
        return urllib.request.urlopen(request, timeout=10)
    except urllib.error.HTTPError as error:
        return error


def test_a_worker_gets_a_receipt_while_there_is_no_database(intake, settings):
    answer = fetch(f"{intake}/gui/join/", urlencode(ANSWERS).encode())
    [path] = list_waiting(settings.LOA_SPOOL_DIR)
    message = read_message(open_sealed(path.read_bytes(), settings.LOA_OFFICE_PRIVATE_KEY))
    assert answer.status == 200
    assert "/bien-nhan/" in answer.url
    assert message.code in answer.read().decode()
    assert answer.headers["Set-Cookie"] is None


def test_a_body_that_drips_is_not_waited_for(intake):
    host, port = intake.removeprefix("http://").split(":")
    head = "POST /gui/join/ HTTP/1.0\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\n"
    began = time.monotonic()
    with socket.create_connection((host, int(port)), timeout=10) as slow:
        slow.sendall(head.encode() + b"page=%2Ftham-gia%2F")
        answer = slow.recv(200).decode()
    assert " 408 " in answer.splitlines()[0]
    assert time.monotonic() - began < 8
    assert fetch(f"{intake}/gui/join/", urlencode(ANSWERS).encode()).status == 200


def test_wrong_answers_and_large_bodies_get_their_page(intake, settings):
    wrong = fetch(f"{intake}/gui/join/", urlencode({**ANSWERS, "phone": "12"}).encode())
    assert wrong.status == 422
    assert ANSWERS["name"] in wrong.read().decode()
    assert fetch(f"{intake}/gui/join/", b"name=" + b"a" * 10_000_000).status == 413
    assert list_waiting(settings.LOA_SPOOL_DIR) == []


def test_the_intake_knows_no_other_address(intake):
    assert fetch(f"{intake}/quan-tri/").status == 404


def test_the_intake_loads_no_model(settings):
    script = (
        "import django, sys; django.setup(); import cms.interest.intake.urls\n"
        "found = [name for name in sys.modules if name.endswith('.models') and name.startswith(('cms', 'wagtail'))]\n"
        "assert not found, found\n"
        "assert 'wagtail' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=process_environment(settings), check=True)


def check_deploy(environment: dict[str, str]) -> subprocess.CompletedProcess:
    """`check --deploy` of the intake's process."""
    command = [sys.executable, "manage.py", "check", "--deploy"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_intakes_own_checks_are_clean(settings):
    result = check_deploy(process_environment(settings) | {"LOA_SSL_REDIRECT": "1"})
    assert result.returncode == 0
    assert "no issues" in result.stdout + result.stderr


def test_an_intake_that_holds_the_offices_key_is_refused(settings):
    result = check_deploy(process_environment(settings) | {"LOA_OFFICE_PRIVATE_KEY": "x", "LOA_INTAKE_PUBLIC_KEY": "x"})
    assert result.returncode != 0
    assert "interest.E001" in result.stderr
    assert "interest.E002" in result.stderr
