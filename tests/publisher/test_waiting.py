"""Nothing is shown before its hour, and no draft is ever shown."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.content.models import ArticlePage
from cms.demo.factories import make_article
from cms.publisher.models import OutboxRow
from cms.publisher.worker import Worker
from tests.publisher.folders import find_everywhere, find_in_tree, is_published, publish_now, read_text

pytestmark = pytest.mark.django_db
SECRET = "Chuyện chưa tới giờ"


@pytest.fixture
def scheduled(news):
    page = make_article(parent=news, title=SECRET, slug="chuyen", sapo=f"{SECRET} đây", live=False)
    page.go_live_at = timezone.now() + timedelta(hours=2)
    page.save_revision().publish()
    return page


def let_the_hour_come(page):
    due = timezone.now() - timedelta(seconds=1)
    revision = Revision.objects.get(approved_go_live_at__isnull=False, object_id=str(page.pk))
    revision.content["go_live_at"] = due.isoformat()
    revision.approved_go_live_at = due
    revision.save()
    Page.objects.filter(pk=page.pk).update(go_live_at=due)


def test_scheduled_page_is_not_published_before_its_hour(scheduled):
    publish_now()
    assert find_everywhere(SECRET) == []
    assert find_everywhere("tin-tuc/chuyen") == []


def test_scheduled_page_is_published_at_its_hour_by_the_worker_alone(scheduled):
    worker = Worker()
    worker.step()
    assert find_everywhere(SECRET) == []
    let_the_hour_come(scheduled)
    worker.next_clock = 0
    assert worker.step().written
    assert SECRET in read_text("/tin-tuc/chuyen/index.html")
    assert SECRET in read_text("/index.html")


def test_alias_of_a_scheduled_page_leaks_nothing(scheduled, site_tree):
    scheduled.refresh_from_db()
    ArticlePage.objects.filter(pk=scheduled.pk).update(live=True)
    page = ArticlePage.objects.get(pk=scheduled.pk)
    alias = page.create_alias(parent=site_tree, update_slug="ban-sao")
    ArticlePage.objects.filter(pk=scheduled.pk).update(live=False)
    assert alias.live
    publish_now()
    assert find_everywhere(SECRET) == []
    assert not is_published("/ban-sao/index.html")


def test_edits_of_a_live_page_stay_in_the_office_until_it_is_published(news):
    page = make_article(parent=news, slug="bai", title="Tên cũ")
    publish_now()
    page.title, page.sapo, page.slug = SECRET, SECRET, "bi-mat"
    page.save_revision()
    publish_now()
    assert find_everywhere(SECRET) == []
    assert find_everywhere("bi-mat") == []
    assert "Tên cũ" in read_text("/tin-tuc/bai/index.html")


def test_scheduled_update_of_a_live_page_leaves_the_old_text_up(news):
    page = make_article(parent=news, slug="bai", title="Tên cũ")
    page.title = SECRET
    page.go_live_at = timezone.now() + timedelta(hours=2)
    page.save_revision().publish()
    publish_now()
    assert find_everywhere(SECRET) == []
    assert "Tên cũ" in read_text("/tin-tuc/bai/index.html")
    let_the_hour_come(page)
    Worker().step()
    assert SECRET in read_text("/tin-tuc/bai/index.html")
    assert all(path.startswith("ban-luu/") for path in find_in_tree("Tên cũ"))


def test_saving_a_draft_does_not_wake_the_publisher(news):
    page = make_article(parent=news, slug="bai")
    draft = make_article(parent=news, title="Nháp", slug="nhap", live=False)
    OutboxRow.objects.all().delete()
    page.title = draft.title = SECRET
    page.save_revision()
    draft.save_revision()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision().publish()
    assert OutboxRow.objects.count() == 0


def test_page_that_may_not_go_live_keeps_no_other_back(news):
    stuck = make_article(parent=news, title="Thiếu bài", slug="thieu", live=False)
    stuck.go_live_at = timezone.now() + timedelta(hours=1)
    stuck.body = []
    stuck.save_revision().publish()
    good = make_article(parent=news, title="Đủ bài", slug="du", live=False)
    good.go_live_at = timezone.now() + timedelta(hours=2)
    good.save_revision().publish()
    let_the_hour_come(stuck)
    let_the_hour_come(good)
    Worker().step()
    assert is_published("/tin-tuc/du/index.html")
    assert not is_published("/tin-tuc/thieu/index.html")
