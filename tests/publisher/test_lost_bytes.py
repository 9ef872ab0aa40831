"""Bytes that are lost on the disk are drawn again, and the records go on telling what was live."""

from pathlib import Path

import pytest
from django.conf import settings

from cms.content.models import ArticlePage
from cms.demo.factories import make_article, make_document, make_picture
from cms.publisher.actions import publish
from cms.publisher.folder import PublishedFolder
from cms.publisher.models import PageResult, PageVersion, PublishRun, Release
from cms.publisher.releases import compose, read_delta
from cms.publisher.rollback import roll_back
from cms.publisher.verification import verify
from tests.publisher.folders import assert_sound, is_published, publish_now, read_manifest, read_text

pytestmark = pytest.mark.django_db
PAGE = "/tin-tuc/bai/index.html"


@pytest.fixture
def article(news):
    """A page that was published as release 1."""
    page = make_article(parent=news, slug="bai", title="Bài")
    publish_now()
    return page


def lose(path: str) -> None:
    """The bytes of a published file are gone from the disk, copies and all."""
    name = read_manifest()["files"][path]["object"]
    for place in (Path(settings.LOA_SITE_DIR) / ".objects" / name[:2]).glob(f"{name}*"):
        place.unlink()


def go_back(number: int) -> PublishRun:
    return roll_back(PublishedFolder(settings.LOA_SITE_DIR), number)


def test_file_that_was_drawn_again_as_it_was_is_none_of_the_differences(article, news):
    was = read_text(PAGE)
    lose(PAGE)
    make_article(parent=news, slug="moi", title="Mới")
    publish_now()
    release = Release.objects.first()
    assert PAGE not in read_delta(release).files
    assert release.files == len(read_manifest()["files"])
    assert read_text(PAGE) == was
    assert go_back(1).state == PublishRun.State.DONE
    assert read_text(PAGE) == was
    assert_sound()


def test_file_that_was_drawn_otherwise_has_changed_and_is_not_new(article):
    lose(PAGE)
    ArticlePage.objects.filter(pk=article.pk).update(sapo="Câu mở đầu mới, khác hẳn.")
    publish_now()
    before, after = compose(1, 2).files[PAGE]
    assert before and after
    run = go_back(1)
    assert run.state == PublishRun.State.FAILED
    assert "không còn trên đĩa" in run.message
    assert is_published(PAGE)


def test_page_that_goes_when_its_bytes_are_lost_leaves_the_manifest_too(article):
    lose(PAGE)
    ArticlePage.objects.filter(pk=article.pk).update(live=False)
    publish_now()
    assert not is_published(PAGE)
    assert compose(1, 2).files[PAGE][1] is None
    assert Release.objects.first().files == len(read_manifest()["files"])
    assert [str(found) for found in verify().differences] == []


def test_page_that_cannot_be_drawn_again_goes_and_its_editor_is_told(news):
    paper = make_document()
    page = make_article(parent=news, slug="bai", documents=(f"document:{paper.pk}",))
    publish_now()
    lose(PAGE)
    for path in settings.MEDIA_ROOT.rglob("*.pdf"):
        path.unlink()
    run = publish(reason="thử")
    assert run.state == PublishRun.State.PARTLY
    assert PageResult.objects.get(ref=f"page:{page.pk}").state == PageResult.State.FAILED
    assert not is_published(PAGE)
    assert [str(found) for found in verify().differences] == []
    assert_sound()


def test_page_was_there_all_the_while_and_its_first_version_says_so(article):
    lose(PAGE)
    publish_now()
    assert not PageVersion.objects.exists()
    ArticlePage.objects.filter(pk=article.pk).update(sapo="Câu mở đầu mới, khác hẳn.")
    publish_now()
    assert PageVersion.objects.get().from_at == Release.objects.get(number=1).made_at


def test_picture_that_was_lost_is_put_back_and_is_not_new(news):
    picture = make_picture(width=320)
    make_article(parent=news, slug="anh", picture=f"picture:{picture.pk}", picture_alt="Cổng")
    publish_now()
    [path, *_others] = [path for path in read_manifest()["files"] if path.startswith("/anh/")]
    lose(path)
    publish_now()
    assert is_published(path)
    assert [str(found) for found in verify().differences] == []
    assert all(path not in read_delta(release).files for release in Release.objects.filter(number__gt=1))
