"""A held site takes nothing new, and yet shows no page that the public may not see any more."""

import pytest
from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.content.models import ArticlePage
from cms.demo.factories import make_article, make_document, make_section
from cms.publisher.folder import PublishedFolder
from cms.publisher.holding import describe_hold, get_hold, resume, settle
from cms.publisher.models import Hold, OutboxRow, PublishRun
from cms.publisher.queries import get_page_status
from cms.publisher.rollback import ALL, roll_back
from cms.publisher.verification import verify
from cms.publisher.worker import Worker
from tests.publisher.folders import assert_sound, find_in_tree, is_published, publish_now, read_manifest, read_tree

pytestmark = pytest.mark.django_db
OTHER = "/tin-tuc/khac/index.html"


@pytest.fixture
def page(news):
    """An article that attaches a document."""
    paper = make_document()
    return make_article(parent=news, slug="bai", title="Bài bị khiếu nại", documents=(f"document:{paper.pk}",))


@pytest.fixture
def worker(news, page):
    """A worker at a site that is held at release 1; the article has an old address and an earlier version."""
    Redirect.objects.create(old_path="/dia-chi-cu", site=None, redirect_page=page)
    make_article(parent=news, slug="khac", title="Bài khác")
    publish_now()
    ArticlePage.objects.filter(pk=page.pk).update(sapo="Câu mở đầu đã viết lại hẳn.")
    publish_now()
    assert go_back(1).state == PublishRun.State.DONE
    worker = Worker()
    worker.step()
    return worker


def go_back(number: int, **options) -> PublishRun:
    """Show an older release again, and hold the site there."""
    return roll_back(PublishedFolder(settings.LOA_SITE_DIR), number, **options)


def hold_where_it_is() -> None:
    """Hold the site at what is live: by going back, and back again."""
    for _ in range(2):
        assert go_back(read_manifest()["release"] - 1).state == PublishRun.State.DONE


def tick(worker) -> None:
    """The clock comes round, and the worker looks."""
    worker.next_clock = 0
    worker.step()


def test_page_that_is_unpublished_goes_at_once_and_nothing_else_changes(worker, page, news):
    before, sentence = read_tree(), describe_hold(get_hold())
    page.unpublish()
    make_article(parent=news, slug="moi", title="Bài mới")
    worker.step()
    assert not is_published("/tin-tuc/bai/index.html")
    assert not is_published("/tin-tuc/bai/index.json")
    assert not is_published("/dia-chi-cu/index.html")
    assert read_manifest()["redirects"] == {}
    after = read_tree()
    assert {path: before[path] for path in after} == after
    gone = {path.removesuffix(".br").removesuffix(".gz") for path in before.keys() - after.keys()}
    assert {path.partition("/")[0] for path in gone} == {"tin-tuc", "dia-chi-cu", "tep"}
    assert describe_hold(get_hold()) == sentence
    assert Hold.objects.count() == 1
    assert get_page_status(Page.objects.get(pk=page.pk)).state == "draft"
    assert_sound()
    runs = PublishRun.objects.count()
    tick(worker)
    assert PublishRun.objects.count() == runs


@pytest.mark.parametrize("how", ["delete", "restrict", "quietly"])
def test_page_that_is_deleted_or_made_private_goes_too(worker, page, how):
    if how == "delete":
        page.delete()
    elif how == "restrict":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    else:  # no signal, no outbox: the clock finds it
        Page.objects.filter(pk=page.pk).update(live=False)
    tick(worker)
    assert not is_published("/tin-tuc/bai/index.html")
    assert is_published(OTHER)
    assert_sound()


def test_document_that_another_page_attaches_stays(worker, page, news):
    [paper] = [path for path in read_manifest()["files"] if path.startswith("/tep/")]
    resume()
    make_article(parent=news, slug="cung", documents=tuple(page.to_entry().documents))
    worker.step()
    hold_where_it_is()
    assert is_published("/tin-tuc/cung/index.html")
    page.unpublish()
    worker.step()
    assert not is_published("/tin-tuc/bai/index.html")
    assert paper in read_manifest()["files"]
    assert_sound()


def test_earlier_versions_of_the_page_go_with_it(news, page):
    publish_now()
    ArticlePage.objects.filter(pk=page.pk).update(sapo="Câu mở đầu đã viết lại hẳn.")
    publish_now()
    make_article(parent=news, slug="khac")
    publish_now()
    assert find_in_tree("ban-luu/tin-tuc/bai/") or [path for path in read_tree() if path.startswith("ban-luu/")]
    go_back(2)
    page.unpublish()
    Worker().step()
    assert not [path for path in read_tree() if path.startswith("ban-luu/")]
    assert_sound()


def test_page_that_somebody_agreed_to_show_stays_until_it_is_public_and_is_taken_down_again(worker, page, news):
    resume()
    page.unpublish()
    worker.step()
    assert not is_published("/tin-tuc/bai/index.html")
    assert go_back(1, consent=ALL).state == PublishRun.State.DONE
    tick(worker)
    assert is_published("/tin-tuc/bai/index.html")
    Page.objects.filter(pk=page.pk).update(live=True)
    tick(worker)
    Page.objects.filter(pk=page.pk).update(live=False)
    tick(worker)
    assert not is_published("/tin-tuc/bai/index.html")


@pytest.mark.parametrize("how", ["delete", "restrict"])
def test_page_that_somebody_agreed_to_show_goes_when_it_is_taken_away_once_more(worker, page, publisher_user, how):
    resume()
    page.unpublish()
    worker.step()
    assert go_back(1, consent=ALL).state == PublishRun.State.DONE
    tick(worker)
    assert is_published("/tin-tuc/bai/index.html")
    if how == "delete":
        page.delete(user=publisher_user)
    else:
        PageViewRestriction(page=page, restriction_type="login").save(user=publisher_user)
    tick(worker)
    assert not is_published("/tin-tuc/bai/index.html")
    assert is_published(OTHER)


def test_so_many_that_a_person_would_be_asked_stay_until_the_site_goes_on(site_tree, worker):
    resume()
    below = make_section(parent=site_tree, title="Cơ sở")
    for number in range(12):
        make_article(parent=below, title=f"Tin {number}")
    worker.step()
    assert go_back(read_manifest()["release"] - 1).state == PublishRun.State.DONE
    assert go_back(read_manifest()["release"] - 1).state == PublishRun.State.DONE
    Page.objects.filter(path__startswith=below.path).update(live=False)
    tick(worker)
    assert is_published("/co-so/tin-0/index.html")


def test_everything_is_right_once_the_site_goes_on(worker, page, news):
    page.unpublish()
    make_article(parent=news, slug="moi", title="Bài mới")
    worker.step()
    resume()
    worker.step()
    assert is_published("/tin-tuc/moi/index.html")
    assert find_in_tree("Bài bị khiếu nại") == []
    assert [str(found) for found in verify().differences] == []


def test_one_can_go_back_past_it_and_is_asked_about_the_page(worker, page):
    page.unpublish()
    worker.step()
    assert "“Bài bị khiếu nại”" in go_back(2).message
    assert go_back(2, consent=ALL).state == PublishRun.State.DONE
    assert is_published("/tin-tuc/bai/index.html")


def test_disk_that_refuses_leaves_the_site_held_and_it_is_tried_again(worker, page, monkeypatch):
    def refuse(*_args, **_options):
        raise OSError("no")

    page.unpublish()
    with monkeypatch.context() as broken:
        broken.setattr(PublishedFolder, "apply", refuse)
        worker.step()
    assert PublishRun.objects.first().state == PublishRun.State.FAILED
    assert Hold.objects.get().release == read_manifest()["release"]
    assert OutboxRow.objects.filter(ref=f"page:{page.pk}").exists()
    tick(worker)
    assert not is_published("/tin-tuc/bai/index.html")


@pytest.mark.parametrize("came_to_be", [False, True])
def test_publisher_killed_in_between_leaves_the_site_held(worker, page, monkeypatch, came_to_be):
    class KilledError(BaseException):
        pass

    apply = PublishedFolder.apply

    def die(self, *args, **options):
        if came_to_be:
            apply(self, *args, **options)
        raise KilledError

    page.unpublish()
    with monkeypatch.context() as dying, pytest.raises(KilledError):
        dying.setattr(PublishedFolder, "apply", die)
        dying.setattr(Hold, "delete", lambda self: None)  # the dead put nothing right
        dying.setattr("cms.publisher.models.Release.delete", lambda self: None)
        worker.step()
    folder = PublishedFolder(settings.LOA_SITE_DIR)
    settle(folder)
    assert get_hold().release == folder.read_manifest().release
    tick(Worker())
    assert get_hold() is not None
    assert not is_published("/tin-tuc/bai/index.html")
    assert_sound()
