"""What is noted of each target, the command, and the process that follows what is live."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.template.loader import render_to_string
from django.utils import timezone

from cms.publisher.target_models import TargetState
from cms.publisher.targets.addresses import list_addresses
from cms.publisher.targets.errors import TargetBusyError, TargetError
from cms.publisher.targets.sender import FIRST_PAUSE, LONGEST_PAUSE, Sender
from cms.publisher.targets.showing import get_targets_context
from cms.publisher.targets.turns import is_sending, list_objects_being_sent, protect_objects, take_turn
from tests.publisher.processes import ROOT, describe_environment
from tests.publisher.targets.houses import House

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def house(settings, tmp_path):
    """The house that the settings name."""
    settings.VAR_DIR = tmp_path / "var"
    return House(settings.LOA_SITE_DIR)


@pytest.fixture
def target(settings, tmp_path):
    """The one target of the settings: a folder."""
    folder = tmp_path / "noi-nhan"
    folder.mkdir()
    settings.LOA_TARGETS = [f"folder:{folder}"]
    return folder


def send() -> str:
    out = StringIO()
    call_command("send", stdout=out)
    return out.getvalue()


def show(live: int) -> str:
    text = render_to_string("publisher/targets.html", get_targets_context(live))
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_the_command_sends_and_says_what_travelled(house, target):
    assert "Chưa gửi xong lần nào" in show(1)
    assert re.search(r"release 1, \d+ written, 0 removed, \d+ bytes", send())
    state = TargetState.objects.get()
    assert (state.name, state.release, state.failures, state.error) == (f"folder:{target}", 1, 0, "")
    assert state.done == state.total > 90
    assert "Đúng với trang web từ lúc" in show(1)
    assert "Sắp gửi thay đổi mới" in show(2)
    out = StringIO()
    call_command("send", "--check", stdout=out)
    assert "0 missing, 0 wrong, 0 left over, 0 foreign" in out.getvalue()


def test_a_check_that_finds_something_ends_with_an_error_and_wakes_the_sender(house, target):
    send()
    (target / "index.html").write_bytes(b"khac")
    (target / "la.txt").write_bytes(b"khac")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="chưa đúng"):
        call_command("send", "--check", stdout=out, stderr=err)
    assert "sai: index.html" in out.getvalue()
    assert "của người khác, không đụng đến: la.txt" in out.getvalue()
    assert TargetState.objects.get().release is None
    assert "sắp gửi lại" in show(1)
    assert ", 1 written" in send()
    call_command("send", "--check", stdout=StringIO())


def test_a_target_that_fails_is_noted_with_a_sentence_and_growing_pauses(house, target):
    target.rmdir()
    address = list_addresses()[0]
    pauses = []
    for count in range(1, 13):
        before = timezone.now()
        with pytest.raises(TargetError):
            Sender(address).send()
        state = TargetState.objects.get()
        assert state.failures == count
        assert state.error.startswith("Không thấy thư mục")
        pauses.append((state.next_try_at - before).total_seconds())
    expected = [min(FIRST_PAUSE * 2**count, LONGEST_PAUSE) for count in range(12)]
    assert all(pause >= wanted for pause, wanted in zip(pauses, expected, strict=True))
    text = show(1)
    assert "Chưa gửi được, đã thử 12 lần; sẽ thử lại lúc" in text
    assert "Hãy tạo thư mục, hoặc gắn lại ổ đĩa" in text
    target.mkdir()
    send()
    state = TargetState.objects.get()
    assert (state.failures, state.error, state.next_try_at, state.release) == (0, "", None, 1)


def test_one_target_that_fails_does_not_keep_the_others_from_being_sent(house, target, settings, tmp_path):
    settings.LOA_TARGETS = [f"folder:{tmp_path}/khong-co", *settings.LOA_TARGETS]
    err = StringIO()
    with pytest.raises(CommandError, match="1 trên 2"):
        call_command("send", stdout=StringIO(), stderr=err)
    assert "khong-co: Không thấy thư mục" in err.getvalue()
    assert (target / "index.html").exists()


def test_only_the_target_that_is_named_is_sent_to(house, target, settings, tmp_path):
    (tmp_path / "khac").mkdir()
    settings.LOA_TARGETS = [*settings.LOA_TARGETS, f"folder:{tmp_path}/khac"]
    call_command("send", "khac", stdout=StringIO())
    assert not (target / "index.html").exists()
    with pytest.raises(CommandError, match="Đang có: folder:"):
        call_command("send", "khong-co-ten-nay", stdout=StringIO())


def test_without_targets_the_command_says_so_and_the_screen_says_nothing(settings):
    settings.LOA_TARGETS = []
    with pytest.raises(CommandError, match="LOA_TARGETS"):
        call_command("send")
    assert show(1) == ""
    settings.LOA_TARGETS = ["ftp://x"]
    with pytest.raises(CommandError, match="LOA_TARGETS"):
        call_command("send")
    assert "LOA_TARGETS" in show(1)


def test_one_sender_at_a_time_and_what_it_sends_is_not_collected_meanwhile(house, target):
    address = list_addresses()[0]
    with take_turn(address.name):
        protect_objects(address.name, {"abc", "def"})
        assert list_objects_being_sent() == {"abc", "def"}
        assert is_sending(address.name)
        with pytest.raises(TargetBusyError):
            Sender(address).send()
    assert list_objects_being_sent() == set()
    assert not is_sending(address.name)


def test_what_a_killed_sender_protected_is_free_again(house, target):
    address = list_addresses()[0]
    with take_turn(address.name):
        pass
    protect_objects(address.name, {"abc"})  # as left behind by one that was killed
    assert list_objects_being_sent() == set()


def test_objects_that_vanish_while_a_newer_release_comes_are_no_failure(house, target, monkeypatch):
    address = list_addresses()[0]
    old = house.manifest
    house.change_theme()
    house.release()
    kept = house.manifest.list_objects()
    for name in old.list_objects() - kept:
        Path(house.folder.objects.get_path(name)).unlink()
    sender = Sender(address)
    answers = [old]
    read = sender.folder.read_manifest
    monkeypatch.setattr(sender.folder, "read_manifest", lambda: answers.pop() if answers else read())
    assert sender.send().release == 2


def test_objects_that_are_missing_for_good_are_said_in_words(house, target):
    for name in house.manifest.list_objects():
        Path(house.folder.objects.get_path(name)).unlink()
    with pytest.raises(TargetError, match="chạy lệnh dựng lại"):
        Sender(list_addresses()[0]).send()


def wait_until(what, seconds=60):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.05)


@pytest.fixture
def follower(house, target, tmp_path, settings):
    """`manage.py send --forever`, as the supervisor starts it."""

    def start():
        log = (tmp_path / "log").open("a")
        process = subprocess.Popen(
            [sys.executable, "manage.py", "send", "--forever"],
            cwd=ROOT,
            env={
                **describe_environment(),
                "LOA_TARGETS": " ".join(settings.LOA_TARGETS),
                "LOA_VAR_DIR": str(settings.VAR_DIR),
            },
            stdout=log,
            stderr=log,
        )
        started.append(process)
        return process

    started: list[subprocess.Popen] = []
    yield start
    for process in started:
        process.kill()
        process.wait()


def is_at(release: int) -> bool:
    state = TargetState.objects.first()
    return bool(state and state.release == release)


def test_the_follower_sends_each_release_and_ends_when_asked(house, target, follower):
    TargetState.objects.create(name="folder:/tu-hoi-xua")
    process = follower()
    wait_until(lambda: is_at(1))
    for release in (2, 3):
        house.edit()
        house.release()
        wait_until(lambda release=release: is_at(release))
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    assert [state.name for state in TargetState.objects.all()] == [f"folder:{target}"]


def test_the_follower_gets_over_a_target_that_was_away_and_over_being_killed(house, target, follower):
    target.rmdir()
    process = follower()
    wait_until(lambda: TargetState.objects.filter(failures__gt=0).exists())
    target.mkdir()
    wait_until(lambda: is_at(1))
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    house.change_theme()
    house.release()
    follower()
    wait_until(lambda: is_at(2))


def test_the_follower_mends_what_a_check_found(house, target, follower):
    follower()
    wait_until(lambda: is_at(1))
    (target / "index.html").write_bytes(b"khac")
    with pytest.raises(CommandError):
        call_command("send", "--check", stdout=StringIO())
    wait_until(lambda: is_at(1))
    assert (target / "index.html").read_bytes().endswith(b"</html>")


def test_a_time_that_is_over_is_shown_without_a_second_sender(house, target):
    send()
    TargetState.objects.update(error="Nơi nhận đã đầy.", failures=1, next_try_at=timezone.now() + timedelta(minutes=5))
    assert "Nơi nhận đã đầy." in show(1)
