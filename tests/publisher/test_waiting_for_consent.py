"""A release that would remove too much waits for a person, and costs nothing while it waits."""

import pytest
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.demo.factories import make_article
from cms.publisher.holding import allow_removal
from cms.publisher.models import PageVersion, PublishRun
from cms.publisher.verification import verify
from cms.publisher.worker import Worker
from tests.publisher.folders import is_published, publish_now, read_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(news):
    """So many articles that taking all but two down needs somebody's consent."""
    pages = [make_article(parent=news, slug=f"bai-{number}", title=f"Bài {number}") for number in range(14)]
    publish_now()
    return pages


def tick(worker) -> PublishRun | None:
    """The clock comes round, and the worker looks."""
    worker.next_clock = 0
    return worker.step()


def take_down(pages) -> None:
    """Take pages down without telling anybody."""
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(live=False)


def assert_right() -> None:
    """What is published is what the database says."""
    assert [str(found) for found in verify().differences] == []


@pytest.fixture
def waiting(articles):
    """A worker whose release waits, and the run that says so."""
    worker = Worker()
    tick(worker)
    take_down(articles[:12])
    run = tick(worker)
    assert run.state == PublishRun.State.WAITING
    assert is_published("/tin-tuc/bai-0/index.html")
    return worker, run


@pytest.mark.parametrize("knows_nothing", [False, True])
def test_later_rounds_neither_load_nor_draw_anything_and_consent_still_works(articles, knows_nothing):
    worker = Worker()
    if not knows_nothing:
        tick(worker)
    take_down(articles[:12])
    run = tick(worker)
    site, runs = worker.publisher.site, PublishRun.objects.count()
    for _ in range(3):
        assert tick(worker) is None
    assert worker.publisher.site is site
    assert PublishRun.objects.count() == runs
    allow_removal(run, actor=None)
    assert worker.step().state == PublishRun.State.DONE
    assert worker.publisher.site is site
    assert not any(is_published(f"/tin-tuc/bai-{number}/index.html") for number in range(12))
    assert is_published("/tin-tuc/bai-13/index.html")
    assert_right()
    assert tick(worker) is None


def test_changes_made_meanwhile_wait_too_and_none_is_forgotten(waiting, articles, news):
    worker, run = waiting
    ArticlePage.objects.filter(pk=articles[12].pk).update(sapo="Đổi lặng lẽ trong lúc chờ.")
    make_article(parent=news, slug="moi", title="Bài mới")
    assert worker.step() == run
    assert not is_published("/tin-tuc/moi/index.html")
    allow_removal(run, actor=None)
    while worker.step() or tick(worker):
        pass
    assert "Đổi lặng lẽ" in read_text("/tin-tuc/bai-12/index.html")
    assert is_published("/tin-tuc/moi/index.html")
    assert not is_published("/tin-tuc/bai-0/index.html")
    assert_right()


def test_pages_put_back_let_everything_else_go_out(waiting, articles):
    worker, _run = waiting
    articles[12].unpublish()
    worker.step()
    assert is_published("/tin-tuc/bai-12/index.html")
    Page.objects.filter(pk__in=[page.pk for page in articles[:12]]).update(live=True)
    assert tick(worker).state == PublishRun.State.DONE
    assert is_published("/tin-tuc/bai-0/index.html")
    assert not is_published("/tin-tuc/bai-12/index.html")
    assert_right()


def test_version_of_a_page_that_a_waiting_release_would_keep_is_not_kept_twice(articles):
    worker = Worker()
    tick(worker)
    ArticlePage.objects.filter(pk=articles[13].pk).update(sapo="Câu mở đầu đã viết lại hẳn.")
    take_down(articles[:12])
    run = tick(worker)
    assert run.state == PublishRun.State.WAITING
    assert not PageVersion.objects.exclude(html=b"").exists()
    ArticlePage.objects.filter(pk=articles[13].pk).update(sapo="Câu mở đầu viết lại lần nữa.")
    assert tick(worker) == run
    allow_removal(run, actor=None)
    assert worker.step().state == PublishRun.State.DONE
    assert PageVersion.objects.filter(ref=f"page:{articles[13].pk}").exclude(html=b"").count() == 1
    assert_right()


def test_another_publisher_finds_what_waits_by_itself(waiting):
    worker, run = waiting
    assert tick(Worker()) == run
    allow_removal(run, actor=None)
    assert worker.step().state == PublishRun.State.DONE
    assert not is_published("/tin-tuc/bai-0/index.html")
    assert_right()
