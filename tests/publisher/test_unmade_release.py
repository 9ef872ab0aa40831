"""A publisher that is killed before its release is live leaves nothing of it, once another has come."""

import pytest

from cms.demo.factories import make_article
from cms.publisher.folder import PublishedFolder
from cms.publisher.models import PageVersion, Release
from cms.publisher.verification import verify
from cms.schema import RichText
from tests.publisher.folders import find_in_tree, publish_now, read_tree

pytestmark = pytest.mark.django_db


class KilledError(BaseException):
    """What nothing catches."""


@pytest.fixture
def article(news):
    page = make_article(parent=news, slug="bai", title="Bài", sapo="", body=(RichText(html="<p>Lời cũ.</p>"),))
    publish_now()
    return page


def say(page, words: str) -> None:
    """Publish other words."""
    page.body = [("rich_text", {"html": f"<p>{words}</p>"})]
    page.save_revision().publish()
    publish_now()


def kill_before_it_is_live(monkeypatch, work) -> None:
    """Let a publisher die when all is noted and nothing is written."""

    def die(*_args, **_options):
        raise KilledError

    with monkeypatch.context() as dying, pytest.raises(KilledError):
        dying.setattr(PublishedFolder, "apply", die)
        dying.setattr(Release, "delete", lambda self: None)  # the dead put nothing right
        dying.setattr("cms.publisher.publishing.drop_versions", lambda versions: None)
        work()


def test_words_it_would_have_ended_go_on(article, monkeypatch):
    kill_before_it_is_live(monkeypatch, lambda: say(article, "Lời mà chưa ai đọc."))
    assert PageVersion.objects.exists()
    say(article, "Lời cũ.")
    assert not PageVersion.objects.exists()
    assert not [path for path in read_tree() if path.startswith("ban-luu/")]
    assert [str(found) for found in verify().differences] == []


def test_page_it_would_have_brought_begins_when_it_really_comes(article, news, monkeypatch):
    new = make_article(parent=news, slug="moi", title="Mới", sapo="", body=(RichText(html="<p>Một.</p>"),))
    kill_before_it_is_live(monkeypatch, publish_now)
    publish_now()
    [came] = PageVersion.objects.all()
    say(new, "Hai.")
    assert PageVersion.objects.exclude(html=b"").get().from_at == came.until_at
    assert find_in_tree("Một.")


def test_next_release_takes_its_number_and_keeps_its_own_versions(article, monkeypatch):
    kill_before_it_is_live(monkeypatch, lambda: say(article, "Lời mà chưa ai đọc."))
    say(article, "Lời mới.")
    assert [version.release for version in PageVersion.objects.all()] == [Release.objects.first().number] == [2]
    assert find_in_tree("Lời cũ.")
    assert [str(found) for found in verify().differences] == []
