"""A sender writes in steps. Whichever is its last, and whatever is live when another goes on: no link leads nowhere."""

import os
import random
import tempfile
from pathlib import Path

import pytest

from cms.publisher.targets.sending import Sending
from tests.publisher.targets.crawling import Crawler, find_broken, read_folder
from tests.publisher.targets.houses import House
from tests.publisher.targets.sending_now import SenderNursery, assert_equal, send
from tests.publisher.targets.watching import Watch, get_findings, write_order

STRIDE = int(os.environ.get("LOA_STRIDE", "5"))
"""1: each step is tried; 5: every fifth."""
STORIES = int(os.environ.get("LOA_STORIES", "4"))
SENDERS = 12
"""In one story."""


@pytest.fixture
def target(tmp_path):
    """An empty folder to send to, in memory where there is such a place: a sender has the disk written down often."""
    memory = Path("/dev/shm")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as room:
        folder = Path(room, "noi-nhan")
        folder.mkdir()
        yield folder


@pytest.fixture
def house(tmp_path):
    """A house so small that it has few steps."""
    return House(tmp_path / "published", articles=12)


def assert_never_broken(target: Path) -> None:
    """No watch found a broken link, and none is there now."""
    found = get_findings(target)
    assert not found.exists(), found.read_text()
    assert find_broken(target) == []


def keep_release(house):
    """The release that was being sent is still the one that is live."""


def follow_with_another(house):
    """A newer release: the last article, at which a reader may be already, links to one that is new."""
    house.add()
    house.articles.pop(0)
    house.release()


def take_newest_back(house):
    """A newer release: the last article may have arrived, and what it links to never will."""
    house.articles.pop()
    house.change_theme()
    house.release()


@pytest.mark.parametrize("meanwhile", [keep_release, follow_with_another, take_newest_back])
def test_killed_before_any_step_and_then_sending(house, target, meanwhile):
    step, status = 1, -1
    with SenderNursery(house.folder, f"folder:{target}") as nursery:
        nursery.send()
        while status:
            for _ in range(2):
                house.add()
            house.articles = house.articles[-12:]
            house.change_theme()
            house.release()
            nursery.bear(write_order(target, die_at=step))
            status = nursery.wait()
            meanwhile(house)
            nursery.send(write_order(target))
            assert_never_broken(target)
            step += STRIDE
    assert step > 60
    assert assert_equal(house.folder, f"folder:{target}").foreign == []


@pytest.mark.parametrize("window", [1000, 20, 7])
@pytest.mark.parametrize("seed", range(STORIES))
def test_killed_again_and_again_while_articles_and_lists_come_and_go_and_come_back(house, target, seed, window):
    """Small windows are to a small site what the real one is to one of ten thousand pages."""
    entry, chance = f"folder:{target}", random.Random(seed)  # noqa: S311
    house.chance, killed = chance, 0
    changes = [house.add, house.add, house.bring_back, house.bring_back, house.edit, house.change_theme, house.shorten]
    with SenderNursery(house.folder, entry) as nursery:
        for _ in range(SENDERS):
            for change in chance.choices(changes, k=chance.randint(0, 3)):
                change()
            for _gone in range(chance.randint(0, 2) if len(house.articles) > 6 else 0):
                house.take_down()
            house.release()
            step = int(2 ** chance.uniform(0, 8)) if chance.random() < 0.85 else 0
            nursery.bear(write_order(target, die_at=step, window=window))
            killed += nursery.wait() != 0
            assert_never_broken(target)
        nursery.send(write_order(target, window=window))
    assert_never_broken(target)
    assert killed
    assert assert_equal(house.folder, entry).foreign == []


def bring_home_first(sending, held, missing, wanted):
    """The home page before what it links to."""
    home = [piece for piece in missing if piece.path == "/index.html"]
    sending._bring_window(held, [home], len(missing))


def take_away_first(sending, held, missing, wanted):
    """What is gone before the pages that link to it."""
    sending._take_away(held, [name for name in held.seals if name not in wanted])


def keep_order(sending, held, missing, wanted):
    """Nothing out of turn."""


@pytest.mark.parametrize("mistake", [bring_home_first, take_away_first, keep_order])
def test_readers_and_watches_notice_a_wrong_order(house, target, monkeypatch, mistake):
    send(house.folder, f"folder:{target}")
    house.add()
    house.articles.pop(-2)
    house.release()
    reader, bring = Crawler(read_folder(target)), Sending._bring

    def bring_wrongly(*arguments):
        mistake(*arguments)
        reader.crawl()
        reader.crawl()
        bring(*arguments)

    monkeypatch.setattr(Sending, "_bring", bring_wrongly)
    watch = Watch(target)
    send(house.folder, f"folder:{target}")
    watch.end()
    assert watch.steps > 20
    assert bool(reader.broken) == bool(watch.broken) == (mistake is not keep_order)
