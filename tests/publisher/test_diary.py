"""The list of runs tells what happened, once."""

import pytest

from cms.demo.factories import make_article, make_document
from cms.publisher.actions import publish
from cms.publisher.models import OutboxRow, PublishRun
from cms.publisher.queries import describe_work
from cms.publisher.worker import Worker

pytestmark = pytest.mark.django_db


def test_page_that_is_told_of_twice_is_no_other_change(news):
    page = make_article(parent=news, slug="bai", title="Bài")
    OutboxRow.objects.all().delete()
    page.save_revision().publish()
    assert OutboxRow.objects.filter(ref=f"page:{page.pk}").count() > 1
    assert describe_work() == "Trang “Bài”"
    make_article(parent=news, slug="khac", title="Khác")
    assert describe_work() == "Trang “Bài” và 1 thay đổi khác"


def test_page_that_is_kept_back_again_and_again_is_told_of_once(news, settings):
    paper = make_document()
    worker = Worker()
    worker.step()
    for path in settings.MEDIA_ROOT.rglob("*.pdf"):
        path.unlink()
    make_article(parent=news, slug="bai", documents=(f"document:{paper.pk}",))
    assert worker.step().state == PublishRun.State.PARTLY
    runs = list(PublishRun.objects.all())
    for _ in range(3):
        worker.next_clock = worker.publisher.site.retry_at = 0  # minutes later
        worker.step()
    assert list(PublishRun.objects.all()) == runs
    assert worker.publisher.site is not None


def test_what_somebody_asks_for_is_told_each_time(news, settings):
    paper = make_document()
    make_article(parent=news, slug="bai", documents=(f"document:{paper.pk}",))
    for path in settings.MEDIA_ROOT.rglob("*.pdf"):
        path.unlink()
    for _ in range(2):
        assert publish(reason="thử").state == PublishRun.State.PARTLY
    assert PublishRun.objects.count() == 2
