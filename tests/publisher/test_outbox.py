"""A change and the note of it are there together, and the worker finds even what nobody noted."""

import threading

import pytest
from django.db import OperationalError, connection, transaction
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.content.models import ArticlePage, HomePage
from cms.demo.factories import make_article, make_section
from cms.publisher import worker as worker_module
from cms.publisher.actions import note_change, publish
from cms.publisher.folder import FolderBusyError, PublishedFolder
from cms.publisher.models import OutboxRow, PublishRun
from cms.publisher.worker import LONGEST_PAUSE, POLL_SECONDS, Worker
from tests.publisher.folders import is_published, publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(news):
    """A worker that has published all there is."""
    worker = Worker()
    worker.step()
    assert worker.step() is None
    return worker


def tick(worker):
    """The clock comes round, and the worker looks."""
    worker.next_clock = 0
    return worker.step()


def follow_pauses(worker, pauses, monkeypatch, *, at_most):
    """Write down how long the worker would pause, without waiting, and stop it after `at_most` pauses."""

    def wait(seconds):
        pauses.append(seconds)
        if len(pauses) == at_most:
            worker.stop.set()

    monkeypatch.setattr(worker_module, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker.stop, "wait", wait)


@pytest.mark.django_db(transaction=True)
def test_change_that_is_rolled_back_leaves_no_note(news):
    OutboxRow.objects.all().delete()

    class ChangedMyMindError(Exception):
        pass

    with pytest.raises(ChangedMyMindError), transaction.atomic():
        make_article(parent=news, slug="bai")
        assert OutboxRow.objects.exists()
        raise ChangedMyMindError
    assert not OutboxRow.objects.exists()
    assert not ArticlePage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_change_and_note_become_visible_at_the_same_moment(news):
    OutboxRow.objects.all().delete()
    seen = []

    def look():
        seen.append((ArticlePage.objects.filter(live=True).exists(), OutboxRow.objects.exists()))
        connection.close()

    def look_from_elsewhere():
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()

    with transaction.atomic():
        make_article(parent=news, slug="bai")
        look_from_elsewhere()
    look_from_elsewhere()
    assert seen == [(False, False), (True, True)]


def test_worker_publishes_what_was_noted_and_empties_the_outbox(worker, news):
    make_article(parent=news, slug="bai", title="Bài mới")
    run = worker.step()
    assert run.state == PublishRun.State.DONE
    assert "Bài mới" in run.reason
    assert is_published("/tin-tuc/bai/index.html")
    assert OutboxRow.objects.count() == 0
    assert worker.step() is None


def test_note_made_while_publishing_waits_for_the_next_run(worker, news, monkeypatch):
    make_article(parent=news, slug="bai")
    real = PublishedFolder.apply

    def apply_while_somebody_writes(self, *args, **kwargs):
        note_change(reason="đến muộn")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(PublishedFolder, "apply", apply_while_somebody_writes)
    worker.step()
    assert [row.reason for row in OutboxRow.objects.all()] == ["đến muộn"]


def test_second_publisher_leaves_at_once_and_loses_nothing(worker, news, settings):
    make_article(parent=news, slug="bai")
    with PublishedFolder(settings.LOA_SITE_DIR).lock():
        with pytest.raises(FolderBusyError):
            publish(reason="thử")
        assert worker.step() is None
    assert OutboxRow.objects.exists()
    assert worker.step().written


def test_run_that_was_cut_short_is_closed_by_the_next(worker, news):
    from django.utils import timezone

    dead = PublishRun.objects.create(reason="cúp điện", started_at=timezone.now())
    publish_now()
    dead.refresh_from_db()
    assert dead.state == PublishRun.State.FAILED
    assert "ngắt" in dead.message


@pytest.mark.parametrize("error", [OperationalError("gone"), RuntimeError("odd")])
def test_worker_outlives_whatever_happens_and_is_quick_again_after(news, monkeypatch, error):
    worker, pauses = Worker(), []
    failures = iter([error, error, error])
    real = Worker.step

    def step(self):
        if trouble := next(failures, None):
            raise trouble
        run = real(self)
        worker.stop.set()
        return run

    monkeypatch.setattr(Worker, "step", step)
    follow_pauses(worker, pauses, monkeypatch, at_most=10)
    worker.run()
    assert pauses == [1.0, 2.0, 4.0, POLL_SECONDS]
    assert is_published("/tin-tuc/index.html")


def test_worker_slows_down_while_runs_fail_but_never_stops(worker, news, monkeypatch):
    make_article(parent=news, slug="bai")

    def fail(self, *args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(PublishedFolder, "apply", fail)
    pauses = []
    follow_pauses(worker, pauses, monkeypatch, at_most=12)
    worker.run()
    assert pauses[:3] == [1.0, 2.0, 4.0]
    assert pauses[-1] == LONGEST_PAUSE
    assert OutboxRow.objects.exists()


class TestSilentChanges:
    """No signal tells of these; the clock finds them."""

    def test_title_changed_in_bulk(self, worker, news):
        make_article(parent=news, slug="bai")
        worker.step()
        ArticlePage.objects.update(title="Đổi hàng loạt")
        assert tick(worker)
        assert "Đổi hàng loạt" in read_text("/tin-tuc/bai/index.html")

    def test_own_field_changed_by_sql(self, worker, news):
        make_article(parent=news, slug="bai")
        worker.step()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE content_articlepage SET sapo = 'Bằng SQL'")
        assert tick(worker)
        assert "Bằng SQL" in read_text("/tin-tuc/bai/index.html")

    def test_taken_down_in_bulk(self, worker, news):
        make_article(parent=news, slug="bai")
        worker.step()
        ArticlePage.objects.update(live=False)
        assert tick(worker)
        assert not is_published("/tin-tuc/bai/index.html")

    def test_menu_changed_in_bulk(self, worker, site_tree):
        make_section(parent=site_tree, title="Mục ẩn", slug="muc-an")
        worker.step()
        assert 'href="/muc-an/"' not in read_text("/index.html")
        Page.objects.filter(slug="muc-an").update(show_in_menus=True)
        assert tick(worker)
        assert 'href="/muc-an/"' in read_text("/index.html")

    def test_redirect_made_in_bulk(self, worker, news):
        Redirect.objects.bulk_create([Redirect(old_path="/cu", redirect_page=news.page_ptr)])
        assert tick(worker)
        assert read_manifest()["redirects"] == {"/cu/": "/tin-tuc/"}

    def test_nothing_changed_means_no_run(self, worker):
        HomePage.objects.update(lead="")
        assert tick(worker) is None
