"""Whole or not at all: whenever a publisher is killed, readers see whole files, and the next run mends the rest."""

import hashlib
import os
import random
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import brotli
import pytest

from cms.demo.factories import make_article, make_picture, make_section
from cms.publisher.models import OutboxRow, PublishRun
from tests.publisher.folders import assert_sound, publish_into, publish_now, read_manifest, read_tree
from tests.publisher.processes import Nursery, start_publishing

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("LOA_KILLS", "25"))
ARTICLES = 30


class HurriedReader(threading.Thread):
    """Reads the published folder over and over, as a web server would, and remembers every file that was not whole."""

    def __init__(self, root: Path) -> None:
        super().__init__(daemon=True)
        self.root, self.torn, self.reads = Path(root), [], 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            self._read_tree()
            self._read_release()
            time.sleep(0.01)

    def _read_tree(self) -> None:
        for name in ("index.html", "tin-tuc/index.html", "tin-tuc/bai-0/index.html", "rss.xml"):
            ending = b"</rss>" if name.endswith(".xml") else b"</html>"
            for suffix, read in (("", bytes), (".br", brotli.decompress)):
                try:
                    data = read((self.root / (name + suffix)).read_bytes())
                except FileNotFoundError:
                    continue
                except Exception as error:
                    self.torn.append((name, repr(error)))
                    continue
                self.reads += 1
                if not data.rstrip().endswith(ending):
                    self.torn.append((name, data[-40:]))

    def _read_release(self) -> None:
        try:
            manifest = read_manifest(self.root)
        except FileNotFoundError:
            return
        for path in random.sample(sorted(manifest["files"]), k=5):
            file = manifest["files"][path]
            try:
                data = (self.root / ".objects" / file["object"][:2] / file["object"]).read_bytes()
            except FileNotFoundError:
                self.torn.append((path, "missing"))
                continue
            self.reads += 1
            if hashlib.blake2b(data, digest_size=16).hexdigest() != file["object"]:
                self.torn.append((path, len(data)))


@pytest.fixture
def site(news):
    """A small site with pictures, published once. Returns its articles."""
    picture = make_picture(width=320)
    articles = [
        make_article(
            parent=news, title=f"Bài {n}", slug=f"bai-{n}", picture=f"picture:{picture.pk}", picture_alt="Cổng"
        )
        for n in range(ARTICLES)
    ]
    publish_now()
    return articles


@pytest.fixture
def reader(settings):
    """A reader at work from beginning to end."""
    reader = HurriedReader(settings.LOA_SITE_DIR)
    reader.start()
    yield reader
    reader.done.set()
    reader.join()


def change_much(articles, turn):
    """Touch every file: the section's name is in the menu. And add, move, take away."""
    section = articles[0].get_parent().specific
    section.title = f"Tin tức {turn}"
    section.save_revision().publish()
    articles[turn % len(articles)].unpublish()
    make_article(parent=section, title=f"Bài mới {turn}", slug=f"bai-moi-{turn}")
    if turn % 5 == 0:
        make_section(parent=section, title=f"Mục con {turn}")


def measure_publishing(nursery):
    started = time.monotonic()
    nursery.bear()
    assert nursery.wait() == 0
    return time.monotonic() - started


def test_killed_at_any_moment_readers_see_whole_files_and_the_next_run_mends_all(site, reader, settings, tmp_path):
    chance, survived = random.Random(20261122), 0  # noqa: S311  the same moments each time
    with Nursery() as nursery:
        change_much(site, 0)
        longest = measure_publishing(nursery) * 1.1
        for turn in range(1, KILLS + 1):
            change_much(site, turn)
            pid = nursery.bear()
            time.sleep(chance.uniform(0, longest))
            with suppress(ProcessLookupError):  # it was quicker
                os.kill(pid, signal.SIGKILL)
            survived += nursery.wait() == 0
            if turn % 5 == 0:
                assert measure_publishing(nursery)
                assert_sound()
                assert not OutboxRow.objects.exists()
    assert survived < KILLS, "no publisher was ever killed at work"
    assert reader.torn == []
    assert reader.reads > KILLS
    publish_now()
    assert publish_into(tmp_path / "another").state == PublishRun.State.DONE
    assert read_tree() == read_tree(tmp_path / "another")
    leftovers = [path for path in Path(settings.LOA_SITE_DIR).rglob(".*.new") if ".objects" not in path.parts]
    assert leftovers == []


def test_the_real_command_can_be_killed_and_run_again(site, reader):
    change_much(site, 1)
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
    assert reader.torn == []


def test_two_publishers_at_once_take_turns(site):
    change_much(site, 1)
    both = [start_publishing(), start_publishing()]
    for process in both:
        err = process.communicate(timeout=60)[1]
        assert process.returncode == 0, err
    assert_sound()
    assert sorted(run.written > 0 for run in PublishRun.objects.all()[:2]) == [False, True]
