"""Whole or not at all: whenever a publisher is killed, readers see whole files, and the next run mends the rest."""

import json
import os
import random
import signal
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cms.publisher.models import OutboxRow, PublishRun, Release
from cms.publisher.verification import verify
from tests.publisher.changes import SmallSite
from tests.publisher.crawling import ServedView, TreeView, crawl
from tests.publisher.folders import assert_sound, publish_into, publish_now, read_tree
from tests.publisher.processes import Nursery, start_publishing, start_python

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("LOA_KILLS", "150"))
ARTICLES = 12


@pytest.fixture
def small(site_tree):
    """A small site with pictures, published once."""
    small = SmallSite(site_tree, articles=ARTICLES)
    publish_now()
    return small


@pytest.fixture
def nursery():
    """Where publishers come from."""
    with Nursery() as nursery:
        yield nursery


@contextmanager
def reader_at_work(root):
    """Somebody who reads the served site all the while. What they found is in the dictionary that is given, at last."""
    process, found = start_python("-m", "tests.publisher.hurried_reader", str(root)), {}
    assert process.stdout.readline() == "reading\n"
    try:
        yield found
    finally:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    found |= json.loads(out)


def assert_all_is_whole(*views):
    """No link leads nowhere, no file is cut short: as served now, and as it lies on the disk."""
    answers = 0
    for view in views:
        view.look()
        found = crawl(view)
        assert found.broken == []
        assert len(found.pages) > ARTICLES
        answers += found.answers
    return answers


def publish_and_kill(nursery, pause, *command, small_chunks=False):
    """Start a publisher and kill it after `pause` seconds. True when it was still at work."""
    pid = nursery.bear(*command, small_chunks=small_chunks)
    time.sleep(pause)
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(nursery.wait())


def measure(nursery, *command):
    """Seconds that a publisher takes to its end."""
    started = time.monotonic()
    nursery.bear(*command)
    assert nursery.wait() == 0, nursery.hear()
    return time.monotonic() - started


def test_killed_at_any_moment_readers_see_whole_files_and_the_next_run_mends_all(
    small, nursery, settings, tmp_path, capsys
):
    chance = random.Random(20261122)  # noqa: S311  the same moments each time
    views = ServedView(settings.LOA_SITE_DIR), TreeView(settings.LOA_SITE_DIR)
    small.change()
    longest, killed, answers = measure(nursery), 0, 0
    with reader_at_work(settings.LOA_SITE_DIR) as reader:
        for turn in range(1, 3 * KILLS):
            small.change()
            killed += publish_and_kill(nursery, chance.uniform(0, longest), small_chunks=turn % 3 == 0)
            answers += assert_all_is_whole(views[turn % 2])
            if turn % 10 == 0:
                longest = measure(nursery)
                assert_all_is_whole(*views, ServedView(settings.LOA_SITE_DIR))
                assert [str(found) for found in verify().differences] == []
                assert not OutboxRow.objects.exists()
            if killed == KILLS:
                break
    small.restore()
    assert publish_into(tmp_path / "another").state == PublishRun.State.DONE
    assert read_tree() == read_tree(tmp_path / "another")
    with capsys.disabled():
        print(f"\n{killed} kills at random, {answers} answers read between, {reader['answers']} meanwhile")
    assert killed == KILLS
    assert reader["broken"] == []
    assert reader["walks"]


def test_killed_while_going_back_to_an_older_release(small, nursery, settings, capsys):
    chance = random.Random(3)  # noqa: S311
    views = ServedView(settings.LOA_SITE_DIR), TreeView(settings.LOA_SITE_DIR)
    killed = 0
    for _ in range(KILLS // 10):
        older = Release.objects.first().number
        small.change()
        publish_now()
        killed += publish_and_kill(nursery, chance.uniform(0, 0.2), "rollback", str(older), "--with-removed")
        assert_all_is_whole(*views)
        nursery.bear("rollback", str(older), "--with-removed")
        assert nursery.wait() == 0 or "giống hệt" in nursery.hear()["failed"]  # it had just been done
        assert_all_is_whole(*views)
        measure(nursery, "rollback", "--resume")
        small.restore()
    with capsys.disabled():
        print(f"\n{killed} kills while going back")
    assert killed


def test_the_real_command_can_be_killed_and_run_again(small):
    small.change()
    process = start_publishing()
    before = PublishRun.objects.count()
    deadline = time.monotonic() + 30
    while PublishRun.objects.count() == before and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert PublishRun.objects.first().state == PublishRun.State.RUNNING
    again = start_publishing()
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err
    assert "written" in out
    assert_sound()
    assert [run.state for run in PublishRun.objects.all()[:2]] == [PublishRun.State.DONE, PublishRun.State.FAILED]


def test_two_publishers_at_once_take_turns(small, settings):
    small.change()
    with reader_at_work(settings.LOA_SITE_DIR) as reader:
        for process in [start_publishing(), start_publishing()]:
            err = process.communicate(timeout=60)[1]
            assert process.returncode == 0, err
    assert_sound()
    assert sorted(run.written > 0 for run in PublishRun.objects.all()[:2]) == [False, True]
    assert reader["broken"] == []


def test_one_of_two_publishers_is_killed_and_the_other_goes_on(small, nursery, settings):
    for _ in range(3):
        small.change()
        other = start_publishing()
        publish_and_kill(nursery, 0.3)
        err = other.communicate(timeout=60)[1]
        assert other.returncode == 0, err
        assert [str(found) for found in verify().differences] == []
        assert_all_is_whole(TreeView(settings.LOA_SITE_DIR))


def test_helpers_of_a_killed_publisher_die_with_it_and_leave_the_lock(small, nursery, settings):
    small.switch_the_theme()
    pid = nursery.bear(small_chunks=True)
    helpers = wait_for_children(pid)
    os.kill(pid, signal.SIGKILL)
    assert os.WIFSIGNALED(nursery.wait())
    assert helpers, "it had none"
    deadline = time.monotonic() + 20
    while any(is_alive(helper) for helper in helpers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_alive(helper) for helper in helpers)
    small.restore()  # the lock is free


def wait_for_children(pid):
    """The processes that process `pid` started, once there are some."""
    place, deadline = Path(f"/proc/{pid}/task/{pid}/children"), time.monotonic() + 30
    while time.monotonic() < deadline:
        with suppress(FileNotFoundError):
            if children := [int(child) for child in place.read_text().split()]:
                return children
    return []


def is_alive(pid):
    """Whether a process is still there, and more than a name on a list."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_nothing_half_made_is_left_lying_about(small, nursery, settings):
    small.change()
    publish_and_kill(nursery, 0.15)
    small.restore()
    leftovers = [path for path in Path(settings.LOA_SITE_DIR).rglob(".*.new") if ".objects" not in path.parts]
    assert leftovers == []
