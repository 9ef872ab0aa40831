"""The daily trial goes the whole way over real HTTP and becomes nobody's lead; what is lost raises the alarm."""

import io
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core import mail
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from cms.interest.actions import ingest_spool
from cms.interest.canary import Canary, note_sent, read_canary
from cms.interest.models import Lead
from cms.interest.quiet_forms import DAYS, MISSED, count_by_day, find_quiet_forms
from cms.interest.receipts import make_code
from cms.interest.spool import list_waiting
from cms.schema import KnownName
from tests.interest.conftest import FORM, JOIN, publish_join_page

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args) -> None:
        """Nothing."""


@pytest.fixture
def site(settings, tmp_path):
    """The published page and the intake behind one address, over real HTTP."""
    settings.LOA_VAR_DIR = tmp_path / "var"
    settings.LOA_ALARM_EMAIL = "truc@example.org"
    known = (KnownName(code="1", name="Phường Rạch Giá"),)
    fields = tuple(replace(field, known=known) if field.name == "commune" else field for field in FORM.fields)
    publish_join_page(settings.LOA_SITE_DIR, replace(FORM, fields=fields))
    intake = WSGIHandler()

    def application(environ, start_response):
        if environ["REQUEST_METHOD"] == "GET" and environ["PATH_INFO"] == JOIN:
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [(settings.LOA_SITE_DIR / "tham-gia" / "index.html").read_bytes()]
        return intake(environ, start_response)

    server = make_server("127.0.0.1", 0, application, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{JOIN}"
    server.shutdown()
    thread.join()
    server.server_close()


def run(*command: str) -> str:
    out = io.StringIO()
    call_command("canary", *command, stdout=out)
    return out.getvalue()


def test_a_trial_goes_the_whole_way_and_becomes_nobodys_lead(site, settings, db):
    run(f"--page={site}")
    assert len(list_waiting(settings.LOA_SPOOL_DIR)) == 1
    assert read_canary().arrived_at is None
    ingest_spool()
    assert read_canary().arrived_at is not None
    assert not Lead.objects.exists()
    assert list_waiting(settings.LOA_SPOOL_DIR) == []
    assert "thông suốt" in run("--check")
    assert mail.outbox == []


def test_a_trial_that_does_not_arrive_raises_the_alarm(site, settings, db):
    run(f"--page={site}")
    assert "thông suốt" in run("--check")
    with pytest.raises(CommandError, match="không tới văn phòng"):
        run("--check", "--within=0")
    assert [message.to for message in mail.outbox] == [["truc@example.org"]]


def test_a_page_that_is_gone_or_an_intake_that_keeps_nothing_is_told_at_once(site, settings, db):
    with pytest.raises(CommandError, match="404"):
        run(f"--page={site}khong-co/")
    settings.LOA_INTAKE_PUBLIC_KEY = ""
    with pytest.raises(CommandError, match="503"):
        run(f"--page={site}")
    with pytest.raises(CommandError, match="does not answer"):
        run("--page=http://127.0.0.1:1/")
    assert len(mail.outbox) == 3
    assert read_canary() == Canary()


def test_without_any_trial_the_check_says_so(settings, tmp_path, db):
    settings.LOA_VAR_DIR = tmp_path / "var"
    with pytest.raises(CommandError, match="Chưa gửi phiếu thử"):
        run("--check")


def test_an_older_arrival_does_not_pass_for_this_one(site, settings, db):
    run(f"--page={site}")
    ingest_spool()
    note_sent(make_code(), NOW)
    assert read_canary().arrived_at is None
    assert read_canary().find_trouble(NOW + timedelta(minutes=16)) == "lost"
    assert read_canary().find_trouble(NOW + timedelta(minutes=14)) == ""


def test_a_damaged_note_is_no_trial(settings, tmp_path):
    settings.LOA_VAR_DIR = tmp_path
    (tmp_path / "canary").mkdir()
    for content in ("", "[]", '{"code": 1}', '{"at": "soon", "code": "x"}'):
        (tmp_path / "canary" / "sent.json").write_text(content)
        assert read_canary() == Canary()


def test_a_trial_long_ago_means_the_timer_stopped():
    canary = Canary(code="x", sent_at=NOW, arrived_at=NOW)
    assert canary.find_trouble(NOW + timedelta(hours=25)) == ""
    assert canary.find_trouble(NOW + timedelta(hours=27)) == "stopped"


WEEKDAYS_ONLY = [3, 4, 3, 4, 3, 0, 0] * 4


@pytest.mark.parametrize(
    ("daily", "is_quiet"),
    [
        ([5] * 26 + [0, 0], True),
        ([5] * 27 + [0], False),
        ([1] * 25 + [0] * 3, False),
        (WEEKDAYS_ONLY, False),
        ([*WEEKDAYS_ONLY[:-7], 3, 4, 0, 0, 0, 0, 0], True),
        ([0] * 28, False),
        ([0] * 14 + [2] * 7 + [0] * 7, True),
    ],
)
def test_silence_is_told_from_a_sunday_and_from_a_form_hardly_used(daily, is_quiet):
    assert find_quiet_forms({"join": daily}) == (["join"] if is_quiet else [])


@given(st.lists(st.integers(0, 30), min_size=28, max_size=28))
def test_a_form_that_got_some_yesterday_is_never_quiet(daily):
    assert find_quiet_forms({"join": [*daily[1:], 1]}) == []
    assert find_quiet_forms({"join": [*[0] * 28]}, MISSED) == []


def test_sendings_are_counted_by_their_day(send, union):
    send()
    ingest_spool()
    tomorrow = (datetime.now(UTC) + timedelta(days=1, hours=7)).date()
    counts = count_by_day(tomorrow)
    assert list(counts) == ["join"]
    assert len(counts["join"]) == DAYS
    assert sum(counts["join"]) == 1
