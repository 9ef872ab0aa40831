"""A publisher writes in steps. Whichever of them is its last, or finds the disk full: readers notice nothing."""

import os

import pytest

from cms.publisher.models import PublishRun
from tests.publisher.changes import SmallSite
from tests.publisher.crawling import ServedView, TreeView, crawl
from tests.publisher.folders import publish_now
from tests.publisher.processes import Nursery

pytestmark = pytest.mark.django_db(transaction=True)
STRIDE = int(os.environ.get("LOA_STRIDE", "16"))
"""1: each step of each change is tried, which takes half an hour; 16: every sixteenth, of small ones every second."""
SMALL, LARGE = ("rewrite_one",), ("add_one_and_take_one_away", "move_a_section", "switch_the_theme")


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


def try_steps(small, views, how, changes, stride):
    """Let a publisher meet its fate at one step after the other. Returns (struck, steps, answers read)."""
    struck = steps = answers = 0
    with Nursery() as nursery:
        for number, name in enumerate(changes):
            step, ended = 1 + number % stride, False
            while not ended:
                small.turn += 1
                getattr(small, name)()
                nursery.bear(how=how, at=step)
                status = nursery.wait()
                ended = status == 0
                struck += not ended
                for view in views:
                    view.look()
                    found = crawl(view)
                    answers += found.answers
                    assert found.broken == [], (name, step)
                small.restore()
                step += stride
            steps += nursery.hear().get("steps", 0)
    return struck, steps, answers


def tell(capsys, how, counts):
    """Say how much was tried."""
    with capsys.disabled():
        print(f"\n{counts[0]} publishers {how}, of {counts[1]} steps, {counts[2]} answers read after")


@pytest.mark.parametrize(("changes", "stride"), [(SMALL, max(1, STRIDE // 8)), (LARGE, STRIDE)])
def test_killed_before_any_step(small, views, capsys, changes, stride):
    counts = try_steps(small, views, "kill", changes, stride)
    tell(capsys, "killed", counts)
    assert counts[0] >= counts[1] / stride - 3 * len(changes)


def test_killed_in_the_middle_of_writing_any_file(small, views, capsys):
    counts = try_steps(small, views, "tear", SMALL + LARGE, STRIDE * 2 - 1)
    tell(capsys, "killed in the middle of writing a file", counts)
    assert counts[0]


def test_disk_full_from_any_step_on(small, views, capsys):
    counts = try_steps(small, views, "full", SMALL + LARGE, STRIDE * 2 - 1)
    tell(capsys, "refused by a full disk", counts)
    assert PublishRun.objects.filter(state=PublishRun.State.FAILED, message__startswith="Đĩa đầy").exists()
