"""A publisher writes in steps. Whichever of them is its last, or finds the disk full: readers notice nothing."""

import os
import signal

import pytest

from cms.publisher.models import PublishRun
from tests.publisher.changes import SmallSite
from tests.publisher.crawling import ServedView, TreeView, crawl
from tests.publisher.folders import publish_now
from tests.publisher.processes import Nursery

pytestmark = pytest.mark.django_db(transaction=True)
EVERY = int(os.environ.get("LOA_EVERY_STEP", "2"))
"""1: each step of each change is tried; 2: each change at every second step, which ones differing between changes."""
CHANGES = ("add_one_and_take_one_away", "move_a_section", "switch_the_theme")


@pytest.fixture
def small(site_tree):
    """A site so small that it has few steps."""
    small = SmallSite(site_tree, articles=4)
    publish_now()
    return small


@pytest.fixture
def views(settings, small):
    """The site as a server sees it that has been running since before, and as it lies on the disk."""
    return ServedView(settings.LOA_SITE_DIR), TreeView(settings.LOA_SITE_DIR)


def try_every_step(small, views, how, expected):
    """Let a publisher meet its fate at one step after the other. Returns (steps tried, struck, answers read)."""
    tried = struck = answers = 0
    with Nursery() as nursery:
        for number, name in enumerate(CHANGES):
            step, last = 1 + number % EVERY, 10_000
            while step <= last:
                small.turn += 1
                getattr(small, name)()
                nursery.bear(how=how, at=step)
                status = nursery.wait()
                tried += 1
                if status == 0:
                    last = min(last, nursery.hear()["steps"])
                struck += expected(status)
                for view in views:
                    view.look()
                    found = crawl(view)
                    answers += found.answers
                    assert found.broken == [], (name, step)
                small.restore()
                step += EVERY
    return tried, struck, answers


def tell(capsys, how, counts):
    """Say how much was tried."""
    with capsys.disabled():
        print(f"\n{counts[0]} steps tried, {counts[1]} publishers {how}, {counts[2]} answers read")


def test_killed_before_any_step(small, views, capsys):
    counts = try_every_step(small, views, "kill", lambda status: os.WIFSIGNALED(status))
    tell(capsys, "killed", counts)
    assert counts[1] > 50 / EVERY


def test_killed_in_the_middle_of_writing_any_file(small, views, capsys):
    deadly = (signal.SIGKILL, signal.SIGXFSZ)
    struck = lambda status: os.WIFSIGNALED(status) and os.WTERMSIG(status) in deadly  # noqa: E731
    counts = try_every_step(small, views, "tear", struck)
    tell(capsys, "killed in the middle of a write", counts)
    assert counts[1] > 50 / EVERY


def test_disk_full_from_any_step_on(small, views, capsys):
    counts = try_every_step(small, views, "full", lambda status: status != 0)
    tell(capsys, "refused by a full disk", counts)
    assert counts[1] > 50 / EVERY
    assert PublishRun.objects.filter(state=PublishRun.State.FAILED, message__startswith="Đĩa đầy").exists()
