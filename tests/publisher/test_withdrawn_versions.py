"""Words that somebody took out of the archive for good do not come back by going back to an older release."""

import pytest
from django.conf import settings
from django.utils import timezone

from cms.demo.factories import make_article
from cms.publisher.archive import withdraw_version
from cms.publisher.folder import PublishedFolder
from cms.publisher.holding import resume
from cms.publisher.models import PageVersion, PublishRun
from cms.publisher.rollback import ALL, roll_back
from cms.publisher.verification import verify
from cms.publisher.worker import Worker
from cms.schema import RichText
from tests.publisher.folders import assert_sound, find_in_tree, is_published, publish_now

pytestmark = pytest.mark.django_db
PAGE = "/tin-tuc/bai/index.html"
INDEX = "/ban-luu/tin-tuc/bai/index.html"
SECRET = "Tên người bị nêu sai."


@pytest.fixture
def article(news):
    """A page that read otherwise in release 1; in releases 2 and 3 that stands on a sheet."""
    page = make_article(parent=news, slug="bai", title="Bài", sapo="", body=(RichText(html=f"<p>{SECRET}</p>"),))
    publish_now()
    say(page, "Lời đã sửa.")
    make_article(parent=news, slug="khac", title="Bài khác")
    publish_now()
    return page


def say(page, words: str) -> None:
    """Publish other words."""
    page.body = [("rich_text", {"html": f"<p>{words}</p>"})]
    page.save_revision().publish()
    publish_now()


def withdraw(number: int = 0) -> None:
    """Take a version out of the archive, the oldest first."""
    withdraw_version(PageVersion.objects.exclude(html=b"").order_by("until_at")[number], actor=None)


def go_back(number: int, **options) -> PublishRun:
    return roll_back(PublishedFolder(settings.LOA_SITE_DIR), number, **options)


def sheet() -> str:
    return f"/ban-luu/tin-tuc/bai/{timezone.localtime():%Y-%m-%d}/index.html"


@pytest.mark.parametrize("published", [True, False])
def test_sheet_stays_away_when_one_goes_back_past_its_withdrawing(article, published):
    assert is_published(sheet())
    withdraw()
    if published:
        publish_now()
    assert go_back(2).state == PublishRun.State.DONE
    assert find_in_tree(SECRET) == []
    assert not is_published(INDEX)
    assert is_published(PAGE)
    assert not is_published("/tin-tuc/khac/index.html")
    assert_sound()


def test_sheet_that_is_withdrawn_while_the_site_is_held_goes_at_once(article, news):
    assert go_back(2).state == PublishRun.State.DONE
    worker = Worker()
    worker.step()
    assert is_published(sheet())
    withdraw()
    worker.step()
    assert find_in_tree(SECRET) == []
    assert not is_published(INDEX)
    assert is_published(PAGE)
    assert_sound()
    runs = PublishRun.objects.count()
    worker.next_clock = 0
    worker.step()
    assert PublishRun.objects.count() == runs


def test_another_version_of_that_day_keeps_its_sheet(article):
    say(article, "Lời thứ ba.")
    withdraw()  # the second has the address of that day
    assert go_back(3).state == PublishRun.State.DONE
    assert find_in_tree(SECRET) == []
    Worker().step()
    assert find_in_tree(SECRET) == []


def test_release_in_which_the_page_itself_reads_so_needs_a_person_who_agrees(article):
    withdraw()
    publish_now()
    run = go_back(1)
    assert run.state == PublishRun.State.FAILED
    assert "“Bài”" in run.message
    assert find_in_tree(SECRET) == []
    assert go_back(1, consent=ALL).state == PublishRun.State.DONE
    assert find_in_tree(SECRET)


def test_all_is_right_when_the_site_goes_on(article):
    withdraw()
    go_back(2)
    resume()
    publish_now()
    assert find_in_tree(SECRET) == []
    assert is_published("/tin-tuc/khac/index.html")
    assert [str(found) for found in verify().differences] == []
